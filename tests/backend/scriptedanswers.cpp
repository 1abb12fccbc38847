// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptedanswers.h"

#include <QJsonObject>

#include <algorithm>

namespace dockpass::backend {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr qsizetype HugeBody = 2 * 1024 * 1024;

struct NamedMode
{
    QLatin1StringView name;
    Delivery::Mode mode;
};

constexpr NamedMode modes[] = {
    {"normal"_L1, Delivery::Mode::Normal}, {"hang"_L1, Delivery::Mode::Hang},
    {"drip"_L1, Delivery::Mode::Drip},     {"reset"_L1, Delivery::Mode::Reset},
    {"close"_L1, Delivery::Mode::Close},   {"truncate"_L1, Delivery::Mode::Truncate},
    {"huge"_L1, Delivery::Mode::Normal},
};

bool saysSomething(Delivery::Mode mode)
{
    return mode == Delivery::Mode::Normal || mode == Delivery::Mode::Drip || mode == Delivery::Mode::Truncate;
}

/// A token answer that is well-formed, and far too long.
QByteArray hugeBody()
{
    return "{\"token_type\":\"Bearer\",\"expires_in\":28800,\"access_token\":\""_ba + QByteArray(HugeBody, 'x') + "\"}";
}

/// "*" at the end stands for anything.
bool isMeantFor(const QByteArray &pattern, const QByteArray &path)
{
    return pattern.endsWith('*') ? path.startsWith(pattern.chopped(1)) : path == pattern;
}

/// Applies one member of the JSON form; false: not understood.
bool setMember(ScriptedAnswer &answer, const QString &name, const QJsonValue &value)
{
    if (name == "path"_L1 && value.isString())
        answer.path = value.toString().toUtf8();
    else if (name == "grantType"_L1 && value.isString())
        answer.grantType = value.toString();
    else if (name == "times"_L1 && value.toInt() != 0)
        answer.times = value.toInt();
    else if (name == "carryOut"_L1 && value.isBool())
        answer.carryOut = value.toBool();
    else if (name == "status"_L1 && value.toInt() >= 200 && value.toInt() <= 599)
        answer.status = value.toInt();
    else if (name == "body"_L1 && value.isString())
        answer.body = value.toString().toUtf8();
    else if (name == "delayMs"_L1 && value.isDouble() && value.toInt() >= 0)
        answer.delivery.delay = milliseconds(value.toInt());
    else if (name == "dripMs"_L1 && value.toInt() > 0)
        answer.delivery.dripInterval = milliseconds(value.toInt());
    else
        return false;
    return true;
}

bool setMode(ScriptedAnswer &answer, const QString &name)
{
    const auto mode =
        std::find_if(std::begin(modes), std::end(modes), [&](const NamedMode &m) { return m.name == name; });
    if (mode == std::end(modes))
        return false;
    answer.delivery.mode = mode->mode;
    if (name == "huge"_L1)
        answer.body = hugeBody();
    return true;
}

} // namespace

bool ScriptedAnswer::needsRealAnswer() const
{
    return carryOut || (saysSomething(delivery.mode) && !status && !body);
}

Reply ScriptedAnswer::replyFrom(const Answer &real) const
{
    Reply reply{real, delivery};
    if (status || body) {
        reply.answer.status = status.value_or(200);
        reply.answer.body = body.value_or(QByteArray());
        reply.answer.headers = {{"Content-Type"_ba, "application/json"_ba}};
    }
    for (const Header &header : headers) {
        reply.answer.headers.removeIf(
            [&](const Header &h) { return h.first.compare(header.first, Qt::CaseInsensitive) == 0; });
        reply.answer.headers += header;
    }
    return reply;
}

Result<ScriptedAnswer, QString> ScriptedAnswer::parse(const QJsonObject &object)
{
    ScriptedAnswer answer;
    for (auto member = object.begin(); member != object.end(); ++member) {
        bool understood = false;
        if (member.key() == "headers"_L1 && member->isObject()) {
            const QJsonObject fields = member->toObject();
            for (auto field = fields.begin(); field != fields.end(); ++field)
                answer.headers += Header(field.key().toUtf8(), field->toVariant().toString().toUtf8());
            understood = true;
        } else if (member.key() == "mode"_L1) {
            understood = setMode(answer, member->toString());
        } else {
            understood = setMember(answer, member.key(), member.value());
        }
        if (!understood)
            return u"%1: unknown, or not a value for it"_s.arg(member.key());
    }
    if (answer.path.isEmpty())
        return u"path is missing"_s;
    return answer;
}

Result<Done, QString> ScriptedAnswers::add(const QJsonArray &answers)
{
    QList<ScriptedAnswer> parsed;
    for (const QJsonValue answer : answers) {
        auto one = ScriptedAnswer::parse(answer.toObject());
        if (!one)
            return one.error();
        parsed += one.value();
    }
    m_queue += parsed;
    return Done{};
}

std::optional<ScriptedAnswer> ScriptedAnswers::take(const QByteArray &path, const QString &grantType)
{
    const auto found = std::find_if(m_queue.begin(), m_queue.end(), [&](const ScriptedAnswer &answer) {
        return isMeantFor(answer.path, path) && (answer.grantType.isEmpty() || answer.grantType == grantType);
    });
    if (found == m_queue.end())
        return std::nullopt;
    ScriptedAnswer answer = *found;
    if (found->times > 0 && --found->times == 0)
        m_queue.erase(found);
    return answer;
}

} // namespace dockpass::backend
