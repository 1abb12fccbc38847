// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "policy/policy.h"

#include <QCoreApplication>
#include <QList>

#include <functional>
#include <optional>

class QCommandLineParser;

namespace dockpass::app {

/// Exit codes of both programs.
enum ExitCode {
    ExitDone = 0,
    ExitWrongUse = 2,
    ExitNotSignedIn = 3,
    ExitCredentialsRefused = 4,
    ExitServerUnreachable = 5, ///< or not trusted
    ExitKeychain = 6,
    ExitServerRefuses = 7, ///< or misbehaves
    ExitPolicy = 8,
};

/// Context of the command line's words.
struct OptionText
{
    Q_DECLARE_TR_FUNCTIONS(OptionText)
};

/// Says it and returns the exit code for it.
[[nodiscard]] int report(const policy::Policy::Problem &problem);
using Report = std::function<int(const policy::Policy::Problem &)>;

/// The settings that a command line may name: one option each, checked by the policy.
class SettingOptions
{
public:
    /// `unused`: those of them that make no difference: taken all the same, because scripts give them to every command,
    /// but not listed by the help.
    SettingOptions(QCommandLineParser &parser, QList<policy::Setting> settings,
                   const QList<policy::Setting> &unused = {});

    /// Puts what was named into `policy`. 0, or the exit code after a word on standard error.
    [[nodiscard]] int apply(const QCommandLineParser &parser, policy::Policy &policy,
                            const Report &report = app::report) const;
    /// The value that a command line gives this setting, read before anything of it is understood: help and complaints
    /// are in the language that was asked for. What the policy says, where it is not named or locked.
    static QString early(const QStringList &arguments, policy::Setting setting, const policy::Policy &policy);
    static QString nameFor(policy::Setting setting) { return policy::nameOf(setting); }

private:
    QList<policy::Setting> m_settings;
};

/// What `parser` has found wrong, and where to look; `program`: as it is typed.
QString misuseOf(const QCommandLineParser &parser, const QString &program);
/// The help of `parser`, under a first line that shows how a program is called: `usage`, as it is typed.
QString helpOf(const QCommandLineParser &parser, const QString &usage);
/// On standard output.
void show(const QString &text);
/// "dockpassctl: <text>" on standard error.
void say(const QString &text);
/// Says it and returns the exit code for it.
[[nodiscard]] int wrongUse(const QString &text);
QString textOf(const policy::Policy::Problem &problem);
QString textOf(const policy::Policy::Remark &remark);
/// Says what the settings files hold in vain.
void sayRemarks(const policy::Policy &policy);
/// What it is in the list of failures; empty: wrong use of the command line.
std::optional<Failure> failureOf(const policy::Policy::Problem &problem);
/// Ends the process here and now, without taking anything down. For the case that a request was given up: Qt's network
/// thread may still be at it, and its end would be waited for beyond every time limit.
[[noreturn]] void endAtOnce(int exitCode);

} // namespace dockpass::app
