// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/silentpassword.h"

#include <QAccessibleActionInterface>
#include <QAccessibleObject>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlProperty>
#include <QQuickWindow>

#include <mutex>

namespace dockpass::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto mark = "dockpass_silentPassword";

/// What of an item's children a screen reader finds, through those that it does not.
void collectAccessible(const QQuickItem &item, QList<QAccessibleInterface *> &found)
{
    const QList<QQuickItem *> children = item.childItems();
    for (QQuickItem *child : children) {
        if (QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(child))
            found << interface;
        else
            collectAccessible(*child, found);
    }
}

class SilentField final : public QAccessibleObject, public QAccessibleActionInterface
{
public:
    explicit SilentField(QQuickItem *item) : QAccessibleObject(item) {}

    QAccessible::Role role() const override { return QAccessible::EditableText; }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.editable = true;
        state.passwordEdit = true;
        state.focusable = true;
        state.focused = item().hasActiveFocus();
        state.readOnly = item().property("readOnly").toBool();
        state.disabled = !item().isEnabled();
        state.invisible = !item().isVisible() || !window() || !window()->isVisible();
        state.offscreen = state.invisible || !QRect({}, window()->size()).intersects(sceneRect());
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name)
            return attached(u"name"_s);
        if (kind == QAccessible::Description)
            return attached(u"description"_s);
        return {};
    }

    QWindow *window() const override { return item().window(); }

    QRect rect() const override
    {
        const QRect scene = sceneRect();
        return window() ? QRect(window()->mapToGlobal(scene.topLeft()), scene.size()) : scene;
    }

    QAccessibleInterface *parent() const override
    {
        for (QQuickItem *above = item().parentItem(); above; above = above->parentItem()) {
            if (QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(above))
                return interface;
        }
        return QAccessible::queryAccessibleInterface(item().window());
    }

    int childCount() const override { return static_cast<int>(children().size()); }
    QAccessibleInterface *child(int index) const override { return children().value(index); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const QList<QAccessibleInterface *> all = children();
        const auto found = std::find(all.cbegin(), all.cend(), child);
        return found == all.cend() ? -1 : static_cast<int>(found - all.cbegin());
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction()}; }
    void doAction(const QString &name) override
    {
        if (name == setFocusAction())
            item().forceActiveFocus();
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QQuickItem &item() const { return *static_cast<QQuickItem *>(object()); }
    QRect sceneRect() const { return item().mapRectToScene(QRectF(0, 0, item().width(), item().height())).toRect(); }
    QString attached(const QString &name) const
    {
        return QQmlProperty(object(), u"Accessible."_s + name, qmlContext(object())).read().toString();
    }
    QList<QAccessibleInterface *> children() const
    {
        QList<QAccessibleInterface *> found;
        collectAccessible(item(), found);
        return found;
    }
};

QAccessibleInterface *makeSilent(const QString &className, QObject *object)
{
    if (className != "QQuickTextInput"_L1 || !object || !object->property(mark).toBool())
        return nullptr;
    return new SilentField(static_cast<QQuickItem *>(object)); // Qt's cache owns it
}

} // namespace

void SilentPassword::setField(QQuickItem *field)
{
    if (field == m_field)
        return;
    static std::once_flag installed;
    std::call_once(installed, [] { QAccessible::installFactory(&makeSilent); });
    m_field = field;
    if (m_field) {
        m_field->setProperty(mark, true);
        // With a screen reader running, Qt's own interface exists since the field was made: it has to go.
        if (QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_field))
            QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(interface));
    }
    Q_EMIT fieldChanged();
}

} // namespace dockpass::ui
