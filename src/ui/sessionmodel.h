// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"
#include "session/view.h"
#include "ui/notices.h"
#include "ui/warehousemodel.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace dockpass::ui {

/// What the pages show and what they may ask for. Shows a session::View and turns what the person does into signals;
/// decides nothing. The one thing it owns is the last View.
class SessionModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program, handed to Main as an initial property")
    Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")

    Q_PROPERTY(Page page READ page NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)           ///< a sign-in or sign-out is under way
    Q_PROPERTY(bool signingIn READ signingIn NOTIFY changed FINAL) ///< a sign-in is under way
    Q_PROPERTY(bool reauthenticating READ reauthenticating NOTIFY changed
                   FINAL) ///< ... or the choice of a warehouse, while the session goes on
    Q_PROPERTY(bool signInFailed READ signInFailed NOTIFY changed FINAL) ///< the notice is about a sign-in
    Q_PROPERTY(bool looking READ looking NOTIFY changed FINAL)           ///< a stored session is still being looked for
    Q_PROPERTY(
        QString server READ server NOTIFY changed FINAL) ///< the server's name as people know it: host[:port][/path]
    Q_PROPERTY(bool serverSet READ serverSet NOTIFY changed FINAL)    ///< false: no server is configured
    Q_PROPERTY(QString userName READ userName NOTIFY changed FINAL)   ///< of the session, or remembered
    Q_PROPERTY(QString warehouse READ warehouse NOTIFY changed FINAL) ///< "Warehouse 1"; empty: not told
    Q_PROPERTY(
        dockpass::ui::WarehouseModel *warehouses READ warehouses CONSTANT FINAL) ///< to choose from, on that page
    Q_PROPERTY(bool choosing READ choosing NOTIFY changed FINAL) ///< it is the person's turn; else the server's
    Q_PROPERTY(QString codeDelivery READ codeDelivery NOTIFY changed FINAL) ///< how the person comes by their code
    Q_PROPERTY(bool codeCanBeSent READ codeCanBeSent NOTIFY changed FINAL)  ///< sendCode() makes sense now
    Q_PROPERTY(int picklists READ picklists NOTIFY changed
                   FINAL) ///< that wait in the warehouse; -1: not known; more than 100: nobody knows how many more
    Q_PROPERTY(bool picklistsTold READ picklistsTold NOTIFY changed FINAL) ///< the server tells their number
    Q_PROPERTY(bool countingPicklists READ countingPicklists NOTIFY changed FINAL)
    Q_PROPERTY(QString workUntil READ workUntil NOTIFY changed
                   FINAL) ///< end of the warehouse token, for people; empty: not told
    Q_PROPERTY(QString signInBy READ signInBy NOTIFY changed FINAL) ///< for people; empty: no need in sight
    Q_PROPERTY(bool signInSoon READ signInSoon NOTIFY changed FINAL)
    Q_PROPERTY(
        int minutesLeft READ minutesLeft NOTIFY changed
            FINAL) ///< of a session that is about to reach its length; 0: not yet, or something else ends it sooner
    Q_PROPERTY(QString sessionLength READ sessionLength NOTIFY changed FINAL) ///< "12 hours"
    Q_PROPERTY(bool online READ online NOTIFY changed FINAL)
    Q_PROPERTY(bool renewing READ renewing NOTIFY changed FINAL)
    Q_PROPERTY(bool stored READ stored NOTIFY changed FINAL) ///< false: this session ends with the program
    Q_PROPERTY(QString clockTrouble READ clockTrouble NOTIFY changed
                   FINAL) ///< the device's clock is wrong; empty: it is not, or nobody knows
    Q_PROPERTY(KeychainState keychain READ keychain NOTIFY changed FINAL)
    Q_PROPERTY(bool inKeychain READ inKeychain NOTIFY changed FINAL) ///< false: the session is kept somewhere else
    Q_PROPERTY(bool hasNotice READ hasNotice NOTIFY changed FINAL)
    Q_PROPERTY(Severity noticeSeverity READ noticeSeverity NOTIFY changed FINAL)
    Q_PROPERTY(QString noticeTitle READ noticeTitle NOTIFY changed FINAL)
    Q_PROPERTY(QString noticeText READ noticeText NOTIFY changed FINAL)
    // For IT; empty where nothing failed
    Q_PROPERTY(QString noticeCode READ noticeCode NOTIFY changed FINAL)   ///< "DP-AUTH-01", in every language
    Q_PROPERTY(QString noticeForIT READ noticeForIT NOTIFY changed FINAL) ///< what it means and where to look
    Q_PROPERTY(QString noticeFacts READ noticeFacts NOTIFY changed FINAL) ///< one line, in English
    Q_PROPERTY(
        QVariantList noticeFactRows READ noticeFactRows NOTIFY changed FINAL)   ///< label and value, without the code
    Q_PROPERTY(QString noticeScanText READ noticeScanText NOTIFY changed FINAL) ///< the same for a QR code
    Q_PROPERTY(bool noticeRetry READ noticeRetry NOTIFY changed FINAL) ///< retryNotice() does something about it
    Q_PROPERTY(QString noticeRetryText READ noticeRetryText NOTIFY changed FINAL) ///< for its button

