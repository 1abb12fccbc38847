// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QtGlobal>

#include <mutex>

namespace dockpass::app {

/// Watches over the making of the application object. Qt knows best which display it would use (X, Wayland, a frame
/// buffer, none at all for tests), and where there is none it has no other answer than to crash: that becomes a sentence
/// for the person, and ExitWrongUse. What Qt says meanwhile is held back, and told to the log where all goes well.
/// One at a time, in the main thread.
class DisplayWatch
{
public:
    DisplayWatch();
    ~DisplayWatch();
    DisplayWatch(const DisplayWatch &) = delete;
    DisplayWatch &operator=(const DisplayWatch &) = delete;

    /// The application is made. Ends the program all the same where it has nothing to show a window on.
    void applicationIsMade();

private:
    struct Word
    {
        QtMsgType type;
        QByteArray category;
        QString text;
    };
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void hold(QtMsgType type, const QMessageLogContext &context, const QString &text);
    [[noreturn]] void endWithoutDisplay(const QString &lastWord);
    QList<Word> giveBack();

    QtMessageHandler m_before;
    std::mutex m_mutex; ///< Qt may have begun threads
    QList<Word> m_held;
};

} // namespace dockpass::app
