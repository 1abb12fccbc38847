// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz/answerproperties.h"

#include "fuzz/property.h"
#include "glue/json.h"

#include <algorithm>

namespace dockpass::fuzz {

using namespace Qt::StringLiterals;
using glue::Endpoint;

namespace {

bool isPlainCode(const QString &code)
{
    return code.size() <= 40 && std::ranges::all_of(code, [](QChar c) {
               return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"_.-"_s.contains(c));
           });
}

bool isOneLine(const QString &detail)
{
    return detail.size() <= 200 && std::ranges::all_of(detail, [](QChar c) { return c.isPrint(); });
}

} // namespace

glue::HttpAnswer answerOf(const QByteArray &body, int status)
{
    glue::HttpAnswer answer;
    answer.status = status;
    answer.body = Secret(QByteArrayView(body));
    answer.sentAt = Instant{std::chrono::seconds(5)};
    answer.receivedAt = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    answer.host = u"glue.example"_s;
    return answer;
}

void requirePlainFailure(Endpoint endpoint, int status, const QByteArray &body, const Failure &failure)
{
    require(failure.httpStatus == status, "a failure names the status of its answer");
    require(isPlainCode(failure.code), "a failure's code is short and plain");
    require(isOneLine(failure.detail), "a failure's detail is one line");

    const QString cause = nameOf(failure.kind);
    const bool transient = isTransient(failure.kind);
    require(!cause.isEmpty(), "every cause has a name");
    require(status < 500 || transient, "no 5xx is a definite no");
    require(cause != "CredentialsRejected"_L1 || endpoint == Endpoint::PasswordGrant || endpoint == Endpoint::Authorize,
            "only where a password was sent it may be wrong");
    const bool statusIsEnough = status == 404 || status == 405 || status == 406 || status == 415;
    if (!transient && !statusIsEnough)
        require(glue::parseJson(body).has_value(), "what is not JSON is no definite no");
}

void requirePlainName(const QString &name)
{
    require(name.size() <= 80, "a name has at most 80 characters");
    require(name == name.simplified(), "a name has no blanks around it, nor two in a row");
    for (const char32_t c : name.toStdU32String()) {
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Other_PrivateUse:
        case QChar::Other_NotAssigned:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            require(false, "every character of a name can be shown, and leaves the text around it alone");
            break;
        default:
            break;
        }
    }
}

} // namespace dockpass::fuzz
