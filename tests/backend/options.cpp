// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "options.h"

#include "users.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

const QMap<QString, CertificateFault> &faults()
{
    static const QMap<QString, CertificateFault> all = {
        {u"expired"_s, CertificateFault::Expired},
        {u"not-yet-valid"_s, CertificateFault::NotYetValid},
        {u"wrong-host"_s, CertificateFault::WrongHost},
        {u"self-signed"_s, CertificateFault::SelfSigned},
    };
    return all;
}

void declare(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"A stand-in for the Spryker Glue Backend API: sign-in, warehouse tokens, and faults on demand.\n"
        "Prints one line of JSON when it listens. Loopback only. Manual: docs/backend.md"_s);
    parser.addOptions({
        {{u"h"_s, u"help"_s}, u"Show this."_s},
        {u"version"_s, u"Show the version."_s},
        {u"demo-credentials"_s, u"Show name and password of the first demo user, tab-separated."_s},
        {u"host"_s, u"Loopback address to listen on (127.0.0.1)."_s, u"address"_s, u"127.0.0.1"_s},
        {u"port"_s, u"Port of the API; 0: a free one (0)."_s, u"n"_s, u"0"_s},
        {u"control-port"_s, u"Port of the control calls; 0: a free one (0)."_s, u"n"_s, u"0"_s},
        {u"make-ca"_s, u"TLS with a CA and a certificate made now, in this directory."_s, u"dir"_s},
        {u"bad-certificate"_s, u"With --make-ca: %1."_s.arg(faults().keys().join(u", "_s)), u"fault"_s},
        {u"cert"_s, u"TLS with this certificate chain (PEM); needs --key."_s, u"file"_s},
        {u"key"_s, u"The key of --cert (PEM)."_s, u"file"_s},
        {u"http"_s, u"Plain HTTP in place of TLS."_s},
        {u"profile"_s, u"Wiring of the shop: %1 (stock)."_s.arg(Profile::names().join(u", "_s)), u"name"_s, u"stock"_s},
        {u"set"_s, u"A switch of the shop, see the manual: --set authorize=true."_s, u"name=value"_s},
        {u"user-lifetime"_s, u"Seconds an access token of /token lives (28800)."_s, u"s"_s},
        {u"warehouse-lifetime"_s, u"Seconds one of /warehouse-tokens lives (604800)."_s, u"s"_s},
        {u"refresh-lifetime"_s, u"Seconds a refresh token lives (2592000)."_s, u"s"_s},
        {u"users"_s, u"Users in place of the demo set (JSON)."_s, u"file"_s},
        {u"log"_s, u"Append each request to this file (JSON lines, secrets hashed)."_s, u"file"_s},
        {u"reveal"_s, u"Show secrets as they are in the answer of GET /requests, for a test that looks for them."_s},
        {u"exit-with-parent"_s, u"End when standard input is closed."_s},
    });
}

bool isLoopback(const QString &host)
{
    return host == "::1"_L1 || host == "localhost"_L1 || host == "127.0.0.1"_L1;
}

/// Reads values and remembers the first one that is wrong.
class Values
{
public:
    explicit Values(const QCommandLineParser &parser) : m_parser(parser) {}

    [[nodiscard]] const QString &error() const { return m_error; }
    void refuse(const QString &why)
    {
        if (m_error.isEmpty())
            m_error = why;
    }

    int port(const QString &option)
    {
        bool ok = false;
        const int port = m_parser.value(option).toInt(&ok);
        if (!ok || port < 0 || port > 65535)
            refuse(u"--%1 wants a number from 0 to 65535"_s.arg(option));
        return port;
    }

    void lifetime(const QString &option, std::chrono::seconds &lifetime)
    {
        if (!m_parser.isSet(option))
            return;
        bool ok = false;
        lifetime = std::chrono::seconds(m_parser.value(option).toInt(&ok));
        if (!ok || lifetime.count() <= 0)
            refuse(u"--%1 wants a number of seconds above 0"_s.arg(option));
    }

private:
    const QCommandLineParser &m_parser;
    QString m_error;
};

