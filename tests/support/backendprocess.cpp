// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "backendprocess.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QJsonDocument>

#include <httplib.h>

namespace dockpass::test {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

constexpr seconds StartLimit{30};
constexpr seconds StopLimit{10};
constexpr seconds CallLimit{30};

bool choosesTransport(const QStringList &arguments)
{
    return arguments.contains("--http"_L1) || arguments.contains("--make-ca"_L1) || arguments.contains("--cert"_L1);
}

} // namespace

BackendProcess::BackendProcess(const QStringList &arguments)
{
    QStringList all = arguments + QStringList{u"--exit-with-parent"_s};
    if (!choosesTransport(arguments))
        all += {u"--make-ca"_s, m_directory.path()};
    if (!start(all))
        stop();
}

BackendProcess::~BackendProcess()
{
    stop();
}

bool BackendProcess::start(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(DOCKPASS_BIN_DIR "/dockpass-backend"), arguments);

    QDeadlineTimer limit(StartLimit);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(static_cast<int>(limit.remainingTime()))) {
            m_error = u"dockpass-backend did not start: "_s + m_process.errorString();
            return false;
        }
    }
    const QJsonObject ready = QJsonDocument::fromJson(m_process.readLine()).object();
    m_url = QUrl(ready["url"_L1].toString());
    m_controlUrl = QUrl(ready["control"_L1].toString());
    m_caFile = ready["ca"_L1].toString();
    return true;
}

void BackendProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(static_cast<int>(std::chrono::milliseconds(StopLimit).count()))) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

QString BackendProcess::demoUser()
{
    return u"picker@dockpass.example"_s;
}

QString BackendProcess::demoPassword()
{
    return u"amber-forklift-7"_s;
}

QByteArray BackendProcess::call(const char *method, const QString &path, const QByteArray &body)
{
    httplib::Client client(m_controlUrl.host().toStdString(), m_controlUrl.port());
    client.set_connection_timeout(CallLimit);
    client.set_read_timeout(CallLimit);
    httplib::Request request;
    request.method = method;
    request.path = path.toStdString();
    request.body = body.toStdString();
    const httplib::Result result = client.send(request);
    if (!result)
        m_error = u"control call %1: %2"_s.arg(path, QString::fromStdString(httplib::to_string(result.error())));
    else if (result->status != 200)
        m_error = u"control call %1: %2"_s.arg(path, QString::fromStdString(result->body));
    else
        return QByteArray::fromStdString(result->body);
    return {};
}

QJsonObject BackendProcess::counts()
{
    return QJsonDocument::fromJson(call("GET", u"/counts"_s)).object();
}

int BackendProcess::requestCount(const QString &methodAndPath)
{
    const QJsonObject all = counts();
    return all.isEmpty() ? -1 : all["requests"_L1][methodAndPath].toInt();
}

int BackendProcess::connectionCount()
{
    return counts()["connections"_L1].toInt(-1);
}

QJsonArray BackendProcess::requests()
{
    return QJsonDocument::fromJson(call("GET", u"/requests"_s)).array();
}

bool BackendProcess::clearRequests()
{
    return !call("DELETE", u"/requests"_s).isEmpty();
}

bool BackendProcess::setAnswers(const QJsonArray &answers)
{
    return clearAnswers() && !call("POST", u"/answers"_s, QJsonDocument(answers).toJson()).isEmpty();
}

bool BackendProcess::clearAnswers()
{
    return !call("DELETE", u"/answers"_s).isEmpty();
}

bool BackendProcess::advance(seconds by)
{
    const QJsonObject body{{u"advanceSeconds"_s, static_cast<qint64>(by.count())}};
    return !call("POST", u"/time"_s, QJsonDocument(body).toJson()).isEmpty();
}

bool BackendProcess::setProfile(const QString &profile, seconds userLifetime, seconds warehouseLifetime)
{
    QJsonObject body{{u"profile"_s, profile}};
    if (userLifetime.count() > 0)
        body["userLifetime"_L1] = static_cast<qint64>(userLifetime.count());
    if (warehouseLifetime.count() > 0)
        body["warehouseLifetime"_L1] = static_cast<qint64>(warehouseLifetime.count());
    return changeShop(body);
}

bool BackendProcess::changeShop(const QJsonObject &change)
{
    return !call("POST", u"/profile"_s, QJsonDocument(change).toJson()).isEmpty();
}

bool BackendProcess::patchUser(const QString &name, const QJsonObject &change)
{
    const QString path = u"/users/"_s + QString::fromLatin1(name.toUtf8().toPercentEncoding());
    return !call("POST", path, QJsonDocument(change).toJson()).isEmpty();
}

bool BackendProcess::revokeRefreshTokens()
{
    return !call("POST", u"/revoke-refresh-tokens"_s).isEmpty();
}

QString BackendProcess::fingerprint(const QByteArray &secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex().first(16));
}

} // namespace dockpass::test
