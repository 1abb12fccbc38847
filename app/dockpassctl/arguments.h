// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "policy/policy.h"
#include "store/tokenstore.h"

#include <QString>
#include <QStringList>

namespace dockpass::app {

enum class Verb { Login, Status, Token, Renew, Warehouses, UseWarehouse, Logout, Doctor };
enum class TokenFormat {
    Raw,    ///< the token and a line end
    Header, ///< "Authorization: Bearer ..."
    Json,   ///< with type, expiry and scopes
};

/// What the command line asks for.
struct Arguments
{
    Verb verb{};
    policy::Policy policy;
    QList<policy::Policy::Problem> problems; ///< doctor: what is wrong with the settings files
    QString server;                          ///< canonical, from the command line alone; empty: not named
    QString user;                            ///< empty: not named
    QString warehouse;                       ///< name or uuid; empty: not named
    bool passwordFromInput = false;
    bool codeFromInput = false; ///< the second factor
    bool storePassphraseFromInput = false;
    bool json = false;
    bool verify = false; ///< logout: look for what is left
    store::Entry kind = store::Entry::WarehouseToken;
    TokenFormat format = TokenFormat::Raw;
};

/// Those that read or write a session; to erase one needs no key. `doctor` may be given a passphrase, and asks for none.
[[nodiscard]] constexpr bool needsStoreKey(Verb verb)
{
    return verb != Verb::Doctor && verb != Verb::Logout;
}

/// Those that a server may answer by asking for a second factor.
[[nodiscard]] constexpr bool mayNeedCode(Verb verb)
{
    return verb == Verb::Login || verb == Verb::Renew || verb == Verb::UseWarehouse || verb == Verb::Warehouses;
}

/// The program has nothing left to do: help was shown, or the use was wrong and has been said so.
struct Ended
{
    int exitCode = 0;
};

/// Whether it is the command `doctor` that the command line names, read before anything else of it is understood.
[[nodiscard]] bool asksForDoctor(const QStringList &arguments);
/// Whether a result would be printed as JSON, read before anything of the command line is understood.
[[nodiscard]] bool wantsJson(const QStringList &arguments);
/// Says what is wrong with a setting and returns the exit code for it; what the settings files or the administrator
/// forbid is printed as JSON too, where that was asked for.
[[nodiscard]] int reportProblem(const policy::Policy::Problem &problem, bool json);

/// Reads the command line on top of `policy`.
Result<Arguments, Ended> readArguments(const QStringList &arguments, policy::Policy policy);

} // namespace dockpass::app
