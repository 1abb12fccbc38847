// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/composition.h"
#include "platform/terminal.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <cstdio>
#include <functional>

// dockpass-bench-signin SERVER CA-FILE CONTROL-URL USER, the password on standard input
// One sign-in as the window does it: the connection is opened while a person would still be typing; measured is from
// Return until both tokens are in the keychain. Prints the microseconds, and the TLS connections that the stand-in
// backend at SERVER counted before Return and in the end. The session is signed out afterwards.

using namespace dockpass;
using policy::Setting;
using session::Phase;
using session::TokenManager;

namespace {

class SignIn : public QObject
{
public:
    SignIn(const policy::Policy &policy, const QUrl &control, store::Account account, Secret password)
        : m_parts(policy, true)
        , m_control(control)
        , m_account(std::move(account))
        , m_password(std::move(password))
    {
    }

    void begin()
    {
        m_parts.session().start({m_account.server, {}});
        m_parts.http().preconnect(QUrl(m_account.server));
        awaitConnection();
    }

private:
    void askConnections(const std::function<void(int)> &answered)
    {
        QNetworkReply *reply = m_network.get(QNetworkRequest(m_control.resolved(QUrl(QStringLiteral("/counts")))));
        connect(reply, &QNetworkReply::finished, this, [reply, answered] {
            reply->deleteLater();
            answered(QJsonDocument::fromJson(reply->readAll()).object()[QLatin1StringView("handshakes")].toInt(-1));
        });
    }

    void awaitConnection()
    {
        askConnections([this](int connections) {
            if (connections < 0)
                return fail("the backend does not tell its connections");
            if (connections == 0)
                return awaitConnection();
            m_before = connections;
            submit();
        });
    }

    void submit()
    {
        connect(&m_parts.session(), &TokenManager::viewChanged, this, &SignIn::look);
        m_time.start();
        m_parts.session().signIn(m_account, std::move(m_password));
    }

    void look()
    {
        const session::View view = m_parts.session().view();
        if (view.notice && view.phase != Phase::SigningOut && view.notice->kind != session::Notice::Kind::SignedOut)
            return fail("the sign-in failed");
        if (m_microseconds == 0 && view.phase == Phase::SignedIn && view.stored && view.warehouseToken)
            stored();
        else if (m_microseconds != 0 && view.phase == Phase::SignedOut)
            m_parts.whenFinished(this, &QCoreApplication::quit);
    }

    void stored()
    {
        m_microseconds = m_time.nsecsElapsed() / 1000;
        askConnections([this](int connections) {
            std::printf("%lld %d %d\n", static_cast<long long>(m_microseconds), m_before, connections);
            m_parts.session().signOut();
        });
    }

    void fail(const char *why)
    {
        std::fprintf(stderr, "dockpass-bench-signin: %s\n", why);
        QCoreApplication::exit(1);
    }

    app::Composition m_parts;
    QNetworkAccessManager m_network; ///< for the control calls only
    QUrl m_control;
    store::Account m_account;
    Secret m_password;
    QElapsedTimer m_time;
    qint64 m_microseconds = 0;
    int m_before = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    Secret password = platform::readSecretLine();
    policy::Policy policy;
    if (arguments.size() != 5 || password.isEmpty()
        || !policy.set(Setting::CaFile, arguments[2], policy::Layer::CommandLine).ok()) {
        std::fputs("Usage: dockpass-bench-signin SERVER CA-FILE CONTROL-URL USER < PASSWORD\n", stderr);
        return 2;
    }
    const QString server = glue::serverAddress(arguments[1]).toString();
    SignIn signIn(policy, QUrl(arguments[3]), {server, arguments[4]}, std::move(password));
    signIn.begin();
    return QCoreApplication::exec();
}
