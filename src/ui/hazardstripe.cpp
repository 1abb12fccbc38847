// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/hazardstripe.h"

#include <QPainter>
#include <QPolygonF>

namespace dockpass::ui {

HazardStripe::HazardStripe(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setOpaquePainting(true);
    connect(this, &HazardStripe::colorsChanged, this, [this] { update(); });
}

void HazardStripe::paint(QPainter *painter)
{
    const bool upright = height() > width();
    const qreal length = upright ? height() : width();
    const qreal thickness = upright ? width() : height();
    painter->fillRect(boundingRect(), m_ground);
    if (thickness <= 0)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    for (qreal at = -thickness; at < length; at += 2 * thickness) {
        QPolygonF bar;
        // As long as the stripe is thick, along it and across it: 45 degrees.
        for (const QPointF corner : {QPointF(at + thickness, 0), QPointF(at + 2 * thickness, 0),
                                     QPointF(at + thickness, thickness), QPointF(at, thickness)})
            bar << (upright ? corner.transposed() : corner);
        painter->drawPolygon(bar);
    }
}

} // namespace dockpass::ui
