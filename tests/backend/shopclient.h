// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "rawclient.h"

#include "support/backendprocess.h"

#include <QByteArrayList>
#include <QJsonArray>
#include <QJsonObject>

namespace dockpass::test {

/// A client of the shop as the contract's "client rule" wants one, for setting up what a test is about.
class ShopClient
{
public:
    struct Tokens
    {
        QByteArray access;
        QByteArray refresh;
    };

    explicit ShopClient(const BackendProcess &backend) : m_url(backend.url()), m_caFile(backend.caFile()) {}

    /// One request on a connection of its own. `headers` are whole lines; Host and Content-Length are added.
    [[nodiscard]] RawAnswer request(const QByteArray &method, const QByteArray &path, const QByteArrayList &headers,
                                    const QByteArray &body = {}) const;

    [[nodiscard]] RawAnswer askPassword(const QString &user, const QString &password) const;
    [[nodiscard]] RawAnswer askRefresh(const QByteArray &refreshToken) const;
    [[nodiscard]] RawAnswer askWarehouse(const QByteArray &accessToken) const;

    /// The three of JSON:API. `query` as it goes into the URL, with its question mark; `mfaCode` empty: no such header.
    [[nodiscard]] RawAnswer askAssignments(const QByteArray &accessToken, const QByteArray &query = {}) const;
    [[nodiscard]] RawAnswer activate(const QByteArray &accessToken, const QString &assignment,
                                     const QByteArray &mfaCode = {}) const;
    [[nodiscard]] RawAnswer askPickingLists(const QByteArray &accessToken, const QByteArray &query = {}) const;

    /// The demo picker's.
    [[nodiscard]] Tokens userTokens() const;
    [[nodiscard]] Tokens userTokens(const QString &user, const QString &password) const;
    [[nodiscard]] Tokens warehouseTokens() const;

    /// The tokens of an answer in either shape; empty ones if it holds none.
    [[nodiscard]] static Tokens tokensIn(const RawAnswer &answer);
    /// The first error of a plain or JSON:API answer.
    [[nodiscard]] static QJsonObject errorIn(const RawAnswer &answer);
    /// The resources of a JSON:API answer, of one alone too.
    [[nodiscard]] static QJsonArray dataIn(const RawAnswer &answer);
    /// The claims of an access token.
    [[nodiscard]] static QJsonObject claimsOf(const QByteArray &accessToken);

private:
    QUrl m_url;
    QString m_caFile;
};

} // namespace dockpass::test
