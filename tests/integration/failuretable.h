// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "integration/device.h"
#include "store/tokenstore.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>

/// How each kind of failure comes about for somebody who uses dockpassctl, over real sockets and a real keychain.
namespace dockpass::test::failures {

/// Where a row plays: a shop that each row finds as shipped, and a device of the row's own, where nobody is signed in.
/// Every command is told to answer in JSON.
class Stage
{
public:
    explicit Stage(BackendProcess &shop);

    BackendProcess &shop;
    Device device;

    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    /// The demo user signs in there, with their real password.
    Outcome loginAt(const QString &server, const QStringList &more = {}) const;
    Outcome login(const QStringList &more = {}) const;
    /// `name` without the domain.
    Outcome loginAs(const QString &name, const QByteArray &input, const QStringList &more = {}) const;
    /// Signs in while the shop answers so.
    Outcome loginAnswered(const QJsonObject &answer, const QStringList &more = {});
    void order(const QJsonArray &answers);
    void setShop(const QJsonObject &switches);

    /// The demo user is signed in from here on.
    void signIn();
    /// What the keychain holds of them, as if these hours had passed. Without the refresh token where told so.
    void age(store::Entry entry, int hours, bool keepRefreshToken = true) const;
    void putIntoKeychain(store::Entry entry, const QByteArray &bytes) const;
    [[nodiscard]] QString listOfSessions() const
    {
        return device.home() + QStringLiteral("/.config/dockpass/sessions.conf");
    }
};

/// An answer in place of the shop's.
[[nodiscard]] QJsonObject answer(const QString &path, int status, const QString &body, const QJsonObject &headers = {});
[[nodiscard]] QJsonObject html(const QString &path, int status, const QJsonObject &headers = {});
/// As the Backend API reports an error of a plain resource (contract 10).
[[nodiscard]] QJsonObject refusal(const QString &path, int status, const QString &code);
[[nodiscard]] QJsonObject mode(const QString &path, const QString &mode, int times = 1);

struct Row
{
    Failure::Kind kind;
    const char *how; ///< in a few words, for the report
    int exitCode;
    Outcome (*play)(Stage &stage);
};

[[nodiscard]] QList<Row> networkRows();
[[nodiscard]] QList<Row> shopRows();
[[nodiscard]] QList<Row> deviceRows();
[[nodiscard]] QList<Row> fileStoreRows();

} // namespace dockpass::test::failures
