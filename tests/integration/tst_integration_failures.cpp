// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/failuretable.h"
#include "store/secretservicecontrol.h"

#include <QTest>

#include <algorithm>

using namespace dockpass;
using namespace dockpass::test;
using namespace Qt::StringLiterals;
using failures::Row;
using failures::Stage;

namespace {

const QList<Row> &table()
{
    static const QList<Row> rows =
        failures::networkRows() + failures::shopRows() + failures::deviceRows() + failures::fileStoreRows();
    return rows;
}

} // namespace

/// The whole list of failures, each brought about for real: what dockpassctl says of it in JSON, and how it ends.
/// Oryx Fulfillment App: DNS, TLS, 500 and a wrong password all read "the username or password is invalid".
class TestFailures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void everyKindComesAbout();
    void isToldForWhatItIs_data();
    void isToldForWhatItIs();

private:
    std::unique_ptr<BackendProcess> m_shop;
};

void TestFailures::initTestCase()
{
    QVERIFY(secretservice::unlock());
    m_shop = std::make_unique<BackendProcess>();
    QVERIFY2(m_shop->isRunning(), qPrintable(m_shop->errorString()));
}

void TestFailures::cleanup()
{
    QVERIFY(secretservice::unlock());
    QVERIFY(m_shop->clearAnswers() && m_shop->clearRequests());
    QVERIFY(m_shop->changeShop({{u"profile"_s, u"stock"_s},
                                {u"assignments"_s, u"open"_s},
                                {u"authorize"_s, false},
                                {u"mfaResources"_s, QJsonArray{u"warehouse-user-assignments"_s}}}));
}

/// Without exception: a kind that nothing brings about has no place in the list.
void TestFailures::everyKindComesAbout()
{
    for (const Failure::Kind kind : allFailureKinds())
        QVERIFY2(std::ranges::find(table(), kind, &Row::kind) != table().end(), qPrintable(nameOf(kind)));
}

void TestFailures::isToldForWhatItIs_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < table().size(); ++i)
        QTest::addRow("%s: %s", qPrintable(nameOf(table()[i].kind)), table()[i].how) << i;
}

void TestFailures::isToldForWhatItIs()
{
    QFETCH(const int, row);
    const auto &[kind, how, exitCode, play] = table()[row];
    Stage stage(*m_shop);
    const Outcome outcome = play(stage);
    EXPECT_CODE(outcome, exitCode);
    QCOMPARE(outcome.out.count('\n'), 1);
    const QJsonObject error = outcome.json()["error"_L1].toObject();
    const QByteArray report = outcome.report();
    QVERIFY2(error["kind"_L1] == nameOf(kind), report.constData());
    QVERIFY2(error["code"_L1] == codeOf(kind), report.constData());
    QVERIFY2(error["action"_L1] == nameOf(remedyOf(kind)), report.constData());
    QVERIFY2(!error["message"_L1].toString().isEmpty() && !error["it"_L1].toString().isEmpty(), report.constData());
    QVERIFY2(outcome.err.contains(codeOf(kind).toUtf8()), report.constData());

    // Whatever the server says: only its token endpoint knows about a password, and only this is what it says then.
    const bool blamed = (outcome.out + outcome.err).toLower().contains("user name or password");
    QVERIFY2(blamed == (kind == Failure::Kind::CredentialsRejected), report.constData());
    const QByteArray password = BackendProcess::demoPassword().toUtf8();
    QVERIFY2(!outcome.out.contains(password) && !outcome.err.contains(password), report.constData());
}

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_integration_failures.moc"
