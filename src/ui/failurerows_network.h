// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/failurerow.h"

#include <QCoreApplication>

#include <array>

// Network, address, TLS and the server's answers.
//
// Written for somebody with gloves on at six in the morning: short words, what happened, what to do. Never blame the
// person for what the server or the network did. The last text of a row is for IT: what it means and where to look.

namespace dockpass::ui {

inline constexpr std::array networkRows{
    FailureRow{
        Failure::Kind::HostNotFound, QT_TRANSLATE_NOOP("Words", "Server not found"),
        QT_TRANSLATE_NOOP("Words", "The server's name is not known on this network."),
        QT_TRANSLATE_NOOP("Words", "Check that this is the right Wi-Fi, or tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "DNS has no address for this host. Check the spelling of the server address, the DNS servers "
                          "that this network hands out, and whether the name is known inside a VPN only.")},
    FailureRow{Failure::Kind::Offline, QT_TRANSLATE_NOOP("Words", "No network"),
               QT_TRANSLATE_NOOP("Words", "This device has no network connection."),
               QT_TRANSLATE_NOOP("Words", "Check the Wi-Fi, then try again."),
               QT_TRANSLATE_NOOP("Words",
                                 "No interface of the device is up with an address, or there is no route to the "
                                 "server. Check Wi-Fi or cable, DHCP and the default route.")},
    FailureRow{Failure::Kind::ConnectionRefused, QT_TRANSLATE_NOOP("Words", "Nobody answers there"),
               QT_TRANSLATE_NOOP("Words", "Nothing answers at the server's address."),
               QT_TRANSLATE_NOOP("Words", "Try again in a few minutes. If it stays like this, tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "The host refuses connections on this port; nothing was sent. Check whether the web "
                                 "server runs, the port in the server address, and firewalls that reject.")},
    FailureRow{Failure::Kind::ConnectionLost, QT_TRANSLATE_NOOP("Words", "Connection lost"),
               QT_TRANSLATE_NOOP("Words", "The connection broke before the server had answered."),
               QT_TRANSLATE_NOOP("Words", "Try again. If it happens often here, tell IT the place."),
               QT_TRANSLATE_NOOP(
                   "Words",
                   "The connection was closed or reset before a whole answer was there; the request may have been "
                   "carried out. Check the Wi-Fi coverage at that place, and the logs of proxies and load balancers.")},
    FailureRow{
        Failure::Kind::TimedOut, QT_TRANSLATE_NOOP("Words", "No answer in time"),
        QT_TRANSLATE_NOOP("Words", "The server took too long to answer."),
        QT_TRANSLATE_NOOP("Words", "Try again in a moment."),
        QT_TRANSLATE_NOOP("Words",
                          "No whole answer came within the time limit (setting timeout); the request may have been "
                          "carried out. Look for lost packets, a firewall that drops in silence, and a slow shop.")},
    FailureRow{Failure::Kind::ProxyFailed, QT_TRANSLATE_NOOP("Words", "Proxy problem"),
               QT_TRANSLATE_NOOP("Words", "The proxy between this device and the server did not help."),
               QT_TRANSLATE_NOOP("Words", "Tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "The proxy was not found, refused the connection, or closed it. Check the proxy "
                                 "settings of this device and whether the proxy lets this host through.")},
    FailureRow{Failure::Kind::ProxyAuthRequired, QT_TRANSLATE_NOOP("Words", "Network asks for another login"),
               QT_TRANSLATE_NOOP("Words",
                                 "On the way to the server, the network asks for a login that Dockpass does not have."),
               QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "The proxy answered 407, and Dockpass has no credentials for proxies. Let this host "
                                 "pass the proxy without a login, or go around the proxy for it.")},
    FailureRow{
        Failure::Kind::CaptivePortal, QT_TRANSLATE_NOOP("Words", "Wi-Fi wants a login"),
        QT_TRANSLATE_NOOP("Words", "This Wi-Fi has a login page of its own and lets nothing out before that."),
        QT_TRANSLATE_NOOP("Words", "Open a browser, log in to the Wi-Fi, then try again here."),
        QT_TRANSLATE_NOOP("Words",
                          "The network answered in place of the server (HTTP 511), or this device's system reports a "
                          "captive portal. Put work devices on a network without one, or let this host pass it.")},

