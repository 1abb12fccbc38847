// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/gluebackend.h"

#include "fuzz/property.h"

#include <QUrl>

using namespace dockpass;
using namespace dockpass::fuzz;
using namespace Qt::StringLiterals;

/// The server's address as somebody typed it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QUrl url = glue::serverAddress(QString::fromUtf8(bytesOf(data, size)));
    if (url.isEmpty())
        return 0;
    require(url.isValid(), "an address is one, or nothing at all");
    const bool http = url.scheme() == "http"_L1;
    require(http || url.scheme() == "https"_L1, "an address is http or https");
    require(!url.host().isEmpty() && url.host() == url.host().toLower(), "a host is named, in lower case");
    require(url.userInfo().isEmpty(), "no user name, no password");
    require(!url.hasQuery() && !url.hasFragment(), "neither query nor fragment");
    require(url.port() != 0 && url.port() != (http ? 80 : 443), "the usual port is not named");

    const QString path = url.path(QUrl::FullyEncoded);
    require(path.isEmpty() || (path.startsWith(u'/') && !path.endsWith(u'/')), "a path does not end with a slash");
    const QStringList segments = path.split(u'/');
    require(!segments.contains(u".."_s) && !segments.contains(u"."_s), "a path goes down only");

    require(glue::serverAddress(url.toString(QUrl::FullyEncoded)) == url,
            "a canonical address is its own canonical form");
    return 0;
}
