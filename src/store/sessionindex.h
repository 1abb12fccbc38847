// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/account.h"
#include "store/listedsession.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace dockpass::store {

/// Whether a server can refresh (contract 2).
enum class RefreshGrant { Unknown, Supported, Unsupported };
/// By which grant people sign in at a server (contract 1 and 6): what has worked there.
enum class SignInGrant { Unknown, Code, Password };

/// What is remembered outside the keychain, without any secret: which sessions should be in the keychain (the marker
/// that tells "locked" from "never was"), which is the current one, and what was learnt about servers. Lies in the
/// user's settings (QSettings, INI), shared by the window and the command line; every call reads and writes through.
class SessionIndex
{
public:
    using Marker = ListedSession::Marker;

    /// `file`: path of the INI file. Default: the standard place of the settings (XDG: ~/.config/dockpass/sessions.conf).
    /// `store`: the name of the store (TokenStore::name()) whose sessions this one is about. What it says of another is
    /// another's: a person may be signed in in each. Empty: of one without a name, for who needs nothing of a session.
    explicit SessionIndex(QString file = defaultFile(), QString store = {});
    static QString defaultFile();
    [[nodiscard]] QString file() const { return m_file; }

    /// The account the window shows and the command line means when none is named: of this store.
    [[nodiscard]] std::optional<Account> current() const;
    void setCurrent(const Account &account);
    /// Forgets which is current, if it is this one; its user name stays for the next sign-in form.
    void clearCurrent(const Account &account);
    /// The last account signed in on this device, current or not: fills the user name field.
    [[nodiscard]] std::optional<Account> lastUsed() const;

    [[nodiscard]] ListedSession listed(const Account &account) const;
    [[nodiscard]] Marker marker(const Account &account) const { return listed(account).marker; }
    /// As one step between processes. False: it could not be written, and what it says is not known to anybody.
    bool change(const Account &account, const ListChange &change);
    /// Whatever it says now. Not for Unknown. False as above.
    bool setMarker(const Account &account, Marker marker);
    /// All accounts with a marker other than None, in whichever store.
    [[nodiscard]] QList<Account> accounts() const;
    /// Of this account in the other stores, each with a marker other than None.
    struct Elsewhere
    {
        QString store;
        Marker marker{};
    };
    [[nodiscard]] QList<Elsewhere> elsewhere(const Account &account) const;

    enum class Condition {
        Good,
        Absent,     ///< of a device that is fresh, or somebody has deleted it
        Ruined,     ///< it is there, empty or damaged: what it said is not known
        Incomplete, ///< begun over a ruined one, or where one was lost; whom that one named may be missing
    };
    [[nodiscard]] Condition condition() const;
    /// Absent or ruined.
    [[nodiscard]] bool isLost() const;
    /// Begins a new one where one is lost, for a session that lies in the store and goes on. False as above.
    bool putBack(const Account &account, const QByteArray &session, const SignInTime &signedIn);
    /// Makes a ruined or incomplete one good: those are who has a session in the store. What is listed already stays; one
    /// alone becomes the current one, if there is none. False as above.
    bool complete(const QList<Account> &found);

    /// What was learnt about a server; a verdict older than 30 days counts as Unknown, so that an upgraded shop is noticed.
    [[nodiscard]] RefreshGrant refreshGrant(const QString &server, const QDateTime &now) const;
    void setRefreshGrant(const QString &server, RefreshGrant grant, const QDateTime &now);

    /// Likewise for the grant that has worked at sign-in.
    [[nodiscard]] SignInGrant signInGrant(const QString &server, const QDateTime &now) const;
    void setSignInGrant(const QString &server, SignInGrant grant, const QDateTime &now);

    /// This device's own fraction in [0, 1), drawn once: spreads the renewals of a fleet.
    [[nodiscard]] double deviceJitter();

private:
    QString m_file;
    QString m_store;
    std::optional<double> m_jitter;
};

} // namespace dockpass::store
