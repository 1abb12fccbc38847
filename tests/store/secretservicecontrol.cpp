// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/secretservicecontrol.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>

#include <csignal>
#include <utility>

using namespace Qt::StringLiterals;

namespace secretservice {

namespace {

/// The Secret structure of the Secret Service API, D-Bus type (oayays).
struct Transfer
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};

QDBusArgument &operator<<(QDBusArgument &argument, const Transfer &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, Transfer &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

QDBusMessage call(const QString &interface, const QString &method, const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

/// What unlocks a collection.
Transfer masterPassword()
{
    qDBusRegisterMetaType<Transfer>();
    const QDBusMessage session = call(u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
                                      {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    return {session.arguments().value(1).value<QDBusObjectPath>(), {}, "test", u"text/plain"_s};
}

const QString guiltRidden = u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s;

} // namespace

QString defaultCollection()
{
    const QDBusReply<QDBusObjectPath> reply = call(u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s, {u"default"_s});
    return reply.value().path();
}

/// The prompter is started by the bus; without a display it cannot open a window.
bool showPrompts(const QString &display)
{
    using Environment = QMap<QString, QString>;
    qDBusRegisterMetaType<Environment>();
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                          u"org.freedesktop.DBus"_s, u"UpdateActivationEnvironment"_s);
    message << QVariant::fromValue(Environment{{u"DISPLAY"_s, display}, {u"WAYLAND_DISPLAY"_s, QString()}});
    return QDBusConnection::sessionBus().call(message).type() == QDBusMessage::ReplyMessage;
}

bool lock(const QString &collection)
{
    const QVariant collections = QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(collection)});
    const QDBusMessage reply = call(u"org.freedesktop.Secret.Service"_s, u"Lock"_s, {collections});
    return reply.type() == QDBusMessage::ReplyMessage;
}

bool lock()
{
    return lock(defaultCollection()) && showPrompts({});
}

bool unlock(const QString &collection)
{
    const QDBusMessage reply =
        call(guiltRidden, u"UnlockWithMasterPassword"_s,
             {QVariant::fromValue(QDBusObjectPath(collection)), QVariant::fromValue(masterPassword())});
    return reply.type() == QDBusMessage::ReplyMessage;
}

bool unlock()
{
    return unlock(defaultCollection());
}

QString createCollection(const QString &label)
{
    const QVariantMap properties{{u"org.freedesktop.Secret.Collection.Label"_s, label}};
    const QDBusMessage reply =
        call(guiltRidden, u"CreateWithMasterPassword"_s, {properties, QVariant::fromValue(masterPassword())});
    return reply.arguments().value(0).value<QDBusObjectPath>().path();
}

bool deleteCollection(const QString &collection)
{
    const QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, collection,
                                                                u"org.freedesktop.Secret.Collection"_s, u"Delete"_s);
    // What comes back is the prompt that has to be shown before: none for an unlocked one.
    const QDBusReply<QDBusObjectPath> reply = QDBusConnection::sessionBus().call(message);
    return reply.isValid() && reply.value().path() == "/"_L1;
}

Stopped::Stopped()
{
    const QDBusReply<uint> process =
        QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_s);
    if (process.isValid() && ::kill(pid_t(process.value()), SIGSTOP) == 0)
        m_process = qint64(process.value());
}

void Stopped::resume()
{
    if (const qint64 process = std::exchange(m_process, 0))
        ::kill(pid_t(process), SIGCONT);
}

} // namespace secretservice

Q_DECLARE_METATYPE(secretservice::Transfer)
