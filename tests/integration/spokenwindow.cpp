// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/spokenwindow.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

const QString accessible = u"org.a11y.atspi.Accessible"_s;
const QString root = u"/org/a11y/atspi/accessible/root"_s;
constexpr int limit = 5'000; // ms, for one question to a program that may just be ending

QVariantList ask(const QDBusConnection &bus, const QString &service, const QString &path, const QString &interface,
                 const QString &method, const QVariantList &arguments = {})
{
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, method);
    question.setArguments(arguments);
    return bus.call(question, QDBus::Block, limit).arguments();
}

struct Child
{
    QString service;
    QString path;
};

QList<Child> childrenOf(const QDBusConnection &bus, const QString &service, const QString &path)
{
    QList<Child> children;
    const QVariant answer = ask(bus, service, path, accessible, u"GetChildren"_s).value(0);
    if (!answer.canConvert<QDBusArgument>())
        return children;
    const auto list = answer.value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        Child child;
        QDBusObjectPath object;
        list.beginStructure();
        list >> child.service >> object;
        list.endStructure();
        child.path = object.path();
        children.append(child);
    }
    list.endArray();
    return children;
}

QString textOf(const QDBusConnection &bus, const QString &service, const QString &path, const QString &property)
{
    return ask(bus, service, path, u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {accessible, property})
        .value(0)
        .value<QDBusVariant>()
        .variant()
        .toString();
}

bool isShowing(const QDBusConnection &bus, const QString &service, const QString &path)
{
    constexpr uint showing = 1U << 25; // ATSPI_STATE_SHOWING
    const QVariant states = ask(bus, service, path, accessible, u"GetState"_s).value(0);
    return states.isValid() && (qdbus_cast<QList<uint>>(states).value(0) & showing) != 0;
}

QString addressOfBus()
{
    return ask(QDBusConnection::sessionBus(), u"org.a11y.Bus"_s, u"/org/a11y/bus"_s, u"org.a11y.Bus"_s, u"GetAddress"_s)
        .value(0)
        .toString();
}

} // namespace

SpeakingBus::SpeakingBus() : m_address(addressOfBus()), m_bus(QDBusConnection::connectToBus(m_address, u"a11y"_s)) {}

bool SpeakingBus::announceOn(const QString &address)
{
    QDBusConnection bus = QDBusConnection::connectToBus(address, address);
    return bus.registerObject(u"/org/a11y/bus"_s, this, QDBusConnection::ExportScriptableSlots)
        && bus.registerService(u"org.a11y.Bus"_s);
}

void SpeakingBus::addTo(QProcessEnvironment &environment)
{
    environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
}

bool SpokenWindow::find()
{
    for (const Child &child : childrenOf(m_bus, u"org.a11y.atspi.Registry"_s, root)) {
        const QDBusReply<uint> process = m_bus.interface()->servicePid(child.service);
        if (process.isValid() && qint64(process.value()) == m_processId)
            m_service = child.service;
    }
    return !m_service.isEmpty();
}

QList<SpokenWindow::Node> SpokenWindow::read()
{
    QList<Node> found;
    if (!m_service.isEmpty() || find()) {
        for (const Child &window : childrenOf(m_bus, m_service, root))
            readBelow(window.path, found);
    }
    return found;
}

void SpokenWindow::readBelow(const QString &path, QList<Node> &found)
{
    if (!isShowing(m_bus, m_service, path))
        return;
    const QString role = ask(m_bus, m_service, path, accessible, u"GetRoleName"_s).value(0).toString();
    found.append(
        {role, textOf(m_bus, m_service, path, u"Name"_s), textOf(m_bus, m_service, path, u"Description"_s), path});
    for (const Child &child : childrenOf(m_bus, m_service, path))
        readBelow(child.path, found);
}

QStringList SpokenWindow::names(const QString &role)
{
    QStringList found;
    for (const Node &node : read()) {
        if (node.role == role)
            found.append(node.name);
    }
    return found;
}

bool SpokenWindow::press(const QString &button)
{
    const QString action = u"org.a11y.atspi.Action"_s;
    for (const Node &node : read()) {
        if (node.role != "push button"_L1 || node.name != button)
            continue;
        for (int i = 0; i < 4; ++i) {
            if (ask(m_bus, m_service, node.path, action, u"GetName"_s, {i}).value(0) == "Press"_L1)
                return ask(m_bus, m_service, node.path, action, u"DoAction"_s, {i}).value(0).toBool();
        }
    }
    return false;
}

} // namespace dockpass::test
