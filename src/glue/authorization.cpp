// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/authorization.h"

#include "glue/json.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QUrlQuery>

#include <openssl/rand.h>

#include <algorithm>

namespace dockpass::glue {

using namespace Qt::StringLiterals;

namespace {

constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// base64url of `count` random bytes; empty where there are none.
QByteArray randomText(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), count) != 1)
        return {};
    QByteArray text = bytes.toBase64(urlSafe);
    scrub(bytes);
    return text;
}

/// What an answer says, wherever it says it.
struct Told
{
    QString code;
    QString state;
};

bool isCode(const QString &text)
{
    constexpr qsizetype longest = 8192;
    return !text.isEmpty() && text.size() <= longest
        && std::ranges::all_of(text, [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

/// [{"code","state"}], the object alone, or a JSON:API resource (as for tokens, contract 13).
std::optional<Told> toldIn(const QJsonDocument &root)
{
    QJsonObject object = root.isArray() ? root.array().first().toObject() : root.object();
    if (const QJsonValue data = object.value("data"_L1); data.isObject() || data.isArray())
        object = (data.isArray() ? data.toArray().first() : data)["attributes"_L1].toObject();
    // Spryker's errors have a `code` too, beside `message` and `status`.
    if (object.contains("status"_L1) || object.contains("message"_L1) || !object.value("code"_L1).isString())
        return {};
    return Told{object.value("code"_L1).toString(), object.value("state"_L1).toString()};
}

/// The server has not unpacked its own redirect: nothing is followed, its address is read.
std::optional<Told> toldIn(const QUrl &location)
{
    const QUrlQuery query(location);
    if (!query.hasQueryItem(u"code"_s))
        return {};
    return Told{query.queryItemValue(u"code"_s, QUrl::FullyDecoded),
                query.queryItemValue(u"state"_s, QUrl::FullyDecoded)};
}

Failure mismatch(const QString &detail, const HttpAnswer &answer)
{
    Failure failure = unreadable(detail, answer);
    failure.kind = Failure::Kind::AuthorizationMismatch;
    return failure;
}

} // namespace

std::optional<Authorization> Authorization::fresh()
{
    QByteArray verifier = randomText(32);
    QByteArray state = randomText(16);
    if (verifier.isEmpty() || state.isEmpty())
        return {};
    QByteArray challenge = QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(urlSafe);
    return Authorization{Secret::takeFrom(verifier), std::move(challenge), std::move(state)};
}

Result<AuthorizationCode, Failure> authorizationFrom(const HttpAnswer &answer, const OAuthClient &client,
                                                     Authorization sent)
{
    std::optional<Told> told;
    if (answer.status >= 200 && answer.status <= 299) {
        if (const auto document = parseJson(answer.body.view()))
            told = toldIn(*document);
    } else if (answer.status == 302 || answer.status == 303) {
        told = toldIn(answer.location);
        const QUrl target = answer.location.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
        if (told && target != QUrl(client.redirectUri))
            return mismatch(u"the redirect leads elsewhere"_s, answer);
    }
    if (!told) {
        Failure failure = failureFrom(Endpoint::Authorize, answer);
        if (failure.kind == Failure::Kind::AnswerUnreadable)
            failure.code.clear(); // in an answer that makes no sense, `code` may be the real one
        return failure;
    }
    if (told->state != QString::fromLatin1(sent.state))
        return mismatch(u"the state is not the one that was sent"_s, answer);
    if (!isCode(told->code))
        return unreadable(u"the code is empty or holds characters that no code has"_s, answer);
    return AuthorizationCode{Secret::takeFrom(told->code), std::move(sent.verifier)};
}

} // namespace dockpass::glue
