// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/failuretable.h"

#include "integration/keyring.h"
#include "integration/privatebus.h"
#include "store/secretservicecontrol.h"
#include "store/sessionindex.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

namespace dockpass::test::failures {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;
using store::Entry;
using store::SessionIndex;

namespace {

constexpr int afterUserToken = 9;                       // hours; a user token lives 8
constexpr int afterBoth = 8 * 24;                       // and a warehouse token 7 days
const QByteArray future = "\xa1\x67version\x18\x63"_ba; // CBOR: {"version": 99}

/// The user token is over, and the server is asked for another one.
Outcome renewLate(Stage &stage, const QString &profile)
{
    stage.setShop({{u"profile"_s, profile}});
    stage.signIn();
    stage.age(Entry::UserToken, afterUserToken);
    return stage.run({u"renew"_s});
}

Outcome tokenFrom(Stage &stage, const QByteArray &record)
{
    stage.signIn();
    stage.putIntoKeychain(Entry::UserToken, record);
    return stage.run({u"token"_s});
}

/// Its length is reached, by what the record says; its tokens are good.
Outcome tokenOfUsedUpSession(Stage &stage)
{
    stage.signIn();
    for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
        auto record = keyring::record(keyring::keyFor(stage.shop.url(), BackendProcess::demoUser(), entry));
        if (!record || !record->term)
            return {};
        record->term->endsAt = record->term->writtenAt;
        stage.putIntoKeychain(entry, store::encode(*record).view().toByteArray());
    }
    return stage.run({u"token"_s});
}

/// The list of sessions leads to what is no address: damaged, or edited by hand.
Outcome renewAtNoAddress(Stage &stage)
{
    stage.signIn();
    stage.age(Entry::UserToken, afterUserToken);
    const store::Account nowhere{u"ftp://shop.example"_s, BackendProcess::demoUser()};
    for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
        const QByteArray bytes = keyring::bytes(keyring::keyFor(stage.shop.url(), nowhere.user, entry));
        if (!keyring::setBytes(keyring::keyFor(QUrl(nowhere.server), nowhere.user, entry), bytes))
            return {};
    }
    SessionIndex index(stage.listOfSessions(), u"keychain"_s);
    index.setMarker(nowhere, SessionIndex::Marker::Stored);
    index.setCurrent(nowhere);
    return stage.run({u"renew"_s});
}

/// One hangs in the middle of a renewal, and the other does not wait for ever.
Outcome renewBesideAnother(Stage &stage)
{
    stage.signIn();
    stage.order({mode(u"/token"_s, u"hang"_s)});
    const auto first = stage.device.start(u"dockpassctl"_s, {u"renew"_s, u"--timeout"_s, u"300"_s});
    QElapsedTimer waiting;
    waiting.start();
    while (stage.shop.requestCount(u"POST /token"_s) < 2 && waiting.elapsed() < 20'000) { // the sign-in was the first
    }
    const Outcome second = stage.run({u"renew"_s, u"--timeout"_s, u"1"_s});
    first->kill();
    first->waitForFinished();
    return second;
}

Outcome tokenOnBus(Stage &stage, PrivateBus::SecretService service)
{
    stage.signIn();
    const PrivateBus bus(service);
    stage.device.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus.address());
    return stage.run({u"token"_s});
}

/// Signed in with the keychain, asked with another store.
Outcome askedElsewhere(Stage &stage, const QString &command)
{
    stage.signIn();
    return stage.run({command, u"--store"_s, u"file"_s});
}

/// The file store does not tell whose entries it has: nothing can be put in the place of the list.
QStringList inFile(const Stage &stage, const QString &command)
{
    return {command, u"--store"_s, u"file"_s, u"--store-key-file"_s, stage.device.home() + u"/key"_s};
}

bool emptyList(Stage &stage)
{
    stage.signIn();
    QFile key(stage.device.home() + u"/key"_s);
    return key.open(QIODevice::WriteOnly) && key.write(QByteArray(32, 'k')) == 32
        && key.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && QFile::resize(stage.listOfSessions(), 0);
}

Outcome statusBy(Stage &stage, const QByteArray &settings)
{
    stage.device.configure(settings);
    return stage.run({u"status"_s});
}

} // namespace

