// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

#include <chrono>

namespace dockpass::test {

/// A stand-in Glue Backend (program dockpass-backend) of a test's own: started in the constructor, with TLS under a CA
/// of its own unless the arguments say otherwise, on free ports; stopped in the destructor. Control calls block for a
/// moment and need no event loop. A call that fails returns false (or an empty object) and says why in errorString().
class BackendProcess
{
public:
    /// `arguments`: those of dockpass-backend, e.g. {"--profile", "refresh"} or {"--http"}.
    explicit BackendProcess(const QStringList &arguments = {});
    ~BackendProcess();
    Q_DISABLE_COPY_MOVE(BackendProcess)

    /// Whether it is listening; check it first: QVERIFY2(backend.isRunning(), qPrintable(backend.errorString())).
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running && m_url.isValid(); }
    [[nodiscard]] QString errorString() const { return m_error; }

    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QUrl controlUrl() const { return m_controlUrl; }
    /// The CA's PEM file; empty under --http.
    [[nodiscard]] QString caFile() const { return m_caFile; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

    /// A picker with an active warehouse, from the built-in demo set.
    [[nodiscard]] static QString demoUser();
    [[nodiscard]] static QString demoPassword();

    [[nodiscard]] QJsonObject counts();
    /// How often e.g. "POST /token" was asked since the start or the last clearRequests(); -1 on failure.
    [[nodiscard]] int requestCount(const QString &methodAndPath);
    /// TCP connections since then; -1 on failure.
    [[nodiscard]] int connectionCount();
    [[nodiscard]] QJsonArray requests();
    [[nodiscard]] bool clearRequests();

    /// Orders the next answers in place of any ordered before; docs/backend.md has their form.
    [[nodiscard]] bool setAnswers(const QJsonArray &answers);
    [[nodiscard]] bool clearAnswers();
    /// Moves the server's clock.
    [[nodiscard]] bool advance(std::chrono::seconds by);
    /// Lifetimes of 0 stay as they are.
    [[nodiscard]] bool setProfile(const QString &profile, std::chrono::seconds userLifetime = {},
                                  std::chrono::seconds warehouseLifetime = {});
    /// Switches of the shop, e.g. {"assignments": "missing"}; they outlive setProfile().
    [[nodiscard]] bool changeShop(const QJsonObject &change);
    /// E.g. {"active": false} or {"activeWarehouse": null}.
    [[nodiscard]] bool patchUser(const QString &name, const QJsonObject &change);
    [[nodiscard]] bool revokeRefreshTokens();

    /// What stands in requests() for a password or token.
    [[nodiscard]] static QString fingerprint(const QByteArray &secret);

    /// Ends it in good order: from now on connections are refused.
    void stop();

private:
    [[nodiscard]] bool start(const QStringList &arguments);
    [[nodiscard]] QByteArray call(const char *method, const QString &path, const QByteArray &body = {});

    QTemporaryDir m_directory;
    QProcess m_process;
    QString m_error;
    QUrl m_url;
    QUrl m_controlUrl;
    QString m_caFile;
};

} // namespace dockpass::test
