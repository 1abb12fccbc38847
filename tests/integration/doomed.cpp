// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/doomed.h"

#include <QTest>

#include <algorithm>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {
constexpr int longEnough = 60'000; // ms, for a busy machine
constexpr QByteArrayView category = "dockpass.session: ";
} // namespace

Doomed::Doomed(Device &device, const QString &program, const QStringList &arguments, const QByteArray &killAt)
    : m_log(m_folder.filePath(u"said"_s))
{
    QProcessEnvironment &environment = device.environment();
    const QProcessEnvironment before = environment;
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(DOCKPASS_KILL_LIBRARY));
    environment.insert(u"DOCKPASS_KILL_AT"_s, QString::fromLatin1(killAt));
    environment.insert(u"QT_LOGGING_RULES"_s, u"dockpass.session.debug=true"_s);
    m_process = device.start(program, arguments, m_log.fileName());
    environment = before;
    m_process->waitForStarted();
    if (!m_log.open(QIODevice::ReadOnly))
        qFatal("the log of a program cannot be read");
}

bool Doomed::isRunning() const
{
    return !m_process->waitForFinished(0) && m_process->state() != QProcess::NotRunning;
}

void Doomed::kill()
{
    m_process->kill();
    m_process->waitForFinished();
}

const QByteArrayList &Doomed::said()
{
    m_unread += m_log.readAll();
    for (qsizetype end = m_unread.indexOf('\n'); end >= 0; end = m_unread.indexOf('\n')) {
        if (m_unread.startsWith(category))
            m_said.append(m_unread.sliced(category.size(), end - category.size()));
        m_unread.remove(0, end + 1);
    }
    return m_said;
}

QByteArrayList Doomed::boundaries()
{
    QByteArrayList counted = said();
    counted.removeIf([](const QByteArray &line) { return line.startsWith("phase "); });
    return counted;
}

bool Doomed::saidLike(const QByteArray &beginning)
{
    const QByteArrayList &lines = said();
    return std::any_of(lines.begin(), lines.end(),
                       [&beginning](const QByteArray &line) { return line.startsWith(beginning); });
}

bool Doomed::waitUntilSaid(const QByteArray &beginning)
{
    bool ended = false;
    const auto known = [&] {
        ended = !isRunning(); // before the last look: what it said with its last breath counts
        return saidLike(beginning) || ended;
    };
    return QTest::qWaitFor(known, longEnough) && saidLike(beginning);
}

} // namespace dockpass::test
