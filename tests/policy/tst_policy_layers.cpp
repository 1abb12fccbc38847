// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/policy.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace dockpass;
using namespace dockpass::policy;
using namespace Qt::StringLiterals;

using Kind = Policy::Problem::Kind;
using MaybeKind = std::optional<Kind>;
using RemarkKind = Policy::Remark::Kind;
Q_DECLARE_METATYPE(MaybeKind)

class TestLayers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySettingHasAName();
    void builtInValuesStandAlone_data();
    void builtInValuesStandAlone();
    void laterLayersOverride();
    void missingFilesAreNoProblem();
    void valuesAreChecked_data();
    void valuesAreChecked();
    void aWrongValueInAFileNamesTheFile();
    void aFileThatCannotBeReadIsAProblem();
    void valuesMayHoldCommas();
    void theLastOfTwoLinesCounts();
    void aLockWins_data();
    void aLockWins();
    void aLockedSettingMayBeSetToItsOwnValue();
    void aLockedSettingInTheUsersFileIsPassedOver();
    void aLockWithoutAValueHoldsTheBuiltInOne();
    void onlyTheAdministratorLocks();
    void unknownNamesAreTold_data();
    void unknownNamesAreTold();

private:
    [[nodiscard]] MaybeKind read(Policy &policy, const QByteArray &text, Layer layer);

    QTemporaryDir m_folder;
};

