// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/doctor.h"

#include "app/composition.h"
#include "app/dockpassctl/output.h"
#include "app/options.h"

#include <utility>

namespace dockpass::app {

using namespace Qt::StringLiterals;
using glue::NetworkFinding;
using Outcome = Check::Outcome;

Doctor::Doctor(const QUrl &server, const Arguments &arguments, Secret storePassphrase)
    : m_server(server)
    , m_json(arguments.json)
    , m_files(storeFolders(), keySources(arguments.policy, std::move(storePassphrase)))
    , m_store(arguments.policy.text(policy::Setting::Store))
    , m_grant(arguments.policy.text(policy::Setting::Grant))
    , m_problems(arguments.problems)
    , m_remarks(arguments.policy.remarks())
    , m_http(httpOptions(arguments.policy), m_clock)
    , m_network(server, httpOptions(arguments.policy), m_clock)
    , m_api(server, m_http)
    , m_keychainProbe(m_keychain)
{
}

bool Doctor::mayLinger() const
{
    return m_http.gaveUp() || m_network.gaveUp() || !m_keychain.isIdle();
}

void Doctor::start()
{
    lookAtSettings();
    lookAtList();
    if (!m_server.isValid()) {
        skipToKeychain(OptionText::tr("no server is known; name one with --server"));
        return;
    }
    m_network.lookUp(this, [this](Result<NetworkFinding, Failure> result) { nameLookedUp(result); });
}

void Doctor::skipToKeychain(const QString &why)
{
    while (nextSubject() != Subject::Keychain)
        record(Outcome::Skipped, why);
    askKeychain();
}

void Doctor::record(Outcome outcome, const QString &finding, const QString &remedy)
{
    add({nextSubject(), outcome, finding, {}, remedy});
}

void Doctor::recordFailure(const Failure &failure)
{
    add(Check::failed(nextSubject(), failure));
}

void Doctor::endWithServer(const Failure &failure)
{
    recordFailure(failure);
    skipToKeychain(OptionText::tr("because an earlier check failed"));
}

void Doctor::add(const Check &check)
{
    m_checks.append(check);
    if (!m_json)
        m_written = m_written && print(checkText(check));
}

void Doctor::finish()
{
    if (m_json)
        m_written = print(checksJson(m_server.toString(), m_checks));
    Q_EMIT ended(m_written ? exitCodeFor(m_checks)
                           : wrongUse(OptionText::tr("The result cannot be written to standard output.")));
}

} // namespace dockpass::app
