// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

/// The rules of docs/architecture.md that can be read off the source text, as pure functions.
namespace architecture {

/// Which rule a line breaks. The names appear in the test's output.
enum class Rule {
    IncludeUpward,      ///< a room includes one that is not below it, or a neighbour it must not know
    IncludeRelative,    ///< an include with "..": rooms are named from src/
    KeychainElsewhere,  ///< QtKeychain outside store/keychainstore.cpp
    SystemElsewhere,    ///< an #if on an operating system outside platform/ and store/
    TextElsewhere,      ///< translated text outside ui/, qml/ and app/
    TokenBesideTimer,   ///< a file outside session/ that names both a token of a session and a timer
    ForbiddenCall,      ///< what the house does not do: nested loops, sleeps, ignored TLS errors, context properties
    ColourOutsideTheme, ///< a colour in a QML file other than Theme.qml
};

struct Violation
{
    Rule rule{};
    int line = 0; ///< from 1
    QString text; ///< the line

    friend bool operator==(const Violation &, const Violation &) = default;
};

QString nameOf(Rule rule);

/// The same text with every comment blanked out, line ends kept. Strings stay; a comment mark inside one is no comment.
QString withoutComments(QStringView source);

/// What `source`, the text of the file at `path` (from the top of the project, with '/'), breaks.
QList<Violation> violations(const QString &path, const QString &source);

} // namespace architecture
