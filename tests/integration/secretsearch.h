// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace dockpass::test {

/// Looks for secrets, and for longer pieces of them, in bytes of any kind: as they are, and in the disguises in which
/// programs let them slip: base64 (both alphabets, at any alignment), hexadecimal, percent-encoding, UTF-16, escaped.
class SecretSearch
{
public:
    void add(const QString &name, const QByteArray &secret);
    [[nodiscard]] int count() const { return int(m_secrets.size()); }

    /// What was found, in words; empty: nothing.
    [[nodiscard]] QStringList findIn(const QByteArray &bytes, const QString &place) const;
    /// The same for every file below `folder`, names of files included; paths that contain `except` are left out.
    [[nodiscard]] QStringList findBelow(const QString &folder, const QString &except = {}) const;
    /// The same for what other processes can see of a running one: its command line and its environment.
    [[nodiscard]] QStringList findInProcess(qint64 processId) const;

private:
    struct Form
    {
        QString name;
        QByteArray bytes;
    };
    static void addForms(QList<Form> &forms, const QString &name, const QByteArray &piece);

    QMap<QString, QList<Form>> m_secrets;
};

} // namespace dockpass::test
