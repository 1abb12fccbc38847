// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/claims.h"
#include "integration/journeys.h"
#include "integration/keyring.h"
#include "session/view.h"
#include "support/tally.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace dockpass::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using dockpass::Secret;
using dockpass::store::Entry;

using Before = Journey::Before;
using Ends = Journey::Ends;

namespace {

/// In the short form. A journey has 10 to 40 boundaries.
constexpr int killsOfACommand = 4;
constexpr int killsOfAWindow = 4;
constexpr int killsAtTheKeyboard = 2;
/// Of all journeys together, in the short form: 50, but for those that took another way this time.
constexpr qint64 leastKills = 40;
constexpr int longEnough = 60'000; // ms, for a busy machine

/// What a restart and four commands may ask the server for; a loop asks for more.
constexpr qsizetype mostRequests = 10;

QString uuidIn(const QByteArray &token)
{
    return dockpass::glue::claimsOf(Secret(token.trimmed())).userUuid;
}

} // namespace

/// SIGKILL before and after every effect of a session, and when its answer has come: what is found by the next program is
/// a session that works, or one plain "sign in again"; nobody else's, and no refresh token sent a second time.
class TestKillAtEffects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingIsLost_data();
    void nothingIsLost();
    void cleanupTestCase();

private:
    [[nodiscard]] QStringList named(const QString &command, const QString &user, const QStringList &more = {}) const;
    [[nodiscard]] QString prepare(const Journey &journey);
    [[nodiscard]] bool makeDue(Entry entry) const;
    [[nodiscard]] std::unique_ptr<Doomed> start(const Journey &journey, const QByteArray &killAt = {});
    /// `where`: the line's number, or its words; see Doomed.
    [[nodiscard]] QString killAt(const Journey &journey, const QByteArray &where, bool restartWindow);
    /// Whether it was killed at that line, the last it said, and did not end by itself.
    [[nodiscard]] static bool diedAt(Doomed &program, const QByteArray &where);
    /// What is wrong afterwards; empty: nothing.
    [[nodiscard]] QString aftermath(const Journey &journey, const QByteArrayList &said, bool restartWindow);
    [[nodiscard]] QString windowAfterwards();
    [[nodiscard]] QString requestsAfterwards();
    [[nodiscard]] static QList<int> endsAllowed(const Journey &journey, const QByteArrayList &said);

    Tally m_tally{"kill_at_effects"};
    std::unique_ptr<BackendProcess> m_backend;
    std::unique_ptr<Device> m_device;
    std::unique_ptr<VirtualDisplay> m_display;
    QByteArray m_otherToken; ///< of the second account on the device
    QSet<QByteArray> m_diedAt;
    qsizetype m_travelled = 0; ///< journeys
};

void TestKillAtEffects::initTestCase()
{
    m_backend = std::make_unique<BackendProcess>();
    QVERIFY2(m_backend->isRunning(), qPrintable(m_backend->errorString()));
    m_display = std::make_unique<VirtualDisplay>();
    QVERIFY2(m_display->isUp(), "Xvfb does not start");
    for (const char *what : {"kills", "restarts", "boundaries killed at", "sessions lost", "refresh tokens sent twice"})
        m_tally.add(what, 0);
}

void TestKillAtEffects::init()
{
    m_device = std::make_unique<Device>();
    m_diedAt.clear();
}

QStringList TestKillAtEffects::named(const QString &command, const QString &user, const QStringList &more) const
{
    return QStringList{command, u"--server"_s, m_backend->url().toString(), u"--user"_s, user} + more;
}

bool TestKillAtEffects::makeDue(Entry entry) const
{
    return keyring::makeDue(keyring::keyFor(m_backend->url(), rover, entry));
}

