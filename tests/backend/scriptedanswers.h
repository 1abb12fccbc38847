// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"

#include "base/result.h"

#include <QJsonArray>
#include <QString>

#include <optional>

namespace dockpass::backend {

/// One answer that a test has ordered in place of, or on top of, the real one.
struct ScriptedAnswer
{
    QByteArray path;       ///< "*" at its end: anything
    QString grantType;     ///< empty: any
    int times = 1;         ///< how many requests it is for; below 0: all from now on
    bool carryOut = false; ///< the request is really carried out although its own answer is lost
    std::optional<int> status;
    std::optional<QByteArray> body;
    QList<Header> headers;
    Delivery delivery;

    /// Whether the request has to be carried out: asked for, or its own answer is the one that is sent.
    [[nodiscard]] bool needsRealAnswer() const;
    /// What is sent; `real` is empty unless needsRealAnswer().
    [[nodiscard]] Reply replyFrom(const Answer &real) const;

    [[nodiscard]] static Result<ScriptedAnswer, QString> parse(const QJsonObject &object);
};

/// The ordered answers, used up in their order. Not thread-safe.
class ScriptedAnswers
{
public:
    /// All or none are taken; the error says which member was not understood.
    [[nodiscard]] Result<Done, QString> add(const QJsonArray &answers);
    void clear() { m_queue.clear(); }
    [[nodiscard]] qsizetype pending() const { return m_queue.size(); }

    /// The first one that is meant for such a request, counted down.
    [[nodiscard]] std::optional<ScriptedAnswer> take(const QByteArray &path, const QString &grantType);

private:
    QList<ScriptedAnswer> m_queue;
};

} // namespace dockpass::backend