/// Reads `text` as a file of this layer; what went wrong, if anything.
MaybeKind TestLayers::read(Policy &policy, const QByteArray &text, Layer layer)
{
    QFile file(m_folder.filePath(u"settings.conf"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size())
        qFatal("the test cannot write its file");
    file.close();
    const auto done = policy.readFile(file.fileName(), layer);
    return done.ok() ? MaybeKind() : MaybeKind(done.error().kind);
}

void TestLayers::everySettingHasAName()
{
    QStringList names;
    for (int i = 0; i < settingCount; ++i)
        names += nameOf(Setting(i));
    QVERIFY(!names.contains(QString()));
    QCOMPARE(names.removeDuplicates(), 0);
}

void TestLayers::builtInValuesStandAlone_data()
{
    QTest::addColumn<Setting>("setting");
    QTest::addColumn<QString>("value");
    QTest::newRow("server") << Setting::Server << QString();
    QTest::newRow("ca") << Setting::CaFile << QString();
    QTest::newRow("allow-http-loopback") << Setting::AllowHttpLoopback << u"false"_s;
    QTest::newRow("store") << Setting::Store << u"keychain"_s;
    QTest::newRow("timeout") << Setting::Timeout << u"30"_s;
    QTest::newRow("kiosk") << Setting::Kiosk << u"false"_s;
    QTest::newRow("theme") << Setting::Theme << u"auto"_s;
    QTest::newRow("language") << Setting::Language << QString();
    QTest::newRow("session-length") << Setting::SessionLength << u"12h"_s;
    QTest::newRow("shop-store") << Setting::ShopStore << QString();
    QTest::newRow("store-key-file") << Setting::StoreKeyFile << QString();
}

void TestLayers::builtInValuesStandAlone()
{
    QFETCH(const Setting, setting);
    const Policy policy;
    QCOMPARE(nameOf(setting), QString::fromLatin1(QTest::currentDataTag()));
    QTEST(policy.text(setting), "value");
    QCOMPARE(policy.layerOf(setting), Layer::BuiltIn);
    QVERIFY(!policy.isLocked(setting));
}

void TestLayers::laterLayersOverride()
{
    Policy policy;
    QCOMPARE(read(policy, "[dockpass]\nserver=https://one\ntimeout=20\ntheme=dark\n"_ba, Layer::System), MaybeKind());
    QCOMPARE(read(policy, "[dockpass]\ntimeout=40\ntheme=light\n"_ba, Layer::User), MaybeKind());
    QVERIFY(policy.set(Setting::Theme, u"auto"_s, Layer::CommandLine).ok());
    QCOMPARE(policy.text(Setting::Server), u"https://one"_s);
    QCOMPARE(policy.layerOf(Setting::Server), Layer::System);
    QCOMPARE(policy.number(Setting::Timeout), 40);
    QCOMPARE(policy.layerOf(Setting::Timeout), Layer::User);
    QCOMPARE(policy.text(Setting::Theme), u"auto"_s);
    QCOMPARE(policy.layerOf(Setting::Theme), Layer::CommandLine);
}

void TestLayers::missingFilesAreNoProblem()
{
    Policy policy;
    QVERIFY(policy.readFile(m_folder.filePath(u"nothing.conf"_s), Layer::System).ok());
    QVERIFY(policy.readFile({}, Layer::User).ok());
}

void TestLayers::valuesAreChecked_data()
{
    QTest::addColumn<Setting>("setting");
    QTest::addColumn<QString>("given");
    QTest::addColumn<std::optional<QString>>("taken");
    const auto row = [](Setting setting, const QString &given, const std::optional<QString> &taken) {
        QTest::newRow(qPrintable(nameOf(setting) + u" = "_s + given)) << setting << given << taken;
    };
    row(Setting::Timeout, u"1"_s, u"1"_s);
    row(Setting::Timeout, u"300"_s, u"300"_s);
    row(Setting::Timeout, u" 7 "_s, u"7"_s);
    row(Setting::Timeout, u"0"_s, {});
    row(Setting::Timeout, u"301"_s, {});
    row(Setting::Timeout, u"-5"_s, {});
    row(Setting::Timeout, u"1.5"_s, {});
    row(Setting::Timeout, u"soon"_s, {});
    row(Setting::Timeout, u""_s, {});
    row(Setting::SessionLength, u"12h"_s, u"12h"_s);
    row(Setting::SessionLength, u"720m"_s, u"12h"_s);
    row(Setting::SessionLength, u"90m"_s, u"1h30m"_s);
    row(Setting::SessionLength, u" 7H 30M "_s, u"7h30m"_s);
    row(Setting::SessionLength, u"5s"_s, u"5s"_s);
    row(Setting::SessionLength, u"1h0m1s"_s, u"1h1s"_s);
    row(Setting::SessionLength, u"168h"_s, u"168h"_s);
    row(Setting::SessionLength, u"168h1s"_s, {});
    row(Setting::SessionLength, u"999999999h"_s, {});
    row(Setting::SessionLength, u"9999999999h"_s, {});
    row(Setting::SessionLength, u"0h"_s, {});
    row(Setting::SessionLength, u"12"_s, {}); // of what?
    row(Setting::SessionLength, u"-1h"_s, {});
    row(Setting::SessionLength, u"1.5h"_s, {});
    row(Setting::SessionLength, u"30m1h"_s, {});
    row(Setting::SessionLength, u"unlimited"_s, {});
    row(Setting::SessionLength, u""_s, {});
    row(Setting::Store, u"Memory"_s, u"memory"_s);
    row(Setting::Store, u"File"_s, u"file"_s);
    row(Setting::Store, u"plain"_s, {});
    row(Setting::Store, u""_s, {});
    row(Setting::Theme, u"DARK"_s, u"dark"_s);
    row(Setting::Theme, u"blue"_s, {});
    row(Setting::Language, u"de"_s, u"de"_s);
    row(Setting::Language, u""_s, u""_s);
    row(Setting::Language, u"xx"_s, {});
    row(Setting::ShopStore, u" DE "_s, u"DE"_s); // as the shop writes it: it tells capitals apart
    row(Setting::ShopStore, u"b2b_EU-1"_s, u"b2b_EU-1"_s);
    row(Setting::ShopStore, u""_s, u""_s);
    row(Setting::ShopStore, QString(64, u'a'), QString(64, u'a'));
    row(Setting::ShopStore, QString(65, u'a'), {});
    row(Setting::ShopStore, u"D E"_s, {});
    row(Setting::ShopStore, u"DE,AT"_s, {});
    row(Setting::ShopStore, u"DE\r\nX-Evil: 1"_s, {});
    row(Setting::ShopStore, u"DE\nAT"_s, {});
    row(Setting::ShopStore, u"Köln"_s, {});
    row(Setting::StoreKeyFile, u" /etc/dockpass/key "_s, u"/etc/dockpass/key"_s);
    row(Setting::StoreKeyFile, u""_s, u""_s);
    row(Setting::StoreKeyFile, u"key"_s, {});
    row(Setting::StoreKeyFile, u"../key"_s, {});
    row(Setting::Kiosk, u"yes"_s, u"true"_s);
    row(Setting::Kiosk, u"1"_s, u"true"_s);
    row(Setting::Kiosk, u"No"_s, u"false"_s);
    row(Setting::Kiosk, u"maybe"_s, {});
    row(Setting::AllowHttpLoopback, u"TRUE"_s, u"true"_s);
    row(Setting::AllowHttpLoopback, u""_s, {});
    row(Setting::Server, u" https://glue.example.com "_s, u"https://glue.example.com"_s);
}

void TestLayers::valuesAreChecked()
{
    QFETCH(const Setting, setting);
    QFETCH(const QString, given);
    QFETCH(const std::optional<QString>, taken);
    Policy policy;
    const QString before = policy.text(setting);
    const auto done = policy.set(setting, given, Layer::CommandLine);
    QCOMPARE(done.ok(), taken.has_value());
    QCOMPARE(policy.text(setting), taken.value_or(before));
    if (!done.ok()) {
        QCOMPARE(done.error().kind, Kind::Invalid);
        QVERIFY(done.error().detail.contains(nameOf(setting)));
        QCOMPARE(policy.layerOf(setting), Layer::BuiltIn);
    }
}

void TestLayers::aWrongValueInAFileNamesTheFile()
{
    const QString path = m_folder.filePath(u"wrong.conf"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[dockpass]\ntimeout=0\ntheme=dark\nstore=cellar\n");
    file.close();
    Policy policy;
    const auto done = policy.readFile(path, Layer::System);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().kind, Kind::Invalid);
    QCOMPARE(done.error().file, path);
    QCOMPARE(done.error().detail, path + u":2: timeout = 0 (1 to 300)"_s);
    // For who goes on nevertheless.
    QCOMPARE(policy.problems().size(), 2);
    QCOMPARE(policy.problems().at(0).detail, done.error().detail);
    QCOMPARE(policy.problems().at(1).detail, path + u":4: store = cellar (keychain, memory or file)"_s);
    QCOMPARE(policy.text(Setting::Theme), u"dark"_s);
    QCOMPARE(policy.text(Setting::Store), u"keychain"_s);
}

void TestLayers::aFileThatCannotBeReadIsAProblem()
{
    Policy policy;
    const auto done = policy.readFile(m_folder.path(), Layer::System);
    QVERIFY(!done.ok());
    QCOMPARE(done.error().kind, Kind::Unreadable);
    QCOMPARE(read(policy, "server https://one\n"_ba, Layer::System), MaybeKind(Kind::Unreadable));
    QCOMPARE(read(policy,
                  "\x7f"
                  "ELF\x02\x01\x01\0\xff\xfe"_ba,
                  Layer::System),
             MaybeKind(Kind::Unreadable));
    QCOMPARE(policy.text(Setting::Server), QString());
    // An administrator's locks must not fail open where the file may be there and nobody can tell.
    const QString link = m_folder.filePath(u"link.conf"_s);
    QVERIFY(QFile::link(m_folder.filePath(u"nowhere"_s), link));
    const auto dangling = policy.readFile(link, Layer::System);
    QVERIFY(!dangling.ok());
    QCOMPARE(dangling.error().kind, Kind::Unreadable);
}

void TestLayers::valuesMayHoldCommas()
{
    Policy policy;
    QCOMPARE(read(policy, "[dockpass]\nca=/etc/ssl/shop,new.pem\nserver=https://x/a, b\n"_ba, Layer::System),
             MaybeKind());
    QCOMPARE(policy.text(Setting::CaFile), u"/etc/ssl/shop,new.pem"_s);
    QCOMPARE(policy.text(Setting::Server), u"https://x/a, b"_s);
}

void TestLayers::theLastOfTwoLinesCounts()
{
    Policy policy;
    QCOMPARE(read(policy, "[dockpass]\ntimeout=10\ntimeout=20\n"_ba, Layer::User), MaybeKind());
    QCOMPARE(policy.number(Setting::Timeout), 20);
}

void TestLayers::aLockWins_data()
{
    QTest::addColumn<QByteArray>("locked");
    QTest::addColumn<QList<Setting>>("settings");
    QTest::newRow("one") << "locked=timeout\n"_ba << QList{Setting::Timeout};
    QTest::newRow("two") << "locked=timeout, theme\n"_ba << QList{Setting::Timeout, Setting::Theme};
    // The two stores are not each other: where the session is kept, and whose goods it is about.
    QTest::newRow("store") << "locked=store\n"_ba << QList{Setting::Store};
    QTest::newRow("shop-store") << "locked=shop-store\n"_ba << QList{Setting::ShopStore};
    QTest::newRow("store-key-file") << "locked=store-key-file\n"_ba << QList{Setting::StoreKeyFile};
    QTest::newRow("two lines") << "locked=theme\nlocked=timeout\n"_ba << QList{Setting::Timeout, Setting::Theme};
    QTest::newRow("blanks and empty names") << "locked= ,timeout ,,\n"_ba << QList{Setting::Timeout};
    QTest::newRow("none") << "locked=\n"_ba << QList<Setting>{};
}

void TestLayers::aLockWins()
{
    QFETCH(const QByteArray, locked);
    QFETCH(const QList<Setting>, settings);
    Policy policy;
    // The lock counts for the whole file, wherever its line stands.
    QCOMPARE(
        read(policy,
             "[dockpass]\n" + locked + "timeout=20\ntheme=dark\nstore=memory\nshop-store=DE\nstore-key-file=/key\n",
             Layer::System),
        MaybeKind());
    const QList<std::pair<Setting, QString>> wishes{{Setting::Timeout, u"40"_s},
                                                    {Setting::Theme, u"light"_s},
                                                    {Setting::Store, u"keychain"_s},
                                                    {Setting::ShopStore, u"AT"_s},
                                                    {Setting::StoreKeyFile, u"/mine"_s}};
    for (const auto &[setting, wish] : wishes) {
        QCOMPARE(policy.isLocked(setting), settings.contains(setting));
        const QString before = policy.text(setting);
        const auto done = policy.set(setting, wish, Layer::CommandLine);
        QCOMPARE(done.ok(), !settings.contains(setting));
        QCOMPARE(policy.text(setting), done.ok() ? wish : before);
        if (!done.ok()) {
            QCOMPARE(done.error().kind, Kind::Locked);
            QCOMPARE(done.error().detail, nameOf(setting));
        }
    }
}

void TestLayers::aLockedSettingMayBeSetToItsOwnValue()
{
    Policy policy;
    QCOMPARE(read(policy, "[dockpass]\ntheme=dark\nlocked=theme\n"_ba, Layer::System), MaybeKind());
    QVERIFY(policy.set(Setting::Theme, u" Dark"_s, Layer::CommandLine).ok());
    QCOMPARE(policy.layerOf(Setting::Theme), Layer::System);
    QVERIFY(policy.isLocked(Setting::Theme));
}

void TestLayers::aLockedSettingInTheUsersFileIsPassedOver()
{
    Policy policy;
    QCOMPARE(read(policy, "[dockpass]\ntheme=dark\nlocked=theme\n"_ba, Layer::System), MaybeKind());
    QCOMPARE(read(policy, "[dockpass]\ntheme=light\ntimeout=9\n"_ba, Layer::User), MaybeKind());
    QCOMPARE(policy.text(Setting::Theme), u"dark"_s);
    QCOMPARE(policy.number(Setting::Timeout), 9);
}

void TestLayers::aLockWithoutAValueHoldsTheBuiltInOne()
{
    Policy policy;
    QCOMPARE(read(policy, "[dockpass]\nlocked=store\n"_ba, Layer::System), MaybeKind());
    QVERIFY(!policy.set(Setting::Store, u"memory"_s, Layer::User).ok());
    QCOMPARE(policy.text(Setting::Store), u"keychain"_s);
}

void TestLayers::onlyTheAdministratorLocks()
{
    Policy policy;
    QCOMPARE(read(policy, "[dockpass]\ntheme=dark\nlocked=theme\n"_ba, Layer::User), MaybeKind());
    QVERIFY(!policy.isLocked(Setting::Theme));
    QVERIFY(policy.set(Setting::Theme, u"light"_s, Layer::CommandLine).ok());
}

void TestLayers::unknownNamesAreTold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Layer>("layer");
    QTest::addColumn<RemarkKind>("kind");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("name");
    QTest::newRow("setting") << "[dockpass]\ntimeuot=20\ntheme=dark\n"_ba << Layer::System << RemarkKind::UnknownSetting
                             << 2 << u"timeuot"_s;
    QTest::newRow("setting of the user") << "# mine\n\n[dockpass]\ntheme=dark\nTheme=light\n"_ba << Layer::User
                                         << RemarkKind::UnknownSetting << 5 << u"Theme"_s;
    QTest::newRow("lock") << "[dockpass]\ntheme=dark\nlocked=store, thmee\n"_ba << Layer::System
                          << RemarkKind::UnknownLock << 3 << u"thmee"_s;
    QTest::newRow("lock of the user") << "[dockpass]\ntheme=dark\nlocked=store\n"_ba << Layer::User
                                      << RemarkKind::IdleLock << 3 << u"locked"_s;
}

void TestLayers::unknownNamesAreTold()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Layer, layer);
    QFETCH(const RemarkKind, kind);
    QFETCH(const int, line);
    QFETCH(const QString, name);
    Policy policy;
    QCOMPARE(read(policy, text, layer), MaybeKind());
    QCOMPARE(policy.text(Setting::Theme), u"dark"_s); // the rest counts
    const Policy::Remark remark{kind, m_folder.filePath(u"settings.conf"_s), line, name};
    QCOMPARE(policy.remarks(), QList{remark});
    // It is said once a file; another one is another matter.
    QCOMPARE(read(policy, "[dockpass]\ntimeout=20\n"_ba, Layer::User), MaybeKind());
    QCOMPARE(policy.remarks().size(), 1);
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_policy_layers.moc"
