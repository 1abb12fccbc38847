// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/orderline.h"

#include <QSignalSpy>
#include <QTest>

using namespace dockpass;
using namespace dockpass::store;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr OrderLine::Limits quick{20ms, 60ms};
constexpr OrderLine::Limits patient{30s, 60s};

OrderLine::Outcome success()
{
    return std::optional<Secret>();
}

} // namespace

/// The work is nothing but a note of what has begun; a test ends it by hand.
class TestOrderLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_begun.clear();
        m_told.clear();
    }

    void oneIsUnderWayAtATime();
    void answersAreHandedOn();
    void deadContextIsNotTold();
    void limitsComeOnceEach();
    void limitsCountWhileQueued();
    void quickAnswerMeetsNoLimit();
    void lateAnswerRecoversAndIsNotTold();
    void recoveryWaitsForAllThatWasGivenUp();
    void whatMayStillBeWrittenIsTold_data();
    void whatMayStillBeWrittenIsTold();
    void givenUpOrderIsNotBegun_data();
    void givenUpOrderIsNotBegun();
    void givenUpSaveIsStillDone();
    void newerOrderReplacesOneGivenUp_data();
    void newerOrderReplacesOneGivenUp();
    void whoeverIsToldMayEndTheLine_data();
    void whoeverIsToldMayEndTheLine();

private:
    std::unique_ptr<OrderLine> line(OrderLine::Limits limits)
    {
        return std::make_unique<OrderLine>(limits, [this](const Order &order) { m_begun << order.key; });
    }

    Order order(const QString &key, Order::Task task = Order::Task::Load)
    {
        return {task, key, {}, this, [this, key](const OrderLine::Outcome &outcome) {
                    m_told << key + u':' + (outcome ? u"done"_s : nameOf(outcome.error().kind));
                }};
    }

    QStringList m_begun;
    QStringList m_told;
};

