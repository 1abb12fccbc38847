// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/secretsearch.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace dockpass::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceSize = 24; ///< bytes; what is longer than two of them is looked for in pieces too
constexpr qsizetype beginning = 4;  ///< bytes of a form by which it is recognised first; the shortest is a short code's
constexpr quint32 base = 0x9e3779b1;
constexpr int hintBits = 22;

quint32 sumOf(const char *bytes)
{
    quint32 sum = 0;
    for (qsizetype i = 0; i < beginning; ++i)
        sum = sum << 8 | static_cast<unsigned char>(bytes[i]);
    return sum;
}

std::size_t hintOf(quint32 sum)
{
    return std::size_t(sum * base >> (32 - hintBits));
}

/// How `bytes` look within a longer text in base64, where they begin `shift` bytes behind a multiple of three: without
/// the characters at both ends that depend on their neighbours.
QByteArray base64Within(const QByteArray &bytes, int shift, QByteArray::Base64Options alphabet)
{
    const QByteArray shifted = QByteArray(shift, '\0') + bytes;
    const QByteArray whole = shifted.first(shifted.size() / 3 * 3).toBase64(alphabet);
    return whole.sliced(shift == 0 ? 0 : shift + 1);
}

/// Where the secret part of a JWT begins; 0: not one.
qsizetype secretPartOf(const QByteArray &secret)
{
    return secret.startsWith("eyJ") && secret.count('.') == 2 ? secret.indexOf('.') + 1 : 0;
}

} // namespace

SecretSearch::SecretSearch() : m_hints(std::size_t(1) << hintBits) {}

void SecretSearch::addForm(const QString &name, const QByteArray &bytes)
{
    if (bytes.size() < beginning)
        qFatal("a secret is too short to be looked for");
    const bool known = std::any_of(m_forms.begin(), m_forms.end(), [&](const Form &f) { return f.bytes == bytes; });
    if (known)
        return;
    const quint32 sum = sumOf(bytes.constData());
    m_hints[hintOf(sum)] = true;
    m_byBeginning.insert(sum, m_forms.size());
    m_forms.append({name, bytes});
}

void SecretSearch::addForms(const QString &name, const QByteArray &piece)
{
    const QString text = QString::fromUtf8(piece);
    addForm(name, piece);
    for (int shift = 0; shift < 3; ++shift) {
        for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            addForm(name + u" in base64"_s, base64Within(piece, shift, alphabet));
    }
    addForm(name + u" in hexadecimal"_s, piece.toHex());
    addForm(name + u" percent-encoded"_s, piece.toPercentEncoding());
    addForm(name + u" in UTF-16"_s, QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2));
    QByteArray escaped = piece;
    escaped.replace('\\', "\\\\").replace('"', "\\\"");
    addForm(name + u" escaped"_s, escaped);
}

void SecretSearch::add(const QString &name, const QByteArray &secret)
{
    m_names.removeAll(name);
    m_names.append(name);
    if (secret.size() <= 2 * pieceSize) {
        addForms(name, secret);
        return;
    }
    qsizetype at = secretPartOf(secret);
    for (; at + pieceSize <= secret.size(); at += pieceSize)
        addForms(u"bytes %1 to %2 of "_s.arg(at).arg(at + pieceSize) + name, secret.sliced(at, pieceSize));
    addForms(u"the end of "_s + name, secret.last(pieceSize));
}

bool SecretSearch::isAt(const Form &form, const QByteArray &bytes, qsizetype at) const
{
    return at + form.bytes.size() <= bytes.size()
        && std::equal(form.bytes.begin(), form.bytes.end(), bytes.begin() + at);
}

