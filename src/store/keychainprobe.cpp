// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/keychainprobe.h"

#include <utility>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

KeychainProbe::KeychainProbe(TokenStore &store, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_limit.setSingleShot(true);
    m_limit.setInterval(limit);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        finish(Failure{.kind = Kind::KeychainNoAnswer,
                       .detail = u"no answer within %1 ms"_s.arg(m_limit.intervalAsDuration().count())});
    });
}

void KeychainProbe::ask(QObject *context, Callback callback)
{
    Q_ASSERT(!m_callback);
    m_context = context;
    m_callback = std::move(callback);
    m_limit.start();
    m_secretService.ask({}, [this](const CollectionState &state) { collectionAnswered(state); });
}

void KeychainProbe::collectionAnswered(const CollectionState &state)
{
    if (!m_callback)
        return; // too late
    if (state.collection == Collection::Locked) {
        finish(Failure{.kind = Kind::KeychainLocked, .detail = state.detail});
        return;
    }
    if (state.collection == Collection::Missing) { // nothing is there to be read, and nowhere to write
        finish(Failure{.kind = Kind::KeychainAbsent, .detail = state.detail});
        return;
    }
    // Absent is not believed yet: the bus may start the service for the read.
    const Key nobody{u"https://doctor.invalid"_s, u"nobody"_s, Entry::UserToken}; // RFC 6761 6.4: no such server
    m_store.load(nobody, this, [this](Result<std::optional<Secret>, Failure> result) {
        if (result)
            finish(Done{});
        else
            finish(std::move(result).error());
    });
}

void KeychainProbe::finish(Result<Done, Failure> outcome)
{
    m_limit.stop();
    const Callback callback = std::exchange(m_callback, nullptr);
    if (callback && m_context)
        callback(std::move(outcome));
}

} // namespace dockpass::store
