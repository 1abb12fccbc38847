// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/posixfile.h"
#include "store/privatefolder.h"

#include <QFile>

#include <cerrno>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

Result<std::optional<Secret>, Failure> readKeyFile(const QString &path, KeyFileOwner owner, qsizetype limit)
{
    const Descriptor file(::open(QFile::encodeName(path).constData(), readFlags));
    if (!file.isOpen() && errno == ENOENT)
        return std::optional<Secret>();
    if (!file.isOpen() && isLink(errno))
        return exposed(u"key file: a link"_s);
    if (!file.isOpen())
        return failed("open of the key file"_L1);
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return failed("fstat of the key file"_L1);
    // An access list shows in the mode as the rights of the group: its mask (acl(5)).
    const bool byManager = owner == KeyFileOwner::UserOrManager && status.st_uid == 0 && ::geteuid() != 0
        && status.st_gid == 0 && (status.st_mode & forOthers & ~mode_t(S_IRGRP)) == 0 && S_ISREG(status.st_mode);
    if (!byManager) {
        if (auto fault = faultOf(file.get(), "key file"_L1, S_IFREG))
            return std::move(*fault);
    }
    std::optional<Secret> bytes = readAll(file.get(), limit);
    if (!bytes && errno == 0)
        return Failure{.kind = Kind::FileKeyMissing, .detail = u"key file: too large for a key"_s};
    if (!bytes)
        return failed("read of the key file"_L1);
    return bytes;
}

} // namespace dockpass::store