    FailureRow{Failure::Kind::InvalidAddress, QT_TRANSLATE_NOOP("Words", "Address is not valid"),
               QT_TRANSLATE_NOOP("Words", "The server's address is not a web address."),
               QT_TRANSLATE_NOOP("Words", "Tell IT: the address has to be changed."),
               QT_TRANSLATE_NOOP("Words",
                                 "The setting server is no absolute http(s) address; nothing was sent. Correct it in "
                                 "dockpass.conf, in the administrator's policy.conf, or at --server.")},
    FailureRow{
        Failure::Kind::InsecureAddress, QT_TRANSLATE_NOOP("Words", "Address is not secure"),
        QT_TRANSLATE_NOOP("Words", "The server's address does not begin with https, so nothing was sent."),
        QT_TRANSLATE_NOOP("Words", "Tell IT: the address has to be changed."),
        QT_TRANSLATE_NOOP("Words",
                          "The setting server begins with http, which would show passwords to the network. Enter the "
                          "https address; only tests on this device itself may do without, with allow-http-loopback.")},
    FailureRow{Failure::Kind::NotABackendApi, QT_TRANSLATE_NOOP("Words", "No staff sign-in there"),
               QT_TRANSLATE_NOOP("Words", "What answers at the server's address is not the shop's sign-in for staff."),
               QT_TRANSLATE_NOOP(
                   "Words",
                   "If this Wi-Fi has a login page, log in there first. Else tell IT: the address is probably wrong."),
               QT_TRANSLATE_NOOP("Words",
                                 "A web page came where the Backend API answers in JSON, or POST /token is a 404. "
                                 "Check that the setting server names the Glue Backend API, not the storefront or the "
                                 "Back Office, and that OauthBackendApi is installed there.")},
    FailureRow{
        Failure::Kind::StorefrontAnswered, QT_TRANSLATE_NOOP("Words", "Sign-in refused"),
        QT_TRANSLATE_NOOP("Words",
                          "The server refused the sign-in; it may be the one for the shop's customers, not for staff."),
        QT_TRANSLATE_NOOP("Words",
                          "Type everything once more. If it stays like this, tell IT: the address may be wrong."),
        QT_TRANSLATE_NOOP("Words",
                          "The credentials were refused in the form of the Storefront API (an object with error), "
                          "where the Backend API sends a list with code. Check that the setting server names the Glue "
                          "Backend API; if it does, look at this user in the Back Office.")},
    FailureRow{
        Failure::Kind::HttpAuthRequired, QT_TRANSLATE_NOOP("Words", "A second login is in the way"),
        QT_TRANSLATE_NOOP("Words", "Something in front of the shop asks for a login of its own."),
        QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Tell IT."),
        QT_TRANSLATE_NOOP(
            "Words",
            "A gateway answered 401 with WWW-Authenticate, which the Backend API never sends: HTTP Basic in front of a "
            "staging system, most often. Dockpass has no credentials for it; let the Backend API pass without.")},
    FailureRow{
        Failure::Kind::Redirected, QT_TRANSLATE_NOOP("Words", "Server has moved"),
        QT_TRANSLATE_NOOP("Words",
                          "The server points to another address. Dockpass does not follow, to keep passwords safe."),
        QT_TRANSLATE_NOOP("Words", "Tell IT: the address may have to be changed."),
        QT_TRANSLATE_NOOP("Words",
                          "The answer was a redirect (3xx), which is never followed with credentials. Enter the final "
                          "address in the setting server; maintenance pages and login gateways redirect as well.")},
    FailureRow{
        Failure::Kind::EndpointMissing, QT_TRANSLATE_NOOP("Words", "Not installed there"),
        QT_TRANSLATE_NOOP("Words", "The shop does not have what was asked for."),
        QT_TRANSLATE_NOOP("Words", "Tell IT: something is missing in the shop."),
        QT_TRANSLATE_NOOP("Words",
                          "A 404 for something that an optional module brings: warehouse user assignments "
                          "(WarehouseUsersBackendApi), picking lists (PickingListsBackendApi), the second factor "
                          "(MultiFactorAuth). Install the module and register its resources in the Backend API.")},

    FailureRow{
        Failure::Kind::CertificateExpired, QT_TRANSLATE_NOOP("Words", "Certificate has expired"),
        QT_TRANSLATE_NOOP("Words", "The server's certificate is out of date, or the clock of this device is wrong."),
        QT_TRANSLATE_NOOP("Words", "Check the date and time of this device. If they are right, tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "By this device's clock the certificate is past its end; the facts name the date. Set the "
                          "clock (NTP), or renew the certificate.")},
    FailureRow{Failure::Kind::CertificateNotYetValid, QT_TRANSLATE_NOOP("Words", "Check the clock"),
               QT_TRANSLATE_NOOP(
                   "Words", "The server's certificate is not valid yet. Most likely the clock of this device is slow."),
               QT_TRANSLATE_NOOP("Words", "Set the date and time of this device, then try again."),
               QT_TRANSLATE_NOOP("Words",
                                 "By this device's clock the certificate is before its start; the facts name the date. "
                                 "Look at NTP and at the battery of the device's clock.")},
    FailureRow{Failure::Kind::CertificateUntrusted, QT_TRANSLATE_NOOP("Words", "Server is not trusted"),
               QT_TRANSLATE_NOOP("Words",
                                 "This device does not know who signed the server's certificate, so nothing was sent."),
               QT_TRANSLATE_NOOP("Words",
                                 "If this Wi-Fi has a login page, log in there first. Else tell IT: the company's CA "
                                 "certificate may be missing here."),
               QT_TRANSLATE_NOOP("Words",
                                 "The certificate is signed by no authority that this device trusts; the facts name "
                                 "the issuer. Name the company's CA in the setting ca, let the server send its "
                                 "intermediate certificates, or look for a proxy that opens TLS.")},
    FailureRow{
        Failure::Kind::CertificateWrongHost, QT_TRANSLATE_NOOP("Words", "Certificate of another server"),
        QT_TRANSLATE_NOOP("Words", "The certificate belongs to another name than this server's, so nothing was sent."),
        QT_TRANSLATE_NOOP("Words",
                          "If this Wi-Fi has a login page, log in there first. Else tell IT: the address or the "
                          "certificate is wrong."),
        QT_TRANSLATE_NOOP(
            "Words",
            "The certificate names another host than the server address; the facts tell which. Use the name in the "
            "certificate, issue one for this host, or look for a virtual host that answers in its place.")},
    FailureRow{Failure::Kind::TlsVersion, QT_TRANSLATE_NOOP("Words", "Security does not match"),
               QT_TRANSLATE_NOOP(
                   "Words", "The server and this device know no secure way of talking in common, so nothing was sent."),
               QT_TRANSLATE_NOOP("Words", "Tell IT: one of the two needs an update."),
               QT_TRANSLATE_NOOP("Words",
                                 "The two sides have no version of TLS in common; Dockpass takes TLS 1.2 and later. "
                                 "Raise the version at the server or at the load balancer in front of it.")},
    FailureRow{
        Failure::Kind::TlsFailed, QT_TRANSLATE_NOOP("Words", "No secure connection"),
        QT_TRANSLATE_NOOP("Words", "A secure connection could not be made."),
        QT_TRANSLATE_NOOP("Words", "Try again. If it stays like this, tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "The TLS handshake failed for a reason of its own, which the facts quote: a revoked or "
                          "damaged certificate, no cipher in common, or something in between that breaks TLS.")},

