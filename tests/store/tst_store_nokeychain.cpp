// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/keychainstore.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace dockpass;
using namespace dockpass::store;
using namespace Qt::StringLiterals;

namespace {

constexpr auto askOnly = "--ask";

/// A D-Bus session in which no service can be started.
constexpr auto bareBus = R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

/// The other role of this program: what a process without a keychain is answered, in one line. A process of its own,
/// because Qt and GLib keep the first D-Bus connection for good.
int ask(QCoreApplication &app)
{
    const Key key{u"https://glue.example.com"_s, u"anna"_s, Entry::UserToken};
    KeychainStore store;
    QStringList answers;
    const auto note = [&](const auto &result) { answers << (result ? u"ok"_s : nameOf(result.error().kind)); };
    store.load(key, &app, note);
    store.save(key, Secret("secret"), &app, note);
    store.erase(key, &app, note);
    QObject::connect(&store, &TokenStore::idle, &app, [&] {
        std::puts(qPrintable(answers.join(u',')));
        QCoreApplication::quit();
    });
    return QCoreApplication::exec();
}

} // namespace

class TestNoKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isSaidToBeAbsent_data();
    void isSaidToBeAbsent();
};

// nextcloud/desktop #10298 and others: no keychain looked like "signed out".
void TestNoKeychain::isSaidToBeAbsent_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QStringList>("wrapper");
    QTest::addColumn<bool>("nothingIsThere");
    QTest::newRow("no D-Bus session") << QString() << QStringList{} << false;
    QTest::newRow("an address that leads nowhere") << u"unix:path=/nowhere/bus"_s << QStringList{} << false;
    QTest::newRow("an address that is none") << u"no address"_s << QStringList{} << false;
    QTest::newRow("a session without a Secret Service")
        << QString() << QStringList{u"dbus-run-session"_s, u"--config-file=%1"_s, u"--"_s} << false;
    // A device that signs its user in without a password: the service starts, but has no collection, and no one is
    // there to make one. It can say for certain that it holds no entry.
    QTest::newRow("a Secret Service without a collection")
        << QString() << QStringList{u"dbus-run-session"_s, u"--"_s} << true;
}

void TestNoKeychain::isSaidToBeAbsent()
{
    QFETCH(const QString, address);
    QFETCH(QStringList, wrapper);
    QFETCH(const bool, nothingIsThere);
    QTemporaryDir folder;
    QFile config(folder.filePath(u"bus.conf"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    QVERIFY(config.write(bareBus) > 0);
    config.close();
    wrapper.replaceInStrings(u"%1"_s, config.fileName());

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        environment.remove(name);
    if (!address.isNull())
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);

    QProcess program;
    program.setProcessEnvironment(environment);
    QStringList command = wrapper << QCoreApplication::applicationFilePath() << QString::fromLatin1(askOnly);
    const QString executable = command.takeFirst();
    program.start(executable, command);
    QVERIFY(program.waitForFinished());
    const QByteArray output = program.readAllStandardOutput().trimmed();
    const QString absent = nameOf(Failure::Kind::KeychainAbsent);
    const QString lookedFor = nothingIsThere ? u"ok"_s : absent;
    QVERIFY2(output == (QStringList{lookedFor, absent, lookedFor}.join(u',')).toUtf8(),
             (output + '\n' + program.readAllStandardError()).constData());
    QCOMPARE(program.exitCode(), 0);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().contains(QString::fromLatin1(askOnly)))
        return ask(app);
    TestNoKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_nokeychain.moc"
