// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/policy.h"

#include "base/files.h"
#include "policy/duration.h"
#include "policy/settingsfile.h"

#include <QDir>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace dockpass::policy {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lockedKey = "locked"_L1;

struct Rule
{
    Setting setting;
    QLatin1StringView name;
    QLatin1StringView builtIn;
    /// The canonical form of a value, or nothing if it is not one.
    std::optional<QString> (*accept)(const QString &value);
    QLatin1StringView choices; ///< in words
};

std::optional<QString> anyText(const QString &value)
{
    return value.trimmed();
}

std::optional<QString> trueOrFalse(const QString &value)
{
    const QString low = value.trimmed().toLower();
    if (low == "true"_L1 || low == "yes"_L1 || low == "1"_L1)
        return u"true"_s;
    if (low == "false"_L1 || low == "no"_L1 || low == "0"_L1)
        return u"false"_s;
    return {};
}

std::optional<QString> oneOf(const QString &value, std::initializer_list<QLatin1StringView> choices)
{
    const QString low = value.trimmed().toLower();
    for (QLatin1StringView choice : choices) {
        if (low == choice)
            return low;
    }
    return {};
}

std::optional<QString> storeName(const QString &value)
{
    return oneOf(value, {"keychain"_L1, "memory"_L1, "file"_L1});
}

std::optional<QString> themeName(const QString &value)
{
    return oneOf(value, {"auto"_L1, "light"_L1, "dark"_L1});
}

std::optional<QString> languageName(const QString &value)
{
    return oneOf(value, {"en"_L1, "de"_L1, ""_L1});
}

std::optional<QString> grantName(const QString &value)
{
    return oneOf(value, {"auto"_L1, "code"_L1, "password"_L1});
}

std::optional<QString> clientName(const QString &value)
{
    const QString name = value.trimmed();
    const bool visible = std::ranges::all_of(name, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
    return visible && !name.isEmpty() ? std::optional(name) : std::nullopt;
}

std::optional<QString> absoluteUri(const QString &value)
{
    const QString text = value.trimmed();
    const QUrl url(text, QUrl::StrictMode);
    return text.isEmpty() || (url.isValid() && !url.scheme().isEmpty() && !url.hasFragment()) ? std::optional(text)
                                                                                              : std::nullopt;
}

std::optional<QString> seconds(const QString &value)
{
    bool ok = false;
    const int number = value.trimmed().toInt(&ok);
    return ok && number >= 1 && number <= 300 ? std::optional(QString::number(number)) : std::nullopt;
}

/// There is no "for ever": the tokens of a session name nobody and cannot be revoked, and devices are left behind.
std::optional<QString> sessionLength(const QString &value)
{
    const auto length = durationFrom(value);
    return length && *length >= 1s && *length <= 168h ? std::optional(textOf(*length)) : std::nullopt;
}

/// Where a relative path leads depends on who starts the program.
std::optional<QString> absolutePath(const QString &value)
{
    const QString path = value.trimmed();
    return path.isEmpty() || QDir::isAbsolutePath(path) ? std::optional(path) : std::nullopt;
}

/// Goes into a header as it is: nothing that could end it, and nothing a shop's store is never called.
std::optional<QString> shopStoreName(const QString &value)
{
    const QString name = value.trimmed();
    const bool plain = std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'
            || c == u'-';
    });
    return plain && name.size() <= 64 ? std::optional(name) : std::nullopt;
}

constexpr std::array<Rule, settingCount> rules{{
    {Setting::Server, "server"_L1, ""_L1, anyText, {}},
    {Setting::CaFile, "ca"_L1, ""_L1, anyText, {}},
    {Setting::AllowHttpLoopback, "allow-http-loopback"_L1, "false"_L1, trueOrFalse, "true or false"_L1},
    {Setting::Store, "store"_L1, "keychain"_L1, storeName, "keychain, memory or file"_L1},
    {Setting::Timeout, "timeout"_L1, "30"_L1, seconds, "1 to 300"_L1},
    {Setting::Kiosk, "kiosk"_L1, "false"_L1, trueOrFalse, "true or false"_L1},
    {Setting::Theme, "theme"_L1, "auto"_L1, themeName, "auto, light or dark"_L1},
    {Setting::Grant, "grant"_L1, "auto"_L1, grantName, "auto, code or password"_L1},
    {Setting::ClientId, "client-id"_L1, "frontend"_L1, clientName, "visible characters without spaces"_L1},
    {Setting::RedirectUri, "redirect-uri"_L1, ""_L1, absoluteUri, "an absolute address without a fragment"_L1},
    {Setting::Language, "language"_L1, ""_L1, languageName, "en or de"_L1},
    {Setting::SessionLength, "session-length"_L1, "12h"_L1, sessionLength, "1s to 168h, such as 12h, 90m or 7h30m"_L1},
    {Setting::ShopStore, "shop-store"_L1, ""_L1, shopStoreName, "letters, digits, _ and -, at most 64"_L1},
    {Setting::StoreKeyFile, "store-key-file"_L1, ""_L1, absolutePath, "an absolute path"_L1},
}};

