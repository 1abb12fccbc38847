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
constexpr auto accountsGroup = "accounts/"_L1;
constexpr auto serverKey = "server"_L1;
constexpr auto userKey = "user"_L1;
constexpr auto markerKey = "marker"_L1;
constexpr auto sessionKey = "session"_L1;
constexpr auto beneathKey = "beneath"_L1;
constexpr auto sinceKey = "since"_L1;
constexpr auto storeKey = "store"_L1;       // an earlier version's
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
    return accountsGroup + digestOf({account.server, account.user}) + u'/';
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

/// Its own group within the account's. Empty: what an earlier version has put beside the names, without one.
QString placeOf(const QString &group, const QString &store)
{
    return store.isEmpty() ? group : group + store + u'/';
}

bool isListed(const QSettings &settings, const QString &place)
{
    return markerOf(settings.value(place + markerKey).toString()) != SessionIndex::Marker::None;
}

/// Where that store's session is put down now. What an earlier version has put down is taken for that of whoever asks,
/// unless it says whose it is.
QString presentPlaceOf(const QSettings &settings, const QString &group, const QString &store)
{
    const QString told = settings.value(group + storeKey).toString();
    const bool isOwn = isListed(settings, placeOf(group, store)) || (!told.isEmpty() && told != store);
    return isOwn ? placeOf(group, store) : group;
}

/// The names of the stores in which a session of the account should be, or still be.
QStringList storesOf(QSettings &settings, const QString &group)
{
    settings.beginGroup(group.chopped(1));
    QStringList stores = settings.childGroups();
    settings.endGroup();
    const auto isWord = [](const QString &name) { // it is shown to people
        return std::ranges::all_of(name, [](QChar c) { return c >= u'a' && c <= u'z'; });
    };
    stores.removeIf([&](const QString &name) { return !isWord(name) || !isListed(settings, placeOf(group, name)); });
    const QString told = settings.value(group + storeKey).toString();
    if (isListed(settings, group) && isWord(told) && !stores.contains(told))
        stores.append(told);
    return stores;
}

ListedSession readListed(const QSettings &settings, const QString &place)
{
    return {markerOf(settings.value(place + markerKey).toString()), idOf(settings.value(place + sessionKey).toString()),
            idsOf(settings.value(place + sinceKey).toStringList()), readSignInTime(settings, place),
            idOf(settings.value(place + beneathKey).toString())};
}

void removeListed(QSettings &settings, const QString &place)
{
    for (const QLatin1StringView key : {markerKey, sessionKey, sinceKey, beneathKey, storeKey, bootKey, signedInKey})
        settings.remove(place + key);
}

/// What is not known is not written.
void writeListed(QSettings &settings, const QString &place, const ListedSession &listed)
{
    settings.setValue(place + markerKey, listed.marker == ListedSession::Marker::Erasing ? erasing : stored);
    settings.setValue(place + sessionKey, QString::fromLatin1(listed.session.toHex()));
    QStringList since;
    for (const QByteArray &id : listed.since)
        since.append(QString::fromLatin1(id.toHex()));
    settings.setValue(place + sinceKey, since);
    if (!listed.beneath.isEmpty())
        settings.setValue(place + beneathKey, QString::fromLatin1(listed.beneath.toHex()));
    if (const SignInTime &signedIn = listed.signedIn; !signedIn.boot.isEmpty()) {
        settings.setValue(place + bootKey, QString::fromUtf8(signedIn.boot));
        settings.setValue(place + signedInKey, QString::number(signedIn.at.sinceBoot.count()));
    }
}

void alter(const QString &file, const std::function<void(QSettings &)> &apply)
{
    // What is said by the way does not turn it into one that was always like this; a sign-in begins a new one.
    if (isRuinedList(file))
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
    const bool there = QFileInfo(m_file).isReadable() && !isRuinedList(m_file);
    const bool read = settings.status() == QSettings::NoError && (there || isCertainlyAbsent(m_file));
    return read ? readListed(settings, presentPlaceOf(settings, groupOf(account), m_store))
                : ListedSession{Marker::Unknown};
}

bool SessionIndex::change(const Account &account, const ListChange &change)
{
    return changeList(m_file, [&](QSettings &settings) {
        const QString group = groupOf(account);
        const QString before = presentPlaceOf(settings, group, m_store);
        const std::optional<ListedSession> after = change(readListed(settings, before));
        if (!after)
            return false;
        removeListed(settings, before);
        if (after->marker != Marker::None && after->marker != Marker::Unknown) { // what nobody knew is not put back
            writeAccount(settings, group, account);
            writeListed(settings, placeOf(group, m_store), *after);
        } else if (storesOf(settings, group).isEmpty()) {
            settings.remove(group.chopped(1));
        }
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
    settings.beginGroup(accountsGroup.chopped(1));
    const QStringList children = settings.childGroups();
    settings.endGroup();
    QList<Account> found;
    for (const QString &child : children) {
        const QString group = accountsGroup + child + u'/';
        const std::optional<Account> account = readAccount(settings, group);
        if (account && (isListed(settings, group) || !storesOf(settings, group).isEmpty()))
            found.append(*account);
    }
    return found;
}

SessionIndex::Condition SessionIndex::condition() const
{
    return isCertainlyAbsent(m_file) ? Condition::Absent : isRuinedList(m_file) ? Condition::Ruined : Condition::Good;
}

QList<SessionIndex::Elsewhere> SessionIndex::elsewhere(const Account &account) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    const QString group = groupOf(account);
    QList<Elsewhere> found;
    for (const QString &store : storesOf(settings, group)) {
        if (store != m_store)
            found.append({store, readListed(settings, presentPlaceOf(settings, group, store)).marker});
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
        if (condition() == Condition::Good) // an absent one would pass for one that knows of no session
            alter(m_file,
                  [this](QSettings &settings) { settings.setValue(jitterKey, QString::number(*m_jitter, 'g', 17)); });
    }
    return *m_jitter;
}

} // namespace dockpass::store
