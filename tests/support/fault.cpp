// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "support/fault.h"

namespace dockpass::test {

Fault Fault::garbage()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes += char(i * 167 + 200);
    return substitute(bytes);
}

Fault Fault::portalPage()
{
    const QByteArray page = "<html><body>Welcome to our Wi-Fi</body></html>";
    return substitute("HTTP/1.1 302 Found\r\nLocation: http://portal.example/login\r\nContent-Type: text/html\r\n"
                      "Connection: close\r\nContent-Length: "
                      + QByteArray::number(page.size()) + "\r\n\r\n" + page);
}

} // namespace dockpass::test
