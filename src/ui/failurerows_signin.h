// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/failurerow.h"

#include <QCoreApplication>

#include <array>

// Signing in, the second factor, and the warehouse. How to write a row: failurerows_network.h.

namespace dockpass::ui {

inline constexpr std::array signInRows{
    FailureRow{Failure::Kind::CredentialsRejected, QT_TRANSLATE_NOOP("Words", "Wrong user name or password"),
               QT_TRANSLATE_NOOP("Words", "The server did not accept them."),
               QT_TRANSLATE_NOOP("Words", "Type your password again. Mind capital letters."),
               QT_TRANSLATE_NOOP("Words",
                                 "The token endpoint answered invalid_grant to the password: unknown user, wrong "
                                 "password or deactivated user, and the Backend API does not tell which. Look at the "
                                 "user in the Back Office, and for Failed Login in the shop's audit log.")},
    FailureRow{Failure::Kind::FieldMissing, QT_TRANSLATE_NOOP("Words", "Something is missing"),
               QT_TRANSLATE_NOOP("Words", "The server says that a field was empty or unreadable."),
               QT_TRANSLATE_NOOP("Words", "Fill in both fields and try again."),
               QT_TRANSLATE_NOOP("Words",
                                 "The token endpoint answered invalid_request to a complete form. Look for a gateway "
                                 "that changes or drops the body of requests.")},
    FailureRow{Failure::Kind::PasswordGrantUnsupported, QT_TRANSLATE_NOOP("Words", "No password sign-in"),
               QT_TRANSLATE_NOOP("Words", "This server does not let people sign in this way."),
               QT_TRANSLATE_NOOP("Words", "Tell IT: this may be the wrong address."),
               QT_TRANSLATE_NOOP("Words",
                                 "The token endpoint has no password grant for Back Office users "
                                 "(unsupported_grant_type or unauthorized_client). Check that the setting server names "
                                 "the Glue Backend API, and that the grant is registered there.")},
    FailureRow{
        Failure::Kind::ClientRejected, QT_TRANSLATE_NOOP("Words", "Server is set up wrongly"),
        QT_TRANSLATE_NOOP("Words", "The server refuses everybody: its set-up is broken."),
        QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "invalid_client: the shop does not accept the OAuth client that it uses itself, whatever the "
                          "user types. Compare the client in the shop's configuration with its database.")},
    FailureRow{
        Failure::Kind::CodeGrantUnsupported, QT_TRANSLATE_NOOP("Words", "Sign-in not offered"),
        QT_TRANSLATE_NOOP("Words", "The shop does not offer the way of signing in that this device has to use."),
        QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "This device may sign in by an authorization code only, and the server has no /authorize or "
                          "no code grant for this client. Install AuthorizationPickingAppBackendApi with "
                          "OauthCodeFlow, or allow the password grant by policy.")},
    FailureRow{Failure::Kind::AuthorizationRefused, QT_TRANSLATE_NOOP("Words", "Sign-in not completed"),
               QT_TRANSLATE_NOOP("Words", "The server broke off the sign-in before it was complete."),
               QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Try again, or tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "/authorize, or /token with the code it gave, was refused for a reason other than the "
                                 "credentials; the facts name the code. Check the redirect address that is registered "
                                 "for the client, its scopes, and that no proxy repeats requests.")},
    FailureRow{
        Failure::Kind::AuthorizationMismatch, QT_TRANSLATE_NOOP("Words", "Stopped for safety"),
        QT_TRANSLATE_NOOP("Words", "The server's answer belongs to another sign-in, so it was not used."),
        QT_TRANSLATE_NOOP("Words", "Your password is not the reason. Tell IT."),
        QT_TRANSLATE_NOOP(
            "Words",
            "The answer of /authorize carries another state or redirect address than the request, and its code was "
            "thrown away. Look for a proxy that caches or mixes up answers; if there is none, treat it as an attack.")},
    FailureRow{
        Failure::Kind::MfaCodeRequired, QT_TRANSLATE_NOOP("Words", "A code is needed"),
        QT_TRANSLATE_NOOP("Words", "This account needs an extra code, beside the password."),
        QT_TRANSLATE_NOOP("Words", "Enter the code that you were sent."),
        QT_TRANSLATE_NOOP("Words",
                          "Code 5900: the shop protects this request with multi-factor authentication, and the user "
                          "has set up a factor. Which requests it protects is set in MultiFactorAuthConfig.")},
    FailureRow{
        Failure::Kind::MfaCodeRejected, QT_TRANSLATE_NOOP("Words", "Code not accepted"),
        QT_TRANSLATE_NOOP("Words", "The server did not accept the extra code."),
        QT_TRANSLATE_NOOP("Words", "Enter the newest code; older ones do not count any more."),
        QT_TRANSLATE_NOOP("Words",
                          "Code 5901: the code in X-MFA-Code is wrong or has run out; the password was right, and the "
                          "session is kept. Check how codes reach the user and how long they are good for.")},

    FailureRow{Failure::Kind::NotAWarehouseUser, QT_TRANSLATE_NOOP("Words", "Not a warehouse account"),
               QT_TRANSLATE_NOOP("Words", "This account is not set up for warehouse work."),
               QT_TRANSLATE_NOOP("Words", "Ask the administrator to make it a warehouse user."),
               QT_TRANSLATE_NOOP(
                   "Words",
                   "The user has no warehouse (code 5101, or an empty list), and the scopes in the facts say Back "
                   "Office user only. Mark the user as a warehouse user in the Back Office and assign a warehouse.")},
    FailureRow{
        Failure::Kind::NoActiveWarehouse, QT_TRANSLATE_NOOP("Words", "No active warehouse"),
        QT_TRANSLATE_NOOP("Words", "No warehouse is active for you at the moment."),
        QT_TRANSLATE_NOOP("Words", "Choose one, or ask your supervisor to activate one for you."),
        QT_TRANSLATE_NOOP("Words",
                          "POST /warehouse-tokens answered 5101 to a warehouse user: none of the user's assignments is "
                          "active. Choose a warehouse in Dockpass, or activate one in the Back Office.")},
    FailureRow{
        Failure::Kind::NoActiveAssignment, QT_TRANSLATE_NOOP("Words", "No warehouse for this account"),
        QT_TRANSLATE_NOOP("Words", "This account is not set up for warehouse work, or no warehouse is active for it."),
        QT_TRANSLATE_NOOP("Words", "Ask your supervisor or the administrator."),
        QT_TRANSLATE_NOOP(
            "Words",
            "POST /warehouse-tokens answered 5101, and the scopes of this shop's user tokens do not tell the reason. "
            "Check in the Back Office that the user is a warehouse user and has one active assignment.")},
    FailureRow{
        Failure::Kind::NoWarehouseAssigned, QT_TRANSLATE_NOOP("Words", "No warehouse yet"),
        QT_TRANSLATE_NOOP("Words", "Your password is right, but no warehouse is assigned to you."),
        QT_TRANSLATE_NOOP("Words", "Ask the administrator to assign one in the Back Office, then sign in again."),
        QT_TRANSLATE_NOOP("Words",
                          "GET /warehouse-user-assignments lists nothing for this user. Assign a warehouse to the user "
                          "in the Back Office.")},
    FailureRow{Failure::Kind::ExchangeRefused, QT_TRANSLATE_NOOP("Words", "Warehouse not available"),
               QT_TRANSLATE_NOOP("Words", "The server did not open the warehouse for you."),
               QT_TRANSLATE_NOOP("Words", "Your password is right. Ask your supervisor or tell IT."),
               QT_TRANSLATE_NOOP("Words",
                                 "POST /warehouse-tokens was refused, and not for the password, even where its message "
                                 "says so. Check that the warehouse still exists, and that scope and OAuth client of "
                                 "the warehouse grant (OauthWarehouse) are set up.")},
    FailureRow{Failure::Kind::WarehouseSignInMissing, QT_TRANSLATE_NOOP("Words", "No warehouse sign-in there"),
               QT_TRANSLATE_NOOP("Words", "Your password is right, but the server has no warehouse sign-in."),
               QT_TRANSLATE_NOOP("Words", "Tell IT: a module is missing in the shop."),
               QT_TRANSLATE_NOOP("Words",
                                 "POST /warehouse-tokens is a 404, though sign-in works there. Install "
                                 "WarehouseOauthBackendApi and register its resource in the Backend API.")},
    FailureRow{Failure::Kind::AssignmentGone, QT_TRANSLATE_NOOP("Words", "Warehouse is gone"),
               QT_TRANSLATE_NOOP("Words", "This warehouse is not in your list any more."),
               QT_TRANSLATE_NOOP("Words", "Choose another one, or ask your supervisor."),
               QT_TRANSLATE_NOOP("Words",
                                 "Code 5201 to the activation: since the list was read, the assignment was deleted or "
                                 "given to somebody else. Look at the user's assignments in the Back Office.")},
    FailureRow{Failure::Kind::AssignmentRefused, QT_TRANSLATE_NOOP("Words", "Warehouse not activated"),
               QT_TRANSLATE_NOOP("Words", "The server did not make this warehouse yours."),
               QT_TRANSLATE_NOOP("Words", "Choose another one, or ask your supervisor."),
               QT_TRANSLATE_NOOP("Words",
                                 "The activation of the assignment was refused (codes 5202 to 5206), or was answered "
                                 "with an assignment that is not active. Check in the Back Office that user and "
                                 "warehouse exist and that the user has one active assignment at most.")},
    FailureRow{Failure::Kind::WarehouseDisabled, QT_TRANSLATE_NOOP("Words", "Warehouse is closed"),
               QT_TRANSLATE_NOOP("Words", "Your warehouse is switched off at the server."),
               QT_TRANSLATE_NOOP("Words", "Ask your supervisor or the administrator."),
               QT_TRANSLATE_NOOP("Words",
                                 "The assignment is there, but its warehouse is not active in the Back Office. "
                                 "Activate the warehouse, or assign another one.")},
    FailureRow{
        Failure::Kind::WarehouseUnknown, QT_TRANSLATE_NOOP("Words", "Warehouse not found"),
        QT_TRANSLATE_NOOP("Words", "No warehouse of yours has this name, or several have it."),
        QT_TRANSLATE_NOOP("Words", "Look at the list of your warehouses."),
        QT_TRANSLATE_NOOP("Words",
                          "The name or uuid that was asked for matches no assignment of this user, or the name matches "
                          "several. dockpassctl warehouses --json lists them; a uuid is never ambiguous.")},
    FailureRow{Failure::Kind::WarehouseChoiceNeeded, QT_TRANSLATE_NOOP("Words", "Choose a warehouse"),
               QT_TRANSLATE_NOOP("Words", "You have several warehouses, and none of them is active."),
               QT_TRANSLATE_NOOP("Words", "Name the one to work in."),
               QT_TRANSLATE_NOOP("Words",
                                 "Several assignments, none active, and nobody there to choose. Name one with "
                                 "--warehouse at the login, or activate one in the Back Office.")},
    FailureRow{Failure::Kind::NotPermitted, QT_TRANSLATE_NOOP("Words", "Not allowed"),
               QT_TRANSLATE_NOOP("Words", "The server does not allow this account to do that."),
               QT_TRANSLATE_NOOP("Words", "Ask the administrator for the right to work in the warehouse."),
               QT_TRANSLATE_NOOP("Words",
                                 "403 without a known code: the scopes of this user may not use that path. Compare the "
                                 "paths that the shop allows to warehouse users with those that Dockpass asks for.")},
};

} // namespace dockpass::ui
