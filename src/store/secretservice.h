// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QDBusMessage;

namespace dockpass::store {

/// What is known about the place where QtKeychain keeps its entries.
enum class Collection {
    Unlocked, ///< the Secret Service's default collection can be read
    Locked,   ///< it is locked
    Absent,   ///< no D-Bus session, no Secret Service, or one without a default collection
    Foreign,  ///< another kind of keychain, which does not take "locked" for "not found"
    Denied,   ///< the bus does not let this program ask
    Unclear,  ///< the service did not answer the question
};

struct CollectionState
{
    Collection collection{};
    QString detail; ///< one technical line
};

/// Asks the Secret Service what libsecret does not tell: whether its default collection is locked (property `Locked`
/// of org.freedesktop.Secret.Collection). Never prompts and never starts a service. Costs nothing until first asked.
///
/// KWallet: QtKeychain talks to kwalletd on KDE, or where libsecret is missing. kwalletd reports a closed wallet as
/// "access denied", so its "not found" is the truth: Foreign. Where a Secret Service runs too, its answer is
/// taken, because QtKeychain does not say which of the two it asked, and a wrong "locked" does less harm than a wrong
/// "not found". Systems without a Secret Service (Windows, macOS, Android) are Foreign as well.
class SecretService final : public QObject
{
public:
    using Answered = std::function<void(CollectionState)>;

    using QObject::QObject;

    /// Answers later, once, unless this object has died. No time limit of its own; one question at a time.
    void ask(Answered callback);

private:
    void namesListed(const QDBusMessage &reply);
    void aliasRead(const QDBusMessage &reply);
    void lockedRead(const QDBusMessage &reply);

    void call(const QDBusMessage &question, void (SecretService::*answered)(const QDBusMessage &));
    void answer(Collection collection, const QString &detail);

    Answered m_callback;
};

} // namespace dockpass::store