public:
    enum class Page { SignIn, Code, Warehouses, SignedIn, Keychain };
    Q_ENUM(Page)
    enum class KeychainState { Fine, Waiting, Locked, Absent, Failing };
    Q_ENUM(KeychainState)
    enum class Severity { Info, Warning, Error };
    Q_ENUM(Severity)

    explicit SessionModel(QObject *parent = nullptr);

    /// Shows `view`; `now` (UTC) is what "today" means.
    void show(const session::View &view, const QDateTime &now);
    /// What a sign-out has left; told with its notice, and forgotten with it.
    void showResidue(const session::Residue &residue);

    [[nodiscard]] Page page() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] bool signingIn() const;
    [[nodiscard]] bool reauthenticating() const;
    [[nodiscard]] bool signInFailed() const;
    [[nodiscard]] bool looking() const;
    [[nodiscard]] QString server() const;
    [[nodiscard]] bool serverSet() const;
    [[nodiscard]] QString userName() const;
    [[nodiscard]] QString warehouse() const;
    [[nodiscard]] WarehouseModel *warehouses() { return &m_warehouses; }
    [[nodiscard]] bool choosing() const;
    [[nodiscard]] QString codeDelivery() const;
    [[nodiscard]] bool codeCanBeSent() const;
    [[nodiscard]] int picklists() const;
    [[nodiscard]] bool picklistsTold() const;
    [[nodiscard]] bool countingPicklists() const;
    [[nodiscard]] QString workUntil() const;
    [[nodiscard]] QString signInBy() const;
    [[nodiscard]] bool signInSoon() const;
    [[nodiscard]] int minutesLeft() const;
    [[nodiscard]] QString sessionLength() const;
    [[nodiscard]] bool online() const;
    [[nodiscard]] bool renewing() const;
    [[nodiscard]] bool stored() const;
    [[nodiscard]] QString clockTrouble() const;
    [[nodiscard]] KeychainState keychain() const;
    [[nodiscard]] bool inKeychain() const { return m_view.inKeychain; }
    [[nodiscard]] bool hasNotice() const;
    [[nodiscard]] Severity noticeSeverity() const;
    [[nodiscard]] QString noticeTitle() const;
    [[nodiscard]] QString noticeText() const;
    [[nodiscard]] QString noticeCode() const;
    [[nodiscard]] QString noticeForIT() const;
    [[nodiscard]] QString noticeFacts() const;
    [[nodiscard]] QVariantList noticeFactRows() const;
    [[nodiscard]] QString noticeScanText() const;
    [[nodiscard]] bool noticeRetry() const;
    [[nodiscard]] QString noticeRetryText() const;

    /// Takes the password out of `passwordField` (any object with a `text` property), which is empty afterwards: no
    /// copy of it comes to exist in the QML engine, and the field's own is overwritten. Nothing is asked for, and
    /// nothing taken, while busy or while either is empty.
    Q_INVOKABLE void signIn(const QString &userName, QObject *passwordField);
    /// The person has begun to type: open the connection ahead of time.
    Q_INVOKABLE void prepare();
    Q_INVOKABLE void cancel();
    /// Shows the warehouses there are, for the session that goes on meanwhile.
    Q_INVOKABLE void changeWarehouse();
    /// There is none yet: asks the server again.
    Q_INVOKABLE void lookForWarehouses();
    Q_INVOKABLE void chooseWarehouse(const QString &assignmentId);
    /// Takes the code of the second factor out of `codeField`, as signIn() takes the password. Blanks in it do not count.
    Q_INVOKABLE void enterCode(QObject *codeField);
    Q_INVOKABLE void sendCode();
    Q_INVOKABLE void signOut();
    Q_INVOKABLE void renew();
    /// Their number is in view (again).
    Q_INVOKABLE void watchPicklists();
    /// The person wants to know it anew.
    Q_INVOKABLE void recountPicklists();
    Q_INVOKABLE void retryKeychain();
    Q_INVOKABLE void continueWithoutKeychain();
    Q_INVOKABLE void dismissNotice();
    /// Tries again what the notice is about.
    Q_INVOKABLE void retryNotice();

Q_SIGNALS:
    void changed();
    // What the person wants; the session's shell listens.
    /// `password` is lent for the length of the call: the one receiver moves it out. What nobody took is overwritten.
    void signInRequested(const QString &userName, dockpass::Secret *password);
    void prepareRequested();
    void cancelRequested();
    void changeWarehouseRequested();
    void lookForWarehousesRequested();
    void chooseWarehouseRequested(const QString &assignmentId);
    /// Lent like a password.
    void codeEntered(dockpass::Secret *code);
    void sendCodeRequested();
    void signOutRequested();
    void renewRequested();
    void picklistsRequested(bool byPerson);
    void retryKeychainRequested();
    void continueWithoutKeychainRequested();
    void dismissNoticeRequested();

private:
    WarehouseModel m_warehouses;
    session::View m_view;
    NoticeText m_notice;
    std::optional<session::Residue> m_residue;
    QDateTime m_now;
};

} // namespace dockpass::ui