QString TestKillAtEffects::prepare(const Journey &journey)
{
    if (!m_backend->patchUser(rover, {{u"mfa"_s, QJsonValue()}}))
        return m_backend->errorString();
    const Outcome outcome = journey.before == Before::SignedOut
        ? m_device->run(named(u"logout"_s, rover))
        : m_device->run(Device::loginArguments(*m_backend, rover) + QStringList{u"--warehouse"_s, u"Warehouse2"_s},
                        roverPassword);
    if (outcome.code != 0 && journey.before != Before::SignedOut)
        return QString::fromUtf8(outcome.report());
    m_device->forgetWhatServersCan(); // each one learns it anew, and takes the same way
    const bool both = journey.before == Before::BothDue;
    if ((both || journey.before == Before::WarehouseTokenDue) && !makeDue(Entry::WarehouseToken))
        return u"no warehouse token to make due"_s;
    if (both && !makeDue(Entry::UserToken))
        return u"no user token to make due"_s;
    const QJsonObject code{{u"type"_s, u"email"_s}, {u"code"_s, QString::fromLatin1(roverCode)}};
    if (journey.guarded && !m_backend->patchUser(rover, {{u"mfa"_s, code}}))
        return m_backend->errorString();
    return m_backend->clearRequests() ? QString() : m_backend->errorString();
}

std::unique_ptr<Doomed> TestKillAtEffects::start(const Journey &journey, const QByteArray &killAt)
{
    const QProcessEnvironment before = m_device->environment();
    if (!journey.steps.isEmpty())
        m_display->addTo(m_device->environment());
    QStringList arguments = journey.arguments;
    arguments += QStringList{u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()};
    if (!journey.arguments.isEmpty())
        arguments += QStringList{u"--user"_s, rover};
    auto program = std::make_unique<Doomed>(*m_device, journey.program, arguments, killAt);
    m_device->environment() = before;
    return program;
}

void TestKillAtEffects::nothingIsLost_data()
{
    QTest::addColumn<qsizetype>("journey");
    const QList<Journey> all = journeys();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << i;
}

void TestKillAtEffects::nothingIsLost()
{
    QFETCH(const qsizetype, journey);
    const Journey travelled = journeys().at(journey);
    // Shorter than a session may last, or there would be no reason to renew it.
    QVERIFY(m_backend->setProfile(travelled.profile, 28800s, 3600s)
            && m_backend->changeShop({{u"authorize"_s, travelled.byCode}, {u"mfaForWarehouseUsers"_s, true}}));
    EXPECT_CODE(m_device->login(*m_backend), 0); // somebody else
    m_otherToken = m_device->run(named(u"token"_s, BackendProcess::demoUser())).out;
    QVERIFY(!m_otherToken.isEmpty());
    EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, rover), roverPassword), 0);

    QByteArrayList whole;
    QCOMPARE(prepare(travelled), QString());
    {
        const auto program = start(travelled);
        whole = travel(travelled, *program, *m_display);
        QVERIFY2(travelled.last.isEmpty() ? program->process().exitCode() == 0 : program->saidLike(travelled.last),
                 program->said().join('\n').constData());
    }
    const qsizetype lines = whole.size();
    QVERIFY(lines > 6);
    const bool atTheKeyboard = !travelled.steps.isEmpty();
    const int few = atTheKeyboard       ? killsAtTheKeyboard
        : travelled.arguments.isEmpty() ? killsOfAWindow
                                        : killsOfACommand;
    const qsizetype kills = Tally::isTorture() ? lines : few;
    const qint64 killsBefore = m_tally.of("kills");
    qint64 tried = 0;
    for (const bool restartWindow : {true, false}) {
        for (qsizetype i = 0; i < kills; ++i) {
            const qsizetype line = (2 * i + 1) * lines / (2 * kills) + 1;
            if (!Tally::isTorture() && restartWindow == (i % 2 == 0))
                continue; // half of them each
            ++tried;
            const QString trouble = killAt(travelled, QByteArray::number(line), restartWindow);
            QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        }
    }
    QSet<QByteArray> missed; // by these numbers: a line has another one where the file system or a tick speaks first
    if (Tally::isTorture())
        missed = QSet<QByteArray>(whole.begin(), whole.end()).subtract(m_diedAt);
    else if (whole.contains("event RefreshArrived")) // the new pair is there and nowhere else
        missed.insert("event RefreshArrived");
    missed.remove("event ListingSeen"); // comes when the file system gets round to it
    missed.remove("event Tick");
    for (const QByteArray &words : missed) {
        for (const bool restartWindow : {true, false}) {
            ++tried;
            const QString trouble = killAt(travelled, words, restartWindow);
            QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        }
    }
    const qint64 killed = m_tally.of("kills") - killsBefore;
    QVERIFY2(4 * killed >= 3 * tried, qPrintable(u"killed at %1 of %2 lines"_s.arg(killed).arg(tried)));
    m_tally.add("boundaries killed at", m_diedAt.size());
    const QSet<QByteArray> never = missed.subtract(m_diedAt);
    QVERIFY2(never.isEmpty(), QByteArrayList(never.begin(), never.end()).join("; ").constData());
    EXPECT_CODE(m_device->run(Device::loginArguments(*m_backend, rover), roverPassword), 0);
    EXPECT_CODE(m_device->run(named(u"token"_s, rover)), 0);
    ++m_travelled;
}

