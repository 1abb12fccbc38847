// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/sharedtrouble.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace dockpass::session {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 largest = 1024;
/// No pause of ours is longer; what claims more is not believed.
constexpr milliseconds longestPause = 2h;

double number(Instant at)
{
    return double(at.sinceBoot.count());
}

std::optional<Failure::Kind> kindNamed(const QString &name)
{
    for (const Failure::Kind kind : allFailureKinds()) {
        if (nameOf(kind) == name && isServerTrouble(kind))
            return kind;
    }
    return {};
}

} // namespace

QByteArray encode(const ServerTrouble &trouble, const QByteArray &boot)
{
    return QJsonDocument(QJsonObject{{u"boot"_s, QString::fromLatin1(boot)},
                                     {u"failures"_s, trouble.breaker.failures},
                                     {u"ownPause"_s, number(trouble.breaker.ownPause)},
                                     {u"askedPause"_s, number(trouble.breaker.askedPause)},
                                     {u"kind"_s, nameOf(trouble.kind)},
                                     {u"httpStatus"_s, trouble.httpStatus},
                                     {u"at"_s, number(trouble.at)}})
        .toJson(QJsonDocument::Compact);
}

std::optional<ServerTrouble> decodeTrouble(const QByteArray &bytes, const Now &now)
{
    const QJsonObject read = QJsonDocument::fromJson(bytes).object();
    const auto kind = kindNamed(read["kind"_L1].toString());
    if (now.boot.isEmpty() || read["boot"_L1].toString() != QString::fromLatin1(now.boot) || !kind)
        return {};
    const auto instant = [&](QLatin1StringView name) {
        const double most = number(now.instant + longestPause);
        return Instant{milliseconds(qint64(std::clamp(read[name].toDouble(), 0.0, most)))};
    };
    ServerTrouble trouble;
    trouble.breaker.failures = std::clamp(read["failures"_L1].toInt(), 0, 1000);
    trouble.breaker.ownPause = instant("ownPause"_L1);
    trouble.breaker.askedPause = instant("askedPause"_L1);
    trouble.kind = *kind;
    trouble.httpStatus = std::clamp(read["httpStatus"_L1].toInt(), 0, 599);
    trouble.at = std::min(instant("at"_L1), now.instant);
    return trouble;
}

SharedTrouble::SharedTrouble(const QString &folder, const QString &server)
    : m_file(
        folder + u'/'
        + QString::fromLatin1(QCryptographicHash::hash(server.toUtf8(), QCryptographicHash::Sha256).toHex().first(32))
        + u".trouble"_s)
{
}

std::optional<ServerTrouble> SharedTrouble::read(const Now &now) const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return decodeTrouble(file.read(largest), now);
}

void SharedTrouble::write(const std::optional<ServerTrouble> &trouble, const Now &now) const
{
    if (!trouble) {
        QFile::remove(m_file);
        return;
    }
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return;
    file.write(encode(*trouble, now.boot));
    file.commit();
}

} // namespace dockpass::session
