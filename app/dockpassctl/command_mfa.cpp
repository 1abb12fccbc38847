// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/command.h"

#include "app/dockpassctl/failing.h"
#include "app/options.h"
#include "platform/terminal.h"

#include <utility>

// The second factor: asked for at the terminal, or read from standard input.

namespace dockpass::app {

using session::Notice;
using session::Phase;
using session::View;

namespace {

QString codePrompt(const session::MfaDelivery &mfa)
{
    if (mfa.state != session::MfaDelivery::State::Sent)
        return OptionText::tr("Code of your second factor: ");
    return OptionText::tr("Code that was sent to you (%1): ").arg(mfa.type);
}

} // namespace

void Command::codeForRenewal()
{
    [[maybe_unused]] const bool waits = giveCode(m_parts.session().view());
}

bool Command::giveCode(const View &view)
{
    constexpr int tries = 3; // on a terminal; a script has one code
    if (view.phase != Phase::MfaCode)
        return false;
    if (!view.choosing)
        return true;
    if (view.mfa.state == session::MfaDelivery::State::Asking)
        return true; // the code may be on its way only when the server has said so
    std::optional<Secret> code;
    if (m_codesGiven < (m_arguments.codeFromInput ? 1 : tries)) {
        if (view.notice)
            say(*view.notice);
        code = m_arguments.codeFromInput ? platform::readSecretLine() : platform::askSecret(codePrompt(view.mfa));
    }
    ++m_codesGiven;
    if (code && !code->isEmpty()) {
        m_parts.session().enterMfaCode(std::move(*code));
        return true;
    }
    const Notice why = view.notice.value_or(Notice{Notice::Kind::SignInFailed, view.mfa.failure});
    fail(why); // first: a session that goes on as if nothing had happened looks like success
    m_parts.session().cancelSignIn();
    return true;
}

} // namespace dockpass::app
