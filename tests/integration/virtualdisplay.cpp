// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/virtualdisplay.h"

#include <QFile>

namespace dockpass::test {

using namespace Qt::StringLiterals;

VirtualDisplay::VirtualDisplay()
{
    m_server.setStandardErrorFile(QProcess::nullDevice());
    // Without -noreset it starts anew when its last client leaves, and refuses whoever comes just then.
    m_server.start(
        u"Xvfb"_s,
        {u"-noreset"_s, u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s, u"-nolisten"_s, u"tcp"_s});
    // It chooses a free number, and says it once it takes connections.
    while (!m_server.canReadLine() && m_server.waitForReadyRead()) {
    }
    const QByteArray number = m_server.readLine().trimmed();
    if (!number.isEmpty())
        m_name = u':' + QString::fromLatin1(number);
}

VirtualDisplay::~VirtualDisplay()
{
    m_server.terminate();
    if (!m_server.waitForFinished(5'000))
        m_server.kill();
    m_server.waitForFinished();
}

void VirtualDisplay::addTo(QProcessEnvironment &environment) const
{
    environment.insert(u"DISPLAY"_s, m_name);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
}

QByteArrayList VirtualDisplay::windows(const QStringList &search) const
{
    QByteArrayList found =
        xdotool(QStringList{u"search"_s, u"--onlyvisible"_s} + search).value_or(QByteArray()).split('\n');
    found.removeAll(QByteArray());
    return found;
}

bool VirtualDisplay::focus(const QByteArray &window) const
{
    // There is no window manager to give it the keyboard.
    return xdotool({u"windowfocus"_s, QString::fromLatin1(window)})
        && xdotool({u"getwindowfocus"_s}).value_or(QByteArray()).trimmed() == window;
}

bool VirtualDisplay::isOnTop(qint64 processId) const
{
    const auto place = xdotool({u"mousemove"_s, u"20"_s, u"20"_s, u"getmouselocation"_s, u"--shell"_s});
    const QByteArray below = place.value_or(QByteArray()).split('=').last().trimmed(); // "WINDOW=..." is its last line
    return xdotool({u"getwindowpid"_s, QString::fromLatin1(below)}).value_or(QByteArray()).trimmed().toLongLong()
        == processId;
}

bool VirtualDisplay::focusWindowOf(qint64 processId) const
{
    const QByteArrayList found = windows({u"--pid"_s, QString::number(processId)});
    return !found.isEmpty() && focus(found.first());
}

std::optional<quint32> VirtualDisplay::windowOf(qint64 processId) const
{
    const QByteArrayList found = windows({u"--pid"_s, QString::number(processId)});
    return found.isEmpty() ? std::nullopt : std::optional(found.first().toUInt());
}

bool VirtualDisplay::hasWindow(const QString &title) const
{
    return !windows({u"--name"_s, title}).isEmpty();
}

bool VirtualDisplay::focusWindow(const QString &title) const
{
    const QByteArrayList found = windows({u"--name"_s, title});
    return !found.isEmpty() && focus(found.last());
}

bool VirtualDisplay::pressIn(const QString &title, const QString &key) const
{
    return focusWindow(title) && xdotool({u"key"_s, key});
}

bool VirtualDisplay::photograph(qint64 processId, const QString &file) const
{
    const QByteArrayList found = windows({u"--pid"_s, QString::number(processId)});
    if (found.isEmpty())
        return false;
    const QString window = QString::fromLatin1(found.first());
    if (!xdotool({u"windowraise"_s, window, u"windowsize"_s, u"--sync"_s, window, u"360"_s, u"640"_s}))
        return false;
    // Until it is drawn: a picture that is the same as the one before.
    QByteArray before;
    for (int tries = 0; tries < 20; ++tries) {
        QFile picture(file);
        if (QProcess::execute(u"import"_s,
                              {u"-display"_s, m_name, u"-window"_s, window, u"+set"_s, u"date:create"_s, u"+set"_s,
                               u"date:modify"_s, file})
                != 0
            || !picture.open(QIODevice::ReadOnly))
            return false;
        const QByteArray now = picture.readAll();
        if (tries > 1 && now == before)
            return true;
        before = now;
    }
    return false;
}

bool VirtualDisplay::type(const QByteArray &text) const
{
    return xdotool({u"type"_s, u"--delay"_s, u"15"_s, u"--file"_s, u"-"_s}, text).has_value();
}

std::optional<QByteArray> VirtualDisplay::xdotool(const QStringList &arguments, const QByteArray &input) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DISPLAY"_s, m_name);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    process.setProcessEnvironment(environment);
    process.start(u"xdotool"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    return process.readAllStandardOutput();
}

} // namespace dockpass::test
