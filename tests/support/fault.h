// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <chrono>

namespace dockpass::test {

/// What goes wrong with a TCP connection. Bytes are those of the wire, a TLS handshake included, and count from the
/// beginning of the connection, or from the moment in which the fault befell an open one.
struct Fault
{
    enum class Kind {
        None,        ///< every byte passes at once
        Stall,       ///< `at` bytes of the answer pass, then nothing more; the connection stays open
        Close,       ///< `at` bytes of the answer pass, then it ends in good order
        Reset,       ///< `at` bytes of the answer pass, then a reset (RST)
        Slow,        ///< the answer passes a byte at a time
        HalfHeaders, ///< half of the answer's header passes, then it ends in good order; plain HTTP only
        Substitute, ///< the request goes nowhere: `bytes` answer it, whatever the client speaks, and an end in good order
        CutRequest, ///< `at` bytes of the request pass, then both sides see an end in good order
    };

    Kind kind = Kind::None;
    qint64 at = 0; ///< bytes. 0: for an answer when its first byte should pass, for a request at once
    std::chrono::milliseconds interval{0}; ///< between two bytes
    QByteArray bytes;

    static Fault stallAt(qint64 at) { return {Kind::Stall, at, {}, {}}; }
    static Fault closeAt(qint64 at) { return {Kind::Close, at, {}, {}}; }
    static Fault resetAt(qint64 at) { return {Kind::Reset, at, {}, {}}; }
    static Fault slow(std::chrono::milliseconds interval) { return {Kind::Slow, 0, interval, {}}; }
    static Fault halfHeaders() { return {Kind::HalfHeaders, 0, {}, {}}; }
    static Fault cutRequestAt(qint64 at) { return {Kind::CutRequest, at, {}, {}}; }
    static Fault substitute(const QByteArray &bytes) { return {Kind::Substitute, 0, {}, bytes}; }
    /// Bytes of no protocol.
    static Fault garbage();
    /// What a captive portal says to everything, on a TLS port too: go and sign in to the Wi-Fi, in plain HTTP.
    static Fault portalPage();
};

/// What has come and gone since the proxy's start, in bytes of the wire.
struct Traffic
{
    int connections = 0; ///< accepted
    qint64 fromClients = 0;
    qint64 toServer = 0;
    qint64 fromServer = 0;
    qint64 toClients = 0;
};

} // namespace dockpass::test
