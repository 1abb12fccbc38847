// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/privatebus.h"

#include <QDBusConnection>
#include <QDeadlineTimer>
#include <QFile>
#include <QThread>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto serviceName = "org.freedesktop.secrets"_L1;

QByteArray configuration(const QString &folder, bool forbidden)
{
    return "<busconfig><type>session</type><listen>unix:dir=" + folder.toUtf8()
        + "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
          "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>"
        + (forbidden ? "<deny send_destination=\"org.freedesktop.secrets\"/>" : "") + "</policy></busconfig>";
}

} // namespace

PrivateBus::PrivateBus(SecretService service)
{
    QFile file(m_folder.filePath(u"bus.conf"_s));
    const QByteArray text = configuration(m_folder.path(), service == SecretService::Forbidden);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        qFatal("the test cannot write the configuration of its bus");
    m_daemon.start(u"dbus-daemon"_s, {u"--config-file"_s, file.fileName(), u"--nofork"_s, u"--print-address"_s});
    if (!m_daemon.waitForReadyRead())
        qFatal("dbus-daemon does not start");
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    if (service != SecretService::None
        && !QDBusConnection::connectToBus(m_address, m_address).registerService(serviceName))
        qFatal("the name of the Secret Service cannot be had");
}

PrivateBus::~PrivateBus()
{
    m_daemon.kill();
    m_daemon.waitForFinished();
    // libdbus ends the program where a connection is given up before it has noticed.
    const QDeadlineTimer limit(10'000);
    while (QDBusConnection(m_address).isConnected() && !limit.hasExpired())
        QThread::yieldCurrentThread();
    QDBusConnection::disconnectFromBus(m_address);
}

} // namespace dockpass::test
