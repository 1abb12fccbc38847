// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMap>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

class QDBusMessage;

namespace dockpass::store {

/// What is known about the place where QtKeychain keeps its entries.
enum class Collection {
    Unlocked, ///< the Secret Service's default collection can be read, or the one in which the entry lies
    Locked,   ///< it is locked
    Missing,  ///< there is no default collection, no entry, and nothing locked in which it could lie
    Absent,   ///< no D-Bus session, no Secret Service, or one without a collection
    Foreign,  ///< another kind of keychain, which does not take "locked" for "not found"
    Denied,   ///< the bus does not let this program ask
    Unclear,  ///< the service did not answer the question
};

struct CollectionState
{
    Collection collection{};
    QString detail;     ///< one technical line
    bool found = false; ///< the entry that was asked for lies in a collection that is unlocked
};

/// Asks the Secret Service what libsecret does not tell: whether its default collection is locked (property `Locked`
/// of org.freedesktop.Secret.Collection), or the one in which an entry lies (method SearchItems, which prompts nobody).
/// Never prompts and never starts a service. Costs nothing until first asked.
///
/// KWallet: QtKeychain talks to kwalletd on KDE, or where libsecret is missing. kwalletd reports a closed wallet as
/// "access denied", so its "not found" is the truth: Foreign. Where a Secret Service runs too, its answer is
/// taken, because QtKeychain does not say which of the two it asked, and a wrong "locked" does less harm than a wrong
/// "not found". Systems without a Secret Service (Windows, macOS, Android) are Foreign as well.
class SecretService final : public QObject
{
    Q_OBJECT
public:
    using Answered = std::function<void(CollectionState)>;
    using Attributes = QMap<QString, QString>;

    using QObject::QObject;

    /// Answers later, once, unless this object has died. No time limit of its own; one question at a time.
    /// `attributes`: of the entry in question; empty: a new one, which would go into the default collection.
    void ask(const Attributes &attributes, Answered callback);
    /// From now on changed() is emitted. Costs a wake-up for each change of anything in the Secret Service.
    void watch();
    /// Makes libsecret connect anew at the next job of QtKeychain's. libsecret 0.20 keeps the session it writes through,
    /// also when the service that knew it is gone and another one has come. No job of QtKeychain's may be under way.
    static void forgetClientSession();

Q_SIGNALS:
    /// A collection, its lock, or who is the Secret Service, may have become another: ask anew.
    void changed();

private:
    void namesListed(const QDBusMessage &reply);
    void search();
    void searched(const QDBusMessage &reply);
    void readAlias();
    void aliasRead(const QDBusMessage &reply);
    void lockedRead(const QDBusMessage &reply);
    // Without a default collection every other one is asked whether it is locked.
    void collectionsRead(const QDBusMessage &reply);
    void askNext();
    void nextRead(const QDBusMessage &reply);

    void call(const QDBusMessage &question, void (SecretService::*answered)(const QDBusMessage &));
    void answer(Collection collection, const QString &detail, bool found = false);

    Answered m_callback;
    Attributes m_attributes;
    QStringList m_others; ///< collections that are still to be asked
    bool m_watching = false;
};

} // namespace dockpass::store
