// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/failuretable.h"

#include "glue/certificates.h"
#include "integration/oldtlsserver.h"
#include "support/faultproxy.h"

namespace dockpass::test::failures {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

const QString token = u"/token"_s;
const QStringList oneSecond{u"--timeout"_s, u"1"_s};
const QString elsewhere = u"https://shop.example"_s; // RFC 2606 3: reached through a proxy or not at all

/// Through a line with this fault.
Outcome loginThrough(Stage &stage, const Fault &fault, const QStringList &more = {})
{
    FaultProxy line(stage.shop.url());
    line.failAll(fault);
    return stage.loginAt(line.url().toString(), more);
}

Outcome loginBehindProxy(Stage &stage, const QString &proxy)
{
    stage.device.environment().insert(u"https_proxy"_s, proxy);
    return stage.loginAt(elsewhere);
}

/// A proxy that answers so to whatever it is asked for.
Outcome loginBehindProxyThatSays(Stage &stage, const QByteArray &statusAndHeaders)
{
    FaultProxy proxy(stage.shop.url());
    proxy.failAll(
        Fault::substitute("HTTP/1.1 " + statusAndHeaders + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    return loginBehindProxy(stage, u"http://127.0.0.1:%1"_s.arg(proxy.url().port()));
}

Outcome loginAtBadCertificate(Stage &stage, const QString &fault)
{
    const BackendProcess server({u"--bad-certificate"_s, fault});
    return stage.loginAt(server.url().toString(), {u"--ca"_s, server.caFile()});
}

Outcome loginAtOldServer(Stage &stage)
{
    const OldTlsServer server(glue::test::makeIdentity({.name = "localhost", .subjectAltName = "DNS:localhost"}));
    return stage.loginAt(u"https://localhost:%1"_s.arg(server.port()));
}

} // namespace

QList<Row> networkRows()
{
    return {
        {Kind::HostNotFound, "a name that nobody has", 5,
         [](Stage &s) { return s.loginAt(u"https://nowhere.invalid"_s); }}, // RFC 6761 6.4
        {Kind::Offline, "no route", 5,
         [](Stage &s) { return s.loginAt(u"https://255.255.255.255"_s); }}, // TCP has none to a broadcast
        {Kind::ConnectionRefused, "nobody listens", 5,
         [](Stage &s) {
             FaultProxy line(s.shop.url());
             line.refuse();
             return s.loginAt(line.url().toString());
         }},
        {Kind::ConnectionLost, "closed without an answer", 5,
         [](Stage &s) { return s.loginAnswered(mode(token, u"close"_s)); }},
        {Kind::ConnectionLost, "reset", 5, [](Stage &s) { return s.loginAnswered(mode(token, u"reset"_s)); }},
        {Kind::ConnectionLost, "cut off within the answer", 5,
         [](Stage &s) { return s.loginAnswered(mode(token, u"truncate"_s)); }},
        {Kind::TimedOut, "no answer", 5, [](Stage &s) { return s.loginAnswered(mode(token, u"hang"_s), oneSecond); }},
        {Kind::TimedOut, "no handshake", 5, [](Stage &s) { return loginThrough(s, Fault::stallAt(0), oneSecond); }},
        {Kind::ProxyFailed, "nobody listens", 5,
         [](Stage &s) {
             FaultProxy proxy(s.shop.url());
             proxy.refuse();
             return loginBehindProxy(s, u"http://127.0.0.1:%1"_s.arg(proxy.url().port()));
         }},
        {Kind::ProxyFailed, "a name that nobody has", 5,
         [](Stage &s) { return loginBehindProxy(s, u"http://nowhere.invalid:3128"_s); }},
        {Kind::ProxyFailed, "it forbids the server", 5,
         [](Stage &s) { return loginBehindProxyThatSays(s, "403 Forbidden"); }},
        {Kind::ProxyFailed, "it cannot get there", 5,
         [](Stage &s) { return loginBehindProxyThatSays(s, "502 Bad Gateway"); }},
        {Kind::ProxyAuthRequired, "it wants a login", 5,
         [](Stage &s) {
             return loginBehindProxyThatSays(
                 s, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"");
         }},
        {Kind::CaptivePortal, "status 511", 5, [](Stage &s) { return s.loginAnswered(html(token, 511)); }},

        {Kind::InsecureAddress, "http without the switch", 5,
         [](Stage &s) { return s.loginAt(u"http://localhost:%1"_s.arg(s.shop.url().port())); }},

        {Kind::CertificateExpired, "past its end", 5, [](Stage &s) { return loginAtBadCertificate(s, u"expired"_s); }},
        {Kind::CertificateNotYetValid, "before its start", 5,
         [](Stage &s) { return loginAtBadCertificate(s, u"not-yet-valid"_s); }},
        {Kind::CertificateWrongHost, "for another name", 5,
         [](Stage &s) { return loginAtBadCertificate(s, u"wrong-host"_s); }},
        {Kind::CertificateUntrusted, "self-signed", 5,
         [](Stage &s) { return loginAtBadCertificate(s, u"self-signed"_s); }},
        {Kind::CertificateUntrusted, "by a CA that nobody named", 5,
         [](Stage &s) {
             const BackendProcess other;
             return s.loginAt(other.url().toString());
         }},
        {Kind::TlsVersion, "a server that knows TLS 1.1 at most", 5, loginAtOldServer},
        {Kind::TlsFailed, "a page in plain HTTP on the port of TLS", 5,
         [](Stage &s) { return loginThrough(s, Fault::portalPage()); }},
        {Kind::TlsFailed, "no protocol at all", 5, [](Stage &s) { return loginThrough(s, Fault::garbage()); }},
    };
}

} // namespace dockpass::test::failures
