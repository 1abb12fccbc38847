// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/backendprocess.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace dockpass::test {

/// How a program of ours ended.
struct Outcome
{
    int code = -1;      ///< exit code; -1: it did not end by itself (crashed, killed, or took more than a minute)
    QByteArray trouble; ///< why not; empty: it did
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject json() const;
    /// All of it in one text, for a failed test.
    [[nodiscard]] QByteArray report() const;
};

/// Fails the test unless `outcome`, evaluated once, has this exit code.
#define EXPECT_CODE(outcome, expected)                                                                                 \
    do {                                                                                                               \
        const dockpass::test::Outcome cameTo = (outcome);                                                              \
        QVERIFY2(cameTo.code == (expected), cameTo.report().constData());                                              \
    } while (false)

/// A device with a person: a home folder of its own, without a terminal or a display, in front of the keyring of this D-Bus
/// session.
class Device
{
public:
    Device();

    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QProcessEnvironment &environment() { return m_environment; }

    /// Runs dockpassctl to its end.
    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// Starts one of our programs; its standard input stays open. With `errorFile`, which lies outside the home folder,
    /// its standard error goes there: a program that says more than a pipe holds would wait for a reader.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QString &program, const QStringList &arguments,
                                                  const QString &errorFile = {}) const;
    /// A program of ours with this device's environment, for one who starts it on a terminal.
    [[nodiscard]] QStringList commandLine(const QString &program, const QStringList &arguments) const;
    /// Starts `count` times the same dockpassctl at once and waits for all.
    [[nodiscard]] QList<Outcome> runAtOnce(int count, const QStringList &arguments) const;

    /// The arguments of a login there.
    [[nodiscard]] static QStringList loginArguments(const BackendProcess &backend,
                                                    const QString &user = BackendProcess::demoUser());
    /// Signs the demo user in there. From then on this device trusts that backend's CA, by its settings file.
    [[nodiscard]] Outcome login(const BackendProcess &backend) const;
    void trust(const BackendProcess &backend) const;
    /// Writes the settings file: lines "name=value".
    void configure(const QByteArray &settings) const;

    [[nodiscard]] QJsonObject status() const
    {
        return run({QStringLiteral("status"), QStringLiteral("--json")}).json();
    }
    /// Writes the administrator's settings file likewise, whose place is the system's: for this device it is another one,
    /// returned here (tests/support/systempolicy.cpp).
    QString administer(const QByteArray &settings);
    /// The expiry that `status` shows for "userToken" or "warehouseToken"; invalid: none.
    [[nodiscard]] QDateTime expiryOf(const QString &token) const;
    /// What is remembered of sessions outside the keychain, but for the times at which it was learnt what a server can.
    [[nodiscard]] QByteArray remembered() const;
    /// As if no server had ever been asked which grants it has.
    void forgetWhatServersCan() const;

private:
    QTemporaryDir m_home;
    QTemporaryDir m_system;
    QProcessEnvironment m_environment;
};

/// Waits for the end of a process started by a Device.
[[nodiscard]] Outcome outcomeOf(QProcess &process);

} // namespace dockpass::test
