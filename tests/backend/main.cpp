// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "backend.h"
#include "certificates.h"
#include "control.h"
#include "endsignal.h"
#include "options.h"
#include "server.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace dockpass;
using namespace dockpass::backend;

namespace {

void print(std::FILE *to, const QString &text)
{
    std::fputs(text.toUtf8().constData(), to);
    std::fflush(to);
}

int fail(const QString &why)
{
    print(stderr, u"dockpass-backend: %1\n"_s.arg(why));
    return 1;
}

Result<Users, QString> loadUsers(const QString &path)
{
    if (path.isEmpty())
        return Users::demo();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"%1: %2"_s.arg(path, file.errorString());
    auto users = Users::parse(file.readAll());
    if (!users)
        return u"%1: %2"_s.arg(path, users.error());
    return users;
}

Result<CertificateFiles, QString> certificates(const Options &options)
{
    if (options.makeCaIn.isEmpty())
        return CertificateFiles{{}, options.certificate, options.key};
    return makeCertificates(options.makeCaIn, options.fault);
}

/// As it stands in a URL: the certificate names localhost, and so does the client.
QString urlHost(const QString &host)
{
    return host == "::1"_L1 ? u"[::1]"_s : u"localhost"_s;
}

int serve(const Options &options)
{
    auto users = loadUsers(options.usersFile);
    if (!users)
        return fail(users.error());
    // A second one would write over the certificates that the first one's clients trust.
    QLockFile ownFolder(options.makeCaIn + u"/in-use.lock"_s);
    if (!options.makeCaIn.isEmpty() && QDir().mkpath(options.makeCaIn) && !ownFolder.tryLock(0))
        return fail(u"%1: another dockpass-backend uses this folder"_s.arg(options.makeCaIn));
    CertificateFiles files;
    TlsContext tls;
    if (!options.plainHttp) {
        auto made = certificates(options);
        if (!made)
            return fail(made.error());
        files = made.value();
        auto context = tlsContext(files);
        if (!context)
            return fail(context.error());
        tls = std::move(context).value();
    }

    EndSignal end;
    Backend backend(std::move(users).value(), options.profile);
    if (options.reveal)
        backend.reveal();
    if (!options.logFile.isEmpty() && !backend.logTo(options.logFile))
        return fail(u"%1: cannot be written"_s.arg(options.logFile));
    Server glue([&backend](const Incoming &request) { return backend.handle(request); }, tls.get(), 100);
    Control control(backend, glue, EndSignal::request);
    Server controlServer([&control](const Incoming &request) { return control.handle(request); }, nullptr, 8);

    const auto port = glue.start(options.host.toStdString(), options.port);
    if (!port)
        return fail(u"port %1 of %2 is taken"_s.arg(options.port).arg(options.host));
    const auto controlPort = controlServer.start("127.0.0.1", options.controlPort);
    if (!controlPort)
        return fail(u"control port %1 is taken"_s.arg(options.controlPort));

    const QJsonObject ready{
        {u"url"_s, u"%1://%2:%3"_s.arg(options.plainHttp ? u"http"_s : u"https"_s, urlHost(options.host)).arg(*port)},
        {u"control"_s, u"http://127.0.0.1:%1"_s.arg(*controlPort)},
        {u"ca"_s, files.ca},
        {u"profile"_s, options.profile.name},
    };
    print(stdout, QString::fromUtf8(QJsonDocument(ready).toJson(QJsonDocument::Compact)) + u"\n"_s);
    end.wait(options.exitWithParent);
    glue.end();
    controlServer.end();
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"dockpass-backend"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(DOCKPASS_VERSION));

    const auto parsed = parseOptions(QCoreApplication::arguments());
    if (const auto *text = std::get_if<PrintAndExit>(&parsed)) {
        print(text->exitCode == 0 ? stdout : stderr, text->text);
        return text->exitCode;
    }
    return serve(std::get<Options>(parsed));
}
