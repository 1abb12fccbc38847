// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/filevault.h"

#include "base/logging.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <openssl/rand.h>

#include <algorithm>
#include <cstring>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;
using Absent = PrivateFolder::Absent;
using Access = PrivateFolder::Access;

namespace {

constexpr qsizetype lineageSize = 16;
constexpr qsizetype stampSize = lineageSize + qsizetype(sizeof(quint64)); // before the bytes of an entry

/// What is bound to a file besides its header: the application, the format, what the file is for, and whose it is.
/// Purposes hold no line end, so no byte of one part can be read as part of the next.
QByteArray boundTo(QByteArrayView purpose, const QString &name)
{
    return "Dockpass file store 1\n" + purpose.toByteArray() + '\n' + name.toUtf8();
}
constexpr QByteArrayView forEntry("entry");
constexpr QByteArrayView forGeneration("generation");

/// A digest: the name of a file should tell nobody who works here.
QString fileFor(const QString &name)
{
    return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex().first(32));
}

Failure failureOf(SealFault fault)
{
    switch (fault) {
    case SealFault::Damaged:
        return {.kind = Kind::FileAltered, .detail = u"it is not what was written"_s};
    case SealFault::Future:
        return {.kind = Kind::RecordFuture, .detail = u"a later format of the file store"_s};
    case SealFault::OtherKey:
        return {.kind = Kind::FileKeyWrong, .detail = u"sealed with another key"_s};
    case SealFault::NoCipher:
        return {.kind = Kind::FileFailed, .detail = u"this OpenSSL has no AES-256-GCM or no random bytes"_s};
    }
    Q_UNREACHABLE();
}

/// It cannot be made sense of, whatever key there is: a sign-in may replace it.
bool isBeyondReading(const Failure &failure)
{
    return failure.kind == Kind::FileAltered || failure.kind == Kind::RecordFuture;
}

Failure rolledBack(const QString &detail)
{
    return {.kind = Kind::FileRolledBack, .detail = detail};
}

} // namespace

QStringList FileVault::filesOf(const Folders &folders, const QString &name)
{
    return {folders.entries + u'/' + fileFor(name), folders.generations + u'/' + fileFor(name)};
}

Result<FileVault::Open, Failure> FileVault::open(Absent absent, Access access)
{
    auto entries = PrivateFolder::open(m_folders.entries, absent, access);
    if (!entries)
        return std::move(entries).error();
    auto generations = PrivateFolder::open(m_folders.generations, absent, access);
    if (!generations)
        return std::move(generations).error();
    Open opened{std::move(entries).value(), std::move(generations).value()};
    if (!opened.entries.isThere())
        return opened; // nothing to lock, and nothing to read
    if (auto locked = opened.entries.lock(); !locked)
        return std::move(locked).error();
    if (!std::exchange(m_swept, true)) {
        for (const PrivateFolder *folder : {&opened.entries, &opened.generations})
            static_cast<void>(folder->removeLeftovers()); // they are in nobody's way
    }
    return opened;
}

Result<std::optional<FileVault::Contents>, Failure> FileVault::read(const PrivateFolder &folder, const QString &file,
                                                                    QByteArrayView bound)
{
    auto bytes = folder.read(file, largestSealedFile);
    if (!bytes)
        return std::move(bytes).error();
    if (!bytes.value())
        return std::optional<Contents>();
    const auto sealed = parseSealed(*bytes.value());
    if (!sealed)
        return failureOf(sealed.error());
    auto made = m_key.keyFor(sealed.value().derivation);
    if (!made)
        return std::move(made).error();
    const auto opened = openSealed(sealed.value(), made.value().key, bound);
    if (!opened)
        return failureOf(opened.error());
    m_key.prove(sealed.value().derivation);
    const QByteArrayView plain = opened.value().view();
    if (plain.size() < stampSize)
        return failureOf(SealFault::Damaged);
    return std::optional(
        Contents{{plain.first(lineageSize).toByteArray(), qFromBigEndian<quint64>(plain.sliced(lineageSize).data())},
                 Secret(plain.sliced(stampSize))});
}

