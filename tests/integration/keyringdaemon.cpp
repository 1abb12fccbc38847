// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/keyringdaemon.h"

#include "integration/keyring.h"
#include "store/secretservicecontrol.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusServiceWatcher>
#include <QSignalSpy>

#include <csignal>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms, for a busy machine

QString keyringName()
{
    return u"org.freedesktop.secrets"_s;
}

void start(QProcess &daemon, bool unlocked)
{
    QStringList arguments{u"--components=secrets"_s, u"--foreground"_s};
    if (unlocked)
        arguments.append(u"--unlock"_s);
    daemon.setStandardOutputFile(QProcess::nullDevice());
    daemon.setStandardErrorFile(QProcess::nullDevice());
    daemon.start(u"gnome-keyring-daemon"_s, arguments);
    if (unlocked)
        daemon.write("test");
    daemon.closeWriteChannel();
}

} // namespace

Prompts::Prompts(const VirtualDisplay &display) : m_display(display)
{
    if (!secretservice::showPrompts(display.name()))
        qFatal("the bus does not take the display");
}

Prompts::~Prompts()
{
    secretservice::showPrompts({});
}

bool Prompts::isOpen() const
{
    return m_display.hasWindow(u"Unlock"_s);
}

bool Prompts::cancel() const
{
    return m_display.pressIn(u"Unlock"_s, u"Escape"_s);
}

bool Prompts::answer() const
{
    // In place of whatever was typed before.
    return m_display.pressIn(u"Unlock"_s, u"ctrl+a"_s) && m_display.type("test") && m_display.pressReturn();
}

KeyringOn::KeyringOn(const QString &bus)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
    for (const QString &name : {u"HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_folder.path());
    m_process.setProcessEnvironment(environment);
    start(m_process, true);
}

KeyringOn::~KeyringOn()
{
    m_process.kill();
    m_process.waitForFinished();
}

RestartedDaemon::RestartedDaemon(bool unlocked)
{
    // Before the question, so that the bus knows of it when the old one ends.
    const QDBusServiceWatcher watcher(keyringName(), QDBusConnection::sessionBus(),
                                      QDBusServiceWatcher::WatchForOwnerChange);
    QSignalSpy changes(&watcher, &QDBusServiceWatcher::serviceOwnerChanged);
    const auto process = QDBusConnection::sessionBus().interface()->servicePid(keyringName());
    if (!process.isValid() || ::kill(pid_t(process.value()), SIGKILL) != 0)
        return;
    start(m_process, unlocked);
    const auto hasNewOwner = [&changes] { return !changes.isEmpty() && !changes.last().at(2).toString().isEmpty(); };
    m_ok = m_process.waitForStarted() && m_process.waitForBytesWritten(unlocked ? patience : 0) == unlocked;
    while (m_ok && !hasNewOwner())
        m_ok = changes.wait(patience);
}

RestartedDaemon::~RestartedDaemon()
{
    m_process.kill();
    m_process.waitForFinished();
}

OtherCollection::OtherCollection() : m_path(secretservice::createCollection(u"other"_s)) {}

OtherCollection::~OtherCollection()
{
    secretservice::deleteCollection(m_path);
}

bool OtherCollection::take(const store::Key &key) const
{
    const QByteArray bytes = keyring::bytes(key);
    return !bytes.isEmpty() && keyring::clear(key) && keyring::setBytes(key, bytes, m_path);
}

bool OtherCollection::lock() const
{
    return secretservice::lock(m_path);
}

bool OtherCollection::unlock() const
{
    return secretservice::unlock(m_path);
}

} // namespace dockpass::test
