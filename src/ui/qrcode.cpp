// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/qrcode.h"

#include <QPainter>
#include <QQuickWindow>

#include <qrcodegen.hpp>

#include <cmath>

namespace dockpass::ui {

namespace {

constexpr int quietZone = 4;  // modules on each side, ISO/IEC 18004 5.3.8
constexpr long utf8Mark = 26; // the ECI number of UTF-8
constexpr uint white = 0xFFFFFFFF;
constexpr uint black = 0xFF000000;

/// One pixel a module. Null: the text is empty or too long.
QImage encoded(const QString &text)
{
    if (text.isEmpty())
        return {};
    using qrcodegen::QrSegment;
    std::vector<QrSegment> segments = QrSegment::makeSegments(text.toUtf8().constData());
    // Without the mark a reader guesses the encoding. Some cannot read the mark, so plain text goes without.
    const bool plain = std::all_of(text.cbegin(), text.cend(), [](QChar c) { return c.unicode() < 128; });
    if (!plain)
        segments.insert(segments.begin(), QrSegment::makeEci(utf8Mark));
    try {
        const auto code = qrcodegen::QrCode::encodeSegments(segments, qrcodegen::QrCode::Ecc::MEDIUM);
        const int across = code.getSize() + 2 * quietZone;
        QImage image(across, across, QImage::Format_RGB32);
        for (int y = 0; y < across; ++y) {
            for (int x = 0; x < across; ++x) // outside the code every module is light
                image.setPixel(x, y, code.getModule(x - quietZone, y - quietZone) ? black : white);
        }
        return image;
    } catch (const qrcodegen::data_too_long &) {
        return {};
    }
}

} // namespace

QrCode::QrCode(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setSmooth(false); // hard edges, wherever the page has been scrolled to
}

void QrCode::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    m_code = encoded(text);
    update();
    Q_EMIT textChanged();
}

void QrCode::paint(QPainter *painter)
{
    if (m_code.isNull())
        return;
    // All in the screen's own pixels: a module of 4.5 of them would have soft edges.
    const qreal ratio = window() ? window()->effectiveDevicePixelRatio() : 1;
    const qreal module = std::floor(std::min(width(), height()) * ratio / modules());
    if (module < 1)
        return;
    const qreal side = module * modules();
    const auto start = [ratio, side](qreal room) { return std::floor((room * ratio - side) / 2) / ratio; };
    painter->fillRect(boundingRect(), Qt::white);
    painter->drawImage(QRectF(start(width()), start(height()), side / ratio, side / ratio), m_code);
}

} // namespace dockpass::ui
