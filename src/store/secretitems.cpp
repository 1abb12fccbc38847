// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/secretitems.h"

#ifdef DOCKPASS_HAVE_DBUS
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#endif

#include <chrono>
#include <limits>
#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;

void SecretItems::finish(std::optional<Result<QStringList, Failure>> outcome)
{
    m_limit.stop();
    if (const Found callback = std::exchange(m_callback, nullptr))
        callback(std::move(outcome));
}

void SecretItems::fail(const QString &detail)
{
    finish(Failure{.kind = Failure::Kind::KeychainFailed, .detail = detail});
}

#ifdef DOCKPASS_HAVE_DBUS

namespace {

using Attributes = QMap<QString, QString>;
constexpr std::chrono::seconds patience{10};

QString serviceName()
{
    return u"org.freedesktop.secrets"_s;
}

} // namespace

void SecretItems::find(const QString &service, Found callback)
{
    m_callback = std::move(callback);
    if (!QDBusConnection::sessionBus().isConnected()) { // a call would never be answered
        QMetaObject::invokeMethod(
            this, [this] { finish({}); }, Qt::QueuedConnection);
        return;
    }
    m_limit.setSingleShot(true);
    m_limit.callOnTimeout(this, [this] { fail(u"the Secret Service does not answer"_s); });
    m_limit.start(patience);
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage question = QDBusMessage::createMethodCall(serviceName(), u"/org/freedesktop/secrets"_s,
                                                           u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    question << QVariant::fromValue(Attributes{{u"server"_s, service}}); // as QtKeychain writes them
    call(question, &SecretItems::found);
}

void SecretItems::found(const QDBusMessage &reply)
{
    const QDBusError error(reply);
    if (error.type() == QDBusError::ServiceUnknown || error.type() == QDBusError::Disconnected
        || error.name() == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1)
        return finish({});
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().size() != 2)
        return fail(u"the Secret Service cannot be searched: "_s + reply.errorName());
    for (const QVariant &list : reply.arguments()) { // unlocked, locked
        for (const QDBusObjectPath &item : qdbus_cast<QList<QDBusObjectPath>>(list))
            m_items.append(item.path());
    }
    askNext();
}

void SecretItems::askNext()
{
    if (m_items.isEmpty())
        return finish(m_names);
    QDBusMessage question = QDBusMessage::createMethodCall(serviceName(), m_items.takeLast(),
                                                           u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << u"org.freedesktop.Secret.Item"_s << u"Attributes"_s;
    call(question, &SecretItems::attributesRead);
}

void SecretItems::attributesRead(const QDBusMessage &reply)
{
    if (reply.type() != QDBusMessage::ReplyMessage)
        return fail(u"an entry cannot be looked at: "_s + reply.errorName());
    const auto attributes =
        qdbus_cast<Attributes>(reply.arguments().value(0).value<QDBusVariant>().variant().value<QDBusArgument>());
    m_names.append(attributes.value(u"user"_s)); // as QtKeychain writes it
    askNext();
}

void SecretItems::call(const QDBusMessage &question, void (SecretItems::*answered)(const QDBusMessage &))
{
    QDBusMessage silent = question;
    silent.setAutoStartService(false);
    constexpr int noLimit = std::numeric_limits<int>::max(); // ours counts
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(silent, noLimit), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, answered](QDBusPendingCallWatcher *finished) {
        const QDBusMessage reply = finished->reply();
        finished->deleteLater();
        if (m_callback)
            (this->*answered)(reply);
    });
}

#else

void SecretItems::find(const QString &, Found callback)
{
    m_callback = std::move(callback);
    QMetaObject::invokeMethod(
        this, [this] { finish({}); }, Qt::QueuedConnection);
}

#endif

} // namespace dockpass::store
