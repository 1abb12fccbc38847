// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/capslock.h"

#include <QKeyEvent>

namespace dockpass::ui {

void CapsLock::setWatched(QObject *watched)
{
    if (watched == m_watched)
        return;
    if (m_watched)
        m_watched->removeEventFilter(this);
    m_watched = watched;
    if (m_watched)
        m_watched->installEventFilter(this);
    become(State::Unknown);
    Q_EMIT watchedChanged();
}

bool CapsLock::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        keyPressed(static_cast<const QKeyEvent &>(*event));
    else if (event->type() == QEvent::FocusOut)
        become(State::Unknown); // it may be switched while another window has the keys
    return QObject::eventFilter(object, event);
}

void CapsLock::keyPressed(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_CapsLock) {
        if (!event.isAutoRepeat() && m_state != State::Unknown)
            become(m_state == State::On ? State::Off : State::On);
        return;
    }
    const Qt::KeyboardModifiers modifiers = event.modifiers();
    const QString text = event.text();
    if (text.size() != 1 || (modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
        return;
    const QChar letter = text.front();
    if (letter.toUpper() == letter.toLower())
        return; // no letter, or one of a script without capitals
    if (!(modifiers & Qt::ShiftModifier))
        become(letter.isUpper() ? State::On : State::Off);
    else if (letter.isLower())
        become(State::On);
    // A capital with Shift says nothing: on some systems Shift does not undo Caps Lock.
}

void CapsLock::become(State state)
{
    const bool wasOn = isOn();
    m_state = state;
    if (isOn() != wasOn)
        Q_EMIT onChanged();
}

} // namespace dockpass::ui
