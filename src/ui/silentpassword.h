// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace dockpass::ui {

/// Keeps the text of a password field from assistive technology. Qt Quick hands the typed text out in the clear over
/// the accessibility bus (seen in 6.4.2, for TextInput and TextField alike), where every program of the session can
/// read it; and a screen reader may speak it. With this, the field has its name, its description and its state, says
/// that it takes a password, and no text. Set it up before the field is first shown.
class SilentPassword : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem *field READ field WRITE setField NOTIFY fieldChanged FINAL) ///< a TextInput; not owned

public:
    using QObject::QObject;

    [[nodiscard]] QQuickItem *field() const { return m_field; }
    void setField(QQuickItem *field);

Q_SIGNALS:
    void fieldChanged();

private:
    QPointer<QQuickItem> m_field;
};

} // namespace dockpass::ui
