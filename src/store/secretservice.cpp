// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/secretservice.h"

#ifdef DOCKPASS_HAVE_DBUS
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QLibrary>
#endif

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;

void SecretService::answer(Collection collection, const QString &detail, bool found)
{
    const Answered callback = std::exchange(m_callback, nullptr);
    callback({collection, detail, found});
}

#ifdef DOCKPASS_HAVE_DBUS

namespace {

QString serviceName()
{
    return u"org.freedesktop.secrets"_s;
}

QString servicePath()
{
    return u"/org/freedesktop/secrets"_s;
}

/// Of a question that has no answer. The bus, or what confines this program, says so itself.
Collection withoutAnswer(const QDBusMessage &reply)
{
    const bool denied = QDBusError(reply).type() == QDBusError::AccessDenied;
    return denied ? Collection::Denied : Collection::Unclear;
}

QDBusMessage toService(const QString &interface, const QString &method, const QString &path = servicePath())
{
    return QDBusMessage::createMethodCall(serviceName(), path, interface, method);
}

QDBusMessage propertyOf(const QString &path, const QString &interface, const QString &name)
{
    QDBusMessage question = toService(u"org.freedesktop.DBus.Properties"_s, u"Get"_s, path);
    question << interface << name;
    return question;
}

QDBusMessage lockOf(const QString &collection)
{
    return propertyOf(collection, u"org.freedesktop.Secret.Collection"_s, u"Locked"_s);
}

/// Empty: no answer to that question.
std::optional<bool> isLocked(const QDBusMessage &reply)
{
    const QVariant locked = reply.arguments().value(0).value<QDBusVariant>().variant();
    if (reply.type() != QDBusMessage::ReplyMessage || locked.typeId() != QMetaType::Bool)
        return {};
    return locked.toBool();
}

QString describe(const QDBusMessage &reply)
{
    return reply.type() == QDBusMessage::ErrorMessage ? reply.errorName() : u"unexpected reply"_s;
}

} // namespace

void SecretService::ask(const Attributes &attributes, Answered callback)
{
    Q_ASSERT(!m_callback);
    m_callback = std::move(callback);
    m_attributes = attributes;
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
    if (m_attributes.isEmpty())
        readAlias();
    else
        search();
}

void SecretService::search()
{
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage question = toService(u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    question << QVariant::fromValue(m_attributes);
    call(question, &SecretService::searched);
}

void SecretService::searched(const QDBusMessage &reply)
{
    const auto items = [&reply](int which) {
        return qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().value(which));
    };
    // A service that does not know the question may still say whether it is locked. One that does not show what is in
    // a locked collection (KeePassXC) finds nothing there: that is no proof, so the default collection is asked too.
    const bool told = reply.type() == QDBusMessage::ReplyMessage;
    if (told && !items(1).isEmpty())
        answer(Collection::Locked, u"the entry lies in a locked collection"_s);
    else if (told && !items(0).isEmpty())
        answer(Collection::Unlocked, u"the entry lies in an unlocked collection"_s, true);
    else
        readAlias();
}

void SecretService::readAlias()
{
    QDBusMessage question = toService(u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
    question << u"default"_s;
    call(question, &SecretService::aliasRead);
}

void SecretService::aliasRead(const QDBusMessage &reply)
{
    const QString path = reply.arguments().value(0).value<QDBusObjectPath>().path();
    if (reply.type() != QDBusMessage::ReplyMessage || path.isEmpty())
        return answer(withoutAnswer(reply), describe(reply));
    if (path == "/"_L1)
        return call(propertyOf(servicePath(), u"org.freedesktop.Secret.Service"_s, u"Collections"_s),
                    &SecretService::collectionsRead);
    call(lockOf(path), &SecretService::lockedRead);
}

void SecretService::lockedRead(const QDBusMessage &reply)
{
    const std::optional<bool> locked = isLocked(reply);
    if (!locked)
        return answer(withoutAnswer(reply), describe(reply));
    return *locked ? answer(Collection::Locked, u"the default collection is locked"_s)
                   : answer(Collection::Unlocked, u"the default collection is unlocked"_s);
}

void SecretService::collectionsRead(const QDBusMessage &reply)
{
    const QVariant collections = reply.arguments().value(0).value<QDBusVariant>().variant();
    if (reply.type() != QDBusMessage::ReplyMessage)
        return answer(withoutAnswer(reply), describe(reply));
    m_others.clear();
    for (const QDBusObjectPath &path : qdbus_cast<QList<QDBusObjectPath>>(collections))
        m_others.append(path.path());
    if (m_others.isEmpty()) // of a password safe that is not open yet (KeePassXC)
        return answer(Collection::Absent, u"the Secret Service has no collection"_s);
    askNext();
}

void SecretService::askNext()
{
    if (m_others.isEmpty())
        return answer(Collection::Missing, u"the Secret Service has no default collection"_s);
    call(lockOf(m_others.takeFirst()), &SecretService::nextRead);
}

void SecretService::nextRead(const QDBusMessage &reply)
{
    const std::optional<bool> locked = isLocked(reply);
    if (!locked)
        return answer(withoutAnswer(reply), describe(reply));
    if (*locked)
        return answer(Collection::Locked, u"no default collection, and another one is locked"_s);
    askNext();
}

void SecretService::watch()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (m_watching || !bus.isConnected())
        return;
    m_watching = true;
    auto *name = new QDBusServiceWatcher(serviceName(), bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(name, &QDBusServiceWatcher::serviceOwnerChanged, this, &SecretService::changed);
    // Of any path. gnome-keyring tells of a lock by the properties, KeePassXC by the collection's own signal.
    bus.connect(serviceName(), {}, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s, this,
                SIGNAL(changed()));
    for (const QString &what : {u"CollectionCreated"_s, u"CollectionChanged"_s, u"CollectionDeleted"_s})
        bus.connect(serviceName(), {}, u"org.freedesktop.Secret.Service"_s, what, this, SIGNAL(changed()));
}

void SecretService::forgetClientSession()
{
    // The library as QtKeychain loads it, which is not linked either.
    if (const auto disconnect = QLibrary(u"secret-1"_s, 0).resolve("secret_service_disconnect"))
        disconnect();
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

void SecretService::watch() {}

void SecretService::forgetClientSession() {}

void SecretService::ask(const Attributes &, Answered callback)
{
    m_callback = std::move(callback);
    QMetaObject::invokeMethod(
        this, [this] { answer(Collection::Foreign, u"no Secret Service on this system"_s); }, Qt::QueuedConnection);
}

#endif

} // namespace dockpass::store
