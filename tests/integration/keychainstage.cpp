// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/keychaintable.h"

#include "integration/keyring.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace dockpass::test::keychain {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using store::Entry;

namespace {

constexpr int patience = 40'000; // ms, for a busy machine
constexpr int personCount = 8;

QByteArray password()
{
    return BackendProcess::demoPassword().toUtf8();
}

QString verb(Deed deed)
{
    switch (deed) {
    case Deed::Read:
        return u"token"_s;
    case Deed::SignIn:
        return u"login"_s;
    case Deed::Renew:
        return u"renew"_s;
    case Deed::SignOut:
        return u"logout"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString person(int number)
{
    return u"person%1@dockpass.example"_s.arg(number);
}

QByteArray people()
{
    QJsonArray users;
    for (int i = 0; i < personCount; ++i) {
        users.append(QJsonObject{{u"name"_s, person(i)},
                                 {u"password"_s, BackendProcess::demoPassword()},
                                 {u"id"_s, i + 1},
                                 {u"uuid"_s, u"u-%1"_s.arg(i)},
                                 {u"scopes"_s, QJsonArray{u"user"_s, u"warehouse-user"_s}},
                                 {u"activeWarehouse"_s, 1}});
    }
    return QJsonDocument(QJsonObject{{u"users"_s, users}}).toJson();
}

Actor::Actor(const Row &played, World world, QString user)
    : row(played)
    , stage(world.shop)
    , m_world(world)
    , m_user(std::move(user))
{
    // Of its own, or the windows of two people would take each other for one that is started twice.
    const QString runtime = stage.device.home() + u"/run"_s;
    if (!QDir().mkdir(runtime)
        || !QFile::setPermissions(runtime, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qFatal("the stage has no runtime folder");
    stage.device.environment().insert(u"XDG_RUNTIME_DIR"_s, runtime);
    if (!isWindow())
        return;
    m_world.display.addTo(stage.device.environment());
    SpeakingBus::addTo(stage.device.environment());
}

Actor::~Actor()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
}

store::Key Actor::key(Entry entry) const
{
    return keyring::keyFor(m_world.shop.url(), m_user, entry);
}

QByteArrayList Actor::entries() const
{
    return {keyring::bytes(key(Entry::UserToken)), keyring::bytes(key(Entry::WarehouseToken))};
}

bool Actor::prepare()
{
    if (row.deed == Deed::SignIn)
        return true;
    // Soon the window has something to renew.
    const bool soon = isWindow() && row.deed == Deed::Renew;
    if (soon && !m_world.shop.setProfile(u"stock"_s, 8h, 8s))
        return false;
    const Outcome signedIn = stage.run(Device::loginArguments(m_world.shop, m_user), password());
    m_seen = signedIn.report();
    if ((soon && !m_world.shop.setProfile(u"stock"_s, 8h, 168h)) || signedIn.code != 0)
        return false;
    m_before = entries();
    if (!isWindow() || row.deed == Deed::Read)
        return true;
    return openWindow() && QTest::qWaitFor([this] { return shows({"Signed in"}); }, patience);
}

bool Actor::openWindow()
{
    m_process = stage.device.start(
        u"dockpass"_s,
        {u"--server"_s, m_world.shop.url().toString(), u"--ca"_s, m_world.shop.caFile(), u"--theme"_s, u"light"_s});
    if (!m_process->waitForStarted())
        return false;
    m_window.emplace(m_world.speech, m_process->processId());
    return true;
}

bool Actor::typeCredentials()
{
    const auto ready = [this] { return m_world.display.focusWindowOf(m_process->processId()) && shows({"Sign in"}); };
    return QTest::qWaitFor(ready, patience) && m_world.display.type(m_user.toUtf8() + '\t' + password())
        && m_world.display.pressReturn();
}

bool Actor::act()
{
    if (!isWindow()) {
        QStringList arguments{verb(row.deed), u"--json"_s};
        if (row.deed == Deed::SignIn)
            arguments = Device::loginArguments(m_world.shop, m_user) + QStringList{u"--json"_s};
        m_process = stage.device.start(u"dockpassctl"_s, arguments);
        m_process->write(row.deed == Deed::SignIn ? password() : QByteArray());
        m_process->closeWriteChannel();
        return m_process->waitForStarted();
    }
    switch (row.deed) {
    case Deed::Read:
        return openWindow();
    case Deed::SignIn:
        return openWindow() && typeCredentials();
    case Deed::Renew: // by itself
        return true;
    case Deed::SignOut:
        return m_window->press(u"Sign out"_s)
            && QTest::qWaitFor([this] { return m_window->press(u"Yes, sign out"_s); }, patience);
    }
    Q_UNREACHABLE();
}

bool Actor::isDone()
{
    return isWindow() ? shows(row.page) : m_process->state() == QProcess::NotRunning;
}

bool Actor::shows(const Page &page)
{
    QStringList headings;
    QStringList banners;
    for (const SpokenWindow::Node &node : m_window->read()) {
        if (node.role == "heading"_L1)
            headings.append(node.name);
        else if (node.role == "alert message"_L1)
            banners.append(node.name);
    }
    m_seen = "heading " + headings.join(u'|').toUtf8() + ", banner " + banners.join(u'|').toUtf8();
    const QStringList wanted = page.banner ? QStringList{QString::fromLatin1(page.banner)} : QStringList();
    return headings == QStringList{QString::fromLatin1(page.heading)} && banners == wanted;
}

QString Actor::codeShown()
{
    QString code;
    const auto read = [&] {
        for (const QString &label : m_window->names(u"label"_s)) {
            if (label.startsWith("Code: "_L1))
                code = label.sliced(6);
        }
        return !code.isEmpty();
    };
    if (!m_window->press(u"Details for IT"_s) || !QTest::qWaitFor(read, patience))
        return {};
    return m_window->press(u"Back"_s) ? code : QString();
}

std::optional<Record> Actor::record() const
{
    const QByteArrayList now = entries();
    if (now == QByteArrayList{QByteArray(), QByteArray()})
        return Record::Gone;
    if (now == m_before)
        return Record::Kept;
    if (keyring::record(key(Entry::UserToken)) && keyring::record(key(Entry::WarehouseToken)))
        return Record::Replaced;
    return {};
}

bool Actor::photograph(const QString &file) const
{
    return m_world.display.photograph(m_process->processId(), file);
}

} // namespace dockpass::test::keychain
