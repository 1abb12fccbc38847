// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "glue/assignments.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace dockpass::ui {

/// The warehouses a person may choose from, narrowed by what they type.
class WarehouseModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the SessionModel")

    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL) ///< part of a name, any case
    Q_PROPERTY(int total READ total NOTIFY totalChanged FINAL)                        ///< unfiltered

public:
    enum Role {
        AssignmentId = Qt::UserRole,
        Name,
        Active,
        Enabled,
        Mark, ///< tells those of one name apart: the end of the id; empty where the name is enough
    };

    using QAbstractListModel::QAbstractListModel;

    void show(const QList<glue::Assignment> &warehouses);

    [[nodiscard]] QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    [[nodiscard]] int total() const { return int(m_all.size()); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();
    void totalChanged();

private:
    void narrow();
    [[nodiscard]] QString markOf(const glue::Assignment &assignment) const;

    QList<glue::Assignment> m_all;
    QList<glue::Assignment> m_shown;
    QString m_filter;
};

} // namespace dockpass::ui
