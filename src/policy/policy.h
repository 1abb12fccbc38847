// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>
#include <chrono>

namespace dockpass::policy {

/// Every setting of the program. The name in files and on the command line is nameOf().
enum class Setting {
    Server,            ///< "server": address of the Glue Backend API
    CaFile,            ///< "ca": PEM file with further trusted certificates
    AllowHttpLoopback, ///< "allow-http-loopback": true allows http:// to this device itself
    Store,             ///< "store": keychain, memory or file
    Timeout,           ///< "timeout": seconds for a whole request, 1 to 300
    Kiosk,             ///< "kiosk": true for full screen without window controls
    Theme,             ///< "theme": auto, light or dark
    Grant,             ///< "grant": how people sign in: auto, code (authorization code) or password
    ClientId,          ///< "client-id": who we are to /authorize
    RedirectUri,       ///< "redirect-uri": as registered at the shop for that client; empty: the one it knows
    Language,          ///< "language": en or de; empty: the system's
    SessionLength,     ///< "session-length": how long a session may last, from the password on: 1s to 168h, as "12h"
    ShopStore,    ///< "shop-store": which store of a shop that has several (contract 10); empty: the shop's default
    StoreKeyFile, ///< "store-key-file": the key of store = file; an absolute path; empty: none
};
inline constexpr int settingCount = int(Setting::StoreKeyFile) + 1;

/// Who says so; a later one overrides an earlier one, unless that one locked the setting.
enum class Layer {
    BuiltIn,
    System, ///< the administrator's file
    User,   ///< the user's own file
    CommandLine,
};

QString nameOf(Setting setting);

/// All settings with their values, and which layer set each.
class Policy
{
public:
    struct Problem
    {
        enum class Kind {
            Invalid,    ///< not a value that this setting can have
            Locked,     ///< the administrator has locked it to another value
            Unreadable, ///< the file is there and cannot be read, or is no settings file
        };
        Kind kind{};
        QString detail; ///< what and where, for IT
        QString file;   ///< the settings file it stands in; empty: the command line
    };

    /// A line of a settings file that does nothing, most likely not as it was meant.
    struct Remark
    {
        enum class Kind {
            UnknownSetting, ///< there is none of this name
            UnknownLock,    ///< `locked` names what is no setting: it protects nothing
            IdleLock,       ///< `locked` in the user's own file
        };
        Kind kind{};
        QString file;
        int line = 0; ///< from 1
        QString name; ///< as it stands there

        friend bool operator==(const Remark &, const Remark &) = default;
    };

    Policy();

    /// Reads a settings file (settingsfile.h): one key a setting, and `locked`, a list of names, separated by commas,
    /// that no later layer may change (the system layer only). A file that does not exist is no problem. What
    /// stands there in vain is among the remarks(). An impossible value is passed over, and the rest of the file counts
    /// all the same, for who goes on nevertheless: the first one is returned, all are among the problems().
    Result<Done, Problem> readFile(const QString &path, Layer layer);
    /// Setting a locked setting to the value it has is no problem.
    Result<Done, Problem> set(Setting setting, const QString &value, Layer layer);

    [[nodiscard]] QString text(Setting setting) const { return entry(setting).value; }
    [[nodiscard]] bool flag(Setting setting) const { return entry(setting).value == QLatin1StringView("true"); }
    [[nodiscard]] int number(Setting setting) const { return entry(setting).value.toInt(); }
    [[nodiscard]] std::chrono::seconds duration(Setting setting) const;
    [[nodiscard]] Layer layerOf(Setting setting) const { return entry(setting).layer; }
    [[nodiscard]] bool isLocked(Setting setting) const { return entry(setting).locked; }
    /// The line of the settings file that the value comes from, from 1; 0: from none.
    [[nodiscard]] int lineOf(Setting setting) const { return entry(setting).line; }
    /// What the files that were read hold in vain, in their order.
    [[nodiscard]] const QList<Remark> &remarks() const { return m_remarks; }
    /// What was wrong with them, likewise.
    [[nodiscard]] const QList<Problem> &problems() const { return m_problems; }

private:
    struct Entry
    {
        QString value;
        Layer layer = Layer::BuiltIn;
        bool locked = false;
        int line = 0;
    };
    Result<Done, Problem> set(Setting setting, const QString &value, Layer layer, int line);
    /// `line`: of the file at `path`.
    void lock(const QStringList &names, const QString &path, int line);
    [[nodiscard]] const Entry &entry(Setting setting) const { return m_entries[std::size_t(setting)]; }

    std::array<Entry, settingCount> m_entries;
    QList<Remark> m_remarks;
    QList<Problem> m_problems;
};

} // namespace dockpass::policy
