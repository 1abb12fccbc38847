// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sessionrecord.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

#include <optional>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype largestRecord = 65'536;
constexpr qsizetype sessionIdSize = 16;
constexpr quint64 longestKey = 64;
constexpr quint64 longestName = 320; ///< bytes: 80 characters
constexpr qsizetype longestBoot = 128;
constexpr quint64 longestTerm = 31'557'600'000; ///< milliseconds: a year
constexpr int deepestUnknownValue = 8;

// The map's keys. The version stands first, so that a later one is recognised whatever follows it.
constexpr auto versionKey = "version"_L1;
constexpr auto sessionKey = "session"_L1;
constexpr auto revisionKey = "revision"_L1;
constexpr auto accessKey = "access"_L1;
constexpr auto refreshKey = "refresh"_L1;
constexpr auto spentKey = "spent"_L1;
constexpr auto warehouseKey = "warehouse"_L1;
constexpr auto issuedKey = "issued"_L1;
constexpr auto expiresKey = "expires"_L1;
constexpr auto bootKey = "boot"_L1;
constexpr auto bootedKey = "booted"_L1;
// The term: all of them, or none
constexpr auto endsKey = "ends"_L1;
constexpr auto writtenKey = "written"_L1;
constexpr auto lengthKey = "length"_L1;

/// The fields as they are found; a record has them all but `refresh`, `warehouse`,
/// `expires`, `boot`, `booted` and the term.
struct Fields
{
    std::optional<Secret> sessionId;
    std::optional<quint64> revision;
    std::optional<Secret> accessToken;
    std::optional<Secret> refreshToken;
    std::optional<bool> refreshSpent;
    std::optional<QString> warehouseName;
    std::optional<QDateTime> issuedAt;
    std::optional<QDateTime> expiresAt;
    std::optional<Secret> boot;
    std::optional<QDateTime> bootedAt;
    std::optional<QDateTime> endsAt;
    std::optional<QDateTime> writtenAt;
    std::optional<quint64> length;
};

/// A short text of known length; nullopt: anything else.
std::optional<QString> readText(QCborStreamReader &reader, quint64 longest)
{
    if (!reader.isString() || !reader.isLengthKnown() || reader.length() > longest)
        return {};
    QString text;
    auto chunk = reader.readString();
    for (; chunk.status == QCborStreamReader::Ok; chunk = reader.readString())
        text += chunk.data;
    if (chunk.status == QCborStreamReader::Error)
        return {};
    return text;
}

/// A byte string straight into a Secret, without a copy that nobody wipes. Its length is believed only as far as
/// there are bytes left.
std::optional<Secret> readSecret(QCborStreamReader &reader, qsizetype total)
{
    if (!reader.isByteArray() || !reader.isLengthKnown() || reader.length() > quint64(total - reader.currentOffset()))
        return {};
    Secret bytes = Secret::ofSize(qsizetype(reader.length()));
    const auto read = reader.readStringChunk(bytes.data(), bytes.size());
    if (read.status != QCborStreamReader::Ok || read.data != bytes.size())
        return {};
    char none{};
    if (reader.readStringChunk(&none, 0).status != QCborStreamReader::EndOfString)
        return {};
    return bytes;
}

std::optional<quint64> readUnsigned(QCborStreamReader &reader)
{
    if (!reader.isUnsignedInteger())
        return {};
    const quint64 value = reader.toUnsignedInteger();
    if (!reader.next())
        return {};
    return value;
}

std::optional<bool> readBool(QCborStreamReader &reader)
{
    if (!reader.isBool())
        return {};
    const bool value = reader.toBool();
    if (!reader.next())
        return {};
    return value;
}

/// Milliseconds since 1970, before the year 10000.
std::optional<QDateTime> readTime(QCborStreamReader &reader)
{
    constexpr quint64 latest = 253'402'300'799'999;
    const std::optional<quint64> value = readUnsigned(reader);
    if (!value || *value > latest)
        return {};
    return QDateTime::fromMSecsSinceEpoch(qint64(*value), Qt::UTC);
}

/// Takes `value` for `field`; false where there is none, or the field was there already.
template<typename T>
bool take(std::optional<T> &field, std::optional<T> value)
{
    if (field || !value)
        return false;
    field = std::move(value);
    return true;
}

bool readField(QCborStreamReader &reader, const QString &key, Fields &fields, qsizetype total)
{
    if (key == sessionKey)
        return take(fields.sessionId, readSecret(reader, total));
    if (key == revisionKey)
        return take(fields.revision, readUnsigned(reader));
    if (key == accessKey)
        return take(fields.accessToken, readSecret(reader, total));
    if (key == refreshKey)
        return take(fields.refreshToken, readSecret(reader, total));
    if (key == spentKey)
        return take(fields.refreshSpent, readBool(reader));
    if (key == warehouseKey)
        return take(fields.warehouseName, readText(reader, longestName));
    if (key == issuedKey)
        return take(fields.issuedAt, readTime(reader));
    if (key == expiresKey)
        return take(fields.expiresAt, readTime(reader));
    if (key == bootKey)
        return take(fields.boot, readSecret(reader, total));
    if (key == bootedKey)
        return take(fields.bootedAt, readTime(reader));
    if (key == endsKey)
        return take(fields.endsAt, readTime(reader));
    if (key == writtenKey)
        return take(fields.writtenAt, readTime(reader));
    if (key == lengthKey)
        return take(fields.length, readUnsigned(reader));
    return key != versionKey && reader.next(deepestUnknownValue);
}

