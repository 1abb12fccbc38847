// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/secretsearch.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceSize = 32; ///< bytes; what is longer than two of them is looked for in pieces too

/// How `bytes` look within a longer text in base64, where they begin `shift` bytes behind a multiple of three: without
/// the characters at both ends that depend on their neighbours.
QByteArray base64Within(const QByteArray &bytes, int shift, QByteArray::Base64Options alphabet)
{
    const QByteArray shifted = QByteArray(shift, '\0') + bytes;
    const QByteArray whole = shifted.first(shifted.size() / 3 * 3).toBase64(alphabet);
    return whole.sliced(shift == 0 ? 0 : shift + 1);
}

} // namespace

void SecretSearch::addForms(QList<Form> &forms, const QString &name, const QByteArray &piece)
{
    const QString text = QString::fromUtf8(piece);
    const auto add = [&forms](const QString &form, const QByteArray &bytes) {
        if (std::none_of(forms.begin(), forms.end(), [&](const Form &known) { return known.bytes == bytes; }))
            forms.append({form, bytes});
    };
    add(name, piece);
    for (int shift = 0; shift < 3; ++shift) {
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            add(name + u" in base64"_s, base64Within(piece, shift, alphabet));
    }
    add(name + u" in hexadecimal"_s, piece.toHex());
    add(name + u" percent-encoded"_s, piece.toPercentEncoding());
    add(name + u" in UTF-16"_s, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    QByteArray escaped = piece;
    escaped.replace('\\', "\\\\").replace('"', "\\\"");
    add(name + u" escaped"_s, escaped);
}

void SecretSearch::add(const QString &name, const QByteArray &secret)
{
    QList<Form> &forms = m_secrets[name];
    addForms(forms, name, secret);
    if (secret.size() <= 2 * pieceSize)
        return;
    addForms(forms, u"the beginning of "_s + name, secret.first(pieceSize));
    addForms(forms, u"the middle of "_s + name, secret.sliced(secret.size() / 2, pieceSize));
    addForms(forms, u"the end of "_s + name, secret.last(pieceSize));
}

QStringList SecretSearch::findIn(const QByteArray &bytes, const QString &place) const
{
    QStringList found;
    for (const QList<Form> &forms : m_secrets) {
        for (const Form &form : forms) {
            const qsizetype at = bytes.indexOf(form.bytes);
            if (at < 0)
                continue;
            const QByteArray before = bytes.sliced(qMax(0, at - 60), qMin<qsizetype>(60, at));
            found.append(u"%1 in %2, behind \"%3\""_s.arg(form.name, place, QString::fromUtf8(before)));
        }
    }
    return found;
}

QStringList SecretSearch::findBelow(const QString &folder, const QString &except) const
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (!except.isEmpty() && path.contains(except))
            continue;
        QFile file(path);
        if (!files.fileInfo().isFile()) // a socket, a pipe
            continue;
        if (!file.open(QIODevice::ReadOnly))
            found.append(u"%1 cannot be read"_s.arg(path));
        found += findIn(path.toUtf8() + '\n' + file.readAll(), path);
    }
    return found;
}

QStringList SecretSearch::findInProcess(qint64 processId) const
{
    QStringList found;
    for (const QString &name : {u"cmdline"_s, u"environ"_s}) {
        const QString path = u"/proc/%1/%2"_s.arg(processId).arg(name);
        QFile file(path);
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        if (bytes.isEmpty())
            found.append(u"%1 cannot be read"_s.arg(path));
        found += findIn(bytes, path);
    }
    return found;
}

} // namespace dockpass::test
