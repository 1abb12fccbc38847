// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/filedevice.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace dockpass::test {

using namespace Qt::StringLiterals;

FileDevice::FileDevice(const BackendProcess &backend, bool withKeyFile)
{
    for (const QString &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"CREDENTIALS_DIRECTORY"_s})
        environment().remove(name);
    QByteArray settings = "[dockpass]\nca=" + backend.caFile().toUtf8() + "\nstore=file\n";
    if (withKeyFile) {
        write(keyFile(), QByteArray(32, 'k'));
        settings += "store-key-file=" + keyFile().toUtf8() + '\n';
    }
    write(home() + u"/.config/dockpass/dockpass.conf"_s, settings);
}

void FileDevice::write(const QString &path, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        qFatal("the test cannot write its files");
}

QByteArray FileDevice::bytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList FileDevice::files() const
{
    QStringList paths;
    for (const QString &folder : {entries(), generations()}) {
        for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name))
            paths << info.filePath();
    }
    return paths;
}

Outcome FileDevice::signIn(const BackendProcess &backend) const
{
    return run(loginArguments(backend), BackendProcess::demoPassword().toUtf8() + '\n');
}

} // namespace dockpass::test
