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

RestartedDaemon::RestartedDaemon(bool unlocked)
{
    // Before the question, so that the bus knows of it when the old one ends.
    const QDBusServiceWatcher watcher(keyringName(), QDBusConnection::sessionBus(),
                                      QDBusServiceWatcher::WatchForOwnerChange);
    QSignalSpy changes(&watcher, &QDBusServiceWatcher::serviceOwnerChanged);
    const auto process = QDBusConnection::sessionBus().interface()->servicePid(keyringName());
    if (!process.isValid() || ::kill(pid_t(process.value()), SIGKILL) != 0)
        return;
    QStringList arguments{u"--components=secrets"_s, u"--foreground"_s};
    if (unlocked)
        arguments.append(u"--unlock"_s);
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(u"gnome-keyring-daemon"_s, arguments);
    if (unlocked)
        m_process.write("test");
    m_process.closeWriteChannel();
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
