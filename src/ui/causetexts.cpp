// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/causetexts.h"

// Written for somebody with gloves on at six in the morning: short words, what happened, what to do. Never blame the
// person for what the server or the network did. Each cause stands on its own; a new one does not compile without.

namespace dockpass::ui {

using Kind = Failure::Kind;

namespace {

CauseText networkText(Kind cause)
{
    switch (cause) {
    case Kind::HostNotFound:
        return {Words::tr("Server not found"), Words::tr("The server's name is not known on this network."),
                Words::tr("Check that this is the right Wi-Fi, or tell IT."), true};
    case Kind::Offline:
        return {Words::tr("No network"), Words::tr("This device has no network connection."),
                Words::tr("Check the Wi-Fi, then try again."), true};
    case Kind::ConnectionRefused:
        return {Words::tr("Nobody answers there"), Words::tr("Nothing answers at the server's address."),
                Words::tr("Try again in a few minutes. If it stays like this, tell IT."), true};
    case Kind::ConnectionLost:
        return {Words::tr("Connection lost"), Words::tr("The connection broke before the server had answered."),
                Words::tr("Try again. If it happens often here, tell IT the place."), true};
    case Kind::TimedOut:
        return {Words::tr("No answer in time"), Words::tr("The server took too long to answer."),
                Words::tr("Try again in a moment."), true};
    case Kind::CaptivePortal:
        return {Words::tr("Wi-Fi wants a login"),
                Words::tr("This network has a login page of its own and lets nobody out before that."),
                Words::tr("Log in to the Wi-Fi in a browser first, then try again."), true};
    case Kind::ProxyAuthRequired:
        return {Words::tr("Proxy wants a login"),
                Words::tr("The proxy between this device and the server asks for a password of its own."),
                Words::tr("Your password is not the reason. Tell IT.")};
    case Kind::ProxyFailed:
        return {Words::tr("Proxy problem"), Words::tr("The proxy between this device and the server did not help."),
                Words::tr("Tell IT."), true};
    case Kind::InsecureAddress:
        return {Words::tr("Address is not secure"),
                Words::tr("The server's address does not begin with https, so nothing was sent."),
                Words::tr("Tell IT: the address has to be changed.")};
    default: // InvalidAddress; every cause is named in textOf()
        return {Words::tr("Address is not valid"), Words::tr("The server's address is not a web address."),
                Words::tr("Tell IT: the address has to be changed.")};
    }
}

CauseText tlsText(Kind cause)
{
    switch (cause) {
    case Kind::CertificateExpired:
        return {Words::tr("Certificate has expired"),
                Words::tr("The server's certificate is out of date, or the clock of this device is wrong."),
                Words::tr("Check the date and time of this device. If they are right, tell IT."), true};
    case Kind::CertificateNotYetValid:
        return {Words::tr("Check the clock"),
                Words::tr("The server's certificate is not valid yet. Most likely the clock of this device is slow."),
                Words::tr("Set the date and time of this device, then try again."), true};
    case Kind::CertificateUntrusted:
        return {
            Words::tr("Server is not trusted"),
            Words::tr("This device does not know who signed the server's certificate, so nothing was sent."),
            Words::tr("If this Wi-Fi has a login page, log in there first. Else tell IT: the company's CA certificate "
                      "may be missing here."),
            true};
    case Kind::CertificateWrongHost:
        return {Words::tr("Certificate of another server"),
                Words::tr("The certificate belongs to another name than this server's, so nothing was sent."),
                Words::tr("If this Wi-Fi has a login page, log in there first. Else tell IT: the address or the "
                          "certificate is wrong."),
                true};
    case Kind::TlsVersion:
        return {Words::tr("Security too old"),
                Words::tr("The server and this device have no secure way of talking in common."),
                Words::tr("Tell IT: the server's TLS version has to be changed.")};
    default: // TlsFailed
        return {Words::tr("No secure connection"), Words::tr("A secure connection could not be made."),
                Words::tr("Try again. If it stays like this, tell IT."), true};
    }
}

CauseText foreignAnswerText(Kind cause)
{
    switch (cause) {
    case Kind::NotABackendApi:
        return {Words::tr("No sign-in server there"),
                Words::tr("At the server's address there is no sign-in for the Back Office, but something else."),
                Words::tr("Tell IT: the address is probably wrong."), true};
    case Kind::StorefrontAnswered:
        return {Words::tr("Sign-in refused"),
                Words::tr("The server refused the sign-in, and it answers like the shop's storefront."),
                Words::tr("Check what you typed and try once more. If it stays like this, tell IT: the address may be "
                          "the storefront's.")};
    case Kind::Redirected:
        return {Words::tr("Server has moved"),
                Words::tr("The server points to another address. Dockpass does not follow, to keep passwords safe."),
                Words::tr("Tell IT: the address may have to be changed.")};
    case Kind::HttpAuthRequired:
        return {Words::tr("A second login is in the way"),
                Words::tr("Something in front of the shop asks for a login of its own."),
                Words::tr("Your password is not the reason. Tell IT.")};
    case Kind::AnswerUnreadable:
        return {Words::tr("Answer is damaged"), Words::tr("The server's answer was cut off or not readable."),
                Words::tr("Try again. If it stays like this, tell IT."), true};
    default: // AnswerTooLarge
        return {Words::tr("Answer is too large"), Words::tr("The server sent far more than an answer can be."),
                Words::tr("Tell IT: this may be the wrong address.")};
    }
}

CauseText tokenEndpointText(Kind cause)
{
    switch (cause) {
    case Kind::CredentialsRejected:
        return {Words::tr("Wrong user name or password"), Words::tr("The server did not accept them."),
                Words::tr("Type your password again. Mind capital letters.")};
    case Kind::FieldMissing:
        return {Words::tr("Something is missing"), Words::tr("The server says that a field was empty or unreadable."),
                Words::tr("Fill in both fields and try again.")};
    case Kind::PasswordGrantUnsupported:
        return {Words::tr("No password sign-in"), Words::tr("This server does not let people sign in this way."),
                Words::tr("Tell IT: this may be the wrong address.")};
    case Kind::RefreshUnsupported:
        return {Words::tr("No automatic renewal"), Words::tr("This server does not renew a session."),
                Words::tr("Sign in with your password.")};
    case Kind::RefreshScopeInvalid:
        return {Words::tr("Renewal is half set up"), Words::tr("The server's renewal is not fully set up."),
                Words::tr("Sign in with your password, and tell IT.")};
    case Kind::RefreshRejected:
        return {Words::tr("Renewal refused"), Words::tr("The server does not renew this session any more."),
                Words::tr("Sign in with your password.")};
    case Kind::CodeGrantUnsupported:
        return {Words::tr("This sign-in is missing"),
                Words::tr("The server does not offer the way to sign in that this device must use."),
                Words::tr("Your password is not the reason. Tell IT.")};
    case Kind::AuthorizationRefused:
        return {Words::tr("Sign-in not completed"), Words::tr("The server did not complete the sign-in."),
                Words::tr("Your password is not the reason. Try again, or tell IT.")};
    case Kind::AuthorizationMismatch:
        return {Words::tr("Answer does not fit"),
                Words::tr("The server's answer does not belong to this sign-in, so it was not used."),
                Words::tr("Try again. If it happens twice, tell IT at once.")};
    default: // ClientRejected
        return {Words::tr("Server is set up wrongly"), Words::tr("The server refuses everybody: its set-up is broken."),
                Words::tr("Your password is not the reason. Tell IT.")};
    }
}

CauseText exchangeText(Kind cause)
{
    switch (cause) {
    case Kind::AccessTokenRejected:
        return {Words::tr("Server refused the session"), Words::tr("The server does not accept this session."),
                Words::tr("Sign in again. If it stays like this, check the clock and tell IT.")};
    case Kind::AccessTokenMissing:
        return {Words::tr("Something got lost on the way"),
                Words::tr("The request reached the server without its token."),
                Words::tr("Your password is not the reason. Tell IT.")};
    case Kind::NotPermitted:
        return {Words::tr("Not allowed"), Words::tr("The server does not allow this account to do that."),
                Words::tr("Ask the administrator for the right to work in the warehouse.")};
    case Kind::ExchangeRefused:
        return {Words::tr("Warehouse not available"), Words::tr("The server did not open the warehouse for you."),
                Words::tr("Your password is right. Ask your supervisor or tell IT.")};
    case Kind::AssignmentGone:
        return {Words::tr("Warehouse is gone"), Words::tr("This warehouse is not in your list any more."),
                Words::tr("Choose another one, or ask your supervisor.")};
    case Kind::AssignmentRefused:
        return {Words::tr("Warehouse not activated"), Words::tr("The server did not make this warehouse yours."),
                Words::tr("Choose another one, or ask your supervisor.")};
    case Kind::MfaCodeRequired:
        return {Words::tr("A code is needed"), Words::tr("This account needs an extra code, beside the password."),
                Words::tr("This version of Dockpass cannot ask for it. Tell IT.")};
    default: // MfaCodeRejected
        return {Words::tr("Code not accepted"), Words::tr("The server did not accept the extra code."),
                Words::tr("Wait for a new code and try again.")};
    }
}

CauseText warehouseText(Kind cause)
{
    switch (cause) {
    case Kind::NoActiveWarehouse:
        return {Words::tr("No active warehouse"), Words::tr("No warehouse is active for you at the moment."),
                Words::tr("Ask your supervisor to activate one, then sign in again."), true};
    case Kind::NotAWarehouseUser:
        return {Words::tr("Not a warehouse account"), Words::tr("This account is not set up for warehouse work."),
                Words::tr("Ask the administrator to make it a warehouse user.")};
    case Kind::NoActiveAssignment:
        return {Words::tr("No warehouse for this account"),
                Words::tr("This account is not set up for warehouse work, or no warehouse is active for it."),
                Words::tr("Ask your supervisor or the administrator.")};
    case Kind::WarehouseSignInMissing:
        return {Words::tr("No warehouse sign-in there"),
                Words::tr("Your password is right, but the server has no warehouse sign-in."),
                Words::tr("Tell IT: a module is missing in the shop.")};
    case Kind::NoWarehouseAssigned:
        return {Words::tr("No warehouse yet"),
                Words::tr("Your password is right, but no warehouse is assigned to you."),
                Words::tr("Ask the administrator to assign one in the Back Office, then sign in again."), true};
    case Kind::WarehouseDisabled:
        return {Words::tr("Warehouse is closed"), Words::tr("Your warehouse is switched off at the server."),
                Words::tr("Ask your supervisor or the administrator.")};
    case Kind::WarehouseUnknown:
        return {Words::tr("Warehouse not found"), Words::tr("No warehouse of yours has this name, or several have it."),
                Words::tr("Look at the list of your warehouses.")};
    default: // WarehouseChoiceNeeded
        return {Words::tr("Choose a warehouse"), Words::tr("You have several warehouses, and none of them is active."),
                Words::tr("Name the one to work in.")};
    }
}

CauseText sessionText(Kind kind)
{
    switch (kind) {
    case Kind::SessionLimit:
        return {Words::tr("Time to sign in again"), Words::tr("Your session has reached its end."),
                Words::tr("Sign in with your password.")};
    case Kind::PasswordNeeded:
        return {Words::tr("Your password is needed"), Words::tr("This session can only be renewed with your password."),
                Words::tr("Sign in with your password.")};
    case Kind::RenewalBlocked:
        return {Words::tr("Renewal is held up"),
                Words::tr("Another Dockpass on this device has been renewing the session for too long."),
                Words::tr("If this stays, close the other one."), true};
    case Kind::RecordDamaged:
        return {Words::tr("Saved session is damaged"), Words::tr("The keychain holds a session that cannot be read."),
                Words::tr("Sign in with your password: that replaces it.")};
    case Kind::RecordFuture:
        return {Words::tr("Saved by a newer Dockpass"), Words::tr("This version cannot read the saved session."),
                Words::tr("Sign in with your password, or ask IT for the newer version.")};
    default: // RecordMissing
        return {Words::tr("Saved session is gone"),
                Words::tr("The keychain should hold your session, but it is empty."),
                Words::tr("Sign in with your password.")};
    }
}

CauseText keychainText(Kind kind)
{
    switch (kind) {
    case Kind::KeychainLocked:
        return {Words::tr("Keychain is locked"), Words::tr("The keychain of this device is locked."),
                Words::tr("Unlock it and try again, or sign in with your password."), true};
    case Kind::KeychainDenied:
        return {Words::tr("Keychain refuses"), Words::tr("The keychain of this device did not let Dockpass in."),
                Words::tr("Sign in with your password, or tell IT."), true};
    case Kind::KeychainAbsent:
        return {Words::tr("No keychain"), Words::tr("There is no keychain running on this device."),
                Words::tr("Sign in with your password, or tell IT."), true};
    case Kind::KeychainNoAnswer:
        return {Words::tr("Keychain does not answer"), Words::tr("The keychain of this device does not answer."),
                Words::tr("Try again, or sign in with your password."), true};
    case Kind::KeychainFailed:
        return {Words::tr("Keychain trouble"), Words::tr("The keychain of this device reports an error."),
                Words::tr("Try again, or sign in with your password."), true};
    default: // ListUnusable
        return {Words::tr("List of sessions unusable"),
                Words::tr("Dockpass cannot read or write its list of sessions on this device."),
                Words::tr("Tell IT. You can sign in with your password.")};
    }
}

CauseText statusText(Kind cause)
{
    switch (cause) {
    case Kind::EndpointMissing:
        return {Words::tr("Not installed there"), Words::tr("The server does not have what was asked for."),
                Words::tr("Tell IT: a module is missing in the shop.")};
    case Kind::AcceptRefused:
        return {Words::tr("Server speaks differently"),
                Words::tr("The server cannot answer in the form that Dockpass needs."), Words::tr("Tell IT.")};
    case Kind::TooManyRequests:
        return {Words::tr("Please wait a little"), Words::tr("The server has too much to do at the moment."),
                Words::tr("Try again in a minute."), true};
    case Kind::ServerError:
        return {Words::tr("Error in the server"), Words::tr("Something broke in the server."),
                Words::tr("Your password is not the reason. Try again in a few minutes, or tell IT."), true};
    case Kind::ServerUnavailable:
        return {Words::tr("Server is not available"), Words::tr("The shop is down, too busy or being updated."),
                Words::tr("Try again in a few minutes."), true};
    default: // UnexpectedAnswer
        return {Words::tr("Unexpected answer"), Words::tr("The server gave an answer that Dockpass does not know."),
                Words::tr("Try again. If it stays like this, tell IT."), true};
    }
}

} // namespace

CauseText textOf(Kind cause)
{
    switch (cause) {
    case Kind::HostNotFound:
    case Kind::Offline:
    case Kind::ConnectionRefused:
    case Kind::ConnectionLost:
    case Kind::TimedOut:
    case Kind::ProxyFailed:
    case Kind::ProxyAuthRequired:
    case Kind::CaptivePortal:
    case Kind::InsecureAddress:
    case Kind::InvalidAddress:
        return networkText(cause);
    case Kind::CertificateExpired:
    case Kind::CertificateNotYetValid:
    case Kind::CertificateUntrusted:
    case Kind::CertificateWrongHost:
    case Kind::TlsVersion:
    case Kind::TlsFailed:
        return tlsText(cause);
    case Kind::NotABackendApi:
    case Kind::StorefrontAnswered:
    case Kind::Redirected:
    case Kind::HttpAuthRequired:
    case Kind::AnswerUnreadable:
    case Kind::AnswerTooLarge:
        return foreignAnswerText(cause);
    case Kind::CredentialsRejected:
    case Kind::FieldMissing:
    case Kind::PasswordGrantUnsupported:
    case Kind::RefreshUnsupported:
    case Kind::RefreshScopeInvalid:
    case Kind::RefreshRejected:
    case Kind::ClientRejected:
    case Kind::CodeGrantUnsupported:
    case Kind::AuthorizationRefused:
    case Kind::AuthorizationMismatch:
        return tokenEndpointText(cause);
    case Kind::AccessTokenRejected:
    case Kind::AccessTokenMissing:
    case Kind::NotPermitted:
    case Kind::ExchangeRefused:
    case Kind::AssignmentGone:
    case Kind::AssignmentRefused:
    case Kind::MfaCodeRequired:
    case Kind::MfaCodeRejected:
        return exchangeText(cause);
    case Kind::NotAWarehouseUser:
    case Kind::NoActiveWarehouse:
    case Kind::NoActiveAssignment:
    case Kind::WarehouseSignInMissing:
    case Kind::NoWarehouseAssigned:
    case Kind::WarehouseDisabled:
    case Kind::WarehouseUnknown:
    case Kind::WarehouseChoiceNeeded:
        return warehouseText(cause);
    case Kind::EndpointMissing:
    case Kind::AcceptRefused:
    case Kind::TooManyRequests:
    case Kind::ServerError:
    case Kind::ServerUnavailable:
    case Kind::UnexpectedAnswer:
        return statusText(cause);
    case Kind::SessionLimit:
    case Kind::PasswordNeeded:
    case Kind::RenewalBlocked:
    case Kind::RecordDamaged:
    case Kind::RecordFuture:
    case Kind::RecordMissing:
        return sessionText(cause);
    case Kind::KeychainLocked:
    case Kind::KeychainDenied:
    case Kind::KeychainAbsent:
    case Kind::KeychainNoAnswer:
    case Kind::KeychainFailed:
    case Kind::ListUnusable:
        return keychainText(cause);
    }
    Q_UNREACHABLE();
}

} // namespace dockpass::ui
