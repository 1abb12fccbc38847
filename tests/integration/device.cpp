// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/device.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <unistd.h>

#include <vector>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int longestRun = 60'000; // ms
}

QJsonObject Outcome::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QByteArray Outcome::report() const
{
    return "exit code " + QByteArray::number(code) + trouble + "\n--- standard output\n" + out
        + "\n--- standard error\n" + err;
}

Device::Device() : m_environment(QProcessEnvironment::systemEnvironment())
{
    QDir(m_home.path()).mkdir(u"tmp"_s);
    for (const QString &name : {u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_STATE_HOME"_s,
                                u"QT_LOGGING_RULES"_s, u"LANGUAGE"_s})
        m_environment.remove(name);
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"TMPDIR"_s, m_home.filePath(u"tmp"_s));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    m_environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
}

std::unique_ptr<QProcess> Device::start(const QString &program, const QStringList &arguments,
                                        const QString &errorFile) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setChildProcessModifier([] { ::setsid(); }); // no terminal: nothing can be asked for
    if (!errorFile.isEmpty())
        process->setStandardErrorFile(errorFile);
    process->start(QStringLiteral(DOCKPASS_BIN_DIR "/") + program, arguments);
    return process;
}

QStringList Device::commandLine(const QString &program, const QStringList &arguments) const
{
    QStringList command{u"/usr/bin/env"_s, u"-i"_s};
    command += m_environment.toStringList();
    command += QStringLiteral(DOCKPASS_BIN_DIR "/") + program;
    return command + arguments;
}

Outcome outcomeOf(QProcess &process)
{
    process.closeWriteChannel();
    const bool endedBefore = process.state() == QProcess::NotRunning && process.error() != QProcess::FailedToStart;
    const bool ended = endedBefore || process.waitForFinished(longestRun);
    Outcome outcome;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        outcome.code = process.exitCode();
    else
        outcome.trouble = (ended ? ", by signal " + QByteArray::number(process.exitCode())
                                 : ", not by itself: " + process.errorString().toUtf8());
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

Outcome Device::run(const QStringList &arguments, const QByteArray &input) const
{
    const std::unique_ptr<QProcess> process = start(u"dockpassctl"_s, arguments);
    process->write(input);
    return outcomeOf(*process);
}

QList<Outcome> Device::runAtOnce(int count, const QStringList &arguments) const
{
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < count; ++i)
        processes.push_back(start(u"dockpassctl"_s, arguments));
    QList<Outcome> outcomes;
    for (const auto &process : processes)
        outcomes.append(outcomeOf(*process));
    return outcomes;
}

QStringList Device::loginArguments(const BackendProcess &backend, const QString &user)
{
    return {u"login"_s, u"--server"_s,   backend.url().toString(), u"--user"_s, user, u"--password-stdin"_s,
            u"--ca"_s,  backend.caFile()};
}

void Device::trust(const BackendProcess &backend) const
{
    configure("ca=" + backend.caFile().toUtf8() + '\n');
}

void Device::configure(const QByteArray &settings) const
{
    QFile file(m_home.filePath(u".config/dockpass/dockpass.conf"_s));
    QDir().mkpath(QFileInfo(file).path());
    if (!file.open(QIODevice::WriteOnly) || file.write("[dockpass]\n" + settings) < 0)
        qFatal("the test cannot write its settings");
}

QString Device::administer(const QByteArray &settings)
{
    QFile file(m_system.filePath(u"policy.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write("[dockpass]\n" + settings) < 0)
        qFatal("the test cannot write the administrator's settings");
    m_environment.insert(u"LD_PRELOAD"_s, QStringLiteral(DOCKPASS_POLICY_LIBRARY));
    m_environment.insert(u"DOCKPASS_SYSTEM_POLICY"_s, file.fileName());
    return m_system.path();
}

Outcome Device::login(const BackendProcess &backend) const
{
    trust(backend);
    return run(loginArguments(backend), BackendProcess::demoPassword().toUtf8());
}

QDateTime Device::expiryOf(const QString &token) const
{
    return QDateTime::fromString(status()[token]["expiresAt"_L1].toString(), Qt::ISODate);
}

QByteArray Device::remembered() const
{
    QFile file(m_home.filePath(u".config/dockpass/sessions.conf"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeIf([](const QByteArray &line) { return line.contains("Learnt="); });
    return lines.join('\n');
}

void Device::forgetWhatServersCan() const
{
    QFile file(m_home.filePath(u".config/dockpass/sessions.conf"_s));
    if (!file.open(QIODevice::ReadWrite))
        qFatal("the test cannot read the list of sessions");
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeIf([](const QByteArray &line) { return line.contains("Grant"); });
    if (!file.resize(0) || file.write(lines.join('\n')) < 0)
        qFatal("the test cannot write the list of sessions");
}

} // namespace dockpass::test
