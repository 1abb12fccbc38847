// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/logging.h"

#include <QTest>

using namespace dockpass;
using namespace Qt::StringLiterals;

using Category = const QLoggingCategory &(*)();
Q_DECLARE_METATYPE(Category)

class TestLogging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qunsetenv("QT_LOGGING_RULES"); }
    void init() { QLoggingCategory::setFilterRules({}); }

    void roomHasACategoryOfItsName_data() { categories(); }
    void roomHasACategoryOfItsName();
    void debugOutputIsOffUnlessAskedFor_data() { categories(); }
    void debugOutputIsOffUnlessAskedFor();

private:
    static void categories();
};

void TestLogging::categories()
{
    QTest::addColumn<Category>("category");
    QTest::newRow("glue") << &logging::glue;
    QTest::newRow("store") << &logging::store;
    QTest::newRow("session") << &logging::session;
    QTest::newRow("policy") << &logging::policy;
    QTest::newRow("platform") << &logging::platform;
    QTest::newRow("ui") << &logging::ui;
}

void TestLogging::roomHasACategoryOfItsName()
{
    QFETCH(const Category, category);
    QCOMPARE(QByteArray(category().categoryName()), "dockpass."_ba + QTest::currentDataTag());
}

void TestLogging::debugOutputIsOffUnlessAskedFor()
{
    QFETCH(const Category, category);
    QVERIFY(!category().isDebugEnabled());
    QVERIFY(category().isInfoEnabled());
    QLoggingCategory::setFilterRules(u"dockpass.*=true"_s);
    QVERIFY(category().isDebugEnabled());
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_base_logging.moc"
