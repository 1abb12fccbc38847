// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace dockpass::ui {

/// Slanted bars on a ground, as on a loading dock's edge. Lies down, or stands up when it is higher than wide. Painted:
/// as a row of rectangles it took a tenth of the program's start.
class HazardStripe : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY colorsChanged FINAL)   ///< of the bars
    Q_PROPERTY(QColor ground MEMBER m_ground NOTIFY colorsChanged FINAL) ///< between them

public:
    explicit HazardStripe(QQuickItem *parent = nullptr);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void colorsChanged();

private:
    QColor m_color;
    QColor m_ground;
};

} // namespace dockpass::ui
