// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/failuretexts.h"

#include "ui/failurerows_filestore.h"
#include "ui/failurerows_network.h"
#include "ui/failurerows_session.h"
#include "ui/failurerows_settings.h"
#include "ui/failurerows_signin.h"

#include <algorithm>
#include <array>

namespace dockpass::ui {

namespace {

constexpr auto rows = [] {
    std::array<FailureRow,
               networkRows.size() + signInRows.size() + sessionRows.size() + fileStoreRows.size() + settingsRows.size()>
        all{};
    auto next = std::ranges::copy(networkRows, all.begin()).out;
    next = std::ranges::copy(signInRows, next).out;
    next = std::ranges::copy(sessionRows, next).out;
    next = std::ranges::copy(fileStoreRows, next).out;
    std::ranges::copy(settingsRows, next);
    return all;
}();

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].kind != static_cast<Failure::Kind>(i))
            return false;
    }
    return rows.back().kind == Failure::Kind::SettingFixed; // the last of the enum
}
static_assert(isInOrder(), "words for each kind of failure, in the order of the enum");

} // namespace

FailureText textOf(Failure::Kind kind)
{
    const FailureRow &row = rows[static_cast<std::size_t>(kind)];
    return {Words::tr(row.title), Words::tr(row.happened), Words::tr(row.advice), Words::tr(row.forIT)};
}

QString textOf(Remedy remedy)
{
    switch (remedy) {
    case Remedy::TryAgain:
        return Words::tr("Try again");
    case Remedy::Wait:
        return Words::tr("Wait a few minutes, then try again");
    case Remedy::TypeAgain:
        return Words::tr("Type user name and password again");
    case Remedy::EnterCode:
        return Words::tr("Enter the extra code");
    case Remedy::CheckNetwork:
        return Words::tr("Check the network, then try again");
    case Remedy::LogInToNetwork:
        return Words::tr("Log in to the network, then try again");
    case Remedy::SetClock:
        return Words::tr("Set date and time of this device, then try again");
    case Remedy::ChooseWarehouse:
        return Words::tr("Choose a warehouse");
    case Remedy::SignIn:
        return Words::tr("Sign in with your password");
    case Remedy::UnlockKeychain:
        return Words::tr("Unlock the keychain, then try again");
    case Remedy::GoOn:
        return Words::tr("Go on without the keychain");
    case Remedy::AskSupervisor:
        return Words::tr("Ask your supervisor");
    case Remedy::AskAdministrator:
        return Words::tr("Ask the administrator of the Back Office");
    case Remedy::TellIT:
        return Words::tr("Tell IT");
    }
    Q_UNREACHABLE();
}

} // namespace dockpass::ui