const Rule &ruleOf(Setting setting)
{
    return rules[std::size_t(setting)];
}

const Rule *ruleNamed(const QString &name)
{
    const auto *found = std::find_if(rules.begin(), rules.end(), [&](const Rule &rule) { return rule.name == name; });
    return found == rules.end() ? nullptr : found;
}

} // namespace

QString nameOf(Setting setting)
{
    return ruleOf(setting).name;
}

Policy::Policy()
{
    for (const Rule &rule : rules)
        m_entries[std::size_t(rule.setting)].value = rule.builtIn;
}

std::chrono::seconds Policy::duration(Setting setting) const
{
    return durationFrom(entry(setting).value).value_or(0s);
}

Result<Done, Policy::Problem> Policy::set(Setting setting, const QString &value, Layer layer)
{
    return set(setting, value, layer, 0);
}

Result<Done, Policy::Problem> Policy::set(Setting setting, const QString &value, Layer layer, int line)
{
    const std::optional<QString> accepted = ruleOf(setting).accept(value);
    if (!accepted) {
        return Problem{
            Problem::Kind::Invalid, u"%1 = %2 (%3)"_s.arg(nameOf(setting), value, ruleOf(setting).choices), {}};
    }
    Entry &entry = m_entries[std::size_t(setting)];
    if (entry.locked && entry.value != *accepted)
        return Problem{Problem::Kind::Locked, nameOf(setting), {}};
    if (!entry.locked)
        entry = {*accepted, layer, false, line};
    return Done{};
}

Result<Done, Policy::Problem> Policy::readFile(const QString &path, Layer layer)
{
    if (path.isEmpty() || isCertainlyAbsent(path))
        return Done{};
    auto lines = readSettingsFile(path);
    if (!lines.ok()) {
        m_problems.append({Problem::Kind::Unreadable, std::move(lines).error(), path});
        return m_problems.last();
    }

    const qsizetype before = m_problems.size();
    QList<SettingsLine> locks;
    for (const SettingsLine &line : lines.value()) {
        if (line.key == lockedKey && layer == Layer::System) {
            locks.append(line);
        } else if (line.key == lockedKey) {
            m_remarks.append({Remark::Kind::IdleLock, path, line.number, line.key});
        } else if (const Rule *rule = ruleNamed(line.key)) {
            // The user's file may well hold what the administrator has locked since: the lock wins without a word.
            if (auto done = set(rule->setting, line.value, layer, line.number);
                !done.ok() && done.error().kind == Problem::Kind::Invalid)
                m_problems.append(
                    {done.error().kind, u"%1:%2: %3"_s.arg(path).arg(line.number).arg(done.error().detail), path});
        } else {
            m_remarks.append({Remark::Kind::UnknownSetting, path, line.number, line.key});
        }
    }
    for (const SettingsLine &line : locks) // of the whole file, wherever they stand
        lock(line.value.split(u','), path, line.number);
    if (m_problems.size() > before)
        return m_problems.at(before);
    return Done{};
}

void Policy::lock(const QStringList &names, const QString &path, int line)
{
    for (const QString &name : names) {
        const QString plain = name.trimmed();
        if (const Rule *rule = ruleNamed(plain))
            m_entries[std::size_t(rule->setting)].locked = true;
        else if (!plain.isEmpty())
            m_remarks.append({Remark::Kind::UnknownLock, path, line, plain});
    }
}

} // namespace dockpass::policy