bool TestKillAtEffects::diedAt(Doomed &program, const QByteArray &where)
{
    const QByteArrayList said = program.boundaries();
    if (said.isEmpty() || (QByteArray::number(said.size()) != where && said.last() != where))
        return false;
    QProcess &process = program.process();
    process.waitForFinished(longEnough); // false too where it has ended before
    return process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::CrashExit
        && process.exitCode() == SIGKILL;
}

QString TestKillAtEffects::killAt(const Journey &journey, const QByteArray &where, bool restartWindow)
{
    if (const QString trouble = prepare(journey); !trouble.isEmpty())
        return trouble;
    QByteArrayList said;
    {
        const auto program = start(journey, where);
        said = travel(journey, *program, *m_display);
        if (diedAt(*program, where)) {
            m_tally.add("kills");
            m_diedAt.insert(said.last());
        }
        program->kill(); // if it took another way this time and is alive
        said = program->boundaries();
    }
    const QString trouble = aftermath(journey, said, restartWindow);
    return trouble.isEmpty()
        ? trouble
        : u"%1\nkilled at %2 of\n%3"_s.arg(trouble, QString::fromLatin1(where), QString::fromUtf8(said.join('\n')));
}

/// Exit codes of `status` and `token`: 0, or 3 for "sign in again".
QList<int> TestKillAtEffects::endsAllowed(const Journey &journey, const QByteArrayList &said)
{
    const auto has = [&said](const QByteArray &line) { return said.contains(line); };
    if (journey.ends == Ends::AsBefore)
        return {0};
    if (journey.ends == Ends::SignedIn)
        return has("event RecordSaved") ? QList{0} : has("effect SaveRecord") ? QList{0, 3} : QList{3};
    return has("effect MarkErasing done, or on its way") ? QList{3}
        : has("effect MarkErasing")                      ? QList{0, 3}
                                                         : QList{0};
}

