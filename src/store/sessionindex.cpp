// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sessionindex.h"

#include "base/files.h"
#include "store/listfile.h"
#include "store/listplace.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSettings>
#include <QStandardPaths>

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
constexpr auto refreshGrantKey = "refreshGrant"_L1;
constexpr auto signInGrantKey = "signInGrant"_L1;
constexpr auto learntSuffix = "Learnt"_L1; // of the key that says when
constexpr auto jitterKey = "device/jitter"_L1;

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

void writeJitter(QSettings &settings, double jitter)
{
    settings.setValue(jitterKey, QString::number(jitter, 'g', 17));
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
    return readAccount(QSettings(m_file, QSettings::IniFormat), placeOf(currentGroup, m_store));
}

void SessionIndex::setCurrent(const Account &account)
{
    alter(m_file, [&](QSettings &settings) {
        writeAccount(settings, placeOf(currentGroup, m_store), account);
        writeAccount(settings, lastGroup, account);
    });
}

void SessionIndex::clearCurrent(const Account &account)
{
    alter(m_file, [&](QSettings &settings) {
        const QString place = placeOf(currentGroup, m_store);
        if (readAccount(settings, place) == account)
            settings.remove(place.chopped(1));
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
    if (!read)
        return {Marker::Unknown};
    return readListed(settings, placeOf(groupOf(account), m_store), !isIncomplete(settings, m_store));
}

bool SessionIndex::change(const Account &account, const ListChange &change)
{
    return changeList(m_file, [&](QSettings &settings) {
        const QString group = groupOf(account);
        const QString place = placeOf(group, m_store);
        const std::optional<ListedSession> after = change(readListed(settings, place, true));
        if (!after)
            return false;
        if (m_jitter && !settings.contains(jitterKey))
            writeJitter(settings, *m_jitter);
        removeListed(settings, place);
        if (after->marker != Marker::None && after->marker != Marker::Unknown) { // what nobody knew is not put back
            writeAccount(settings, group, account);
            writeListed(settings, place, *after);
        } else if (isIncomplete(settings, m_store)) {
            writeAccount(settings, group, account);
            writeGone(settings, place);
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
        if (account && (isListed(settings, placeOf(group, m_store)) || !storesOf(settings, group).isEmpty()))
            found.append(*account);
    }
    return found;
}

SessionIndex::Condition SessionIndex::condition() const
{
    if (isCertainlyAbsent(m_file))
        return Condition::Absent;
    if (isRuinedList(m_file))
        return Condition::Ruined;
    return isIncomplete(QSettings(m_file, QSettings::IniFormat), m_store) ? Condition::Incomplete : Condition::Good;
}

bool SessionIndex::isLost() const
{
    return isCertainlyAbsent(m_file) || isRuinedList(m_file);
}

bool SessionIndex::putBack(const Account &account, const QByteArray &session, const SignInTime &signedIn)
{
    return changeList(m_file, [&](QSettings &settings) {
        if (!isLost())
            return false; // another process has written one, and may have signed the account out
        setIncomplete(settings);
        const QString group = groupOf(account);
        writeAccount(settings, group, account);
        ListedSession listed{Marker::Stored, session};
        listed.signedIn = signedIn;
        writeListed(settings, placeOf(group, m_store), listed);
        writeAccount(settings, placeOf(currentGroup, m_store), account);
        writeAccount(settings, lastGroup, account);
        return true;
    });
}

bool SessionIndex::complete(const QList<Account> &found)
{
    return changeList(m_file, [&](QSettings &settings) {
        if (!isRuinedList(m_file) && !isIncomplete(settings, m_store))
            return false; // another process has been there
        for (const Account &account : found) {
            const QString group = groupOf(account);
            const QString place = placeOf(group, m_store);
            if (isListed(settings, place))
                continue;
            writeAccount(settings, group, account);
            writeListed(settings, place, {Marker::Stored});
        }
        if (const QString place = placeOf(currentGroup, m_store); found.size() == 1 && !readAccount(settings, place)) {
            writeAccount(settings, place, found.first());
            writeAccount(settings, lastGroup, found.first());
        }
        setComplete(settings, m_store);
        return true;
    });
}

QList<SessionIndex::Elsewhere> SessionIndex::elsewhere(const Account &account) const
{
    QSettings settings(m_file, QSettings::IniFormat);
    const QString group = groupOf(account);
    QList<Elsewhere> found;
    for (const QString &store : storesOf(settings, group)) {
        if (store != m_store)
            found.append({store, readListed(settings, placeOf(group, store), true).marker});
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
        if (condition() == Condition::Good) // else it comes with the first session
            alter(m_file, [this](QSettings &settings) { writeJitter(settings, *m_jitter); });
    }
    return *m_jitter;
}

} // namespace dockpass::store