QList<Row> deviceRows()
{
    return {
        {Kind::InvalidAddress, "the list of sessions names none", 2, renewAtNoAddress},

        {Kind::RefreshUnsupported, "the grant is not there", 3, [](Stage &s) { return renewLate(s, u"stock"_s); }},
        {Kind::RefreshScopeInvalid, "the grant is there by half", 3, [](Stage &s) { return renewLate(s, u"half"_s); }},
        {Kind::RefreshRejected, "revoked", 3,
         [](Stage &s) {
             s.setShop({{u"profile"_s, u"refresh"_s}});
             s.signIn();
             s.age(Entry::UserToken, afterUserToken);
             return s.shop.revokeRefreshTokens() ? s.run({u"renew"_s}) : Outcome{};
         }},
        {Kind::SessionLimit, "both tokens have run out", 3,
         [](Stage &s) {
             s.signIn();
             s.age(Entry::UserToken, afterBoth, false);
             s.age(Entry::WarehouseToken, afterBoth);
             return s.run({u"token"_s});
         }},
        {Kind::SessionOver, "it has lasted its length", 3, tokenOfUsedUpSession},
        {Kind::PasswordNeeded, "no refresh token, and the user token has run out", 3,
         [](Stage &s) {
             s.signIn();
             s.age(Entry::UserToken, afterUserToken, false);
             return s.run({u"renew"_s});
         }},
        {Kind::RenewalBlocked, "another process renews for ever", 5, renewBesideAnother},
        {Kind::RecordDamaged, "something else in its place", 3, [](Stage &s) { return tokenFrom(s, "no record"_ba); }},
        {Kind::RecordFuture, "of a later version", 3, [](Stage &s) { return tokenFrom(s, future); }},
        {Kind::RecordMissing, "listed, and not there", 3,
         [](Stage &s) {
             SessionIndex index(s.listOfSessions(), u"keychain"_s);
             const store::Account never{s.shop.url().toString(), u"never@dockpass.example"_s};
             index.setMarker(never, SessionIndex::Marker::Stored);
             index.setCurrent(never);
             return s.run({u"token"_s});
         }},

        {Kind::KeptElsewhere, "status, with another store", 6, [](Stage &s) { return askedElsewhere(s, u"status"_s); }},
        {Kind::KeptElsewhere, "sign-out, with another store", 6,
         [](Stage &s) { return askedElsewhere(s, u"logout"_s); }},

        {Kind::SettingsUnreadable, "no settings file", 8, [](Stage &s) { return statusBy(s, "timeout 20\n"_ba); }},
        {Kind::SettingsUnreadable, "the administrator's, a folder in its place", 8,
         [](Stage &s) {
             s.device.environment().insert(u"DOCKPASS_SYSTEM_POLICY"_s, s.device.administer({}));
             return s.run({u"status"_s});
         }},
        {Kind::SettingImpossible, "a value out of its bounds", 8,
         [](Stage &s) { return statusBy(s, "timeout=0\n"_ba); }},
        {Kind::SettingImpossible, "the administrator's, no server", 8,
         [](Stage &s) {
             s.device.administer("server=http://\n"_ba);
             return s.run({u"status"_s});
         }},
        {Kind::SettingFixed, "another server than the administrator's", 8,
         [](Stage &s) {
             s.device.administer("server=https://shop.example\nlocked=server\n"_ba);
             return s.login();
         }},

        {Kind::KeychainLocked, "locked", 6,
         [](Stage &s) {
             s.signIn();
             return secretservice::lock() ? s.run({u"token"_s}) : Outcome{};
         }},
        {Kind::KeychainAbsent, "no D-Bus", 6,
         [](Stage &s) {
             s.signIn();
             s.device.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + s.device.home());
             return s.run({u"token"_s});
         }},
        {Kind::KeychainAbsent, "no service, and the session cannot be kept", 6,
         [](Stage &s) {
             const PrivateBus bus(PrivateBus::SecretService::None);
             s.device.environment().insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus.address());
             return s.login();
         }},
        {Kind::KeychainNoAnswer, "it stands still", 6,
         [](Stage &s) {
             s.signIn();
             const secretservice::Stopped stopped;
             return s.run({u"token"_s});
         }},
        {Kind::KeychainDenied, "the bus lets nobody talk to it", 6,
         [](Stage &s) { return tokenOnBus(s, PrivateBus::SecretService::Forbidden); }},
        {Kind::KeychainFailed, "a service that cannot do anything", 6,
         [](Stage &s) { return tokenOnBus(s, PrivateBus::SecretService::Broken); }},
        {Kind::ListUnusable, "a folder in its place", 6,
         [](Stage &s) {
             QFile::remove(s.listOfSessions());
             QDir().mkpath(s.listOfSessions());
             return s.run({u"status"_s});
         }},
        {Kind::ListUnusable, "emptied", 6,
         [](Stage &s) { return emptyList(s) ? s.run(inFile(s, u"token"_s)) : Outcome{}; }},
        {Kind::ListUnusable, "emptied, and asked before", 6,
         [](Stage &s) {
             const bool emptied = emptyList(s) && s.run(inFile(s, u"status"_s)).code == 6;
             return emptied ? s.run(inFile(s, u"status"_s)) : Outcome{};
         }},
        {Kind::ListUnusable, "a folder in its place, at a sign-in", 6,
         [](Stage &s) {
             QDir().mkpath(s.listOfSessions());
             return s.login();
         }},
    };
}

} // namespace dockpass::test::failures
