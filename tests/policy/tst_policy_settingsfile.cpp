// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "policy/settingsfile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dockpass::policy;
using namespace Qt::StringLiterals;

using Lines = QList<SettingsLine>;

class TestSettingsFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreRead_data();
    void linesAreRead();
    void otherTextIsRefused_data();
    void otherTextIsRefused();
    void whatIsNoFileIsRefused_data();
    void whatIsNoFileIsRefused();

private:
    [[nodiscard]] QString write(const QByteArray &text);

    QTemporaryDir m_folder;
};

QString TestSettingsFile::write(const QByteArray &text)
{
    QFile file(m_folder.filePath(u"policy.conf"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size())
        qFatal("the test cannot write its file");
    return file.fileName();
}

void TestSettingsFile::linesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Lines>("lines");
    const auto one = [](const QString &value) { return Lines{{u"key"_s, value}}; };

    QTest::newRow("empty file") << ""_ba << Lines{};
    QTest::newRow("section alone") << "[dockpass]\n"_ba << Lines{};
    QTest::newRow("plain") << "[dockpass]\nkey=value\n"_ba << one(u"value"_s);
    QTest::newRow("blanks around") << "  [dockpass]\n\t key \t=  value \n"_ba << one(u"value"_s);
    QTest::newRow("no value") << "[dockpass]\nkey=\n"_ba << one({});
    QTest::newRow("no line end at the end") << "[dockpass]\nkey=value"_ba << one(u"value"_s);
    QTest::newRow("CR LF") << "[dockpass]\r\nkey=value\r\n"_ba << one(u"value"_s);
    QTest::newRow("byte order mark") << "\xef\xbb\xbf[dockpass]\nkey=value\n"_ba << one(u"value"_s);
    QTest::newRow("comma") << "[dockpass]\nkey=/etc/ssl/a,b, c.pem\n"_ba << one(u"/etc/ssl/a,b, c.pem"_s);
    QTest::newRow("backslash") << "[dockpass]\nkey=C:\\new\\ca.pem\n"_ba << one(u"C:\\new\\ca.pem"_s);
    QTest::newRow("percent") << "[dockpass]\nkey=https://x/%20y\n"_ba << one(u"https://x/%20y"_s);
    QTest::newRow("semicolon and hash in a value") << "[dockpass]\nkey=a;b#c\n"_ba << one(u"a;b#c"_s);
    QTest::newRow("equals sign in a value") << "[dockpass]\nkey=a=b\n"_ba << one(u"a=b"_s);
    QTest::newRow("quoted") << "[dockpass]\nkey=\" a \"\n"_ba << one(u" a "_s);
    QTest::newRow("one quote") << "[dockpass]\nkey=\"\n"_ba << one(u"\""_s);
    QTest::newRow("umlaut") << "[dockpass]\nkey=/etc/k\xc3\xa4the.pem\n"_ba << one(u"/etc/k\u00e4the.pem"_s);
    QTest::newRow("comments") << "# one\n; two\n[dockpass]\n#key=no\nkey=value\n"_ba << one(u"value"_s);
    QTest::newRow("other sections") << "[a]\nkey=1\n[dockpass]\nkey=2\n[b]\nkey=3\n"_ba << one(u"2"_s);
    QTest::newRow("order and repetition are kept")
        << "[dockpass]\nb=1\na=2\nb=3\n"_ba << Lines{{u"b"_s, u"1"_s}, {u"a"_s, u"2"_s}, {u"b"_s, u"3"_s}};
}

void TestSettingsFile::linesAreRead()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Lines, lines);
    const auto read = readSettingsFile(write(text));
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error()));
    QCOMPARE(read.value(), lines);
}

void TestSettingsFile::otherTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("a word") << "[dockpass]\nserver\n"_ba << u":2:"_s;
    QTest::newRow("no key") << "[dockpass]\n\n=value\n"_ba << u":3:"_s;
    QTest::newRow("the section is missing") << "server=https://x\n"_ba << u":1:"_s;
    QTest::newRow("the section is misspelt") << "[dokpass]\nserver=https://x\n"_ba << u"no section [dockpass]"_s;
    QTest::newRow("not UTF-8") << "[dockpass]\nca=/etc/k\xe4the\n"_ba << u"UTF-8"_s;
    QTest::newRow("NUL") << "[dockpass]\nca=/etc\0/x\n"_ba << u"UTF-8"_s;
    QTest::newRow("far too large") << QByteArray(1024 * 1024 + 1, '#') << u"too large"_s;
}

void TestSettingsFile::otherTextIsRefused()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, where);
    const auto read = readSettingsFile(write(text));
    QVERIFY(!read.ok());
    QVERIFY2(read.error().contains(where), qPrintable(read.error()));
    QVERIFY(read.error().startsWith(m_folder.path()));
}

void TestSettingsFile::whatIsNoFileIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a folder") << m_folder.path();
    QTest::newRow("nothing") << m_folder.filePath(u"nothing.conf"_s);
    QTest::newRow("a device") << u"/dev/null"_s;
}

void TestSettingsFile::whatIsNoFileIsRefused()
{
    QFETCH(const QString, path);
    const auto read = readSettingsFile(path);
    QVERIFY(!read.ok());
    QVERIFY2(read.error().startsWith(path), qPrintable(read.error()));
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_policy_settingsfile.moc"