QString TestKillAtEffects::aftermath(const Journey &journey, const QByteArrayList &said, bool restartWindow)
{
    if (restartWindow) {
        if (const QString trouble = windowAfterwards(); !trouble.isEmpty())
            return trouble;
    }
    m_tally.add("restarts");
    const Outcome status = m_device->run(named(u"status"_s, rover, {u"--json"_s}));
    const Outcome token = m_device->run(named(u"token"_s, rover));
    const Outcome user = m_device->run(named(u"token"_s, rover, {u"--kind"_s, u"user"_s}));
    const QString report = QString::fromUtf8(status.report() + token.err + user.err);
    const bool plain = status.code == 3 && token.code == 3 && user.code == 3 && token.out.isEmpty()
        && token.err.startsWith("dockpassctl: ");
    const bool works =
        status.code == 0 && token.code == 0 && user.code == 0 && status.json()["state"_L1].toString() == "signedIn"_L1;
    if (!plain && !works)
        return u"neither a session nor a plain word: "_s + report;
    if (!endsAllowed(journey, said).contains(plain ? 3 : 0)) {
        m_tally.add("sessions lost", plain ? 1 : 0);
        return u"not what may be left: "_s + report;
    }
    // A wish goes to the server though nothing is due: with a refresh token, if that cannot have been used up.
    if (works && journey.profile == "refresh"_L1) {
        if (const Outcome renewed = m_device->run(named(u"renew"_s, rover)); renewed.code != 0)
            return u"a session that cannot be renewed: "_s + QString::fromUtf8(renewed.report());
    }
    if (works && (uuidIn(user.out) != "ec976a15-40fa-5c6e-bdcc-94f4802193ff"_L1 || token.out == m_otherToken))
        return u"somebody else's token"_s;
    if (m_device->run(named(u"token"_s, BackendProcess::demoUser())).out != m_otherToken)
        return u"the other account is not what it was"_s;
    if (plain && journey.ends == Ends::SignedOut) {
        for (const Entry entry : {Entry::UserToken, Entry::WarehouseToken}) {
            if (!keyring::bytes(keyring::keyFor(m_backend->url(), rover, entry)).isEmpty())
                return u"signed out, and an entry is left"_s;
        }
    }
    return requestsAfterwards();
}

QString TestKillAtEffects::windowAfterwards()
{
    Doomed window(*m_device, u"dockpass"_s,
                  {u"--server"_s, m_backend->url().toString(), u"--ca"_s, m_backend->caFile()});
    m_tally.add("restarts");
    bool atRest = window.waitUntilSaid("phase 0 -> ");
    if (window.saidLike("phase 0 -> " + QByteArray::number(int(dockpass::session::Phase::SignedIn)))) {
        atRest = window.waitUntilSaid("event PicklistsCounted"); // its tokens are good
        if (window.saidLike("effect PrepareRenewal"))
            atRest = atRest && window.waitUntilSaid("effect EndRenewal done");
    }
    return atRest ? QString() : u"the window does not come to rest: "_s + QString::fromUtf8(window.said().join('\n'));
}

QString TestKillAtEffects::requestsAfterwards()
{
    QSet<QString> sent;
    const QJsonArray requests = m_backend->requests();
    for (const QJsonValue request : requests) {
        if (request["secrets"_L1]["authorization"_L1].toString() == BackendProcess::fingerprint(m_otherToken.trimmed()))
            return u"somebody else's token was used"_s;
        const bool refresh = request["grant_type"_L1].toString() == "refresh_token"_L1;
        if (refresh || request["path"_L1].toString() == "/warehouse-tokens"_L1)
            m_tally.add("renewals and exchanges at the server");
        if (!refresh)
            continue;
        const QString token = request["secrets"_L1]["refresh_token"_L1].toString();
        if (sent.contains(token)) {
            m_tally.add("refresh tokens sent twice");
            return u"a refresh token was sent twice while its access token lived"_s;
        }
        sent.insert(token);
    }
    if (requests.size() > mostRequests)
        return u"%1 requests: a loop?"_s.arg(requests.size());
    return {};
}

void TestKillAtEffects::cleanupTestCase()
{
    m_device.reset();
    m_display.reset();
    m_backend.reset();
    if (m_travelled == journeys().size()) // not one by its name
        QVERIFY2(m_tally.of("kills") >= leastKills, qPrintable(QString::number(m_tally.of("kills"))));
}

QTEST_GUILESS_MAIN(TestKillAtEffects)
#include "tst_integration_killateffects.moc"
