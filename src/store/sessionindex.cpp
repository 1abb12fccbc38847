// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sessionindex.h"

#include "base/files.h"
#include "store/listfile.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>

#include <algorithm>
#include <functional>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int verdictDays = 30;

constexpr auto currentGroup = "current/"_L1;
constexpr auto lastGroup = "last/"_L1;
constexpr auto serverKey = "server"_L1;
constexpr auto userKey = "user"_L1;
constexpr auto markerKey = "marker"_L1;
constexpr auto sessionKey = "session"_L1;
constexpr auto beneathKey = "beneath"_L1;
constexpr auto sinceKey = "since"_L1;
constexpr auto storeKey = "store"_L1;
constexpr auto signedInKey = "signedIn"_L1; // milliseconds on the clock of the boot
constexpr auto bootKey = "boot"_L1;
constexpr auto refreshGrantKey = "refreshGrant"_L1;
constexpr auto signInGrantKey = "signInGrant"_L1;
constexpr auto learntSuffix = "Learnt"_L1; // of the key that says when
constexpr auto jitterKey = "device/jitter"_L1;

constexpr auto stored = "stored"_L1;
constexpr auto erasing = "erasing"_L1;
constexpr auto supported = "supported"_L1;
constexpr auto unsupported = "unsupported"_L1;
constexpr auto byCode = "code"_L1;
constexpr auto byPassword = "password"_L1;

/// INI keys know neither '/' nor, on some systems, case: names of people and servers stand in values, their digest
/// in the key.
QString digestOf(const QStringList &parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : parts) {
        hash.addData(part.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    return QString::fromLatin1(hash.result().first(16).toHex());
}

QString groupOf(const Account &account)
{
    return u"accounts/%1/"_s.arg(digestOf({account.server, account.user}));
}

QString groupOf(const QString &server)
{
    return u"servers/%1/"_s.arg(digestOf({server}));
}

std::optional<Account> readAccount(const QSettings &settings, const QString &group)
{
    Account account{settings.value(group + serverKey).toString(), settings.value(group + userKey).toString()};
    return account.isEmpty() ? std::nullopt : std::optional(std::move(account));
}

void writeAccount(QSettings &settings, const QString &group, const Account &account)
{
    settings.setValue(group + serverKey, account.server);
    settings.setValue(group + userKey, account.user);
}

/// A word that is not known comes from a later version: an entry exists, so one should be in the keychain.
SessionIndex::Marker markerOf(const QString &word)
{
    if (word.isEmpty())
        return SessionIndex::Marker::None;
    return word == erasing ? SessionIndex::Marker::Erasing : SessionIndex::Marker::Stored;
}

/// A word, or nothing: it is shown to people.
QString storeNameOf(const QString &word)
{
    const bool isWord = std::ranges::all_of(word, [](QChar c) { return c >= u'a' && c <= u'z'; });
    return isWord && !word.isNull() ? word : u""_s;
}

QByteArray idOf(const QString &word)
{
    return QByteArray::fromHex(word.toLatin1());
}

QByteArrayList idsOf(const QStringList &words)
{
    QByteArrayList ids;
    for (const QString &word : words)
        ids.append(idOf(word));
    return ids;
}

SignInTime readSignInTime(const QSettings &settings, const QString &group)
{
    bool known = false;
    const qint64 at = settings.value(group + signedInKey).toString().toLongLong(&known);
    if (!known)
        return {};
    return {settings.value(group + bootKey).toString().toUtf8(), Instant{milliseconds(at)}};
}

ListedSession readListed(const QSettings &settings, const QString &group)
{
    return {markerOf(settings.value(group + markerKey).toString()),
            idOf(settings.value(group + sessionKey).toString()),
            idsOf(settings.value(group + sinceKey).toStringList()),
            storeNameOf(settings.value(group + storeKey).toString()),
            readSignInTime(settings, group),
            idOf(settings.value(group + beneathKey).toString())};
}

/// An unknown one, or an empty store, is not written.
void writeListed(QSettings &settings, const QString &group, const ListedSession &listed, const QString &store)
{
    const auto write = [&](QLatin1StringView key, bool told, const QString &value) {
        if (told)
            settings.setValue(group + key, value);
        else
            settings.remove(group + key);
    };
    settings.setValue(group + markerKey, listed.marker == ListedSession::Marker::Erasing ? erasing : stored);
    settings.setValue(group + sessionKey, QString::fromLatin1(listed.session.toHex()));
    QStringList since;
    for (const QByteArray &id : listed.since)
        since.append(QString::fromLatin1(id.toHex()));
    settings.setValue(group + sinceKey, since);
    write(beneathKey, !listed.beneath.isEmpty(), QString::fromLatin1(listed.beneath.toHex()));
    write(storeKey, !store.isEmpty(), store);
    const SignInTime &signedIn = listed.signedIn;
    write(bootKey, !signedIn.boot.isEmpty(), QString::fromUtf8(signedIn.boot));
    write(signedInKey, !signedIn.boot.isEmpty(), QString::number(signedIn.at.sinceBoot.count()));
}

/// The store of what is written over `before`: that of `before`, unless it is another session.
QString storeOf(const ListedSession &after, const ListedSession &before, const QString &own)
{
    using Marker = ListedSession::Marker;
    if (!after.store.isNull())
        return after.store;
    const bool another = after.marker == Marker::Stored && after.session != before.session;
    return another || before.marker == Marker::None ? own : before.store;
}

void alter(const QString &file, const std::function<void(QSettings &)> &apply)
{
    // What is said by the way does not turn it into one that was always like this; a sign-in begins a new one.
    if (isEmptiedList(file))
        return;
    changeList(file, [&apply](QSettings &settings) {
        apply(settings);
        return true;
    });
}

/// What was learnt about a server; empty: nothing, or too long ago.
QString verdict(const QString &file, const QString &server, QLatin1StringView key, const QDateTime &now)
{
    const QSettings settings(file, QSettings::IniFormat);
    const QString name = groupOf(server) + key;
    const QDateTime learnt = QDateTime::fromString(settings.value(name + learntSuffix).toString(), Qt::ISODate);
    // A verdict from the future was written under a wrong clock and would never grow old.
    if (!learnt.isValid() || learnt > now || learnt.addDays(verdictDays) < now)
        return {};
    return settings.value(name).toString();
}

/// An empty `word` forgets it.
void setVerdict(const QString &file, const QString &server, QLatin1StringView key, const QString &word,
                const QDateTime &now)
{
    alter(file, [&](QSettings &settings) {
        const QString group = groupOf(server);
        const QString name = group + key;
        if (word.isEmpty()) {
            settings.remove(name);
            settings.remove(name + learntSuffix);
            return;
        }
        settings.setValue(group + serverKey, server);
        settings.setValue(name, word);
        settings.setValue(name + learntSuffix, now.toUTC().toString(Qt::ISODate));
    });
}

} // namespace

