// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/causetexts.h"

// Written for somebody with gloves on at six in the morning: short words, what happened, what to do. Never blame the
// person for what the server or the network did. Each cause stands on its own; a new one does not compile without.

namespace dockpass::ui {

using glue::Cause;

namespace {

bool isWarehouseUser(const QStringList &scopes)
{
    return scopes.contains(QLatin1StringView("warehouse-user"));
}

bool isBackOfficeOnly(const QStringList &scopes)
{
    return scopes.contains(QLatin1StringView("back-office-user")) && !isWarehouseUser(scopes);
}

CauseText noActiveAssignment(const QStringList &scopes)
{
    if (isWarehouseUser(scopes)) {
        return {Words::tr("No active warehouse"), Words::tr("No warehouse is active for you at the moment."),
                Words::tr("Ask your supervisor to activate one, then sign in again."), true};
    }
    if (isBackOfficeOnly(scopes)) {
        return {Words::tr("Not a warehouse account"), Words::tr("This account is not set up for warehouse work."),
                Words::tr("Ask the administrator to make it a warehouse user.")};
    }
    return {Words::tr("No warehouse for this account"),
            Words::tr("This account is not set up for warehouse work, or no warehouse is active for it."),
            Words::tr("Ask your supervisor or the administrator.")};
}

CauseText networkText(Cause cause)
{
    switch (cause) {
    case Cause::HostNotFound:
        return {Words::tr("Server not found"), Words::tr("The server's name is not known on this network."),
                Words::tr("Check that this is the right Wi-Fi, or tell IT."), true};
    case Cause::Offline:
        return {Words::tr("No network"), Words::tr("This device has no network connection."),
                Words::tr("Check the Wi-Fi, then try again."), true};
    case Cause::ConnectionRefused:
        return {Words::tr("Nobody answers there"), Words::tr("Nothing answers at the server's address."),
                Words::tr("Try again in a few minutes. If it stays like this, tell IT."), true};
    case Cause::ConnectionLost:
        return {Words::tr("Connection lost"), Words::tr("The connection broke before the server had answered."),
                Words::tr("Try again. If it happens often here, tell IT the place."), true};
    case Cause::TimedOut:
        return {Words::tr("No answer in time"), Words::tr("The server took too long to answer."),
                Words::tr("Try again in a moment."), true};
    case Cause::ProxyFailed:
        return {Words::tr("Proxy problem"), Words::tr("The proxy between this device and the server did not help."),
                Words::tr("Tell IT."), true};
    case Cause::InsecureAddress:
        return {Words::tr("Address is not secure"),
                Words::tr("The server's address does not begin with https, so nothing was sent."),
                Words::tr("Tell IT: the address has to be changed.")};
    default: // InvalidAddress; every cause is named in textOf()
        return {Words::tr("Address is not valid"), Words::tr("The server's address is not a web address."),
                Words::tr("Tell IT: the address has to be changed.")};
    }
}

CauseText tlsText(Cause cause)
{
    switch (cause) {
    case Cause::CertificateExpired:
        return {Words::tr("Certificate has expired"),
                Words::tr("The server's certificate is out of date, or the clock of this device is wrong."),
                Words::tr("Check the date and time of this device. If they are right, tell IT."), true};
    case Cause::CertificateNotYetValid:
        return {Words::tr("Check the clock"),
                Words::tr("The server's certificate is not valid yet. Most likely the clock of this device is slow."),
                Words::tr("Set the date and time of this device, then try again."), true};
    case Cause::CertificateUntrusted:
        return {
            Words::tr("Server is not trusted"),
            Words::tr("This device does not know who signed the server's certificate, so nothing was sent."),
            Words::tr("If this Wi-Fi has a login page, log in there first. Else tell IT: the company's CA certificate "
                      "may be missing here."),
            true};
    case Cause::CertificateWrongHost:
        return {Words::tr("Certificate of another server"),
                Words::tr("The certificate belongs to another name than this server's, so nothing was sent."),
                Words::tr("If this Wi-Fi has a login page, log in there first. Else tell IT: the address or the "
                          "certificate is wrong."),
                true};
    default: // TlsFailed
        return {Words::tr("No secure connection"), Words::tr("A secure connection could not be made."),
                Words::tr("Try again. If it stays like this, tell IT."), true};
    }
}

CauseText foreignAnswerText(Cause cause)
{
    switch (cause) {
    case Cause::NotAGlueServer:
        return {Words::tr("Another page answered"),
                Words::tr("Not the sign-in server but another page answered, for example a Wi-Fi login page."),
                Words::tr("Log in to the Wi-Fi first, or tell IT."), true};
    case Cause::Redirected:
        return {Words::tr("Server has moved"),
                Words::tr("The server points to another address. Dockpass does not follow, to keep passwords safe."),
                Words::tr("Tell IT: the address may have to be changed.")};
    case Cause::HttpAuthRequired:
        return {Words::tr("A second login is in the way"),
                Words::tr("Something in front of the shop asks for a login of its own."),
                Words::tr("Your password is not the reason. Tell IT.")};
    case Cause::AnswerUnreadable:
        return {Words::tr("Answer is damaged"), Words::tr("The server's answer was cut off or not readable."),
                Words::tr("Try again. If it stays like this, tell IT."), true};
    default: // AnswerTooLarge
        return {Words::tr("Answer is too large"), Words::tr("The server sent far more than an answer can be."),
                Words::tr("Tell IT: this may be the wrong address.")};
    }
}

CauseText tokenEndpointText(Cause cause)
{
    switch (cause) {
    case Cause::CredentialsRejected:
        return {Words::tr("Wrong user name or password"), Words::tr("The server did not accept them."),
                Words::tr("Type your password again. Mind capital letters.")};
    case Cause::FieldMissing:
        return {Words::tr("Something is missing"), Words::tr("The server says that a field was empty or unreadable."),
                Words::tr("Fill in both fields and try again.")};
    case Cause::PasswordGrantUnsupported:
        return {Words::tr("No password sign-in"), Words::tr("This server does not let people sign in this way."),
                Words::tr("Tell IT: this may be the wrong address.")};
    case Cause::RefreshUnsupported:
        return {Words::tr("No automatic renewal"), Words::tr("This server does not renew a session."),
                Words::tr("Sign in with your password.")};
    case Cause::RefreshScopeInvalid:
        return {Words::tr("Renewal is half set up"), Words::tr("The server's renewal is not fully set up."),
                Words::tr("Sign in with your password, and tell IT.")};
    case Cause::RefreshRejected:
        return {Words::tr("Renewal refused"), Words::tr("The server does not renew this session any more."),
                Words::tr("Sign in with your password.")};
    default: // ClientRejected
        return {Words::tr("Server is set up wrongly"), Words::tr("The server refuses everybody: its set-up is broken."),
                Words::tr("Your password is not the reason. Tell IT.")};
    }
}

CauseText exchangeText(Cause cause)
{
    switch (cause) {
    case Cause::AccessTokenRejected:
        return {Words::tr("Server refused the session"), Words::tr("The server does not accept this session."),
                Words::tr("Sign in again. If it stays like this, check the clock and tell IT.")};
    case Cause::AccessTokenMissing:
        return {Words::tr("Something got lost on the way"),
                Words::tr("The request reached the server without its token."),
                Words::tr("Your password is not the reason. Tell IT.")};
    case Cause::NotPermitted:
        return {Words::tr("Not allowed"), Words::tr("The server does not allow this account to do that."),
                Words::tr("Ask the administrator for the right to work in the warehouse.")};
    case Cause::ExchangeRefused:
        return {Words::tr("Warehouse not available"), Words::tr("The server did not open the warehouse for you."),
                Words::tr("Your password is right. Ask your supervisor or tell IT.")};
    case Cause::AssignmentGone:
        return {Words::tr("Warehouse is gone"), Words::tr("This warehouse is not in your list any more."),
                Words::tr("Choose another one, or ask your supervisor.")};
    case Cause::AssignmentRefused:
        return {Words::tr("Warehouse not activated"), Words::tr("The server did not make this warehouse yours."),
                Words::tr("Choose another one, or ask your supervisor.")};
    case Cause::MfaCodeRequired:
        return {Words::tr("A code is needed"), Words::tr("This account needs an extra code, beside the password."),
                Words::tr("This version of Dockpass cannot ask for it. Tell IT.")};
    default: // MfaCodeRejected
        return {Words::tr("Code not accepted"), Words::tr("The server did not accept the extra code."),
                Words::tr("Wait for a new code and try again.")};
    }
}

CauseText warehouseText(Cause cause, const QStringList &scopes)
{
    switch (cause) {
    case Cause::NoWarehouseAssigned:
        // Whoever is no warehouse user needs more than an assignment.
        if (isBackOfficeOnly(scopes))
            return noActiveAssignment(scopes);
        return {Words::tr("No warehouse yet"),
                Words::tr("Your password is right, but no warehouse is assigned to you."),
                Words::tr("Ask the administrator to assign one in the Back Office, then sign in again."), true};
    case Cause::WarehouseDisabled:
        return {Words::tr("Warehouse is closed"), Words::tr("Your warehouse is switched off at the server."),
                Words::tr("Ask your supervisor or the administrator.")};
    case Cause::WarehouseUnknown:
        return {Words::tr("Warehouse not found"), Words::tr("No warehouse of yours has this name, or several have it."),
                Words::tr("Look at the list of your warehouses.")};
    default: // WarehouseChoiceNeeded
        return {Words::tr("Choose a warehouse"), Words::tr("You have several warehouses, and none of them is active."),
                Words::tr("Name the one to work in.")};
    }
}

CauseText statusText(Cause cause)
{
    switch (cause) {
    case Cause::EndpointMissing:
        return {Words::tr("No warehouse sign-in there"),
                Words::tr("The server has no warehouse sign-in at this address."),
                Words::tr("Tell IT: the address is wrong or a module is missing.")};
    case Cause::AcceptRefused:
        return {Words::tr("Server speaks differently"),
                Words::tr("The server cannot answer in the form that Dockpass needs."), Words::tr("Tell IT.")};
    case Cause::TooManyRequests:
        return {Words::tr("Please wait a little"), Words::tr("The server has too much to do at the moment."),
                Words::tr("Try again in a minute."), true};
    case Cause::ServerError:
        return {Words::tr("Error in the server"), Words::tr("Something broke in the server."),
                Words::tr("Your password is not the reason. Try again in a few minutes, or tell IT."), true};
    case Cause::ServerUnavailable:
        return {Words::tr("Server is not available"), Words::tr("The shop is down, too busy or being updated."),
                Words::tr("Try again in a few minutes."), true};
    default: // UnexpectedAnswer
        return {Words::tr("Unexpected answer"), Words::tr("The server gave an answer that Dockpass does not know."),
                Words::tr("Try again. If it stays like this, tell IT."), true};
    }
}

} // namespace

CauseText textOf(Cause cause, const QStringList &scopes)
{
    switch (cause) {
    case Cause::HostNotFound:
    case Cause::Offline:
    case Cause::ConnectionRefused:
    case Cause::ConnectionLost:
    case Cause::TimedOut:
    case Cause::ProxyFailed:
    case Cause::InsecureAddress:
    case Cause::InvalidAddress:
        return networkText(cause);
    case Cause::CertificateExpired:
    case Cause::CertificateNotYetValid:
    case Cause::CertificateUntrusted:
    case Cause::CertificateWrongHost:
    case Cause::TlsFailed:
        return tlsText(cause);
    case Cause::NotAGlueServer:
    case Cause::Redirected:
    case Cause::HttpAuthRequired:
    case Cause::AnswerUnreadable:
    case Cause::AnswerTooLarge:
        return foreignAnswerText(cause);
    case Cause::CredentialsRejected:
    case Cause::FieldMissing:
    case Cause::PasswordGrantUnsupported:
    case Cause::RefreshUnsupported:
    case Cause::RefreshScopeInvalid:
    case Cause::RefreshRejected:
    case Cause::ClientRejected:
        return tokenEndpointText(cause);
    case Cause::NoActiveAssignment:
        return noActiveAssignment(scopes);
    case Cause::AccessTokenRejected:
    case Cause::AccessTokenMissing:
    case Cause::NotPermitted:
    case Cause::ExchangeRefused:
    case Cause::AssignmentGone:
    case Cause::AssignmentRefused:
    case Cause::MfaCodeRequired:
    case Cause::MfaCodeRejected:
        return exchangeText(cause);
    case Cause::NoWarehouseAssigned:
    case Cause::WarehouseDisabled:
    case Cause::WarehouseUnknown:
    case Cause::WarehouseChoiceNeeded:
        return warehouseText(cause, scopes);
    case Cause::EndpointMissing:
    case Cause::AcceptRefused:
    case Cause::TooManyRequests:
    case Cause::ServerError:
    case Cause::ServerUnavailable:
    case Cause::UnexpectedAnswer:
        return statusText(cause);
    }
    Q_UNREACHABLE();
}

QString textOf(store::Fault fault)
{
    switch (fault) {
    case store::Fault::Locked:
        return Words::tr("The keychain of this device is locked.");
    case store::Fault::Denied:
        return Words::tr("The keychain of this device did not let Dockpass in.");
    case store::Fault::Absent:
        return Words::tr("There is no keychain running on this device.");
    case store::Fault::NoAnswer:
        return Words::tr("The keychain of this device does not answer.");
    case store::Fault::Failed:
        return Words::tr("The keychain of this device reports an error.");
    case store::Fault::NoIndex:
        return Words::tr("Dockpass cannot read or write its list of sessions on this device.");
    }
    Q_UNREACHABLE();
}

} // namespace dockpass::ui
