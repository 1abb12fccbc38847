// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/notices.h"
#include "ui/translations.h"

#include <QLocale>
#include <QTest>
#include <QTimeZone>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dockpass;

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }

    // Each test's translators go with it.
    void cleanup()
    {
        const auto installed = qApp->findChildren<QTranslator *>();
        qDeleteAll(installed);
        QLocale::setDefault(QLocale::c());
    }

    void aWishIsMetAsFarAsItCanBe_data()
    {
        QTest::addColumn<QString>("wish");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("title");
        QTest::newRow("German") << u"de"_s << u"de"_s << u"Kein Netz"_s;
        QTest::newRow("Austrian") << u"de-AT"_s << u"de"_s << u"Kein Netz"_s;
        QTest::newRow("Swiss, underscore") << u"de_CH"_s << u"de"_s << u"Kein Netz"_s;
        QTest::newRow("English") << u"en-GB"_s << u"en"_s << u"No network"_s;
        QTest::newRow("not known here") << u"tlh"_s << u"en"_s << u"No network"_s;
    }
    void aWishIsMetAsFarAsItCanBe()
    {
        QFETCH(QString, wish);
        QTEST(ui::installTranslations(*qApp, wish), "language");
        QTEST(ui::languageFor(wish), "language"); // what a server is told
        const Failure failure{Failure::Kind::Offline, 0, {}, {}, {}, {}};
        QTEST(ui::describe({session::Notice::Kind::SignInFailed, failure}).title, "title");
    }

    void theSystemsLanguageIsTheDefault()
    {
        const QString language = ui::installTranslations(*qApp);
        QVERIFY(QStringList({u"en"_s, u"de"_s}).contains(language));
    }

    void theSystemsLanguageIsTakenWhereTheProgramHasIt_data()
    {
        QTest::addColumn<QByteArray>("system");
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << QByteArray("de_AT.UTF-8") << u"de"_s;
        QTest::newRow("English") << QByteArray("en_GB.UTF-8") << u"en"_s;
        QTest::newRow("not known here") << QByteArray("fr_FR.UTF-8") << u"en"_s;
        QTest::newRow("none") << QByteArray("C") << u"en"_s;
    }
    void theSystemsLanguageIsTakenWhereTheProgramHasIt()
    {
        QFETCH(QByteArray, system);
        const QByteArray before = qgetenv("LC_ALL");
        qputenv("LC_ALL", system);
        const QString language = ui::languageFor({});
        before.isNull() ? qunsetenv("LC_ALL") : qputenv("LC_ALL", before);
        QTEST(language, "language");
    }

    void pluralsAreWordsInEachLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("text");
        QTest::newRow("en, an hour") << u"en"_s << 3600 << u"The clock of this device is 60 minutes slow."_s;
        QTest::newRow("en") << u"en"_s << 14 * 60 << u"The clock of this device is 14 minutes slow."_s;
        QTest::newRow("de") << u"de"_s << 14 * 60 << u"Die Uhr dieses Geräts geht 14 Minuten nach."_s;
    }
    void pluralsAreWordsInEachLanguage()
    {
        QFETCH(QString, language);
        QFETCH(int, minutes);
        ui::installTranslations(*qApp, language);
        QTEST(ui::clockText(std::chrono::seconds(minutes)), "text");
    }

    void singularIsOneOfSomething()
    {
        ui::installTranslations(*qApp, u"en"_s);
        session::Notice notice{session::Notice::Kind::SignInFailed,
                               Failure{Failure::Kind::TooManyRequests, 429, {}, {}, {}, 1s}};
        QVERIFY(ui::describe(notice).text.endsWith("Try again in 1 second."_L1));
    }

    void timesAreAsShortAsIsUnambiguous_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QDateTime>("time");
        QTest::addColumn<QString>("text");
        const auto utc = [](int month, int day, int hour, int minute, int year = 2026) {
            return QDateTime(QDate(year, month, day), QTime(hour, minute), Qt::UTC);
        };
        // In Berlin it is Tuesday, 1 December 2026, 10:00; an hour ahead of UTC.
        QTest::newRow("today") << u"en-GB"_s << utc(12, 1, 13, 30) << u"14:30"_s;
        QTest::newRow("today, American") << u"en-US"_s << utc(12, 1, 13, 30) << u"2:30 PM"_s;
        QTest::newRow("already over") << u"en-GB"_s << utc(12, 1, 3, 0) << u"04:00"_s;
        QTest::newRow("tomorrow") << u"en-GB"_s << utc(12, 2, 5, 10) << u"tomorrow 06:10"_s;
        QTest::newRow("tomorrow here, today in UTC") << u"en-GB"_s << utc(12, 1, 23, 10) << u"tomorrow 00:10"_s;
        QTest::newRow("a day") << u"en-GB"_s << utc(12, 8, 5, 10) << u"Tue 8 Dec, 06:10"_s;
        QTest::newRow("yesterday") << u"en-GB"_s << utc(11, 30, 5, 10) << u"Mon 30 Nov, 06:10"_s;
        QTest::newRow("across the year") << u"en-GB"_s << utc(1, 2, 5, 10, 2027) << u"Sat 2 Jan, 06:10"_s;
        QTest::newRow("far away") << u"en-GB"_s << utc(12, 1, 5, 10, 2027) << u"Wed 1 Dec 2027, 06:10"_s;
        QTest::newRow("no locale set, which has seconds") << u"C"_s << utc(12, 1, 13, 30) << u"14:30"_s;
        QTest::newRow("German today") << u"de"_s << utc(12, 1, 13, 30) << u"14:30"_s;
        QTest::newRow("German tomorrow") << u"de"_s << utc(12, 2, 5, 10) << u"morgen 06:10"_s;
        QTest::newRow("German day") << u"de"_s << utc(12, 8, 5, 10) << u"Di. 8. Dez., 06:10"_s;
        QTest::newRow("not told") << u"en-GB"_s << QDateTime() << QString();
    }
    void timesAreAsShortAsIsUnambiguous()
    {
        QFETCH(QString, language);
        QFETCH(QDateTime, time);
        ui::installTranslations(*qApp, language);
        const QDateTime now(QDate(2026, 12, 1), QTime(9, 0), Qt::UTC);
        QTEST(ui::shortTime(time, now), "text");
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_ui_translations.moc"
