// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"

#include <functional>

namespace dockpass::backend {

class Backend;
class Server;

/// The second port, by which a test asks what came in and orders what goes out (docs/backend.md lists the calls).
/// JSON both ways; a call that was not understood gets 400 or 404 and {"error":"..."}.
class Control
{
public:
    /// `quit` is called, on the thread of the call, when the program is to end.
    Control(Backend &backend, Server &glue, std::function<void()> quit);

    [[nodiscard]] Reply handle(const Incoming &request);

private:
    [[nodiscard]] Answer answer(const Incoming &request);
    [[nodiscard]] Answer requests(const Incoming &request);
    [[nodiscard]] Answer counts(const Incoming &request);
    [[nodiscard]] Answer answers(const Incoming &request);
    [[nodiscard]] Answer time(const Incoming &request);
    [[nodiscard]] Answer profile(const Incoming &request);
    [[nodiscard]] Answer user(const Incoming &request, const QString &name);

    Backend &m_backend;
    Server &m_glue;
    std::function<void()> m_quit;
};

} // namespace dockpass::backend
