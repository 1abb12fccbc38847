// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/world.h"

#include <QTest>

using namespace dockpass::session;
using namespace std::chrono_literals;

/// Thousands of histories in virtual time; what fails names its seed, which repeats it.
class tst_session_world : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void no_history_breaks_an_invariant_data()
    {
        QTest::addColumn<bool>("refreshes");
        QTest::addColumn<double>("faults");
        QTest::addColumn<double>("kills");
        QTest::addColumn<bool>("codes");
        QTest::addColumn<double>("mfa");
        QTest::newRow("stock") << false << 0.2 << 0.01 << false << 0.0;
        QTest::newRow("rotating") << true << 0.2 << 0.01 << false << 0.0;
        QTest::newRow("rotating, killed often") << true << 0.1 << 0.1 << false << 0.0;
        QTest::newRow("rotating, hardly anything works") << true << 0.6 << 0.01 << false << 0.0;
        QTest::newRow("codes and second factors") << true << 0.2 << 0.01 << true << 0.5;
        QTest::newRow("second factors, hardly anything works") << false << 0.5 << 0.03 << false << 0.4;
        QTest::newRow("stock, hardly anything works") << false << 0.6 << 0.05 << false << 0.0;
    }

    void no_history_breaks_an_invariant()
    {
        QFETCH(bool, codes);
        QFETCH(double, mfa);
        QFETCH(bool, refreshes);
        QFETCH(double, faults);
        QFETCH(double, kills);
        int signIns = 0;
        int refreshed = 0;
        int counted = 0;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            World world({seed, refreshes, faults, kills, codes, mfa});
            world.run(300);
            QVERIFY2(world.broken().isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(world.broken())));
            signIns += world.signIns();
            refreshed += world.refreshes();
            counted += world.counts();
        }
        QVERIFY(signIns > 100); // the histories are about something
        QVERIFY(counted > 20);
        QVERIFY2((refreshed > 50) == refreshes, qPrintable(QString::number(refreshed)));
    }

    // What a session has been through does not matter: once the weather is good, work goes on.
    void a_session_that_is_held_works_when_the_trouble_is_over()
    {
        int held = 0;
        for (unsigned seed = 0; seed < 1000; ++seed) {
            World world({seed, true, 0.3, 0});
            world.run(200);
            world.calmDown(3h);
            QVERIFY2(world.broken().isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(world.broken())));
            const State &state = world.state();
            if (state.phase != Phase::SignedIn || state.exchangeRefusal)
                continue;
            ++held;
            const bool works = state.session->warehouse && state.session->warehouse->life.validAt(world.now().instant);
            QVERIFY2(works, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
        QVERIFY(held > 100);
    }
};

QTEST_GUILESS_MAIN(tst_session_world)
#include "tst_session_world.moc"
