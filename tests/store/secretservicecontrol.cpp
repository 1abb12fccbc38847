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

QDBusObjectPath defaultCollection()
{
    const QDBusReply<QDBusObjectPath> reply = call(u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s, {u"default"_s});
    return reply.value();
}

/// The prompter is started by the bus; without a display it cannot open a window.
bool withoutDisplay()
{
    using Environment = QMap<QString, QString>;
    qDBusRegisterMetaType<Environment>();
    QDBusMessage message = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                          u"org.freedesktop.DBus"_s, u"UpdateActivationEnvironment"_s);
    message << QVariant::fromValue(Environment{{u"DISPLAY"_s, QString()}, {u"WAYLAND_DISPLAY"_s, QString()}});
    return QDBusConnection::sessionBus().call(message).type() == QDBusMessage::ReplyMessage;
}

} // namespace

bool lock()
{
    const QVariant collections = QVariant::fromValue(QList<QDBusObjectPath>{defaultCollection()});
    const QDBusMessage reply = call(u"org.freedesktop.Secret.Service"_s, u"Lock"_s, {collections});
    return withoutDisplay() && reply.type() == QDBusMessage::ReplyMessage;
}

bool unlock()
{
    qDBusRegisterMetaType<Transfer>();
    const QDBusMessage session = call(u"org.freedesktop.Secret.Service"_s, u"OpenSession"_s,
                                      {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    const Transfer password{session.arguments().value(1).value<QDBusObjectPath>(), {}, "test", u"text/plain"_s};
    const QDBusMessage reply =
        call(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
             {QVariant::fromValue(defaultCollection()), QVariant::fromValue(password)});
    return reply.type() == QDBusMessage::ReplyMessage;
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
