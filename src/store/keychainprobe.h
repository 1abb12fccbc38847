// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"
#include "store/secretservice.h"
#include "store/tokenstore.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>

namespace dockpass::store {

/// Whether the keychain would give a session back: is there one, is it open, does it answer. Asks first whether it is
/// locked, so that nobody is prompted, then reads an entry that nobody has.
///
/// It does not write one to see whether that works: an order to a keychain cannot be taken back, so a write that was
/// answered too late would leave its entry behind when the program has ended.
class KeychainProbe final : public QObject
{
public:
    /// Does not own `store`, the keychain, which must outlive it. `limit`: for the whole answer.
    explicit KeychainProbe(TokenStore &store, std::chrono::milliseconds limit = std::chrono::seconds(10),
                           QObject *parent = nullptr);

    using Callback = std::function<void(Result<Done, Failure>)>;
    /// `callback` comes once, later; not if `context` has died. Once only.
    void ask(QObject *context, Callback callback);

private:
    void collectionAnswered(const CollectionState &state);
    void finish(Result<Done, Failure> outcome);

    TokenStore &m_store;
    SecretService m_secretService;
    QTimer m_limit;
    QPointer<QObject> m_context;
    Callback m_callback; ///< empty: answered
};

} // namespace dockpass::store