    FailureRow{
        Failure::Kind::AnswerUnreadable, QT_TRANSLATE_NOOP("Words", "Answer is damaged"),
        QT_TRANSLATE_NOOP("Words", "The server's answer was cut off or not readable."),
        QT_TRANSLATE_NOOP("Words", "Try again. If it stays like this, tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "The answer is broken JSON, or lacks the token or list that belongs there; nothing of it was "
                          "used. Look for proxies that rewrite answers, and for changes in the shop's Backend API.")},
    FailureRow{Failure::Kind::AnswerTooLarge, QT_TRANSLATE_NOOP("Words", "Answer is too large"),
               QT_TRANSLATE_NOOP("Words", "The server sent far more than an answer can be."),
               QT_TRANSLATE_NOOP("Words", "Tell IT: this may be the wrong address."),
               QT_TRANSLATE_NOOP("Words",
                                 "The answer was over the limit, which the facts name, and was dropped. Most often "
                                 "something else than the Backend API answers at this address.")},
    FailureRow{
        Failure::Kind::AcceptRefused, QT_TRANSLATE_NOOP("Words", "Server speaks differently"),
        QT_TRANSLATE_NOOP("Words", "The server cannot answer in the form that Dockpass needs."),
        QT_TRANSLATE_NOOP("Words", "Tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "415 or 406: the header Accept did not arrive as it was sent, or this Backend API does not "
                          "speak its format. Look for gateways that change headers, and at the version of the shop.")},
    FailureRow{Failure::Kind::TooManyRequests, QT_TRANSLATE_NOOP("Words", "Please wait a little"),
               QT_TRANSLATE_NOOP("Words", "The server has too much to do at the moment."),
               QT_TRANSLATE_NOOP("Words", "Try again in a minute."),
               QT_TRANSLATE_NOOP(
                   "Words",
                   "429 comes from a firewall, CDN or proxy in front of the shop; the Backend API itself does not send "
                   "it at sign-in. Raise the limit there: a whole warehouse often shares one address.")},
    FailureRow{Failure::Kind::ServerError, QT_TRANSLATE_NOOP("Words", "Error in the server"),
               QT_TRANSLATE_NOOP("Words", "Something broke in the server."),
               QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Try again in a few minutes, or tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "The shop broke while it answered; the request may have been carried out. Its "
                                 "exception log holds the reason, at the time in the facts.")},
    FailureRow{
        Failure::Kind::ServerUnavailable, QT_TRANSLATE_NOOP("Words", "Server is not available"),
        QT_TRANSLATE_NOOP("Words", "The shop is down, too busy or being updated."),
        QT_TRANSLATE_NOOP("Words", "Try again in a few minutes."),
        QT_TRANSLATE_NOOP("Words",
                          "502, 503 or 504: the gateway gets no answer from the application behind it, or the shop is "
                          "in maintenance. Look at the application servers and at running deployments.")},
    FailureRow{Failure::Kind::UnexpectedAnswer, QT_TRANSLATE_NOOP("Words", "Unexpected answer"),
               QT_TRANSLATE_NOOP("Words", "The server gave an answer that Dockpass does not know."),
               QT_TRANSLATE_NOOP("Words", "Try again. If it stays like this, tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "A status or an error code that is not in the documentation of the Backend API; the "
                                 "facts name both. Look at gateways in front of the shop and at changes made for it.")},
};

} // namespace dockpass::ui
