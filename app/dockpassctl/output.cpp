// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/output.h"

#include "app/dockpassctl/failing.h"
#include "app/options.h"
#include "ui/notices.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <cstdio>

namespace dockpass::app {

using namespace Qt::StringLiterals;
using session::Notice;
using session::Phase;
using session::View;
using store::RefreshGrant;

namespace {

QString rfc3339(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QJsonValue rfc3339(const std::optional<QDateTime> &time)
{
    return time ? QJsonValue(rfc3339(*time)) : QJsonValue();
}

QJsonValue factsJson(const std::optional<session::TokenFacts> &facts)
{
    if (!facts)
        return QJsonValue();
    return QJsonObject{{u"expiresAt"_s, rfc3339(facts->expiresAt)},
                       {u"scopes"_s, QJsonArray::fromStringList(facts->scopes)}};
}

QString warehouseOf(const View &view)
{
    if (!view.warehouseId)
        return view.warehouseName;
    const QString id = QString::number(*view.warehouseId);
    return view.warehouseName.isEmpty() ? id : u"%1 (%2)"_s.arg(view.warehouseName, id);
}

/// The store's name for a person.
QString wordFor(const QString &storeName)
{
    return storeName == "keychain"_L1 ? OptionText::tr("keychain")
        : storeName == "file"_L1      ? OptionText::tr("file")
        : storeName == "memory"_L1    ? OptionText::tr("memory")
                                      : storeName;
}

/// The store has not been read, or could not be.
bool isUnknown(const View &view)
{
    return view.phase == Phase::Starting || (view.notice && view.notice->kind == Notice::Kind::KeychainTrouble);
}

QString stateName(const View &view)
{
    if (isUnknown(view))
        return u"unknown"_s;
    switch (view.phase) {
    case Phase::Starting:
        return u"unknown"_s;
    case Phase::SignedOut:
        return u"signedOut"_s;
    case Phase::SigningIn:
        return u"signingIn"_s;
    case Phase::MfaCode:
        return u"mfaCode"_s;
    case Phase::ChoosingWarehouse:
        return u"choosingWarehouse"_s;
    case Phase::SignedIn:
        return u"signedIn"_s;
    case Phase::SigningOut:
        return u"signingOut"_s;
    }
    return {};
}

QString grantName(RefreshGrant grant)
{
    switch (grant) {
    case RefreshGrant::Unknown:
        break;
    case RefreshGrant::Supported:
        return u"supported"_s;
    case RefreshGrant::Unsupported:
        return u"unsupported"_s;
    }
    return u"unknown"_s;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

bool write(QByteArrayView bytes)
{
    // None of an empty one: its address may be null, which fwrite() does not allow.
    return bytes.isEmpty()
        || std::fwrite(bytes.data(), 1, std::size_t(bytes.size()), stdout) == std::size_t(bytes.size());
}

bool flush()
{
    return std::fflush(stdout) == 0;
}

/// Each on a line of its own, names before values.
QString inColumns(const QList<std::array<QString, 2>> &lines)
{
    qsizetype width = 18;
    for (const auto &[name, value] : lines)
        width = std::max(width, name.size());
    QString text;
    for (const auto &[name, value] : lines)
        text += u"%1 %2\n"_s.arg(name.leftJustified(width), value);
    return text;
}

} // namespace

QJsonObject statusJson(const View &view, const QString &storeName)
{
    QJsonObject status{
        {u"state"_s, stateName(view)},
        {u"server"_s, orNull(view.account.server)},
        {u"user"_s, orNull(view.account.user)},
        {u"warehouse"_s,
         QJsonObject{{u"id"_s, view.warehouseId ? QJsonValue(*view.warehouseId) : QJsonValue()},
                     {u"name"_s, orNull(view.warehouseName)}}},
        {u"userToken"_s, factsJson(view.userToken)},
        {u"warehouseToken"_s, factsJson(view.warehouseToken)},
        {u"renewal"_s,
         QJsonObject{{u"refreshGrant"_s, grantName(view.refreshGrant)},
                     {u"next"_s, rfc3339(view.nextRenewal)},
                     {u"outcomeUnknown"_s, view.outcomeUnknown},
                     {u"signInNeededBy"_s, rfc3339(view.signInNeededBy)}}},
        {u"sessionEndsAt"_s, rfc3339(view.sessionEndsAt)},
        {u"store"_s, storeName},
        {u"clockSkew"_s, view.clockSkew ? QJsonValue(qint64(view.clockSkew->count() / 1000)) : QJsonValue()},
        {u"error"_s, view.notice && view.notice->failure ? errorJson(*view.notice) : QJsonValue()},
    };
    return status;
}

QString statusText(const View &view, const QString &storeName, const QDateTime &now)
{
    QList<std::array<QString, 2>> lines;
    const auto line = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines.append({name, value});
    };
    const auto when = [&now](const std::optional<QDateTime> &time) {
        return time ? ui::shortTime(*time, now) : QString();
    };
    const bool signedIn = view.phase == Phase::SignedIn;
    line(OptionText::tr("State:"),
         signedIn              ? OptionText::tr("signed in")
             : isUnknown(view) ? OptionText::tr("not known")
                               : OptionText::tr("signed out"));
    line(OptionText::tr("Server:"), view.account.server);
    line(OptionText::tr("User:"), view.account.user);
    const QString clock = view.clockSkew ? ui::clockText(*view.clockSkew) : QString();
    if (!signedIn) {
        line(OptionText::tr("Clock:"), clock);
        return inColumns(lines);
    }
    line(OptionText::tr("Warehouse:"), warehouseOf(view));
    const auto end = [&when](const std::optional<session::TokenFacts> &token) {
        if (!token)
            return QString();
        return token->valid ? when(token->expiresAt)
                            : OptionText::tr("%1 (run out)").arg(when(token->expiresAt)).trimmed();
    };
    line(OptionText::tr("Warehouse token:"), end(view.warehouseToken));
    line(OptionText::tr("User token:"), end(view.userToken));
    line(OptionText::tr("Next renewal:"), when(view.nextRenewal));
    if (view.outcomeUnknown)
        line(OptionText::tr("Last renewal:"), OptionText::tr("no answer, outcome unknown"));
    line(OptionText::tr("Sign in again by:"), when(view.signInNeededBy));
    line(OptionText::tr("Session ends:"), when(view.sessionEndsAt));
    line(OptionText::tr("Kept in:"), wordFor(storeName));
    line(OptionText::tr("Clock:"), clock);
    return inColumns(lines);
}

QString renewedText(const View &view)
{
    const bool both = view.refreshGrant == RefreshGrant::Supported && !view.outcomeUnknown;
    return both ? OptionText::tr("Renewed.")
                : OptionText::tr("Renewed: the warehouse token. The user token stays as it was.");
}

QJsonObject warehousesJson(const QList<glue::Assignment> &warehouses)
{
    QJsonArray list;
    for (const glue::Assignment &warehouse : warehouses) {
        list.append(QJsonObject{{u"name"_s, warehouse.warehouseName},
                                {u"uuid"_s, orNull(warehouse.warehouseUuid)},
                                {u"active"_s, warehouse.active},
                                {u"enabled"_s, warehouse.enabled}});
    }
    return {{u"warehouses"_s, list}};
}

QString warehousesText(const QList<glue::Assignment> &warehouses)
{
    QString text;
    for (const glue::Assignment &warehouse : warehouses) {
        text += (warehouse.active ? "* "_L1 : "  "_L1) + warehouse.warehouseName;
        if (!warehouse.enabled)
            text += u' ' + OptionText::tr("(out of use)");
        text += u'\n';
    }
    return text;
}

QJsonObject residueJson(const session::Residue &residue)
{
    QJsonArray places;
    for (const session::Residue::Finding &finding : residue.findings) {
        places.append(QJsonObject{{u"place"_s, nameOf(finding.place)},
                                  {u"state"_s, nameOf(finding.verdict)},
                                  {u"count"_s, finding.count},
                                  {u"detail"_s, finding.detail}});
    }
    return {{u"none"_s, residue.isNone()}, {u"places"_s, places}};
}

QString residueText(const session::Residue &residue)
{
    return ui::wordsFor(residue) + u'\n' + residueRows(residue);
}

QString residueRows(const session::Residue &residue)
{
    const QList<ui::ResidueRow> rows = ui::rowsFor(residue);
    qsizetype width = 0;
    for (const ui::ResidueRow &row : rows)
        width = std::max(width, row.place.size() + 1);
    QString text;
    for (const ui::ResidueRow &row : rows)
        text += u"  %1 %2 (%3)\n"_s.arg((row.place + u':').leftJustified(width), row.state, row.detail);
    return text;
}

bool print(const QJsonObject &object)
{
    return write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n') && flush();
}

bool print(const QString &text)
{
    return write(text.toLocal8Bit()) && flush();
}

bool printToken(const session::TokenManager::TokenUse &token, TokenFormat format)
{
    // Without a buffer of the C library's, which would keep the token until the end.
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    QByteArray before;
    QByteArray after = "\n"_ba;
    if (format == TokenFormat::Header)
        before = "Authorization: Bearer "_ba;
    if (format == TokenFormat::Json) {
        const QJsonObject rest{{u"tokenType"_s, u"Bearer"_s},
                               {u"expiresAt"_s, rfc3339(token.expiresAt)},
                               {u"scopes"_s, QJsonArray::fromStringList(token.scopes)}};
        before = "{\"accessToken\":\""_ba;
        after = "\"," + QJsonDocument(rest).toJson(QJsonDocument::Compact).mid(1) + '\n';
    }
    if (format != TokenFormat::Json)
        return write(before) && write(token.accessToken.view()) && write(after) && flush();
    // Byte by byte, because a JSON value of Qt's would be one more copy of the token.
    bool written = write(before);
    for (char byte : token.accessToken.view())
        written = written && ((byte != '"' && byte != '\\') || write("\\")) && write({&byte, 1});
    return written && write(after) && flush();
}

} // namespace dockpass::app
