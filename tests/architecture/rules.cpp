// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "architecture/rules.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace architecture {

using namespace Qt::StringLiterals;

namespace {

/// Everything that a room may include besides itself.
const QHash<QString, QStringList> &roomsBelow()
{
    static const QHash<QString, QStringList> below{
        {u"base"_s, {}},
        {u"glue"_s, {u"base"_s}},
        {u"store"_s, {u"base"_s}},
        {u"policy"_s, {u"base"_s}},
        {u"platform"_s, {u"base"_s}},
        {u"session"_s, {u"base"_s, u"glue"_s, u"store"_s, u"policy"_s, u"platform"_s}},
        {u"ui"_s, {u"base"_s, u"glue"_s, u"store"_s, u"policy"_s, u"platform"_s, u"session"_s}},
        {u"app"_s, {u"base"_s, u"glue"_s, u"store"_s, u"policy"_s, u"platform"_s, u"session"_s, u"ui"_s}},
    };
    return below;
}

/// "glue" for src/glue/..., "app" for app/..., "qml" for qml/...
QString roomOf(const QString &path)
{
    return path.startsWith("src/"_L1) ? path.section(u'/', 1, 1) : path.section(u'/', 0, 0);
}

bool mayInclude(const QString &path, const QString &included)
{
    const QString room = roomOf(path);
    const QString target = included.section(u'/', 0, 0);
    if (!roomsBelow().contains(target) || target == room)
        return true; // Qt's, the system's, or the room's own
    // The command line is built without the window: of ui/ it may know the words only.
    if (room == "app"_L1 && target == "ui"_L1 && !path.startsWith("app/dockpass/"_L1))
        return included == "ui/notices.h"_L1 || included == "ui/translations.h"_L1;
    return roomsBelow().value(room).contains(target);
}

std::optional<Rule> includeRule(const QString &path, const QString &line)
{
    static const QRegularExpression include(uR"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"_s);
    static const QRegularExpression keychain(u"^(qt\\d?keychain/|keychain\\.h$)"_s);
    const QRegularExpressionMatch match = include.match(line);
    if (!match.hasMatch())
        return {};
    const QString included = match.captured(1);
    if (keychain.match(included).hasMatch() && path != "src/store/keychainstore.cpp"_L1)
        return Rule::KeychainElsewhere;
    if (included.contains("../"_L1))
        return Rule::IncludeRelative;
    if (!mayInclude(path, included))
        return Rule::IncludeUpward;
    return {};
}

/// A rule that one line breaks by itself, whatever room it stands in but the named ones.
struct LineRule
{
    Rule rule{};
    QStringList allowedRooms;
    QRegularExpression text;
};

const QList<LineRule> &lineRules()
{
    static const QList<LineRule> rules{
        {Rule::SystemElsewhere,
         {u"platform"_s, u"store"_s},
         QRegularExpression(
             uR"(^\s*#\s*(if|ifdef|ifndef|elif)\b.*)"
             uR"(\b(Q_OS_\w+|__linux(__)?|__unix(__)?|__APPLE__|__ANDROID__|__FreeBSD__|_?WIN(32|64))\b)"_s)},
        {Rule::TextElsewhere,
         {u"ui"_s, u"qml"_s, u"app"_s},
         QRegularExpression(uR"(\b(tr|qsTr|qsTrId|qtTrId|qsTranslate)\s*\(|\bQCoreApplication::translate\b|)"
                            uR"(\bQT_TR(ANSLATE|ID)?(_N)?_NOOP)"_s)},
        {Rule::ForbiddenCall,
         {},
         QRegularExpression(
             uR"(\b(ignoreSslErrors|processEvents|QEventLoop|setContextProperty|sleep_for|sleep_until)\b|)"
             uR"(\bsetInsecureFallback\s*\(\s*true\b|\bQThread::[mu]?sleep\b)"_s)},
    };
    return rules;
}

bool isColourOutsideTheme(const QString &path, const QString &line)
{
    if (!path.endsWith(".qml"_L1) || path.endsWith("/Theme.qml"_L1))
        return false;
    static const QRegularExpression colour(uR"(["']#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})["']|)"
                                           uR"(\bQt\.(rgba|hsla|hsva|color|lighter|darker|tint)\s*\(|)"
                                           uR"(color\s*:\s*["'](?!transparent["'])\w)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    return colour.match(line).hasMatch();
}

