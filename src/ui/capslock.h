// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>
#include <QtQml/qqmlregistration.h>

class QKeyEvent;

namespace dockpass::ui {

/// Whether Caps Lock is on, as far as the keys typed into a window tell. Qt does not say it, so it is concluded: a
/// letter without Shift that comes out as a capital, or with Shift as a small one. Unknown counts as off.
class CapsLock : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QObject *watched READ watched WRITE setWatched NOTIFY watchedChanged
                   FINAL) ///< the window, or an item; not owned
    Q_PROPERTY(bool on READ isOn NOTIFY onChanged FINAL)

public:
    using QObject::QObject;

    [[nodiscard]] QObject *watched() const { return m_watched; }
    void setWatched(QObject *watched);
    [[nodiscard]] bool isOn() const { return m_state == State::On; }

    bool eventFilter(QObject *object, QEvent *event) override;

Q_SIGNALS:
    void watchedChanged();
    void onChanged();

private:
    enum class State { Unknown, On, Off };

    void keyPressed(const QKeyEvent &event);
    void become(State state);

    QPointer<QObject> m_watched;
    State m_state = State::Unknown;
};

} // namespace dockpass::ui
