// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/failuretable.h"

#include "integration/keyring.h"

namespace dockpass::test::failures {

using namespace Qt::StringLiterals;

namespace {

/// A row has no way to tell that its stage could not be set; the test would be of something else.
void require(bool ok, const char *what)
{
    if (!ok)
        qFatal("the stage cannot be set: %s", what);
}

QByteArray demoPassword()
{
    return BackendProcess::demoPassword().toUtf8() + '\n';
}

} // namespace

Stage::Stage(BackendProcess &backend) : shop(backend)
{
    device.trust(backend);
}

Outcome Stage::run(const QStringList &arguments, const QByteArray &input) const
{
    return device.run(arguments + QStringList{u"--json"_s}, input);
}

Outcome Stage::loginAt(const QString &server, const QStringList &more) const
{
    return run(
        QStringList{u"login"_s, u"--server"_s, server, u"--user"_s, BackendProcess::demoUser(), u"--password-stdin"_s}
            + more,
        demoPassword());
}

Outcome Stage::login(const QStringList &more) const
{
    return loginAt(shop.url().toString(), more);
}

Outcome Stage::loginAs(const QString &name, const QByteArray &input, const QStringList &more) const
{
    return run(Device::loginArguments(shop, name + u"@dockpass.example"_s) + more, input);
}

Outcome Stage::loginAnswered(const QJsonObject &answer, const QStringList &more)
{
    order({answer});
    return login(more);
}

void Stage::order(const QJsonArray &answers)
{
    require(shop.setAnswers(answers), "answers");
}

void Stage::setShop(const QJsonObject &switches)
{
    require(shop.changeShop(switches), "switches");
}

void Stage::signIn()
{
    require(login().code == 0, "signing in");
}

void Stage::age(store::Entry entry, int hours, bool keepRefreshToken) const
{
    auto record = keyring::record(keyring::keyFor(shop.url(), BackendProcess::demoUser(), entry));
    require(record.has_value(), "the record is not there");
    record->issuedAt = record->issuedAt.addSecs(-3600LL * hours);
    record->expiresAt = record->expiresAt.addSecs(-3600LL * hours);
    if (!keepRefreshToken)
        record->refreshToken.clear();
    putIntoKeychain(entry, store::encode(*record).view().toByteArray());
}

void Stage::putIntoKeychain(store::Entry entry, const QByteArray &bytes) const
{
    require(keyring::setBytes(keyring::keyFor(shop.url(), BackendProcess::demoUser(), entry), bytes), "the keychain");
}

QJsonObject answer(const QString &path, int status, const QString &body, const QJsonObject &headers)
{
    QJsonObject ordered{{u"path"_s, path}, {u"status"_s, status}, {u"body"_s, body}};
    if (!headers.isEmpty())
        ordered["headers"_L1] = headers;
    return ordered;
}

QJsonObject html(const QString &path, int status, const QJsonObject &headers)
{
    QJsonObject all = headers;
    all["Content-Type"_L1] = u"text/html"_s;
    return answer(path, status, u"<!DOCTYPE html><html><body>wrong user name or password</body></html>"_s, all);
}

QJsonObject refusal(const QString &path, int status, const QString &code)
{
    return answer(path, status,
                  uR"([{"message":"Wrong user name or password","status":%1,"code":"%2"}])"_s.arg(status).arg(code));
}

QJsonObject mode(const QString &path, const QString &mode, int times)
{
    return {{u"path"_s, path}, {u"mode"_s, mode}, {u"times"_s, times}};
}

} // namespace dockpass::test::failures
