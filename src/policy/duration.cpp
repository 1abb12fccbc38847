// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/duration.h"

#include <QRegularExpression>

namespace dockpass::policy {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;

std::optional<seconds> durationFrom(const QString &text)
{
    static const QRegularExpression form(u"^(?:(\\d{1,9})h)?\\s*(?:(\\d{1,9})m)?\\s*(?:(\\d{1,9})s)?$"_s);
    const QString plain = text.trimmed().toLower();
    const auto match = form.match(plain);
    if (plain.isEmpty() || !match.hasMatch())
        return {};
    const auto part = [&match](int group) { return match.capturedView(group).toLongLong(); };
    const seconds duration = seconds(part(1) * 3600 + part(2) * 60 + part(3));
    return duration <= 365 * 24h ? std::optional(duration) : std::nullopt;
}

QString textOf(seconds duration)
{
    QString text;
    const auto add = [&text](qint64 number, QLatin1Char unit) {
        if (number != 0)
            text += QString::number(number) + unit;
    };
    add(duration / 1h, 'h'_L1);
    add(duration % 1h / 1min, 'm'_L1);
    add((duration % 1min).count(), 's'_L1);
    return text.isEmpty() ? u"0s"_s : text;
}

} // namespace dockpass::policy
