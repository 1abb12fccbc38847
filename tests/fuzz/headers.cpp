// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/httpheaders.h"

#include "fuzz/property.h"

#include <QLocale>

#include <algorithm>

using namespace dockpass;
using namespace dockpass::fuzz;
using namespace Qt::StringLiterals;

/// The value of a Date and of a Retry-After header.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qint64 longest = 366LL * 24 * 60 * 60;
    const QByteArray value = bytesOf(data, size);
    const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);

    const auto delay = glue::retryDelay(value, now);
    require(!delay || (delay->count() >= 0 && delay->count() <= longest), "a wait is between nothing and a year");

    const QDateTime date = glue::httpDate(value, now);
    if (date.isValid()) {
        require(date.timeSpec() == Qt::UTC, "a date is in UTC");
        const QString text = QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        require(glue::httpDate(text.toLatin1(), now) == date, "a date in today's form is the same date");
        require(delay && delay->count() == std::clamp<qint64>(now.secsTo(date), 0, longest),
                "a wait until a date ends at that date");
    }
    return 0;
}
