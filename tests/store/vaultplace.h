// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/filevault.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace dockpass::test {

/// A place for a file store with a key, in a folder of its own, and what a test does to the files there.
class VaultPlace
{
public:
    /// In memory where there is a place for it: a test brings thousands of files to the disk.
    VaultPlace() : m_folder(templateFor(QStringLiteral("/dev/shm"))) { putKey(key()); }

    static QByteArray key() { return QByteArray(store::keySize, 'k'); }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString keyFile() const { return path(QStringLiteral("key")); }
    [[nodiscard]] store::FileVault::Folders folders() const
    {
        return {path(QStringLiteral("share/sessions")), path(QStringLiteral("state/generations"))};
    }
    [[nodiscard]] store::KeySources sources() const
    {
        store::KeySources sources;
        sources.keyFile = keyFile();
        return sources;
    }
    /// As a program that has just been started has it.
    [[nodiscard]] store::FileVault vault() const { return store::FileVault(folders(), sources()); }

    void putKey(const QByteArray &bytes) const { put(keyFile(), bytes); }
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile::remove(path);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()
            || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            qFatal("the test cannot write its files");
    }
    static QByteArray bytes(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// All files in a folder, with their paths.
    static QStringList filesIn(const QString &folder)
    {
        QStringList paths;
        for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name))
            paths << info.filePath();
        return paths;
    }
    [[nodiscard]] QStringList entryFiles() const { return filesIn(folders().entries); }
    [[nodiscard]] QStringList generationFiles() const { return filesIn(folders().generations); }

private:
    static QString templateFor(const QString &memory)
    {
        return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/dockpass-XXXXXX");
    }

    QTemporaryDir m_folder;
};

/// "value", "none" or the name of the failure: an outcome in one word.
inline QByteArray wordFor(const Result<std::optional<Secret>, Failure> &result)
{
    if (!result)
        return nameOf(result.error().kind).toLatin1();
    return result.value() ? result.value()->view().toByteArray() : QByteArray("none");
}
inline QByteArray wordFor(const Result<Done, Failure> &result)
{
    return result ? QByteArray("done") : nameOf(result.error().kind).toLatin1();
}

} // namespace dockpass::test
