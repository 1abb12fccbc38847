// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/failurespage.h"

#include "base/failure.h"
#include "ui/failuretexts.h"

#include <algorithm>
#include <array>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

constexpr auto beginning = R"(<!--
SPDX-FileCopyrightText: 2026 The Dockpass authors
SPDX-License-Identifier: Apache-2.0
Written by ./dev docs from src/base/failure.cpp and src/ui/failurerows_*.h: change the words there.
-->

# Failures

All that can go wrong, by the code that Dockpass shows. A code is the same in every language and for ever. For each: what
the person reads, the one action that helps, and what it means for IT.

Beside the code stand the facts, on one line and always in English: code, name, HTTP status or `no HTTP answer`, the
error code of the server, host, technical detail, the `X-Request-Id` that Dockpass sent, and the time (UTC). None of them
is a secret. `dockpassctl` prints them on standard error, and with `--json` as an object `error` on standard output, with
`kind` and `action` as they are named here.

*Passes by itself* marks what Dockpass goes on trying while a session lives, and never ends a session over.
)"_L1;

struct Group
{
    QLatin1StringView prefix;
    QLatin1StringView title;
};

/// In the order of the list.
constexpr std::array groups{
    Group{"DP-NET"_L1, "Network"_L1},
    Group{"DP-ADR"_L1, "The address of the server"_L1},
    Group{"DP-TLS"_L1, "The secure connection"_L1},
    Group{"DP-SRV"_L1, "The server"_L1},
    Group{"DP-AUTH"_L1, "Signing in"_L1},
    Group{"DP-MFA"_L1, "The second factor"_L1},
    Group{"DP-WH"_L1, "The warehouse"_L1},
    Group{"DP-SES"_L1, "The session"_L1},
    Group{"DP-KEY"_L1, "The keychain"_L1},
    Group{"DP-FILE"_L1, "The file store"_L1},
    Group{"DP-SET"_L1, "The settings"_L1},
};

/// Broken at `width` characters, as the other pages are; `indent` before each line but the first.
QString wrapped(const QString &text, const QString &indent = {})
{
    constexpr qsizetype width = 120;
    QString whole;
    QString line;
    const QStringList words = text.split(u' ');
    for (const QString &word : words) {
        if (!line.isEmpty() && line.size() + 1 + word.size() > width) {
            whole += line + u'\n';
            line = indent + word;
        } else {
            line += line.isEmpty() ? word : u' ' + word;
        }
    }
    return whole + line + u'\n';
}

QString headingFor(const QString &code)
{
    const auto group = std::ranges::find(groups, code.section(u'-', 0, 1), &Group::prefix);
    return group == groups.end() ? QString() : u"\n## "_s + group->title + u'\n';
}

QString sectionFor(Failure::Kind kind)
{
    const ui::FailureText text = ui::textOf(kind);
    const Remedy remedy = remedyOf(kind);
    QString action = u"- Action: %1 (`%2`)."_s.arg(ui::textOf(remedy), nameOf(remedy));
    if (isTransient(kind))
        action += u" Passes by itself."_s;
    return u"\n### %1 %2\n\n"_s.arg(codeOf(kind), nameOf(kind))
        + wrapped(u"**%1.** %2 %3"_s.arg(text.title, text.happened, text.advice)) + u'\n' + action + u'\n'
        + wrapped(u"- For IT: "_s + text.forIT, u"  "_s);
}

} // namespace

QString failuresPage()
{
    QString page(beginning);
    QString heading;
    for (const Failure::Kind kind : allFailureKinds()) {
        if (const QString next = headingFor(codeOf(kind)); next != heading) {
            page += next;
            heading = next;
        }
        page += sectionFor(kind);
    }
    return page;
}

} // namespace dockpass::test
