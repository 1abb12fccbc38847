// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/listplace.h"

#include <QSettings>

#include <algorithm>

namespace dockpass::store {

using namespace Qt::StringLiterals;

namespace {

constexpr auto markerKey = "marker"_L1;
constexpr auto sessionKey = "session"_L1;
constexpr auto beneathKey = "beneath"_L1;
constexpr auto sinceKey = "since"_L1;
constexpr auto signedInKey = "signedIn"_L1; // milliseconds on the clock of the boot
constexpr auto bootKey = "boot"_L1;

constexpr auto stored = "stored"_L1;
constexpr auto erasing = "erasing"_L1;
constexpr auto noneLeft = "gone"_L1;

/// A word that is not known comes from a later version: an entry exists, so one should be in the keychain.
ListedSession::Marker markerOf(const QString &word)
{
    if (word.isEmpty() || word == noneLeft)
        return ListedSession::Marker::None;
    return word == erasing ? ListedSession::Marker::Erasing : ListedSession::Marker::Stored;
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

} // namespace

QString placeOf(const QString &group, const QString &store)
{
    return store.isEmpty() ? group : group + store + u'/';
}

bool isListed(const QSettings &settings, const QString &place)
{
    return markerOf(settings.value(place + markerKey).toString()) != ListedSession::Marker::None;
}

QStringList storesOf(QSettings &settings, const QString &group)
{
    settings.beginGroup(group.chopped(1));
    QStringList stores = settings.childGroups();
    settings.endGroup();
    const auto isWord = [](const QString &name) { // it is shown to people
        return std::ranges::all_of(name, [](QChar c) { return c >= u'a' && c <= u'z'; });
    };
    stores.removeIf([&](const QString &name) { return !isWord(name) || !isListed(settings, placeOf(group, name)); });
    return stores;
}

ListedSession readListed(const QSettings &settings, const QString &place, bool whole)
{
    const QString marker = settings.value(place + markerKey).toString();
    if (marker.isEmpty() && !whole)
        return {ListedSession::Marker::Unknown};
    return {markerOf(marker), idOf(settings.value(place + sessionKey).toString()),
            idsOf(settings.value(place + sinceKey).toStringList()), readSignInTime(settings, place),
            idOf(settings.value(place + beneathKey).toString())};
}

void writeGone(QSettings &settings, const QString &place)
{
    settings.setValue(place + markerKey, noneLeft);
}

void removeListed(QSettings &settings, const QString &place)
{
    for (const QLatin1StringView key : {markerKey, sessionKey, sinceKey, beneathKey, bootKey, signedInKey})
        settings.remove(place + key);
}

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

} // namespace dockpass::store
