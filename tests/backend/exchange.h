// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace dockpass::backend {

using Header = std::pair<QByteArray, QByteArray>;

/// One request as it came off the wire. The path is decoded and without its query.
struct Incoming
{
    QByteArray method;
    QByteArray path;
    QByteArray query; ///< as it was sent: encoded, without the question mark
    QList<Header> headers;
    QByteArray body;
    int connection = 0; ///< counted from 1 since the start of the program

    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers) {
            if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return std::nullopt;
    }
};

/// Which secrets an answer hands out: for the log's hashes and counts.
struct Issued
{
    QByteArray grant; ///< "password", "authorization_code", "warehouse" or "refresh_token"; empty: no tokens issued
    QByteArray accessToken;
    QByteArray refreshToken;
    QByteArray code = {}; ///< of /authorize
};

/// What the server has to say.
struct Answer
{
    int status = 200;
    QList<Header> headers;
    QByteArray body;
    Issued issued;
};

/// How an answer travels: whole, or broken in one of the ways in which networks and servers break.
struct Delivery
{
    enum class Mode {
        Normal,
        Hang,     ///< nothing, until the client leaves or the program ends
        Drip,     ///< one byte at a time
        Reset,    ///< the connection is reset (RST) without an answer
        Close,    ///< the connection is closed in good order without an answer
        Truncate, ///< Content-Length promises the whole body, half of it is sent, then the connection is closed
    };
    Mode mode = Mode::Normal;
    std::chrono::milliseconds delay{0};
    std::chrono::milliseconds dripInterval{100};
};

struct Reply
{
    Answer answer;
    Delivery delivery;
};

/// Called on the thread of the connection; several at once.
using RequestHandler = std::function<Reply(const Incoming &)>;

} // namespace dockpass::backend
