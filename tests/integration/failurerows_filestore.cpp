// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/failuretable.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dockpass::test::failures {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

QString keyFile(const Stage &stage)
{
    return stage.device.home() + u"/key"_s;
}

QString entries(const Stage &stage)
{
    return stage.device.home() + u"/.local/share/dockpass/sessions"_s;
}

QStringList inFiles(const Stage &stage)
{
    return {u"--store"_s, u"file"_s, u"--store-key-file"_s, keyFile(stage)};
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        qFatal("the test cannot write its files");
}

/// Names and contents of the entries.
QList<std::pair<QString, QByteArray>> entriesOf(const Stage &stage)
{
    QList<std::pair<QString, QByteArray>> found;
    const QDir folder(entries(stage));
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            found.append({file.fileName(), file.readAll()});
    }
    return found;
}

Outcome loginInFiles(Stage &stage)
{
    write(keyFile(stage), QByteArray(32, 'k'));
    return stage.login(inFiles(stage));
}

/// The demo user is signed in; then something happens.
Outcome tokenAfter(Stage &stage, void (*happens)(const Stage &))
{
    if (loginInFiles(stage).code != 0)
        return {};
    happens(stage);
    return stage.run(QStringList{u"token"_s} + inFiles(stage));
}

Outcome tokenWhileHeld(Stage &stage)
{
    if (loginInFiles(stage).code != 0)
        return {};
    const int holder = ::open(QFile::encodeName(entries(stage)).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (::flock(holder, LOCK_EX) != 0)
        return {};
    const Outcome outcome = stage.run(QStringList{u"token"_s} + inFiles(stage));
    ::close(holder);
    return outcome;
}

Outcome tokenOfAnOldFile(Stage &stage)
{
    if (loginInFiles(stage).code != 0)
        return {};
    const auto old = entriesOf(stage);
    if (loginInFiles(stage).code != 0)
        return {};
    for (const auto &[path, bytes] : old)
        write(path, bytes);
    return stage.run(QStringList{u"token"_s} + inFiles(stage));
}

} // namespace

QList<Row> fileStoreRows()
{
    return {
        {Kind::FileKeyMissing, "no key at a sign-in", 6,
         [](Stage &s) {
             return s.login({u"--store"_s, u"file"_s});
         }},
        {Kind::FileKeyWrong, "another key", 6,
         [](Stage &s) { return tokenAfter(s, [](const Stage &t) { write(keyFile(t), QByteArray(32, 'o')); }); }},
        {Kind::FileExposed, "a key that others can read", 6,
         [](Stage &s) {
             return tokenAfter(s, [](const Stage &t) { ::chmod(QFile::encodeName(keyFile(t)).constData(), 0644); });
         }},
        {Kind::FileAltered, "cut off", 6,
         [](Stage &s) {
             return tokenAfter(s, [](const Stage &t) {
                 for (const auto &[path, bytes] : entriesOf(t))
                     write(path, bytes.chopped(1));
             });
         }},
        {Kind::FileRolledBack, "an old file was put back", 6, tokenOfAnOldFile},
        {Kind::FileNoAnswer, "another process holds the lock", 6, tokenWhileHeld},
        {Kind::FileFailed, "a file where its folder has to be", 6,
         [](Stage &s) {
             QDir().mkpath(s.device.home() + u"/.local/share"_s);
             write(s.device.home() + u"/.local/share/dockpass"_s, "in the way");
             return loginInFiles(s);
         }},
    };
}

} // namespace dockpass::test::failures