SessionIndex::SessionIndex(QString file, QString store) : m_file(std::move(file)), m_store(std::move(store)) {}

QString SessionIndex::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/dockpass/sessions.conf"_s;
}

std::optional<Account> SessionIndex::current() const
{
    return readAccount(QSettings(m_file, QSettings::IniFormat), currentGroup);
}

void SessionIndex::setCurrent(const Account &account)
{
    alter(m_file, [&](QSettings &settings) {
        writeAccount(settings, currentGroup, account);
        writeAccount(settings, lastGroup, account);
    });
}

void SessionIndex::clearCurrent(const Account &account)
{
    alter(m_file, [&](QSettings &settings) {
        if (readAccount(settings, currentGroup) == account)
            settings.remove(currentGroup.chopped(1));
    });
}

std::optional<Account> SessionIndex::lastUsed() const
{
    return readAccount(QSettings(m_file, QSettings::IniFormat), lastGroup);
}

ListedSession SessionIndex::listed(const Account &account) const
{
    const QSettings settings(m_file, QSettings::IniFormat);
    // QSettings takes a folder that may not be entered for one without the file, and an emptied file for a fresh one.
    const bool there = QFileInfo(m_file).isReadable() && !isEmptiedList(m_file);
    const bool read = settings.status() == QSettings::NoError && (there || isCertainlyAbsent(m_file));
    return read ? readListed(settings, groupOf(account)) : ListedSession{Marker::Unknown};
}

bool SessionIndex::change(const Account &account, const ListChange &change)
{
    return changeList(m_file, [&](QSettings &settings) {
        const QString group = groupOf(account);
        const ListedSession before = readListed(settings, group);
        const std::optional<ListedSession> after = change(before);
        if (!after)
            return false;
        if (after->marker == Marker::None || after->marker == Marker::Unknown) { // what nobody knew is not put back
            settings.remove(group.chopped(1));
            return true;
        }
        writeAccount(settings, group, account);
        writeListed(settings, group, *after, storeOf(*after, before, m_store));
        return true;
    });
}

bool SessionIndex::setMarker(const Account &account, Marker marker)
{
    return change(account, [marker](const ListedSession &) { return std::optional(ListedSession{marker}); });
}

QList<Account> SessionIndex::accounts() const
{
    QSettings settings(m_file, QSettings::IniFormat);
    settings.beginGroup(u"accounts"_s);
    QList<Account> found;
    for (const QString &child : settings.childGroups()) {
        const std::optional<Account> account = readAccount(settings, child + u'/');
        if (account && markerOf(settings.value(child + u'/' + markerKey).toString()) != Marker::None)
            found.append(*account);
    }
    return found;
}

RefreshGrant SessionIndex::refreshGrant(const QString &server, const QDateTime &now) const
{
    const QString word = verdict(m_file, server, refreshGrantKey, now);
    return word == supported  ? RefreshGrant::Supported
        : word == unsupported ? RefreshGrant::Unsupported
                              : RefreshGrant::Unknown;
}

void SessionIndex::setRefreshGrant(const QString &server, RefreshGrant grant, const QDateTime &now)
{
    const QString word = grant == RefreshGrant::Supported ? supported
        : grant == RefreshGrant::Unsupported              ? unsupported
                                                          : QString();
    setVerdict(m_file, server, refreshGrantKey, word, now);
}

SignInGrant SessionIndex::signInGrant(const QString &server, const QDateTime &now) const
{
    const QString word = verdict(m_file, server, signInGrantKey, now);
    return word == byCode ? SignInGrant::Code : word == byPassword ? SignInGrant::Password : SignInGrant::Unknown;
}

void SessionIndex::setSignInGrant(const QString &server, SignInGrant grant, const QDateTime &now)
{
    const QString word = grant == SignInGrant::Code ? byCode : grant == SignInGrant::Password ? byPassword : QString();
    setVerdict(m_file, server, signInGrantKey, word, now);
}

double SessionIndex::deviceJitter()
{
    bool readable = false;
    const double remembered = QSettings(m_file, QSettings::IniFormat).value(jitterKey).toString().toDouble(&readable);
    if (readable && remembered >= 0 && remembered < 1)
        return remembered;
    // Kept here too: where nothing can be written, it still stays the same for the life of the process.
    if (!m_jitter) {
        m_jitter = QRandomGenerator::system()->generateDouble();
        alter(m_file,
              [this](QSettings &settings) { settings.setValue(jitterKey, QString::number(*m_jitter, 'g', 17)); });
    }
    return *m_jitter;
}

} // namespace dockpass::store
