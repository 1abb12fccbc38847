// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "app/dockpassctl/doctor.h"

#include "app/options.h"
#include "ui/notices.h"

// The way to the server, step by step, and what it offers.

namespace dockpass::app {

using namespace Qt::StringLiterals;
using glue::EndpointFinding;
using glue::NetworkFinding;
using glue::Offer;
using Outcome = Check::Outcome;

namespace {

constexpr int soon = 14; ///< days before its end from which a certificate is worth a word

QString isoDate(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

QString wordFor(const Offer &offer)
{
    switch (offer.kind) {
    case Offer::Kind::Yes:
        return OptionText::tr("yes");
    case Offer::Kind::No:
        return OptionText::tr("no");
    case Offer::Kind::Untold:
        break;
    }
    return OptionText::tr("not known");
}

} // namespace

void Doctor::nameLookedUp(const Result<NetworkFinding, Failure> &result)
{
    if (!result) {
        endWithServer(result.error());
        return;
    }
    record(Outcome::Ok,
           m_network.namesAnAddress()
               ? OptionText::tr("%1: an address, no name to look up").arg(m_server.host())
               : OptionText::tr("%1 is %2").arg(m_server.host(), result.value().addresses.join(u", "_s)));
    m_network.connectToServer(this, [this](Result<NetworkFinding, Failure> outcome) { connected(outcome); });
}

void Doctor::connected(const Result<NetworkFinding, Failure> &result)
{
    if (!result) {
        endWithServer(result.error());
        return;
    }
    const bool http = m_server.scheme() == "http"_L1;
    record(Outcome::Ok,
           OptionText::tr("%1 answers at port %2").arg(result.value().connectedTo).arg(m_server.port(http ? 80 : 443)));
    if (!http) {
        m_network.shakeHands(this, [this](Result<NetworkFinding, Failure> outcome) { handsShaken(outcome); });
    } else if (const auto refusal = m_http.refusalFor(m_server)) {
        endWithServer(*refusal);
    } else {
        record(Outcome::Skipped, OptionText::tr("http:// to this device itself: there is no TLS to look at"));
        askEndpoint();
    }
}

void Doctor::handsShaken(const Result<NetworkFinding, Failure> &result)
{
    if (!result) {
        endWithServer(result.error());
        return;
    }
    const NetworkFinding &found = result.value();
    const QString finding = OptionText::tr("%1, certificate of %2 until %3, issued by %4")
                                .arg(found.protocol, found.subject, isoDate(found.validUntil), found.issuer);
    if (found.validUntil < m_clock.now().wall.addDays(soon))
        record(
            Outcome::Warning, finding,
            OptionText::tr("The server's certificate runs out soon; nobody can sign in after that. Have it renewed."));
    else
        record(Outcome::Ok, finding);
    askEndpoint();
}

void Doctor::askEndpoint()
{
    m_network.close();
    m_api.askTokenEndpoint(this, [this](Result<EndpointFinding, Failure> result) { endpointAnswered(result); });
}

void Doctor::endpointAnswered(const Result<EndpointFinding, Failure> &result)
{
    recordTime(result ? result.value().serverTime : std::nullopt);
    if (!result) {
        endWithServer(result.error());
    } else if (result.value().fault) {
        endWithServer(*result.value().fault);
    } else {
        record(Outcome::Ok,
               OptionText::tr("the token endpoint answers as a Backend API's (HTTP %1, %2)")
                   .arg(QString::number(result.value().httpStatus), result.value().code));
        askPasswordGrant();
    }
}

void Doctor::recordTime(const std::optional<glue::ServerTime> &told)
{
    const QString difference = told ? ui::clockText(told->aheadOf(m_clock.now())) : QString();
    if (!told)
        record(Outcome::Skipped, OptionText::tr("the server did not tell the time"));
    else if (difference.isEmpty())
        record(Outcome::Ok, OptionText::tr("this device's clock and the server's agree within two minutes"));
    else
        record(Outcome::Warning, difference,
               OptionText::tr("Set the date and time of this device; if they are right, the server's are wrong."));
}

void Doctor::askPasswordGrant()
{
    m_api.askPasswordGrant(this, [this](Offer offer) {
        m_offers.password = std::move(offer);
        askRefreshGrant();
    });
}

void Doctor::askRefreshGrant()
{
    m_api.askRefreshGrant(this, [this](Offer offer) {
        m_offers.refresh = std::move(offer);
        askCodeGrant();
    });
}

void Doctor::askCodeGrant()
{
    m_api.askCodeGrant(this, [this](Offer offer) {
        m_offers.code = std::move(offer);
        askWarehouseTokens();
    });
}

void Doctor::askWarehouseTokens()
{
    m_api.askWarehouseTokens(this, [this](Offer offer) {
        m_offers.warehouse = std::move(offer);
        grantsAnswered();
    });
}

void Doctor::grantsAnswered()
{
    const QString finding = OptionText::tr("password: %1, refresh: %2, authorization code: %3, warehouse tokens: %4")
                                .arg(wordFor(m_offers.password), wordFor(m_offers.refresh), wordFor(m_offers.code),
                                     wordFor(m_offers.warehouse));
    std::optional<Failure> failure = m_offers.password.fault ? m_offers.password.fault : m_offers.warehouse.fault;
    // As the setting has it: what the server offers is of no use where this device must not take it.
    const bool byCode = m_grant != "password"_L1 && m_offers.code.kind == Offer::Kind::Yes;
    const bool byPassword = m_grant != "code"_L1 && m_offers.password.kind != Offer::Kind::No;
    if (m_grant == "code"_L1 && m_offers.code.kind == Offer::Kind::No)
        failure = Failure{.kind = Failure::Kind::CodeGrantUnsupported};
    else if (!byCode && !byPassword)
        failure = Failure{.kind = Failure::Kind::PasswordGrantUnsupported};
    else if (!failure && m_offers.warehouse.kind == Offer::Kind::No)
        failure = Failure{.kind = Failure::Kind::WarehouseSignInMissing};

    if (failure) {
        failure->detail += failure->detail.isEmpty() ? finding : u", "_s + finding;
        recordFailure(*failure);
    } else if (m_offers.password.kind == Offer::Kind::No) {
        record(Outcome::Warning, finding, OptionText::tr("Here a password is taken by the authorization code only."));
    } else if (m_offers.refresh.fault || m_offers.code.fault) {
        record(Outcome::Warning, finding, OptionText::tr("The server did not answer every question. Try again."));
    } else {
        record(Outcome::Ok, finding);
    }
    askKeychain();
}

} // namespace dockpass::app