QStringList SecretSearch::findIn(const QByteArray &bytes, const QString &place) const
{
    QStringList found;
    std::vector<bool> seen(std::size_t(m_forms.size()));
    m_bytesSeen += bytes.size();
    quint32 sum = 0;
    for (qsizetype end = 1; end <= bytes.size(); ++end) {
        sum = sum << 8 | static_cast<unsigned char>(bytes[end - 1]);
        if (end < beginning || !m_hints[hintOf(sum)])
            continue;
        const qsizetype at = end - beginning;
        for (auto form = m_byBeginning.constFind(sum); form != m_byBeginning.cend() && form.key() == sum; ++form) {
            if (seen[std::size_t(*form)] || !isAt(m_forms[*form], bytes, at))
                continue;
            seen[std::size_t(*form)] = true;
            const QByteArray before = bytes.sliced(qMax<qsizetype>(0, at - 60), qMin<qsizetype>(60, at));
            found.append(u"%1 in %2, behind \"%3\""_s.arg(m_forms[*form].name, place,
                                                          QString::fromLatin1(before.toPercentEncoding(" &=:/{}\""))));
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

QStringList SecretSearch::findInMapping(int memory, quint64 begin, quint64 end, const QString &place) const
{
    constexpr qsizetype chunk = 4 << 20;
    constexpr qsizetype overlap = 4096; // longer than any form
    QStringList found;
    QByteArray bytes;
    for (quint64 at = begin; at < end;) {
        QByteArray more(qsizetype(qMin<quint64>(chunk, end - at)), '\0');
        const ssize_t count = pread(memory, more.data(), std::size_t(more.size()), off_t(at));
        if (count <= 0)
            break; // [vvar], a device
        bytes = bytes.last(qMin(overlap, bytes.size())) + more.first(count);
        found += findIn(bytes, place + u" at %1"_s.arg(at, 0, 16));
        at += quint64(count);
    }
    return found;
}

QStringList SecretSearch::findInMemory(qint64 processId, bool standingStill) const
{
    const QString folder = u"/proc/%1/"_s.arg(processId);
    QFile maps(folder + u"maps"_s);
    const int memory = ::open(qPrintable(folder + u"mem"_s), O_RDONLY | O_CLOEXEC);
    if (memory < 0 || (standingStill && ::kill(pid_t(processId), SIGSTOP) != 0) || !maps.open(QIODevice::ReadOnly))
        return {u"the memory of process %1 cannot be read"_s.arg(processId)};
    QStringList found;
    for (const QByteArray &line : maps.readAll().split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        const QByteArrayList range = words.first().split('-');
        if (range.size() == 2 && words.value(1).startsWith('r'))
            found += findInMapping(memory, range[0].toULongLong(nullptr, 16), range[1].toULongLong(nullptr, 16),
                                   QString::fromLatin1(words.value(5, "memory")));
    }
    if (standingStill)
        ::kill(pid_t(processId), SIGCONT);
    ::close(memory);
    return found;
}

QStringList SecretSearch::findOnDevice(const QString &home) const
{
    return findBelow(home) + findBelow(qEnvironmentVariable("HOME"), u"/keyrings/"_s);
}

std::unique_ptr<BackendProcess> backendWithCanary(const QStringList &arguments)
{
    const QJsonObject user{{u"name"_s, canary},
                           {u"password"_s, QString::fromUtf8(canaryPassword)},
                           {u"id"_s, 2},
                           {u"uuid"_s, u"8ab1b6a4-63e4-5a4e-8e0f-7b8f5a2f6d21"_s},
                           {u"scopes"_s, QJsonArray{u"user"_s, u"warehouse-user"_s}},
                           {u"activeWarehouse"_s, 1}};
    const QTemporaryDir folder;
    QFile users(folder.filePath(u"users.json"_s));
    if (!users.open(QIODevice::WriteOnly)
        || users.write(QJsonDocument(QJsonObject{{u"users"_s, QJsonArray{user}}}).toJson()) < 0 || !users.flush())
        qFatal("the test cannot write down its person");
    return std::make_unique<BackendProcess>(arguments + QStringList{u"--users"_s, users.fileName()});
}

} // namespace dockpass::test
