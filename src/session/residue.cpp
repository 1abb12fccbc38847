// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/residue.h"

#include "base/overloaded.h"

#include <algorithm>

namespace dockpass::session {

using namespace Qt::StringLiterals;

namespace {

void note(Traces &traces, const TokenPair &pair)
{
    traces.note(pair.accessToken);
    traces.note(pair.refreshToken);
}

void note(Traces &traces, const glue::TokenAnswer &answer)
{
    traces.note(answer.accessToken);
    traces.note(answer.refreshToken);
}

void note(Traces &traces, const StoredSession &stored)
{
    if (!stored.session)
        return;
    note(traces, stored.session->user);
    if (stored.session->warehouse)
        note(traces, *stored.session->warehouse);
}

} // namespace

bool Residue::isNone() const
{
    return !findings.isEmpty()
        && std::ranges::all_of(findings, [](const Finding &finding) { return finding.verdict == Verdict::Gone; });
}

QString lineOf(const QList<Residue::Saying> &sayings, const std::function<QString(const char *)> &translated)
{
    QStringList parts;
    for (const Residue::Saying &saying : sayings) {
        QString part = translated ? translated(saying.words.data()) : QString(saying.words);
        for (const QString &value : saying.values)
            part = part.arg(value);
        parts.append(part);
    }
    return parts.join(u", "_s);
}

QString nameOf(Residue::Place place)
{
    switch (place) {
    case Residue::Place::Store:
        return u"store"_s;
    case Residue::Place::List:
        return u"list"_s;
    case Residue::Place::Files:
        return u"files"_s;
    case Residue::Place::Memory:
        return u"memory"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(Residue::Verdict state)
{
    switch (state) {
    case Residue::Verdict::Gone:
        return u"gone"_s;
    case Residue::Verdict::Found:
        return u"found"_s;
    case Residue::Verdict::Unproven:
        return u"unproven"_s;
    }
    Q_UNREACHABLE();
}

void noteTokens(Traces &traces, const Event &event)
{
    std::visit(Overloaded{
                   [&](const RecordLoaded &e) { note(traces, e.stored); },
                   [&](const RenewalPrepared &e) {
                       if (e.stored)
                           note(traces, *e.stored);
                   },
                   [&](const UserTokenArrived &e) { note(traces, e.answer); },
                   [&](const WarehouseTokenArrived &e) { note(traces, e.answer); },
                   [&](const RefreshArrived &e) { note(traces, e.answer); },
                   [&](const ExchangeArrived &e) { note(traces, e.answer); },
                   [](const auto &) {},
               },
               event);
}

} // namespace dockpass::session
