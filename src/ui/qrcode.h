// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace dockpass::ui {

/// A text as a QR code (ISO/IEC 18004, error correction M or better): black on white in every theme, because that is
/// what scanners look for, with a quiet zone of 4 modules. Each module is a whole number of the screen's pixels, as
/// large as the item allows; what is left around is white. Draws nothing where there is no text, where it is too long,
/// or where not even one pixel is left for a module.
class QrCode : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(int modules READ modules NOTIFY textChanged FINAL) ///< across, with the quiet zone; 0: nothing to draw

public:
    explicit QrCode(QQuickItem *parent = nullptr);

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] int modules() const { return m_code.width(); }

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    QImage m_code; // one pixel a module, with the quiet zone; null: nothing to draw
};

} // namespace dockpass::ui
