// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>

class QDBusMessage;

namespace dockpass::store {

/// Finds entries in the Secret Service by what stands on them, without reading their secrets and without QtKeychain
/// (org.freedesktop.Secret.Service.SearchItems): also what nobody would look for by its full name. Locked collections
/// are searched too. Never prompts and never starts a service.
class SecretItems final : public QObject
{
public:
    /// The names of the entries. Empty: there is no such service, and nobody can look.
    using Found = std::function<void(std::optional<Result<QStringList, Failure>>)>;

    using QObject::QObject;

    /// Those of `service`. Answers later, once, within 10 s, unless this object has died; one question to an object.
    void find(const QString &service, Found callback);

private:
    void found(const QDBusMessage &reply);
    void askNext();
    void attributesRead(const QDBusMessage &reply);
    void call(const QDBusMessage &question, void (SecretItems::*answered)(const QDBusMessage &));
    void fail(const QString &detail);
    void finish(std::optional<Result<QStringList, Failure>> outcome);

    QStringList m_items; ///< still to be asked for their attributes
    QStringList m_names;
    Found m_callback;
    QTimer m_limit;
};

} // namespace dockpass::store