/// The version, once the map has been entered and before anything else has been believed.
Result<int, RecordFault> readVersion(QCborStreamReader &reader)
{
    if (readText(reader, longestKey) != versionKey)
        return RecordFault::Damaged;
    const std::optional<quint64> version = readUnsigned(reader);
    if (!version || *version == 0)
        return RecordFault::Damaged;
    if (*version > quint64(SessionRecord::currentVersion))
        return RecordFault::Future;
    return int(*version);
}

std::optional<SessionRecord> recordOf(Fields fields)
{
    if (!fields.sessionId || fields.sessionId->size() != sessionIdSize || !fields.revision || !fields.accessToken
        || fields.accessToken->isEmpty() || !fields.refreshSpent || !fields.issuedAt)
        return {};
    const bool wholeTerm = fields.endsAt && fields.writtenAt && fields.length && *fields.length <= longestTerm;
    if (!wholeTerm && (fields.endsAt || fields.writtenAt || fields.length))
        return {};
    SessionRecord record;
    if (wholeTerm)
        record.term = {*fields.endsAt, *fields.writtenAt, std::chrono::milliseconds(qint64(*fields.length))};
    record.sessionId = fields.sessionId->view().toByteArray();
    record.revision = *fields.revision;
    record.accessToken = std::move(*fields.accessToken);
    if (fields.refreshToken)
        record.refreshToken = std::move(*fields.refreshToken);
    record.refreshSpent = *fields.refreshSpent;
    record.warehouseName = fields.warehouseName.value_or(QString());
    record.issuedAt = *fields.issuedAt;
    record.expiresAt = fields.expiresAt.value_or(QDateTime());
    if (fields.boot && fields.bootedAt && fields.boot->size() <= longestBoot) {
        record.boot = fields.boot->view().toByteArray();
        record.bootedAt = *fields.bootedAt;
    }
    return record;
}

void append(QCborStreamWriter &writer, QLatin1StringView key, QByteArrayView bytes)
{
    writer.append(key);
    writer.appendByteString(bytes.data(), bytes.size());
}

void append(QCborStreamWriter &writer, QLatin1StringView key, const QDateTime &time)
{
    writer.append(key);
    writer.append(quint64(std::max<qint64>(0, time.toMSecsSinceEpoch())));
}

} // namespace

SignInTime signInTimeOf(const SessionRecord &record)
{
    if (!record.term || record.boot.isEmpty())
        return {};
    const milliseconds ends(record.bootedAt.msecsTo(record.term->endsAt));
    return {record.boot, Instant{ends - record.term->length}};
}

Secret encode(const SessionRecord &record)
{
    Q_ASSERT(record.sessionId.size() == sessionIdSize && record.issuedAt.isValid() && !record.accessToken.isEmpty());
    // Room for all of it, so that the array never moves and leaves tokens behind.
    constexpr qsizetype overhead = 320 + longestBoot;
    QByteArray bytes;
    bytes.reserve(record.sessionId.size() + record.accessToken.size() + record.refreshToken.size()
                  + record.warehouseName.toUtf8().size() + overhead);
    {
        QCborStreamWriter writer(&bytes);
        writer.startMap();
        writer.append(versionKey);
        writer.append(quint64(SessionRecord::currentVersion));
        append(writer, sessionKey, record.sessionId);
        writer.append(revisionKey);
        writer.append(record.revision);
        append(writer, accessKey, record.accessToken.view());
        if (!record.refreshToken.isEmpty())
            append(writer, refreshKey, record.refreshToken.view());
        writer.append(spentKey);
        writer.append(record.refreshSpent);
        if (!record.warehouseName.isEmpty()) {
            writer.append(warehouseKey);
            writer.append(record.warehouseName);
        }
        append(writer, issuedKey, record.issuedAt);
        if (record.expiresAt.isValid())
            append(writer, expiresKey, record.expiresAt);
        // A clock that stood before 1970 at the boot cannot be written down, and need not.
        if (!record.boot.isEmpty() && record.boot.size() <= longestBoot && record.bootedAt.isValid()
            && record.bootedAt.toMSecsSinceEpoch() >= 0) {
            append(writer, bootKey, record.boot);
            append(writer, bootedKey, record.bootedAt);
        }
        if (record.term) {
            append(writer, endsKey, record.term->endsAt);
            append(writer, writtenKey, record.term->writtenAt);
            writer.append(lengthKey);
            writer.append(quint64(std::max<qint64>(0, record.term->length.count())));
        }
        writer.endMap();
    }
    return Secret::takeFrom(bytes);
}

Result<SessionRecord, RecordFault> decode(const Secret &bytes)
{
    if (bytes.isEmpty() || bytes.size() > largestRecord)
        return RecordFault::Damaged;
    QCborStreamReader reader(bytes.view().data(), bytes.size());
    if (!reader.isMap() || !reader.enterContainer())
        return RecordFault::Damaged;
    if (const auto version = readVersion(reader); !version)
        return version.error();

    Fields fields;
    while (reader.hasNext()) {
        const std::optional<QString> key = readText(reader, longestKey);
        if (!key || !readField(reader, *key, fields, bytes.size()))
            return RecordFault::Damaged;
    }
    if (reader.lastError() != QCborError::NoError || !reader.leaveContainer() || reader.currentOffset() != bytes.size())
        return RecordFault::Damaged;
    std::optional<SessionRecord> record = recordOf(std::move(fields));
    if (!record)
        return RecordFault::Damaged;
    return std::move(*record);
}

} // namespace dockpass::store
