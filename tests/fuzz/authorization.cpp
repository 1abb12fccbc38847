// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/authorization.h"

#include "fuzz/answerproperties.h"
#include "fuzz/property.h"

#include <algorithm>

using namespace dockpass;
using namespace dockpass::fuzz;
using namespace Qt::StringLiterals;

namespace {

const glue::OAuthClient client{u"frontend"_s, u"https://app.example/cb"_s};

glue::Authorization sentWith(const QByteArray &state)
{
    return {Secret("verifier"), "challenge", state};
}

void checkCode(const glue::AuthorizationCode &code)
{
    const QByteArrayView text = code.code.view();
    require(!text.isEmpty() && text.size() <= 8192, "a code has 1 to 8192 characters");
    require(std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; }), "a code is plain");
    require(code.verifier == Secret("verifier"), "a code comes with the verifier of its own request");
}

void check(const glue::HttpAnswer &answer, const QByteArray &body)
{
    const auto ours = authorizationFrom(answer, client, sentWith("ours"));
    const auto others = authorizationFrom(answer, client, sentWith("others"));
    require(!(ours && others), "an answer fits one request at most");
    for (const auto *result : {&ours, &others}) {
        if (*result)
            checkCode(result->value());
        else if (result->error().kind != Failure::Kind::AuthorizationMismatch)
            requirePlainFailure(glue::Endpoint::Authorize, answer.status, body, result->error());
    }
    const QUrl target = answer.location.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (ours && answer.status > 299)
        require(target == QUrl(client.redirectUri), "a redirect is read where it leads to us alone");
    if (answer.status > 399)
        require(!ours && !others, "no code comes from an error");
}

} // namespace

/// The input as the body of /authorize's answer, and as the address that it redirects to.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    for (const int status : {200, 302, 400, 403})
        check(answerOf(bytes, status), bytes);
    for (const int status : {200, 302, 303, 307}) {
        glue::HttpAnswer redirect = answerOf({}, status);
        redirect.location = QUrl(QString::fromUtf8(bytes));
        check(redirect, {});
    }
    return 0;
}
