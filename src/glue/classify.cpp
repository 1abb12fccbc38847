// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/classify.h"

#include "glue/json.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <cmath>

namespace dockpass::glue {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

/// What an OAuth type or one of Spryker's codes means; the first row that fits counts. No endpoint: any.
struct CodeRow
{
    std::optional<Endpoint> endpoint;
    QLatin1StringView code;
    Kind kind;
};

/// What a range of statuses means.
struct StatusRow
{
    std::optional<Endpoint> endpoint;
    int first;
    int last;
    Kind kind;
};

constexpr std::nullopt_t any = std::nullopt;
using enum Endpoint;

/// These statuses are understood without the body. In particular no code in a 5xx or a 404 ends a session.
constexpr std::array statusAlone{
    StatusRow{any, 300, 399, Kind::Redirected},
    // Every Backend API has /token: where it is missing, the address is wrong (contract 14, 19 and 20).
    StatusRow{PasswordGrant, 404, 404, Kind::NotABackendApi},
    StatusRow{CodeGrant, 404, 404, Kind::NotABackendApi},
    StatusRow{RefreshGrant, 404, 404, Kind::NotABackendApi},
    StatusRow{WarehouseToken, 404, 404, Kind::WarehouseSignInMissing},
    StatusRow{Authorize, 404, 405, Kind::CodeGrantUnsupported},
    StatusRow{any, 404, 404, Kind::EndpointMissing},
    StatusRow{any, 406, 406, Kind::AcceptRefused},
    StatusRow{any, 415, 415, Kind::AcceptRefused},
    StatusRow{any, 429, 429, Kind::TooManyRequests},
    StatusRow{any, 511, 511, Kind::CaptivePortal}, // RFC 6585 6
    StatusRow{any, 502, 504, Kind::ServerUnavailable},
    StatusRow{any, 500, 599, Kind::ServerError},
};

/// Contract 1.3, 2, 3.3 and 7.
constexpr std::array codes{
    CodeRow{PasswordGrant, "invalid_grant"_L1, Kind::CredentialsRejected},
    CodeRow{PasswordGrant, "invalid_request"_L1, Kind::FieldMissing},
    CodeRow{PasswordGrant, "unsupported_grant_type"_L1, Kind::PasswordGrantUnsupported},
    CodeRow{PasswordGrant, "unauthorized_client"_L1, Kind::PasswordGrantUnsupported},
    CodeRow{PasswordGrant, "invalid_client"_L1, Kind::ClientRejected},

    // Contract 6: the password goes to /authorize, and what it gives is redeemed at /token.
    CodeRow{Authorize, "invalid_grant"_L1, Kind::CredentialsRejected},
    CodeRow{Authorize, "invalid_client"_L1, Kind::ClientRejected},
    CodeRow{Authorize, "invalid_request"_L1, Kind::AuthorizationRefused},
    CodeRow{Authorize, "invalid_scope"_L1, Kind::AuthorizationRefused},
    CodeRow{Authorize, "access_denied"_L1, Kind::AuthorizationRefused},
    CodeRow{Authorize, "unauthorized_client"_L1, Kind::AuthorizationRefused},
    CodeRow{Authorize, "unsupported_response_type"_L1, Kind::CodeGrantUnsupported},
    CodeRow{CodeGrant, "invalid_grant"_L1, Kind::AuthorizationRefused}, // the verifier
    CodeRow{CodeGrant, "invalid_request"_L1, Kind::AuthorizationRefused},
    CodeRow{CodeGrant, "invalid_scope"_L1, Kind::AuthorizationRefused},
    CodeRow{CodeGrant, "invalid_client"_L1, Kind::ClientRejected},
    CodeRow{CodeGrant, "unauthorized_client"_L1, Kind::CodeGrantUnsupported},
    CodeRow{CodeGrant, "unsupported_grant_type"_L1, Kind::CodeGrantUnsupported},

    CodeRow{RefreshGrant, "invalid_request"_L1, Kind::RefreshRejected}, // League 8
    CodeRow{RefreshGrant, "invalid_grant"_L1, Kind::RefreshRejected},   // League 9
    CodeRow{RefreshGrant, "001"_L1, Kind::RefreshRejected},
    CodeRow{RefreshGrant, "002"_L1, Kind::RefreshRejected},
    CodeRow{RefreshGrant, "unsupported_grant_type"_L1, Kind::RefreshUnsupported},
    CodeRow{RefreshGrant, "unauthorized_client"_L1, Kind::RefreshUnsupported},
    CodeRow{RefreshGrant, "invalid_scope"_L1, Kind::RefreshScopeInvalid},
    CodeRow{RefreshGrant, "invalid_client"_L1, Kind::ClientRejected},

    CodeRow{WarehouseToken, "5101"_L1, Kind::NoActiveAssignment},
    CodeRow{WarehouseToken, "invalid_grant"_L1, Kind::ExchangeRefused},
    CodeRow{WarehouseToken, "invalid_request"_L1, Kind::ExchangeRefused},
    CodeRow{WarehouseToken, "invalid_client"_L1, Kind::ExchangeRefused},
    CodeRow{WarehouseToken, "invalid_scope"_L1, Kind::ExchangeRefused},
    CodeRow{WarehouseToken, "unauthorized_client"_L1, Kind::ExchangeRefused},
    CodeRow{WarehouseToken, "unsupported_grant_type"_L1, Kind::ExchangeRefused},

    CodeRow{Assignments, "5204"_L1, Kind::NotPermitted},
    CodeRow{Activation, "5201"_L1, Kind::AssignmentGone}, // 400 from validation
    CodeRow{Activation, "5202"_L1, Kind::AssignmentRefused},
    CodeRow{Activation, "5203"_L1, Kind::AssignmentRefused},
    CodeRow{Activation, "5204"_L1, Kind::AssignmentRefused},
    CodeRow{Activation, "5205"_L1, Kind::AssignmentRefused},
    CodeRow{Activation, "5206"_L1, Kind::AssignmentRefused},

    CodeRow{any, "001"_L1, Kind::AccessTokenRejected},
    CodeRow{any, "002"_L1, Kind::AccessTokenMissing},
    CodeRow{any, "5900"_L1, Kind::MfaCodeRequired},
    CodeRow{any, "5901"_L1, Kind::MfaCodeRejected},
    // The token endpoint flattens every OAuth error to 400, the server's own ones too.
    CodeRow{any, "server_error"_L1, Kind::ServerError},
    CodeRow{any, "temporarily_unavailable"_L1, Kind::ServerUnavailable},
};

/// For an error in JSON whose code is null, empty or unknown.
constexpr std::array statusOfError{
    StatusRow{any, 200, 299, Kind::AnswerUnreadable},
    StatusRow{PasswordGrant, 422, 422, Kind::FieldMissing},
    StatusRow{RefreshGrant, 401, 401, Kind::RefreshRejected},
    // "Unauthorized request." with code null: 403 up to connector 1.7.0, perhaps 401 from 1.7.1 on (contract 3.3).
    // A 401 asks for other credentials, so signing in again is worth one try; a 403 says that it is not.
    StatusRow{WarehouseToken, 401, 401, Kind::AccessTokenRejected},
    StatusRow{Assignments, 401, 401, Kind::AccessTokenRejected},
    StatusRow{Activation, 401, 401, Kind::AccessTokenRejected},
    StatusRow{Picklists, 401, 401, Kind::AccessTokenRejected},
    StatusRow{MfaTypes, 401, 401, Kind::AccessTokenRejected},
    StatusRow{MfaTrigger, 401, 401, Kind::AccessTokenRejected},
    StatusRow{any, 403, 403, Kind::NotPermitted},
};

template<std::size_t size>
std::optional<Kind> find(const std::array<StatusRow, size> &rows, Endpoint endpoint, int status)
{
    const auto row = std::ranges::find_if(rows, [=](const StatusRow &r) {
        return (!r.endpoint || r.endpoint == endpoint) && r.first <= status && status <= r.last;
    });
    return row == rows.end() ? std::nullopt : std::optional(row->kind);
}

std::optional<Kind> find(Endpoint endpoint, const QString &code)
{
    const auto row = std::ranges::find_if(
        codes, [&](const CodeRow &r) { return (!r.endpoint || r.endpoint == endpoint) && r.code == code; });
    return row == codes.end() ? std::nullopt : std::optional(row->kind);
}

/// The object that describes the first error in any of the shapes V9-V13; nothing if `root` describes none.
std::optional<QJsonObject> firstError(const QJsonDocument &root)
{
    QJsonValue value = root.isArray() ? QJsonValue(root.array().first()) : QJsonValue(root.object());
    if (const QJsonValue errors = value.toObject().value("errors"_L1); errors.isArray())
        value = errors.toArray().first();
    else if (errors.isObject())
        value = errors;
    const QJsonObject error = value.toObject();
    const auto names = {"code"_L1, "error"_L1, "message"_L1, "detail"_L1, "error_description"_L1};
    if (std::ranges::none_of(names, [&](QLatin1StringView name) { return error.contains(name); }))
        return std::nullopt;
    return error;
}

/// V15: a string, a number, null or absent. A number has lost its leading zeros: 1 is "001", 5101.0 is "5101".
QString codeOf(const QJsonObject &error)
{
    const QJsonValue code = error.value("code"_L1);
    if (code.isDouble()) {
        const double number = code.toDouble();
        if (number < 0 || number > 1e9 || number != std::floor(number))
            return {};
        return QString::number(static_cast<qint64>(number)).rightJustified(3, u'0');
    }
    const QString text = code.toString().trimmed();
    return text.isEmpty() ? error.value("error"_L1).toString().trimmed() : text;
}

/// A code comes from outside and is shown and logged: keep it short and plain.
QString plain(QString code)
{
    constexpr qsizetype longest = 40;
    code.removeIf([](QChar c) { return !(c.unicode() < 0x80 && (c.isLetterOrNumber() || u"_.-"_s.contains(c))); });
    return code.left(longest);
}

Kind withoutJsonError(int status, QByteArrayView body)
{
    if (status >= 200 && status <= 299)
        return looksLikeJson(body) ? Kind::AnswerUnreadable : Kind::NotABackendApi;
    return Kind::UnexpectedAnswer;
}

bool isWarehouseUser(const QStringList &scopes)
{
    return scopes.contains("warehouse-user"_L1);
}

bool isBackOfficeUser(const QStringList &scopes)
{
    return scopes.contains("back-office-user"_L1);
}

} // namespace