Result<Done, Failure> FileVault::write(const PrivateFolder &folder, const QString &file, QByteArrayView bound,
                                       const Generation &generation, const Secret &bytes)
{
    auto made = m_key.keyForNew();
    if (!made)
        return std::move(made).error();
    Secret plain = Secret::ofSize(stampSize + bytes.size());
    std::memcpy(plain.data(), generation.lineage.constData(), std::size_t(lineageSize));
    qToBigEndian(generation.number, plain.data() + lineageSize);
    std::ranges::copy(bytes.view(), plain.data() + stampSize);
    const auto sealed = seal(plain, made.value().key, made.value().derivation, bound);
    if (!sealed)
        return failureOf(sealed.error());
    return folder.replace(file, sealed.value());
}

Result<std::optional<Secret>, Failure> FileVault::load(const QString &name)
{
    auto folders = open(Absent::Leave, Access::Private);
    if (!folders)
        return std::move(folders).error();
    const QString file = fileFor(name);
    auto entry = read(folders.value().entries, file, boundTo(forEntry, name));
    if (!entry)
        return std::move(entry).error();
    if (!entry.value())
        return std::optional<Secret>();
    auto last = read(folders.value().generations, file, boundTo(forGeneration, name));
    if (!last)
        return std::move(last).error();
    if (!last.value())
        return rolledBack(u"its generation is not on record"_s);
    const Generation &found = entry.value()->generation;
    const Generation &known = last.value()->generation;
    if (found.lineage != known.lineage)
        return rolledBack(u"of an earlier session"_s);
    if (found.number < known.number)
        return rolledBack(u"generation %1, and the last was %2"_s.arg(found.number).arg(known.number));
    return std::optional(std::move(entry.value()->bytes));
}

/// What the next save has to be. Where nothing that is there can be believed, a new life begins, in which nothing of
/// the earlier ones opens.
Result<FileVault::Generation, Failure> FileVault::nextGeneration(const Open &folders, const QString &file,
                                                                 const QString &name)
{
    auto last = read(folders.generations, file, boundTo(forGeneration, name));
    if (!last && !isBeyondReading(last.error()))
        return std::move(last).error();
    auto entry = read(folders.entries, file, boundTo(forEntry, name));
    if (!entry && !isBeyondReading(entry.error()))
        return std::move(entry).error();
    if (last && last.value()) {
        Generation next = last.value()->generation;
        if (entry && entry.value() && entry.value()->generation.lineage == next.lineage)
            next.number = std::max(next.number, entry.value()->generation.number);
        ++next.number;
        return next;
    }
    Generation first{QByteArray(lineageSize, Qt::Uninitialized), 0};
    if (RAND_bytes(reinterpret_cast<unsigned char *>(first.lineage.data()), int(lineageSize)) != 1)
        return failureOf(SealFault::NoCipher);
    // On record before there is an entry: an entry without a record is one that was put back.
    if (auto written = write(folders.generations, file, boundTo(forGeneration, name), first, Secret()); !written)
        return std::move(written).error();
    ++first.number;
    return first;
}

Result<Done, Failure> FileVault::save(const QString &name, const Secret &bytes)
{
    // Before any folder is made.
    if (auto key = m_key.look(); !key)
        return std::move(key).error();
    auto folders = open(Absent::Make, Access::Private);
    if (!folders)
        return std::move(folders).error();
    const QString file = fileFor(name);
    auto next = nextGeneration(folders.value(), file, name);
    if (!next)
        return std::move(next).error();
    if (auto written = write(folders.value().entries, file, boundTo(forEntry, name), next.value(), bytes); !written)
        return std::move(written).error();
    return write(folders.value().generations, file, boundTo(forGeneration, name), next.value(), Secret());
}

Result<Done, Failure> FileVault::erase(const QString &name, const std::atomic<bool> *withdrawn)
{
    auto folders = open(Absent::Leave, Access::Any);
    if (!folders)
        return std::move(folders).error();
    if (withdrawn && withdrawn->load())
        return Failure{.kind = Kind::FileNoAnswer, .detail = u"given up before it began"_s};
    const QString file = fileFor(name);
    if (auto removed = folders.value().entries.remove(file); !removed)
        return std::move(removed).error();
    // A process that was killed since our first look may have left the session a second time.
    if (auto removed = folders.value().entries.removeLeftovers(file); !removed)
        return std::move(removed).error();
    return folders.value().generations.remove(file);
}

Result<KeyOrigin, Failure> FileVault::look() const
{
    for (const QString &path : {m_folders.entries, m_folders.generations}) {
        if (auto folder = PrivateFolder::open(path, Absent::Leave); !folder)
            return std::move(folder).error();
    }
    return m_key.look();
}

} // namespace dockpass::store
