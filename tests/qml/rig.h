// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/sessionmodel.h"

#include <QStringList>

namespace dockpass::tests {

/// A SessionModel for tests written in QML, and what was asked of it.
class Rig : public QObject
{
    Q_OBJECT
    Q_PROPERTY(dockpass::ui::SessionModel *session READ session CONSTANT)
    Q_PROPERTY(QString user MEMBER m_user NOTIFY asked)             ///< of the last sign-in asked for
    Q_PROPERTY(QString password MEMBER m_password NOTIFY asked)     ///< likewise; only a test may have it
    Q_PROPERTY(QStringList requests MEMBER m_requests NOTIFY asked) ///< in order: "signIn", "prepare", "cancel", ...

public:
    explicit Rig(QObject *parent = nullptr);

    [[nodiscard]] ui::SessionModel *session() { return &m_session; }

    /// Nobody is signed in; forgets what was asked.
    Q_INVOKABLE void reset(const QString &rememberedUser);
    Q_INVOKABLE void signingIn();
    /// The sign-in failed. `cause`: as in the facts, "CredentialsRejected".
    Q_INVOKABLE void failed(const QString &cause);
    Q_INVOKABLE void stopped();
    Q_INVOKABLE void keychainWaits();

Q_SIGNALS:
    void asked();

private:
    void note(const QString &request);

    ui::SessionModel m_session;
    session::View m_view;
    QString m_user;
    QString m_password;
    QStringList m_requests;
};

} // namespace dockpass::tests