/// Only session/ decides when a token is renewed; a timer beside a token anywhere else would be a second mind.
std::optional<Violation> tokenBesideTimer(const QString &path, const QStringList &lines)
{
    static const QRegularExpression timer(u"\\b(QTimer|QBasicTimer|QChronoTimer|startTimer)\\b"_s);
    static const QRegularExpression token(u"\\b(m_)?(accessToken|refreshToken)\\b"_s);
    if (!path.startsWith("src/"_L1) || roomOf(path) == "session"_L1)
        return {};
    const auto firstLineNaming = [&lines](const QRegularExpression &what) {
        return std::find_if(lines.begin(), lines.end(),
                            [&what](const QString &line) { return what.match(line).hasMatch(); });
    };
    const auto found = firstLineNaming(token);
    if (found == lines.end() || firstLineNaming(timer) == lines.end())
        return {};
    return Violation{Rule::TokenBesideTimer, int(found - lines.begin()) + 1, found->trimmed()};
}

} // namespace

QString nameOf(Rule rule)
{
    switch (rule) {
    case Rule::IncludeUpward:
        return u"includes a room that is not below its own"_s;
    case Rule::IncludeRelative:
        return u"includes by a relative path"_s;
    case Rule::KeychainElsewhere:
        return u"includes QtKeychain outside src/store/keychainstore.cpp"_s;
    case Rule::SystemElsewhere:
        return u"asks for the operating system outside src/platform and src/store"_s;
    case Rule::TextElsewhere:
        return u"has translated text outside src/ui, qml and app"_s;
    case Rule::TokenBesideTimer:
        return u"names a token beside a timer outside src/session"_s;
    case Rule::ForbiddenCall:
        return u"uses what this project does without"_s;
    case Rule::ColourOutsideTheme:
        return u"has a colour outside Theme.qml"_s;
    }
    return {};
}

QString withoutComments(QStringView source)
{
    QString code;
    code.reserve(source.size());
    enum class In { Code, LineComment, BlockComment, Literal } in = In::Code;
    QChar quote;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar c = source[i];
        const QStringView pair = source.mid(i, 2);
        switch (in) {
        case In::Code:
            if (pair == "//"_L1 || pair == "/*"_L1) {
                in = pair == "//"_L1 ? In::LineComment : In::BlockComment;
                ++i;
                continue;
            }
            // 10'000 is a number, not the start of a literal.
            if (c == u'"' || c == u'`' || (c == u'\'' && (i == 0 || !source[i - 1].isDigit()))) {
                in = In::Literal;
                quote = c;
            }
            code += c;
            break;
        case In::LineComment:
            if (c == u'\n') {
                in = In::Code;
                code += c;
            }
            break;
        case In::BlockComment:
            if (pair == "*/"_L1) {
                in = In::Code;
                ++i;
            } else if (c == u'\n') {
                code += c;
            }
            break;
        case In::Literal:
            code += c;
            if (c == u'\\' && i + 1 < source.size())
                code += source[++i];
            else if (c == quote || c == u'\n')
                in = In::Code;
            break;
        }
    }
    return code;
}

QList<Violation> violations(const QString &path, const QString &source)
{
    QList<Violation> found;
    const QStringList lines = withoutComments(source).split(u'\n');
    const QString room = roomOf(path);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines[i];
        const auto note = [&](Rule rule) { found.append({rule, int(i) + 1, line.trimmed()}); };
        if (const std::optional<Rule> rule = includeRule(path, line))
            note(*rule);
        for (const LineRule &rule : lineRules()) {
            if (!rule.allowedRooms.contains(room) && rule.text.match(line).hasMatch())
                note(rule.rule);
        }
        if (isColourOutsideTheme(path, line))
            note(Rule::ColourOutsideTheme);
    }
    if (const std::optional<Violation> violation = tokenBesideTimer(path, lines))
        found.append(*violation);
    return found;
}

} // namespace architecture
