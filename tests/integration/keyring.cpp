// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/keyring.h"

#include "store/keychainstore.h"

#include <QProcess>

#include <algorithm>

namespace dockpass::test::keyring {

using namespace Qt::StringLiterals;
using store::KeychainStore;

namespace {

QByteArray secretTool(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels); // it shows the attributes on standard error
    process.start(u"secret-tool"_s, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        qFatal("secret-tool does not work");
    return process.readAll();
}

/// As QtKeychain writes them.
QStringList attributes(const store::Key &key)
{
    return {u"xdg:schema"_s, u"org.qt.keychain"_s,     u"user"_s, KeychainStore::keyOf(key),
            u"server"_s,     KeychainStore::service(), u"type"_s, u"base64"_s};
}

} // namespace

QByteArray snapshot()
{
    const QByteArray all = secretTool({u"search"_s, u"--all"_s, u"server"_s, KeychainStore::service()});
    // "[/3]" begins an entry; the number is nothing of the entry's own.
    QList<QByteArray> entries;
    for (const QByteArray &line : all.split('\n')) {
        if (line.startsWith("[/"))
            entries.append(QByteArray());
        else if (!entries.isEmpty())
            entries.last() += line + '\n';
    }
    std::sort(entries.begin(), entries.end());
    return entries.join('\n');
}

int countFor(const QUrl &server)
{
    return int(snapshot().count("attribute.user = " + server.toString().toUtf8() + ' '));
}

store::Key keyFor(const QUrl &server, const QString &user, store::Entry entry)
{
    return {server.toString(), user, entry};
}

QByteArray bytes(const store::Key &key)
{
    return QByteArray::fromBase64(secretTool(QStringList{u"lookup"_s} + attributes(key)));
}

bool clear(const store::Key &key)
{
    return secretTool(QStringList{u"clear"_s} + attributes(key)).isEmpty();
}

bool clearAll()
{
    return secretTool({u"clear"_s, u"server"_s, KeychainStore::service()}).isEmpty();
}

bool setBytes(const store::Key &key, const QByteArray &bytes, const QString &collection)
{
    QStringList store{u"store"_s, u"--label"_s, KeychainStore::service()};
    if (!collection.isEmpty())
        store += QStringList{u"--collection"_s, collection};
    return secretTool(store + attributes(key), bytes.toBase64()).isEmpty();
}

std::optional<store::SessionRecord> record(const store::Key &key)
{
    auto decoded = store::decode(Secret(bytes(key)));
    if (!decoded.ok())
        return {};
    return std::move(decoded).value();
}

bool makeDue(const store::Key &key)
{
    auto due = record(key);
    if (!due)
        return false;
    due->issuedAt = due->issuedAt.addSecs(-9 * due->issuedAt.secsTo(due->expiresAt));
    return setBytes(key, store::encode(*due).view().toByteArray());
}

} // namespace dockpass::test::keyring
