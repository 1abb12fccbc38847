// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/failuretexts.h"
#include "ui/notices.h"

#include <QDateTime>
#include <QLocale>
#include <QUrl>

namespace dockpass::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString shortTime(const QDateTime &time, const QDateTime &now)
{
    if (!time.isValid())
        return {};
    const QLocale locale;
    const QDateTime there = time.toLocalTime();
    const QDate today = now.toLocalTime().date();
    // Seconds, which the C locale shows, are noise here.
    const QString clock = locale.toString(there.time(), locale.timeFormat(QLocale::ShortFormat).remove(":ss"_L1));
    const qint64 days = today.daysTo(there.date());
    if (days == 0)
        return clock;
    if (days == 1)
        return Words::tr("tomorrow %1", "a time of day").arg(clock);
    constexpr qint64 halfAYear = 180;
    const QString format = qAbs(days) < halfAYear
        ? Words::tr("ddd d MMM", "day, as QLocale::toString wants it: Tue 1 Dec")
        : Words::tr("ddd d MMM yyyy", "day, as QLocale::toString wants it: Tue 1 Dec 2026");
    return Words::tr("%1, %2", "day, time of day").arg(locale.toString(there.date(), format), clock);
}

QString lengthText(milliseconds length)
{
    const auto seconds = static_cast<int>(std::chrono::round<std::chrono::seconds>(length).count());
    if (seconds % 3600 == 0)
        return Words::tr("%n hour(s)", nullptr, seconds / 3600);
    if (seconds % 60 == 0)
        return Words::tr("%n minute(s)", nullptr, seconds / 60);
    return Words::tr("%n second(s)", nullptr, seconds);
}

QString clockText(milliseconds skew)
{
    if (skew > -2min && skew < 2min)
        return {};
    const bool slow = skew > 0ms;
    const auto minutes = static_cast<int>(std::chrono::round<std::chrono::minutes>(slow ? skew : -skew).count());
    if (minutes < 120) {
        return slow ? Words::tr("The clock of this device is %n minute(s) slow.", nullptr, minutes)
                    : Words::tr("The clock of this device is %n minute(s) fast.", nullptr, minutes);
    }
    const int hours = (minutes + 30) / 60;
    if (hours < 48) {
        return slow ? Words::tr("The clock of this device is %n hour(s) slow.", nullptr, hours)
                    : Words::tr("The clock of this device is %n hour(s) fast.", nullptr, hours);
    }
    return slow ? Words::tr("The date of this device is %n day(s) slow.", nullptr, (hours + 12) / 24)
                : Words::tr("The date of this device is %n day(s) fast.", nullptr, (hours + 12) / 24);
}

QString serverText(const QString &address)
{
    const QUrl url(address);
    if (url.host().isEmpty())
        return address;
    const bool v6 = url.host().contains(u':');
    QString text = v6 ? u"[%1]"_s.arg(url.host()) : url.host();
    if (url.port() != -1)
        text += u':' + QString::number(url.port());
    const QString path = url.path();
    return path == "/"_L1 ? text : text + path;
}

} // namespace dockpass::ui
