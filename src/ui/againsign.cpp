// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/againsign.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace dockpass::ui {

AgainSign::AgainSign(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    connect(this, &AgainSign::colorChanged, this, [this] { update(); });
}

void AgainSign::paint(QPainter *painter)
{
    const qreal size = std::min(width(), height());
    const qreal line = size / 8;
    const qreal radius = (size - 3 * line) / 2;
    const QPointF center(width() / 2, height() / 2);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_color, line, Qt::SolidLine, Qt::FlatCap));
    // Clockwise, from a little after the arrow's point all the way round to its foot.
    constexpr int head = 40; // degrees above the right
    const QRectF circle(center - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    painter->drawArc(circle, head * 16, 300 * 16);

    const qreal angle = head * std::numbers::pi / 180;
    const QPointF out(std::cos(angle), -std::sin(angle)); // away from the center
    const QPointF on(-out.y(), out.x());                  // clockwise
    const QPointF foot = center + radius * out;
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    painter->drawPolygon(QPolygonF{foot + 1.7 * line * out, foot - 1.7 * line * out, foot + 2.6 * line * on});
}

} // namespace dockpass::ui
