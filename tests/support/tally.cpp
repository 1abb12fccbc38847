// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "support/tally.h"

#include <QDir>
#include <QFile>

#include <utility>

namespace dockpass::test {

Tally::Tally(QByteArray test) : m_test(std::move(test)) {}

Tally::~Tally()
{
    const QString folder = QStringLiteral(DOCKPASS_TALLY_DIR);
    QFile file(folder + u'/' + QString::fromLatin1(m_test));
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly)) {
        qWarning("%s: its numbers cannot be written down", m_test.constData());
        return;
    }
    for (const auto &[what, count] : m_counts)
        file.write(QByteArray::number(count) + ' ' + what + '\n');
}

qint64 Tally::of(const QByteArray &what) const
{
    const auto found = m_counts.find(what);
    return found == m_counts.end() ? 0 : found->second;
}

bool Tally::isTorture()
{
    return qEnvironmentVariableIsSet("DOCKPASS_TORTURE");
}

} // namespace dockpass::test
