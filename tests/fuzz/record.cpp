// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sessionrecord.h"

#include "fuzz/property.h"

using namespace dockpass;
using namespace dockpass::fuzz;

namespace {

bool areEqual(const store::SessionRecord &a, const store::SessionRecord &b)
{
    return a.sessionId == b.sessionId && a.revision == b.revision && a.accessToken == b.accessToken
        && a.refreshToken == b.refreshToken && a.refreshSpent == b.refreshSpent && a.warehouseName == b.warehouseName
        && a.issuedAt == b.issuedAt && a.expiresAt == b.expiresAt && a.boot == b.boot && a.term == b.term
        && (a.boot.isEmpty() || a.bootedAt == b.bootedAt);
}

} // namespace

/// What a keychain gave.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto record = store::decode(Secret(QByteArrayView(bytes)));
    if (!record)
        return 0;
    require(record.value().sessionId.size() == 16, "a session's id has 16 bytes");
    require(!record.value().accessToken.isEmpty(), "a record has an access token");
    require(record.value().accessToken.size() + record.value().refreshToken.size() < bytes.size(),
            "tokens are no longer than what they were read from");
    require(record.value().issuedAt.isValid() && record.value().issuedAt.timeSpec() == Qt::UTC,
            "a record says when it was issued, in UTC");
    require(record.value().issuedAt.date().year() <= 9999
                && (!record.value().expiresAt.isValid() || record.value().expiresAt.date().year() <= 9999),
            "no time of a record is beyond the year 9999");

    constexpr qsizetype roomForMore = 65'000; // a foreign map may be a byte shorter than ours, and just fit
    if (bytes.size() > roomForMore)
        return 0;
    const Secret again = store::encode(record.value());
    const auto same = store::decode(again);
    require(same && areEqual(record.value(), same.value()), "a record that is written is read as the same");
    require(store::encode(same.value()) == again, "one record has one form");
    return 0;
}
