// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/result.h"

#include <QString>
#include <QTest>

#include <memory>
#include <type_traits>

using namespace dockpass;
using namespace Qt::StringLiterals;

namespace {

enum class Fault { Lost, Broken };
using Number = Result<int, Fault>;
using Owner = Result<std::unique_ptr<int>, QString>;

// A question about success is asked, never slipped into arithmetic or an overload.
static_assert(std::is_constructible_v<bool, Number> && !std::is_convertible_v<Number, bool>);
static_assert(!std::is_convertible_v<Number, int>);
static_assert(!std::is_copy_constructible_v<Owner> && std::is_move_constructible_v<Owner>);
static_assert(!std::is_default_constructible_v<Number>);

Number half(int of)
{
    if (of % 2 != 0)
        return Fault::Broken;
    return of / 2;
}

} // namespace

class TestResult : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsTheValueOrTheReason_data();
    void holdsTheValueOrTheReason();
    void zeroIsAValue();
    void valueCanBeChangedInPlace();
    void moveOnlyValuesComeOut();
    void moveOnlyValuesStayUnlessTaken();
    void reasonsComeOut();
};

void TestResult::holdsTheValueOrTheReason_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("ok");
    QTest::newRow("even") << 8 << true;
    QTest::newRow("odd") << 7 << false;
}

void TestResult::holdsTheValueOrTheReason()
{
    QFETCH(const int, number);
    QFETCH(const bool, ok);
    const Number result = half(number);
    QCOMPARE(result.ok(), ok);
    QCOMPARE(bool(result), ok);
    if (ok)
        QCOMPARE(result.value(), number / 2);
    else
        QCOMPARE(result.error(), Fault::Broken);
}

void TestResult::zeroIsAValue()
{
    QVERIFY(half(0).ok());
    QVERIFY((!Result<QString, Fault>(Fault::Lost).ok())); // the enumerator 0 is a reason all the same
}

void TestResult::valueCanBeChangedInPlace()
{
    Number result = half(8);
    result.value() += 1;
    QCOMPARE(result.value(), 5);
}

void TestResult::moveOnlyValuesComeOut()
{
    Owner result(std::make_unique<int>(7));
    const std::unique_ptr<int> taken = std::move(result).value();
    QCOMPARE(*taken, 7);
    QVERIFY(!result.value());
}

void TestResult::moveOnlyValuesStayUnlessTaken()
{
    Owner first(std::make_unique<int>(7));
    const Owner second(std::move(first));
    QCOMPARE(*second.value(), 7);
}

void TestResult::reasonsComeOut()
{
    Owner result(u"why"_s);
    const QString reason = std::move(result).error();
    QCOMPARE(reason, u"why"_s);
}

QTEST_GUILESS_MAIN(TestResult)
#include "tst_base_result.moc"
