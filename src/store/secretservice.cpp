// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/secretservice.h"

#ifdef DOCKPASS_HAVE_DBUS
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#endif

#include <algorithm>
#include <limits>
#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;

void SecretService::answer(Collection collection, const QString &detail)
{
    const Answered callback = std::exchange(m_callback, nullptr);
    callback({collection, detail});
}

#ifdef DOCKPASS_HAVE_DBUS

namespace {

QString serviceName()
{
    return u"org.freedesktop.secrets"_s;
}

/// Of a question that has no answer. The bus, or what confines this program, says so itself.
Collection withoutAnswer(const QDBusMessage &reply)
{
    const bool denied = QDBusError(reply).type() == QDBusError::AccessDenied;
    return denied ? Collection::Denied : Collection::Unclear;
}

QString describe(const QDBusMessage &reply)
{
    return reply.type() == QDBusMessage::ErrorMessage ? reply.errorName() : u"unexpected reply"_s;
}

} // namespace

void SecretService::ask(Answered callback)
{
    Q_ASSERT(!m_callback);
    m_callback = std::move(callback);
    if (!QDBusConnection::sessionBus().isConnected()) {
        QMetaObject::invokeMethod(
            this, [this] { answer(Collection::Absent, u"no D-Bus session"_s); }, Qt::QueuedConnection);
        return;
    }
    // Answered by the bus itself, also while the service hangs.
    call(QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                        u"org.freedesktop.DBus"_s, u"ListNames"_s),
         &SecretService::namesListed);
}

void SecretService::namesListed(const QDBusMessage &reply)
{
    const QStringList names = reply.arguments().value(0).toStringList();
    if (reply.type() != QDBusMessage::ReplyMessage)
        return answer(withoutAnswer(reply), describe(reply));
    if (!names.contains(serviceName())) {
        const bool wallet = std::any_of(names.begin(), names.end(),
                                        [](const QString &name) { return name.startsWith("org.kde.kwalletd"_L1); });
        return wallet ? answer(Collection::Foreign, u"KWallet"_s)
                      : answer(Collection::Absent, u"no Secret Service in the D-Bus session"_s);
    }
    QDBusMessage question = QDBusMessage::createMethodCall(serviceName(), u"/org/freedesktop/secrets"_s,
                                                           u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
    question << u"default"_s;
    call(question, &SecretService::aliasRead);
}

void SecretService::aliasRead(const QDBusMessage &reply)
{
    const QString path = reply.arguments().value(0).value<QDBusObjectPath>().path();
    if (reply.type() != QDBusMessage::ReplyMessage || path.isEmpty())
        return answer(withoutAnswer(reply), describe(reply));
    if (path == "/"_L1)
        return answer(Collection::Absent, u"the Secret Service has no default collection"_s);
    QDBusMessage question =
        QDBusMessage::createMethodCall(serviceName(), path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    call(question, &SecretService::lockedRead);
}

void SecretService::lockedRead(const QDBusMessage &reply)
{
    const QVariant locked = reply.arguments().value(0).value<QDBusVariant>().variant();
    if (reply.type() != QDBusMessage::ReplyMessage || locked.typeId() != QMetaType::Bool)
        return answer(withoutAnswer(reply), describe(reply));
    return locked.toBool() ? answer(Collection::Locked, u"the default collection is locked"_s)
                           : answer(Collection::Unlocked, u"the default collection is unlocked"_s);
}

void SecretService::call(const QDBusMessage &question, void (SecretService::*answered)(const QDBusMessage &))
{
    QDBusMessage silent = question;
    silent.setAutoStartService(false);
    // The limits are the caller's; D-Bus' own would take a stopped service for one that has answered.
    constexpr int noLimit = std::numeric_limits<int>::max();
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(silent, noLimit), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, answered](QDBusPendingCallWatcher *finished) {
        const QDBusMessage reply = finished->reply();
        finished->deleteLater();
        (this->*answered)(reply);
    });
}

#else

void SecretService::ask(Answered callback)
{
    m_callback = std::move(callback);
    QMetaObject::invokeMethod(
        this, [this] { answer(Collection::Foreign, u"no Secret Service on this system"_s); }, Qt::QueuedConnection);
}

#endif

} // namespace dockpass::store
