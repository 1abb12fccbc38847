// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/httpheaders.h"

#include <QLocale>
#include <QRandomGenerator>

#include <algorithm>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

QDateTime utc(const QDateTime &time)
{
    return time.isValid() ? QDateTime(time.date(), time.time(), Qt::UTC) : QDateTime();
}

} // namespace

QDateTime httpDate(QByteArrayView value, const QDateTime &now)
{
    // English names whatever the device's language.
    const QLocale english = QLocale::c();
    const QString text = QString::fromLatin1(value).simplified();

    if (QDateTime time = utc(english.toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)); time.isValid())
        return time;
    if (QDateTime time = utc(english.toDateTime(text, u"ddd MMM d hh:mm:ss yyyy"_s)); time.isValid())
        return time;

    // "Sunday, 06-Nov-94 08:49:37 GMT": the day's name is left out, because it would have to fit Qt's guess of the century.
    const qsizetype comma = text.indexOf(u',');
    QDateTime time = utc(english.toDateTime(text.mid(comma + 1).trimmed(), u"dd-MMM-yy hh:mm:ss 'GMT'"_s));
    while (time.isValid() && time.addYears(50) < now)
        time = time.addYears(100);
    return time;
}

std::optional<ServerTime> serverTime(const QDateTime &date, Instant sentAt, Instant receivedAt, QByteArrayView age)
{
    // The device may have slept in between.
    constexpr milliseconds longest = std::chrono::minutes(1);
    const milliseconds underWay = receivedAt - sentAt;
    const QByteArrayView cached = age.trimmed();
    const bool fresh = std::ranges::all_of(cached, [](char c) { return c == '0'; });
    if (!date.isValid() || underWay > longest || !fresh)
        return std::nullopt;
    constexpr int halfASecond = 500; // a Date is cut off to seconds
    return ServerTime{date.addMSecs(halfASecond), sentAt + underWay / 2};
}

std::optional<std::chrono::seconds> retryDelay(QByteArrayView value, const QDateTime &now)
{
    constexpr qint64 longest = 366LL * 24 * 60 * 60;
    const QByteArrayView text = value.trimmed();
    // Qt would take a sign, and whatever follows a NUL.
    bool isNumber = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    qint64 seconds = isNumber ? text.toLongLong(&isNumber) : 0;
    if (!isNumber) {
        const QDateTime time = httpDate(value, now);
        if (!time.isValid() || !now.isValid())
            return std::nullopt;
        seconds = now.secsTo(time);
    }
    return std::chrono::seconds(std::clamp<qint64>(seconds, 0, longest));
}

bool isSendable(QByteArrayView secret)
{
    return std::ranges::all_of(secret, [](char c) { return c > 0x20 && c < 0x7f; });
}

QByteArray newRequestId()
{
    return QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
}

} // namespace dockpass::glue