Failure classify(Endpoint endpoint, int httpStatus, QByteArrayView body, bool httpAuth)
{
    Failure failure;
    failure.httpStatus = httpStatus;

    QString problem;
    const auto root = parseJson(body, &problem);
    const auto error = root ? firstError(*root) : std::nullopt;
    const QString code = error ? codeOf(*error) : QString();
    failure.code = plain(code);

    if (endpoint == Activation && httpStatus == 404 && code == "5201"_L1) {
        failure.kind = Kind::AssignmentGone; // the one 404 that is about what was asked for, not about the address
    } else if (const auto byStatus = find(statusAlone, endpoint, httpStatus)) {
        failure.kind = *byStatus;
    } else if (const auto byCode = error ? find(endpoint, code) : std::nullopt) {
        failure.kind = *byCode;
        if (endpoint == PasswordGrant && *byCode == Kind::CredentialsRejected && isOAuthErrorShape(*root))
            failure.kind = Kind::StorefrontAnswered;
    } else if (httpStatus == 401 && httpAuth) {
        failure.kind = Kind::HttpAuthRequired; // a gateway's: the Backend API never sends the header (contract 1.2)
    } else if (!error) {
        failure.kind = withoutJsonError(httpStatus, body);
        failure.detail = root ? u"the answer holds neither a token nor an error"_s : problem;
    } else {
        failure.kind = find(statusOfError, endpoint, httpStatus).value_or(Kind::UnexpectedAnswer);
    }
    return failure;
}

Failure explained(Failure failure, const QStringList &scopes)
{
    const bool onlyBackOffice = isBackOfficeUser(scopes) && !isWarehouseUser(scopes);
    if (failure.kind == Kind::NoActiveAssignment && isWarehouseUser(scopes))
        failure.kind = Kind::NoActiveWarehouse;
    else if ((failure.kind == Kind::NoActiveAssignment || failure.kind == Kind::NoWarehouseAssigned) && onlyBackOffice)
        failure.kind = Kind::NotAWarehouseUser; // who needs more than an assignment
    else if (failure.kind != Kind::NoActiveAssignment)
        return failure;
    const QString told = u"scopes: "_s + scopes.join(u", "_s);
    failure.detail += failure.detail.isEmpty() ? told : u"; "_s + told;
    return failure;
}

} // namespace dockpass::glue
