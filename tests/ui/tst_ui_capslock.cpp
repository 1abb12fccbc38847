// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/capslock.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using dockpass::ui::CapsLock;

namespace {

struct Press
{
    int key;
    Qt::KeyboardModifiers modifiers;
    QString text;
};

Press letter(QChar character, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    return {character.toUpper().unicode(), modifiers, QString(character)};
}

void send(QObject &target, const Press &press)
{
    QKeyEvent event(QEvent::KeyPress, press.key, press.modifiers, press.text);
    QCoreApplication::sendEvent(&target, &event);
}

} // namespace

// sddm #2081 #475 #1274: Caps Lock makes right passwords fail, and nothing says so.
class CapsLockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isConcludedFromWhatLettersComeOutAs_data()
    {
        QTest::addColumn<QList<Press>>("presses");
        QTest::addColumn<bool>("on");
        const Press caps{Qt::Key_CapsLock, Qt::NoModifier, {}};
        const auto shift = Qt::ShiftModifier;
        QTest::newRow("nothing typed") << QList<Press>{} << false;
        QTest::newRow("small") << QList<Press>{letter(u'a')} << false;
        QTest::newRow("capital") << QList<Press>{letter(u'A')} << true;
        QTest::newRow("capital with Shift") << QList<Press>{letter(u'A', shift)} << false;
        QTest::newRow("small with Shift") << QList<Press>{letter(u'a', shift)} << true;
        QTest::newRow("capital, then capital with Shift") << QList<Press>{letter(u'A'), letter(u'B', shift)} << true;
        QTest::newRow("umlaut") << QList<Press>{letter(u'Ä')} << true;
        QTest::newRow("Cyrillic") << QList<Press>{letter(u'Ж')} << true;
        QTest::newRow("no case: digit") << QList<Press>{letter(u'7')} << false;
        QTest::newRow("no case: Hebrew") << QList<Press>{letter(u'א')} << false;
        QTest::newRow("digit after capital") << QList<Press>{letter(u'A'), letter(u'7')} << true;
        QTest::newRow("shortcut") << QList<Press>{letter(u'A', Qt::ControlModifier)} << false;
        QTest::newRow("switched off") << QList<Press>{letter(u'A'), caps} << false;
        QTest::newRow("switched on") << QList<Press>{letter(u'a'), caps} << true;
        QTest::newRow("switched, not known before") << QList<Press>{caps} << false;
        QTest::newRow("typed on without it") << QList<Press>{letter(u'A'), letter(u'a')} << false;
    }
    void isConcludedFromWhatLettersComeOutAs()
    {
        QFETCH(QList<Press>, presses);
        QObject window;
        CapsLock capsLock;
        capsLock.setWatched(&window);
        for (const Press &press : std::as_const(presses))
            send(window, press);
        QTEST(capsLock.isOn(), "on");
    }

    void isForgottenWhenTheWindowLosesTheKeys()
    {
        QObject window;
        CapsLock capsLock;
        capsLock.setWatched(&window);
        send(window, letter(u'A'));
        QVERIFY(capsLock.isOn());
        QFocusEvent out(QEvent::FocusOut);
        QCoreApplication::sendEvent(&window, &out);
        QVERIFY(!capsLock.isOn());
    }

    void tellsOnlyWhatChanged()
    {
        QObject window;
        CapsLock capsLock;
        capsLock.setWatched(&window);
        QSignalSpy changes(&capsLock, &CapsLock::onChanged);
        send(window, letter(u'a'));
        QCOMPARE(changes.size(), 0);
        send(window, letter(u'A'));
        send(window, letter(u'B'));
        QCOMPARE(changes.size(), 1);
    }

    void watchesOnlyTheWindowItWasGiven()
    {
        QObject first;
        QObject second;
        CapsLock capsLock;
        capsLock.setWatched(&first);
        capsLock.setWatched(&second);
        send(first, letter(u'A'));
        QVERIFY(!capsLock.isOn());
        send(second, letter(u'A'));
        QVERIFY(capsLock.isOn());
    }
};

QTEST_GUILESS_MAIN(CapsLockTest)
#include "tst_ui_capslock.moc"
