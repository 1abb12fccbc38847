// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "stage.h"

#include <QKeyEvent>
#include <QTimeZone>

namespace dockpass::tests {

using namespace Qt::StringLiterals;

namespace {

void collect(QQuickItem *item, QList<QQuickItem *> &found)
{
    if (!item->isVisible() || item->opacity() <= 0)
        return;
    found << item;
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        collect(child, found);
}

} // namespace

QDateTime stageTime()
{
    return QDateTime(QDate(2026, 12, 1), QTime(6, 5), Qt::UTC);
}

Stage::Stage(const session::View &view, const Options &options)
{
    m_model.show(view, stageTime());
    m_engine.addImportPath(u":/qt/qml"_s);
    m_engine.setInitialProperties({{u"session"_s, QVariant::fromValue(&m_model)},
                                   {u"kiosk"_s, options.kiosk},
                                   {u"theme"_s, options.theme},
                                   {u"width"_s, options.size.width()},
                                   {u"height"_s, options.size.height()}});
    m_engine.load(QUrl(u"qrc:/qt/qml/Dockpass/Main.qml"_s));
    if (!m_engine.rootObjects().isEmpty())
        m_window = qobject_cast<QQuickWindow *>(m_engine.rootObjects().constFirst());
    if (m_window)
        m_window->requestActivate();
}

void Stage::show(const session::View &view)
{
    m_model.show(view, stageTime());
}

QList<QQuickItem *> Stage::visibleItems() const
{
    QList<QQuickItem *> found;
    collect(m_window->contentItem(), found);
    return found;
}

QQuickItem *Stage::item(const QString &objectName) const
{
    const QList<QQuickItem *> all = visibleItems();
    const auto found = std::find_if(all.cbegin(), all.cend(),
                                    [&](const QQuickItem *item) { return item->objectName() == objectName; });
    return found == all.cend() ? nullptr : *found;
}

void Stage::type(const QString &text, Qt::KeyboardModifiers modifiers)
{
    for (const QChar letter : text) {
        for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, letter.toUpper().unicode(), modifiers, QString(letter));
            QCoreApplication::sendEvent(m_window, &event);
        }
    }
}

void Stage::press(Qt::Key key)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window, &event);
    }
}

void Stage::click(const QString &objectName)
{
    QMetaObject::invokeMethod(item(objectName), "clicked");
}

} // namespace dockpass::tests
