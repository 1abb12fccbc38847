// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/failure.h"

namespace dockpass::glue {

using namespace Qt::StringLiterals;

bool certainlyNotHandled(const Failure &failure)
{
    switch (failure.cause) {
    case Cause::HostNotFound:
    case Cause::Offline:
    case Cause::ConnectionRefused:
    case Cause::ProxyFailed:
    case Cause::InsecureAddress:
    case Cause::InvalidAddress:
    case Cause::CertificateExpired:
    case Cause::CertificateNotYetValid:
    case Cause::CertificateUntrusted:
    case Cause::CertificateWrongHost:
    case Cause::TlsFailed:
    case Cause::TooManyRequests:
        return true;
    case Cause::ServerUnavailable:
        return failure.httpStatus
            == 503; // 502 and 504 come from a gateway: the shop behind it may have been busy with it
    default:
        return failure.unsent;
    }
}

bool isTransient(Cause cause)
{
    switch (cause) {
    case Cause::HostNotFound:
    case Cause::Offline:
    case Cause::ConnectionRefused:
    case Cause::ConnectionLost:
    case Cause::TimedOut:
    case Cause::ProxyFailed:
    case Cause::CertificateExpired:
    case Cause::CertificateNotYetValid:
    case Cause::CertificateUntrusted:
    case Cause::CertificateWrongHost:
    case Cause::TlsFailed:
    case Cause::NotAGlueServer:
    case Cause::Redirected:
    case Cause::HttpAuthRequired:
    case Cause::AnswerUnreadable:
    case Cause::AnswerTooLarge:
    case Cause::TooManyRequests:
    case Cause::ServerError:
    case Cause::ServerUnavailable:
    case Cause::UnexpectedAnswer:
        return true;
    default:
        return false;
    }
}

QString nameOf(Cause cause)
{
    switch (cause) {
    case Cause::HostNotFound:
        return u"HostNotFound"_s;
    case Cause::Offline:
        return u"Offline"_s;
    case Cause::ConnectionRefused:
        return u"ConnectionRefused"_s;
    case Cause::ConnectionLost:
        return u"ConnectionLost"_s;
    case Cause::TimedOut:
        return u"TimedOut"_s;
    case Cause::ProxyFailed:
        return u"ProxyFailed"_s;
    case Cause::InsecureAddress:
        return u"InsecureAddress"_s;
    case Cause::InvalidAddress:
        return u"InvalidAddress"_s;
    case Cause::CertificateExpired:
        return u"CertificateExpired"_s;
    case Cause::CertificateNotYetValid:
        return u"CertificateNotYetValid"_s;
    case Cause::CertificateUntrusted:
        return u"CertificateUntrusted"_s;
    case Cause::CertificateWrongHost:
        return u"CertificateWrongHost"_s;
    case Cause::TlsFailed:
        return u"TlsFailed"_s;
    case Cause::NotAGlueServer:
        return u"NotAGlueServer"_s;
    case Cause::Redirected:
        return u"Redirected"_s;
    case Cause::HttpAuthRequired:
        return u"HttpAuthRequired"_s;
    case Cause::AnswerUnreadable:
        return u"AnswerUnreadable"_s;
    case Cause::AnswerTooLarge:
        return u"AnswerTooLarge"_s;
    case Cause::CredentialsRejected:
        return u"CredentialsRejected"_s;
    case Cause::FieldMissing:
        return u"FieldMissing"_s;
    case Cause::PasswordGrantUnsupported:
        return u"PasswordGrantUnsupported"_s;
    case Cause::RefreshUnsupported:
        return u"RefreshUnsupported"_s;
    case Cause::RefreshScopeInvalid:
        return u"RefreshScopeInvalid"_s;
    case Cause::RefreshRejected:
        return u"RefreshRejected"_s;
    case Cause::ClientRejected:
        return u"ClientRejected"_s;
    case Cause::NoActiveAssignment:
        return u"NoActiveAssignment"_s;
    case Cause::AccessTokenRejected:
        return u"AccessTokenRejected"_s;
    case Cause::AccessTokenMissing:
        return u"AccessTokenMissing"_s;
    case Cause::NotPermitted:
        return u"NotPermitted"_s;
    case Cause::ExchangeRefused:
        return u"ExchangeRefused"_s;
    case Cause::AssignmentGone:
        return u"AssignmentGone"_s;
    case Cause::AssignmentRefused:
        return u"AssignmentRefused"_s;
    case Cause::NoWarehouseAssigned:
        return u"NoWarehouseAssigned"_s;
    case Cause::WarehouseDisabled:
        return u"WarehouseDisabled"_s;
    case Cause::WarehouseUnknown:
        return u"WarehouseUnknown"_s;
    case Cause::WarehouseChoiceNeeded:
        return u"WarehouseChoiceNeeded"_s;
    case Cause::MfaCodeRequired:
        return u"MfaCodeRequired"_s;
    case Cause::MfaCodeRejected:
        return u"MfaCodeRejected"_s;
    case Cause::EndpointMissing:
        return u"EndpointMissing"_s;
    case Cause::AcceptRefused:
        return u"AcceptRefused"_s;
    case Cause::TooManyRequests:
        return u"TooManyRequests"_s;
    case Cause::ServerError:
        return u"ServerError"_s;
    case Cause::ServerUnavailable:
        return u"ServerUnavailable"_s;
    case Cause::UnexpectedAnswer:
        return u"UnexpectedAnswer"_s;
    }
    return {};
}

} // namespace dockpass::glue