void TestOrderLine::oneIsUnderWayAtATime()
{
    const auto orders = line(patient);
    QSignalSpy idle(orders.get(), &OrderLine::idle);
    QVERIFY(orders->isEmpty());
    orders->add(order(u"a"_s));
    orders->add(order(u"b"_s));
    QCOMPARE(m_begun, QStringList{u"a"_s});
    QCOMPARE(orders->head().key, u"a"_s);
    orders->finish(success());
    QCOMPARE(m_begun, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(idle.count(), 0);
    orders->finish(success());
    QCOMPARE(m_told, (QStringList{u"a:done"_s, u"b:done"_s}));
    QCOMPARE(idle.count(), 1);
    QVERIFY(orders->isEmpty());
}

void TestOrderLine::answersAreHandedOn()
{
    const auto orders = line(patient);
    orders->add(order(u"a"_s));
    orders->finish(Failure{Failure::Kind::KeychainLocked, {}});
    QCOMPARE(m_told, QStringList{u"a:"_s + nameOf(Failure::Kind::KeychainLocked)});
}

void TestOrderLine::deadContextIsNotTold()
{
    const auto orders = line(quick);
    auto context = std::make_unique<QObject>();
    Order first = order(u"a"_s);
    Order second = order(u"b"_s);
    first.context = second.context = context.get();
    orders->add(std::move(first));
    orders->add(std::move(second));
    context.reset();
    orders->finish(success());
    QSignalSpy waiting(orders.get(), &OrderLine::waiting);
    QSignalSpy recovered(orders.get(), &OrderLine::recovered);
    QVERIFY(waiting.wait());
    orders->add(order(u"c"_s)); // its limit is later than b's
    QTRY_COMPARE(m_told, QStringList{u"c:"_s + nameOf(Failure::Kind::KeychainNoAnswer)});
    orders->finish(success());
    QCOMPARE(recovered.count(), 1);
}

void TestOrderLine::limitsComeOnceEach()
{
    const auto orders = line(quick);
    QSignalSpy waiting(orders.get(), &OrderLine::waiting);
    orders->add(order(u"a"_s));
    QVERIFY(waiting.wait());
    QVERIFY(m_told.isEmpty());
    QTRY_COMPARE(m_told, QStringList{u"a:"_s + nameOf(Failure::Kind::KeychainNoAnswer)});
    QCOMPARE(waiting.count(), 1);
    QVERIFY(!orders->isEmpty());
}

// An order behind one that hangs has a caller who waits just as long.
void TestOrderLine::limitsCountWhileQueued()
{
    const auto orders = line(quick);
    QSignalSpy waiting(orders.get(), &OrderLine::waiting);
    orders->add(order(u"a"_s));
    orders->add(order(u"b"_s));
    const QString noAnswer = nameOf(Failure::Kind::KeychainNoAnswer);
    QTRY_COMPARE(m_told, (QStringList{u"a:"_s + noAnswer, u"b:"_s + noAnswer}));
    QCOMPARE(waiting.count(), 2);
}

void TestOrderLine::quickAnswerMeetsNoLimit()
{
    const auto orders = line(quick);
    QSignalSpy waiting(orders.get(), &OrderLine::waiting);
    orders->add(order(u"a"_s));
    orders->finish(success());
    // A second line with the same limits says when the first one would have spoken.
    const auto other = line(quick);
    QSignalSpy otherWaiting(other.get(), &OrderLine::waiting);
    other->add(order(u"b"_s));
    QVERIFY(otherWaiting.wait());
    QCOMPARE(waiting.count(), 0);
}

void TestOrderLine::lateAnswerRecoversAndIsNotTold()
{
    const auto orders = line(quick);
    QSignalSpy recovered(orders.get(), &OrderLine::recovered);
    QSignalSpy idle(orders.get(), &OrderLine::idle);
    orders->add(order(u"a"_s));
    QTRY_COMPARE(m_told.size(), 1);
    QCOMPARE(recovered.count(), 0);
    orders->finish(success());
    QCOMPARE(recovered.count(), 1);
    QCOMPARE(idle.count(), 1);
    QCOMPARE(m_told.size(), 1);
}

void TestOrderLine::recoveryWaitsForAllThatWasGivenUp()
{
    const auto orders = line(quick);
    QSignalSpy recovered(orders.get(), &OrderLine::recovered);
    orders->add(order(u"a"_s, Order::Task::Save));
    orders->add(order(u"b"_s, Order::Task::Save));
    QTRY_COMPARE(m_told.size(), 2);
    orders->finish(success());
    QCOMPARE(recovered.count(), 0);
    orders->finish(success());
    QCOMPARE(recovered.count(), 1);
}

void TestOrderLine::whatMayStillBeWrittenIsTold_data()
{
    QTest::addColumn<int>("task");
    QTest::addColumn<bool>("writes");
    QTest::newRow("load") << int(Order::Task::Load) << false;
    QTest::newRow("save") << int(Order::Task::Save) << true;
    QTest::newRow("erase") << int(Order::Task::Erase) << true;
}

void TestOrderLine::whatMayStillBeWrittenIsTold()
{
    QFETCH(int, task);
    QFETCH(bool, writes);
    const auto orders = line(quick);
    std::optional<bool> atRecovery;
    connect(orders.get(), &OrderLine::recovered, this, [&] { atRecovery = orders->mayStillWrite(); });
    orders->add(order(u"a"_s, Order::Task(task)));
    QVERIFY(!orders->mayStillWrite()); // somebody waits for it
    QTRY_COMPARE(m_told, QStringList{u"a:KeychainNoAnswer"_s});
    QCOMPARE(orders->mayStillWrite(), writes);
    orders->finish(success());
    QCOMPARE(atRecovery, std::optional(false));
}

void TestOrderLine::givenUpOrderIsNotBegun_data()
{
    QTest::addColumn<Order::Task>("task");
    QTest::newRow("a load, for nobody waits for it") << Order::Task::Load;
    // By then another process may have signed the same person in.
    QTest::newRow("an erase, for there may be something new") << Order::Task::Erase;
}

void TestOrderLine::givenUpOrderIsNotBegun()
{
    QFETCH(const Order::Task, task);
    const auto orders = line(quick);
    QSignalSpy recovered(orders.get(), &OrderLine::recovered);
    orders->add(order(u"a"_s));
    orders->add(order(u"b"_s, task));
    QTRY_COMPARE(m_told.size(), 2);
    orders->finish(success());
    QCOMPARE(m_begun, QStringList{u"a"_s});
    QCOMPARE(recovered.count(), 1);
    QVERIFY(orders->isEmpty());
}

void TestOrderLine::givenUpSaveIsStillDone()
{
    const auto orders = line(quick);
    orders->add(order(u"a"_s));
    orders->add(order(u"b"_s, Order::Task::Save));
    QTRY_COMPARE(m_told.size(), 2);
    orders->finish(success());
    QCOMPARE(m_begun, (QStringList{u"a"_s, u"b"_s}));
}

// A keychain that hangs for hours must not pile up one save a renewal, nor keep a token beyond the sign-out.
void TestOrderLine::newerOrderReplacesOneGivenUp_data()
{
    QTest::addColumn<Order::Task>("task");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QStringList>("begun");
    QTest::newRow("a newer save") << Order::Task::Save << u"b"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("an erase") << Order::Task::Erase << u"b"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("not a load") << Order::Task::Load << u"b"_s << QStringList{u"a"_s, u"b"_s, u"b"_s};
    QTest::newRow("not another key") << Order::Task::Save << u"c"_s << QStringList{u"a"_s, u"b"_s, u"c"_s};
}

void TestOrderLine::newerOrderReplacesOneGivenUp()
{
    QFETCH(const Order::Task, task);
    QFETCH(const QString, key);
    const auto orders = line(quick);
    orders->add(order(u"a"_s));
    orders->add(order(u"b"_s, Order::Task::Save));
    QTRY_COMPARE(m_told.size(), 2);
    orders->add(order(key, task));
    while (!orders->isEmpty())
        orders->finish(success());
    QTEST(m_begun, "begun");
}

void TestOrderLine::whoeverIsToldMayEndTheLine_data()
{
    QTest::addColumn<QString>("when");
    for (const char *when : {"answered", "waiting", "given up", "recovered", "idle"})
        QTest::newRow(when) << QString::fromLatin1(when);
}

void TestOrderLine::whoeverIsToldMayEndTheLine()
{
    QFETCH(const QString, when);
    auto orders = line(quick);
    const auto end = [&orders] { orders.reset(); };
    Order first = order(u"a"_s);
    if (when == u"answered"_s || when == u"given up"_s)
        first.callback = [&end](const OrderLine::Outcome &) { end(); };
    else if (when == u"waiting"_s)
        connect(orders.get(), &OrderLine::waiting, this, end);
    else if (when == u"recovered"_s)
        connect(orders.get(), &OrderLine::recovered, this, end);
    else
        connect(orders.get(), &OrderLine::idle, this, end);

    orders->add(std::move(first));
    orders->add(order(u"b"_s));
    if (when == u"answered"_s)
        orders->finish(success());
    if (when == u"recovered"_s || when == u"idle"_s) {
        QTRY_COMPARE(m_told.size(), 2);
        orders->finish(success());
    }
    QTRY_VERIFY(!orders);
}

QTEST_GUILESS_MAIN(TestOrderLine)
#include "tst_store_orderline.moc"
