// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace dockpass::store {

/// A person at a server: what a session belongs to.
struct Account
{
    QString server; ///< canonical server address
    QString user;   ///< user name as typed

    [[nodiscard]] bool isEmpty() const { return server.isEmpty() || user.isEmpty(); }
    friend bool operator==(const Account &, const Account &) = default;
};

} // namespace dockpass::store
