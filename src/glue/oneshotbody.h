// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <QIODevice>

namespace dockpass::glue {

/// A request body that can be read once.
///
/// Qt (6.4, QHttpNetworkConnectionChannel) silently sends a request again, up to three times and whatever its method,
/// when the connection closes before the answer. For a POST that spends a one-time refresh token this is fatal. Before
/// it sends again, Qt asks the body device to go back to its start; this one refuses as soon as a byte was read, and
/// the reply ends with ContentReSendError instead. What was read is overwritten at once: the body does not outlive its
/// sending.
class OneShotBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(Secret bytes, QObject *parent = nullptr);

    /// Whether Qt has begun to take the body: from then on the request may have reached the server.
    [[nodiscard]] bool taken() const { return m_taken; }

    [[nodiscard]] bool isSequential() const override { return false; } // the size is known: no chunked upload
    [[nodiscard]] qint64 size() const override { return m_size; }
    bool seek(qint64 position) override;
    bool reset() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Secret m_bytes;
    qint64 m_size;
    bool m_taken = false;
};

} // namespace dockpass::glue
