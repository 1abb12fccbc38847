// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/residue.h"
#include "session/view.h"

#include <QString>

namespace dockpass::ui {

enum class Severity {
    Info,    ///< nothing to do
    Warning, ///< work goes on, something wants attention
    Error,   ///< what was asked for did not happen
};

/// A notice in words. Each says to the person what happened and what to do, and to IT what it means and the facts.
struct NoticeText
{
    Severity severity = Severity::Info;
    QString title;      ///< a few words: "Wrong user name or password"
    QString text;       ///< two or three short sentences: what happened, what to do now
    bool retry = false; ///< trying again makes sense as it is
    QString brief{};    ///< the text for a program that ends with it; empty: `text` serves
    // Of the failure; empty where nothing failed
    QString code{};   ///< "DP-AUTH-01", the same in every language
    QString action{}; ///< the one thing that helps, in a few words: "Try again"
    QString forIT{};  ///< what it means technically and where to look
    QString facts{};  ///< one line, in English: code, name, HTTP status, server's code, host, detail, request id, time

    friend bool operator==(const NoticeText &, const NoticeText &) = default;
};

/// In the language installed (see translations.h).
NoticeText describe(const session::Notice &notice);

/// What a search for the rest of a session has brought, in one sentence.
QString wordsFor(const session::Residue &residue);
/// The same for IT, place by place.
struct ResidueRow
{
    QString place;
    QString state;
    QString detail; ///< numbers, and what the system says
};
QList<ResidueRow> rowsFor(const session::Residue &residue);

/// A point in time for a person, in their locale and time zone, as short as is unambiguous:
/// "14:30" today, "tomorrow 06:10", "Tue 1 Dec, 06:10" else, with the year where it is more than half a year away.
QString shortTime(const QDateTime &time, const QDateTime &now);

/// A length of time for a person: "12 hours", "90 minutes", "20 seconds"; in the largest unit that goes into it evenly.
QString lengthText(milliseconds length);

/// "This device's clock is 14 minutes slow"; empty for less than two minutes, which nobody has to know.
/// `skew`: server minus device.
QString clockText(milliseconds skew);

/// How people know a server: host[:port][/path] of its address.
QString serverText(const QString &address);

} // namespace dockpass::ui
