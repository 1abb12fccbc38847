// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QStringList>

#include <sys/types.h>

/// A program with a terminal of its own, and the person in front of it.
class PseudoTerminal
{
public:
    explicit PseudoTerminal(const QStringList &command);
    ~PseudoTerminal();
    Q_DISABLE_COPY_MOVE(PseudoTerminal)

    [[nodiscard]] bool isOpen() const { return m_screen >= 0; }
    /// Waits, at most 20 s, until `text` stands on the screen, so many times, or the program has closed the terminal.
    [[nodiscard]] bool waitFor(const QByteArray &text, int times = 1);
    /// All that ever stood on the screen, as far as it was waited for.
    [[nodiscard]] QByteArray screen() const { return m_text; }
    void type(const QByteArray &keys);
    /// Waits for the end of the program. As a shell tells it: its exit code, or 128 and the signal that ended it.
    [[nodiscard]] int endCode();
    /// Whether the terminal shows what is typed, just now.
    [[nodiscard]] bool echoes() const;

private:
    int m_screen = -1;
    pid_t m_program = 0;
    QByteArray m_text;
};
