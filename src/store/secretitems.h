// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>

class QDBusMessage;

namespace dockpass::store {

/// Counts entries in the Secret Service by what stands on them, without reading their secrets and without QtKeychain
/// (org.freedesktop.Secret.Service.SearchItems): finds what nobody would look for by its full name. Locked collections
/// are searched too. Never prompts and never starts a service.
class SecretItems final : public QObject
{
public:
    /// Empty: there is no such service, and nobody can count.
    using Counted = std::function<void(std::optional<Result<int, Failure>>)>;

    using QObject::QObject;

    /// The entries of `service` whose name begins with `prefix` and ends with one more word. Answers later, once, within
    /// 10 s, unless this object has died; one question at a time.
    void count(const QString &service, const QString &prefix, Counted callback);

private:
    void found(const QDBusMessage &reply);
    void askNext();
    void attributesRead(const QDBusMessage &reply);
    void call(const QDBusMessage &question, void (SecretItems::*answered)(const QDBusMessage &));
    void fail(const QString &detail);
    void finish(std::optional<Result<int, Failure>> outcome);

    QString m_prefix;
    QStringList m_items; ///< still to be asked for their attributes
    int m_count = 0;
    Counted m_callback;
    QTimer m_limit;
};

} // namespace dockpass::store
