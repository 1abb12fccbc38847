// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "support/backendprocess.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace dockpass::test {

/// Looks for secrets, and for longer pieces of them, in bytes of any kind: as they are, and in the disguises in which
/// programs let them slip: base64 (both alphabets, at any alignment), hexadecimal, percent-encoding, UTF-16, escaped.
class SecretSearch
{
public:
    SecretSearch();

    /// Of a long secret every piece is looked for: what shows 48 bytes of it in a row is found. The first part of a JWT,
    /// which is in all of them and no secret, is left out.
    void add(const QString &name, const QByteArray &secret);
    [[nodiscard]] int count() const { return int(m_names.size()); }

    /// What was found, in words, each piece and disguise once; empty: nothing.
    [[nodiscard]] QStringList findIn(const QByteArray &bytes, const QString &place) const;
    /// The same for every file below `folder`, names of files included; paths that contain `except` are left out.
    [[nodiscard]] QStringList findBelow(const QString &folder, const QString &except = {}) const;
    /// The same for what other processes can see of a running one: its command line and its environment.
    [[nodiscard]] QStringList findInProcess(qint64 processId) const;
    /// The same for a person's home folder, and for this test's own without its keyrings.
    [[nodiscard]] QStringList findOnDevice(const QString &home) const;
    /// The same for all the memory it can read (libraries, heaps, stacks, shared memory). It stands still meanwhile, or
    /// what moves may be overlooked. Needs root or a process that allows dumps.
    [[nodiscard]] QStringList findInMemory(qint64 processId, bool standingStill = true) const;
    /// Looked through by all calls so far.
    [[nodiscard]] qint64 bytesSeen() const { return m_bytesSeen; }

private:
    struct Form
    {
        QString name;
        QByteArray bytes;
    };
    void addForms(const QString &name, const QByteArray &piece);
    void addForm(const QString &name, const QByteArray &bytes);
    [[nodiscard]] bool isAt(const Form &form, const QByteArray &bytes, qsizetype at) const;
    [[nodiscard]] QStringList findInMapping(int memory, quint64 begin, quint64 end, const QString &place) const;

    QStringList m_names;
    QList<Form> m_forms;
    QMultiHash<quint32, qsizetype> m_byBeginning; ///< the forms, by a sum of their first bytes
    std::vector<bool> m_hints;                    ///< whether there is one with such a sum
    mutable qint64 m_bytesSeen = 0;
};

/// Somebody whose password every kind of encoding would change. Plain ASCII, because xdotool changes the keyboard's layout
/// for anything else, and on a busy machine the letter may come before its layout.
inline const QString canary = QStringLiteral("picker@dockpass.example");
inline const QByteArray canaryPassword = "Canary auf+zu & 100% \"\\";
/// One who knows nobody else. It may not run, see there.
[[nodiscard]] std::unique_ptr<BackendProcess> backendWithCanary(const QStringList &arguments);

} // namespace dockpass::test