void readTransport(const QCommandLineParser &parser, Values &values, Options &options)
{
    options.plainHttp = parser.isSet(u"http"_s);
    options.makeCaIn = parser.value(u"make-ca"_s);
    options.certificate = parser.value(u"cert"_s);
    options.key = parser.value(u"key"_s);
    const bool given = !options.certificate.isEmpty() && !options.key.isEmpty();
    const bool half = options.certificate.isEmpty() != options.key.isEmpty();
    if (half || int(options.plainHttp) + int(!options.makeCaIn.isEmpty()) + int(given) != 1)
        values.refuse(u"one of --make-ca, --cert with --key, or --http is needed"_s);

    if (parser.isSet(u"bad-certificate"_s)) {
        const auto fault = faults().constFind(parser.value(u"bad-certificate"_s));
        if (fault == faults().cend() || options.makeCaIn.isEmpty())
            values.refuse(u"--bad-certificate wants one of %1, and --make-ca"_s.arg(faults().keys().join(u", "_s)));
        else
            options.fault = *fault;
    }
}

/// `--set name=value`, as POST /profile takes it: the value is JSON, or else a word.
void readSwitches(const QCommandLineParser &parser, Values &values, Options &options)
{
    for (const QString &option : parser.values(u"set"_s)) {
        const QString value = option.section(u'=', 1);
        const QJsonArray json = QJsonDocument::fromJson('[' + value.toUtf8() + ']').array();
        const QJsonObject change{{option.section(u'=', 0, 0), json.size() == 1 ? json.first() : QJsonValue(value)}};
        if (const auto applied = options.profile.apply(change); !applied)
            values.refuse(u"--set %1"_s.arg(applied.error()));
    }
}

} // namespace

std::variant<Options, PrintAndExit> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments))
        return PrintAndExit{parser.errorText() + u"\n"_s, WrongUse};
    if (parser.isSet(u"help"_s))
        return PrintAndExit{parser.helpText()};
    if (parser.isSet(u"version"_s))
        return PrintAndExit{u"dockpass-backend %1\n"_s.arg(QCoreApplication::applicationVersion())};
    if (parser.isSet(u"demo-credentials"_s)) {
        const User user = Users::demo().all().constFirst();
        return PrintAndExit{u"%1\t%2\n"_s.arg(user.name, user.password)};
    }

    Values values(parser);
    Options options;
    options.host = parser.value(u"host"_s);
    if (!isLoopback(options.host))
        values.refuse(u"--host wants 127.0.0.1, ::1 or localhost: nothing else is ever listened on"_s);
    if (!parser.positionalArguments().isEmpty())
        values.refuse(u"%1: not an option"_s.arg(parser.positionalArguments().constFirst()));
    options.port = values.port(u"port"_s);
    options.controlPort = values.port(u"control-port"_s);
    readTransport(parser, values, options);
    if (const auto profile = Profile::named(parser.value(u"profile"_s)))
        options.profile = *profile;
    else
        values.refuse(u"--profile wants one of %1"_s.arg(Profile::names().join(u", "_s)));
    readSwitches(parser, values, options);
    values.lifetime(u"user-lifetime"_s, options.profile.userLifetime);
    values.lifetime(u"warehouse-lifetime"_s, options.profile.warehouseLifetime);
    values.lifetime(u"refresh-lifetime"_s, options.profile.refreshLifetime);
    options.usersFile = parser.value(u"users"_s);
    options.logFile = parser.value(u"log"_s);
    options.reveal = parser.isSet(u"reveal"_s);
    options.exitWithParent = parser.isSet(u"exit-with-parent"_s);

    if (!values.error().isEmpty())
        return PrintAndExit{u"dockpass-backend: %1\n"_s.arg(values.error()), WrongUse};
    return options;
}

} // namespace dockpass::backend
