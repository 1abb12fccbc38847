// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/failure.h"
#include "ui/failurespage.h"
#include "ui/failuretexts.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass;
using ui::FailureText;
using ui::textOf;

namespace {

QStringList textsOf(Failure::Kind kind)
{
    const FailureText text = textOf(kind);
    return {text.title, text.happened, text.advice, text.forIT};
}

QString storedPage()
{
    QFile file(QStringLiteral(DOCKPASS_SOURCE_DIR "/docs/failures.md"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// The list of failures, its words, and docs/failures.md go together.
class FailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasAllItsTexts_data()
    {
        QTest::addColumn<Failure::Kind>("kind");
        for (const Failure::Kind kind : allFailureKinds())
            QTest::newRow(qPrintable(nameOf(kind))) << kind;
    }
    void everyKindHasAllItsTexts()
    {
        QFETCH(const Failure::Kind, kind);
        const FailureText text = textOf(kind);
        QVERIFY2(!text.title.isEmpty() && text.title.size() <= 40 && !text.title.endsWith(u'.'),
                 qPrintable(text.title));
        for (const QString &sentence : {text.happened, text.advice, text.forIT})
            QVERIFY2(sentence.size() >= 8 && sentence.endsWith(u'.'), qPrintable(sentence));
        // The person reads two or three short sentences, with gloves on; IT may read more.
        QVERIFY2(text.happened.size() + text.advice.size() <= 220, qPrintable(text.happened + text.advice));
        QVERIFY2(text.forIT.size() <= 320 && text.forIT != text.happened, qPrintable(text.forIT));
        // What the program already appends by itself belongs into no sentence.
        for (const QString &part : textsOf(kind))
            QVERIFY2(!part.contains("DP-"_L1) && part == part.simplified(), qPrintable(part));
    }

    void noTwoKindsReadAlike_data()
    {
        QTest::addColumn<int>("part");
        QTest::newRow("title") << 0;
        QTest::newRow("happened") << 1;
        QTest::newRow("for IT") << 3;
    }
    void noTwoKindsReadAlike()
    {
        QFETCH(const int, part);
        QHash<QString, Failure::Kind> seen;
        for (const Failure::Kind kind : allFailureKinds()) {
            const QString text = textsOf(kind).at(part);
            QVERIFY2(!seen.contains(text), qPrintable(nameOf(kind) + u" and "_s + nameOf(seen.value(text))));
            seen.insert(text, kind);
        }
    }

    // Oryx Fulfillment App: every failure reads "the username or password you entered is invalid".
    void onlyARejectionBlamesTheCredentials()
    {
        static const QRegularExpression blame(
            u"wrong (user|password)|user ?name or password|(password|credentials) (is|are|was|were) (wrong|incorrect|invalid)"_s,
            QRegularExpression::CaseInsensitiveOption);
        for (const Failure::Kind kind : allFailureKinds()) {
            const QStringList texts = textsOf(kind);
            const bool blames = blame.match(texts.join(u'\n')).hasMatch();
            QVERIFY2(blames == (kind == Failure::Kind::CredentialsRejected), qPrintable(texts.join(u' ')));
        }
    }

    /// The advice may say more than the one action, but where that is to tell IT it must say so, and where the person
    /// can do nothing it must not send them to try.
    void adviceAndActionAgree()
    {
        for (const Failure::Kind kind : allFailureKinds()) {
            const QString advice = textOf(kind).advice;
            const auto says = [&advice](QLatin1StringView word) { return advice.contains(word, Qt::CaseInsensitive); };
            switch (remedyOf(kind)) {
            case Remedy::TellIT:
                QVERIFY2(says("tell IT"_L1), qPrintable(advice));
                break;
            case Remedy::AskAdministrator:
                QVERIFY2(says("administrator"_L1), qPrintable(advice));
                break;
            case Remedy::AskSupervisor:
                QVERIFY2(says("supervisor"_L1), qPrintable(advice));
                break;
            case Remedy::SignIn:
                QVERIFY2(says("sign in"_L1), qPrintable(advice));
                break;
            case Remedy::SetClock:
                QVERIFY2(says("date and time"_L1), qPrintable(advice));
                break;
            case Remedy::EnterCode:
                QVERIFY2(says("code"_L1) || says("newest"_L1), qPrintable(advice));
                break;
            case Remedy::UnlockKeychain:
                QVERIFY2(says("unlock"_L1), qPrintable(advice));
                break;
            case Remedy::TryAgain:
            case Remedy::CheckNetwork:
            case Remedy::LogInToNetwork:
                QVERIFY2(says("again"_L1) || says("check"_L1), qPrintable(advice));
                break;
            case Remedy::Wait:
            case Remedy::TypeAgain:
            case Remedy::ChooseWarehouse:
            case Remedy::GoOn:
                QVERIFY2(!says("administrator"_L1), qPrintable(advice));
                break;
            }
        }
    }

    void everyRemedyHasWordsOfItsOwn()
    {
        QStringList words;
        for (int value = 0; value <= static_cast<int>(Remedy::TellIT); ++value)
            words << textOf(static_cast<Remedy>(value));
        for (const QString &text : std::as_const(words))
            QVERIFY2(!text.isEmpty() && !text.endsWith(u'.'), qPrintable(text));
        QCOMPARE(words.removeDuplicates(), 0);
    }

    void thePageIsOfToday()
    {
        const QString stored = storedPage();
        QVERIFY2(!stored.isEmpty(), "docs/failures.md is missing: ./dev docs writes it");
        const QStringList there = stored.split(u'\n');
        const QStringList expected = test::failuresPage().split(u'\n');
        for (qsizetype line = 0; line < std::max(there.size(), expected.size()); ++line) {
            QVERIFY2(there.value(line) == expected.value(line),
                     qPrintable(u"docs/failures.md line %1 is \"%2\", not \"%3\": ./dev docs writes it anew"_s.arg(
                         QString::number(line + 1), there.value(line), expected.value(line))));
        }
        QCOMPARE(stored, test::failuresPage());
    }

    /// Against the page alone, so that a fault of its writer shows as well.
    void everyCodeStandsInThePageOnceUnderItsGroup()
    {
        const QString page = storedPage();
        const QString running = page.simplified();
        for (const Failure::Kind kind : allFailureKinds()) {
            const QString code = codeOf(kind);
            const QString heading = u"\n### "_s + code + u' ' + nameOf(kind) + u'\n';
            QVERIFY2(page.count(heading) == 1 && page.count(code) == 1, qPrintable(code));
            for (const QString &text : textsOf(kind))
                QVERIFY2(running.contains(text), qPrintable(code + u": "_s + text));
            QVERIFY2(running.contains(textOf(remedyOf(kind))), qPrintable(code));
        }
        QCOMPARE(page.count("\n### "_L1), qsizetype(allFailureKinds().size()));
        QCOMPARE(page.count("\n## "_L1), 11);
    }
};

QTEST_GUILESS_MAIN(FailuresTest)
#include "tst_ui_failures.moc"
