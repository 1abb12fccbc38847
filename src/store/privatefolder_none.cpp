// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/privatefolder.h"

// This system has no files that are judged by owner and mode: the file store refuses, instead of being less than it says.

namespace dockpass::store {

namespace {

Failure refusal()
{
    return {.kind = Failure::Kind::FileFailed, .detail = QStringLiteral("there is no file store for this system")};
}

} // namespace

Result<PrivateFolder, Failure> PrivateFolder::open(const QString &, Absent, Access)
{
    return refusal();
}

PrivateFolder::PrivateFolder(PrivateFolder &&other) noexcept : m_descriptor(other.m_descriptor) {}

PrivateFolder::~PrivateFolder() = default;

Result<Done, Failure> PrivateFolder::lock() const
{
    return refusal();
}

Result<std::optional<QByteArray>, Failure> PrivateFolder::read(const QString &, qsizetype) const
{
    return refusal();
}

Result<Done, Failure> PrivateFolder::replace(const QString &, QByteArrayView) const
{
    return refusal();
}

Result<Done, Failure> PrivateFolder::remove(const QString &) const
{
    return refusal();
}

Result<Done, Failure> PrivateFolder::removeLeftovers(const QString &) const
{
    return refusal();
}

bool bringToDisk(const QString &)
{
    return true;
}

Result<std::optional<Secret>, Failure> readKeyFile(const QString &, KeyFileOwner, qsizetype)
{
    return refusal();
}

} // namespace dockpass::store
