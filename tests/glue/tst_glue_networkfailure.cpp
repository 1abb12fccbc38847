// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/httpheaders.h"
#include "glue/networkfailure.h"

#include <QTest>

using namespace dockpass;
using namespace dockpass::glue;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime now(QDate(2026, 11, 24), QTime(2, 35, 17), Qt::UTC);

} // namespace

class NetworkFailureTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReplyWithoutAnAnswerHasACause_data();
    void aReplyWithoutAnAnswerHasACause();
    void behindAProxyItsFaultsAreItsOwn_data();
    void behindAProxyItsFaultsAreItsOwn();
    void ofSeveralFaultsTheFirstToMendIsTold_data();
    void ofSeveralFaultsTheFirstToMendIsTold();
    void datesAreReadInEveryForm_data();
    void datesAreReadInEveryForm();
    void retryAfterIsSecondsOrADate_data();
    void retryAfterIsSecondsOrADate();
};

void NetworkFailureTest::aReplyWithoutAnAnswerHasACause_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("bodyTaken");
    QTest::addColumn<QString>("cause"); // empty: it is an answer

    QTest::newRow("answer") << int(QNetworkReply::NoError) << 200 << true << QString();
    QTest::newRow("400") << int(QNetworkReply::ProtocolInvalidOperationError) << 400 << true << QString();
    QTest::newRow("401") << int(QNetworkReply::AuthenticationRequiredError) << 401 << true << QString();
    QTest::newRow("404") << int(QNetworkReply::ContentNotFoundError) << 404 << true << QString();
    QTest::newRow("422") << int(QNetworkReply::UnknownContentError) << 422 << true << QString();
    QTest::newRow("503") << int(QNetworkReply::ServiceUnavailableError) << 503 << true << QString();
    QTest::newRow("307") << int(QNetworkReply::ContentReSendError) << 307 << true << QString();
    QTest::newRow("refused") << int(QNetworkReply::ConnectionRefusedError) << 0 << false << u"ConnectionRefused"_s;
    QTest::newRow("closed") << int(QNetworkReply::RemoteHostClosedError) << 0 << true << u"ConnectionLost"_s;
    QTest::newRow("closed within the answer")
        << int(QNetworkReply::RemoteHostClosedError) << 200 << true << u"ConnectionLost"_s;
    QTest::newRow("would be sent again") << int(QNetworkReply::ContentReSendError) << 0 << true << u"ConnectionLost"_s;
    QTest::newRow("time limit") << int(QNetworkReply::OperationCanceledError) << 0 << true << u"TimedOut"_s;
    QTest::newRow("network down") << int(QNetworkReply::TemporaryNetworkFailureError) << 0 << false << u"Offline"_s;
    QTest::newRow("no route") << int(QNetworkReply::UnknownNetworkError) << 0 << false << u"Offline"_s;
    QTest::newRow("line broke") << int(QNetworkReply::UnknownNetworkError) << 0 << true << u"ConnectionLost"_s;
    QTest::newRow("handshake") << int(QNetworkReply::SslHandshakeFailedError) << 0 << false << u"TlsFailed"_s;
    QTest::newRow("proxy refused") << int(QNetworkReply::ProxyConnectionRefusedError) << 0 << false << u"ProxyFailed"_s;
    QTest::newRow("proxy wants a password")
        << int(QNetworkReply::ProxyAuthenticationRequiredError) << 407 << true << u"ProxyAuthRequired"_s;
    QTest::newRow("proxy, unknown") << int(QNetworkReply::UnknownProxyError) << 0 << false << u"ProxyFailed"_s;
    QTest::newRow("not HTTP") << int(QNetworkReply::ProtocolFailure) << 0 << true << u"NotABackendApi"_s;
    QTest::newRow("garbled answer") << int(QNetworkReply::ProtocolFailure) << 200 << true << u"AnswerUnreadable"_s;
}

void NetworkFailureTest::aReplyWithoutAnAnswerHasACause()
{
    QFETCH(const int, error);
    QFETCH(const int, status);
    QFETCH(const bool, bodyTaken);
    QFETCH(const QString, cause);
    const auto failure =
        networkFailure({static_cast<QNetworkReply::NetworkError>(error), u"text"_s, {}, status, bodyTaken});
    QCOMPARE(failure ? nameOf(failure->kind) : QString(), cause);
    if (failure) {
        QCOMPARE(failure->unsent, !bodyTaken);
        QVERIFY(!failure->detail.isEmpty());
    }
}

void NetworkFailureTest::behindAProxyItsFaultsAreItsOwn_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("bodyTaken");
    QTest::addColumn<QString>("cause");
    QTest::newRow("its name is unknown") << int(QNetworkReply::HostNotFoundError) << false << u"ProxyFailed"_s;
    QTest::newRow("it does not listen, or refuses")
        << int(QNetworkReply::UnknownNetworkError) << false << u"ProxyFailed"_s;
    QTest::newRow("line broke") << int(QNetworkReply::UnknownNetworkError) << true << u"ConnectionLost"_s;
    QTest::newRow("it says that the server refuses")
        << int(QNetworkReply::ConnectionRefusedError) << false << u"ConnectionRefused"_s;
}

/// Qt gives the fault of a proxy no code of its own, and calls the server's name unknown where the proxy's is.
void NetworkFailureTest::behindAProxyItsFaultsAreItsOwn()
{
    QFETCH(const int, error);
    QFETCH(const bool, bodyTaken);
    QFETCH(const QString, cause);
    const auto failure =
        networkFailure({static_cast<QNetworkReply::NetworkError>(error), u"text"_s, {}, 0, bodyTaken, true});
    QVERIFY(failure);
    QCOMPARE(nameOf(failure->kind), cause);
    QCOMPARE(failure->detail.contains("proxy"_L1), cause == "ProxyFailed"_L1);
}

void NetworkFailureTest::ofSeveralFaultsTheFirstToMendIsTold_data()
{
    QTest::addColumn<QList<int>>("faults");
    QTest::addColumn<QString>("cause");
    const int expired = QSslError::CertificateExpired;
    const int early = QSslError::CertificateNotYetValid;
    const int host = QSslError::HostNameMismatch;
    const int issuer = QSslError::UnableToGetLocalIssuerCertificate;
    const int self = QSslError::SelfSignedCertificate;
    const int revoked = QSslError::CertificateRevoked;
    QTest::newRow("expired") << QList{expired} << u"CertificateExpired"_s;
    QTest::newRow("too early") << QList{early} << u"CertificateNotYetValid"_s;
    QTest::newRow("other name") << QList{host} << u"CertificateWrongHost"_s;
    QTest::newRow("unknown issuer") << QList{issuer} << u"CertificateUntrusted"_s;
    QTest::newRow("self-signed") << QList{self} << u"CertificateUntrusted"_s;
    QTest::newRow("revoked") << QList{revoked} << u"TlsFailed"_s;
    QTest::newRow("captive portal: self-signed for another name") << QList{host, self} << u"CertificateUntrusted"_s;
    QTest::newRow("expired and unknown") << QList{expired, issuer} << u"CertificateUntrusted"_s;
    QTest::newRow("expired for another name") << QList{expired, host} << u"CertificateWrongHost"_s;
    QTest::newRow("root expired, own certificate not yet valid")
        << QList{expired, early} << u"CertificateNotYetValid"_s;
}

void NetworkFailureTest::ofSeveralFaultsTheFirstToMendIsTold()
{
    QFETCH(const QList<int>, faults);
    QFETCH(const QString, cause);
    ReplyEnd end{QNetworkReply::SslHandshakeFailedError, u"handshake failed"_s, {}, 0, false};
    for (const int fault : faults)
        end.sslErrors.append(QSslError(static_cast<QSslError::SslError>(fault)));
    const auto failure = networkFailure(end);
    QVERIFY(failure);
    QCOMPARE(nameOf(failure->kind), cause);
    QVERIFY(!failure->detail.isEmpty());
    QVERIFY(certainlyNotHandled(*failure));
}

void NetworkFailureTest::datesAreReadInEveryForm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("time");
    const QDateTime old(QDate(1994, 11, 6), QTime(8, 49, 37), Qt::UTC);
    QTest::newRow("today's") << QByteArray("Tue, 24 Nov 2026 02:35:17 GMT") << now;
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << old;
    QTest::newRow("RFC 850, this century") << QByteArray("Tuesday, 24-Nov-26 02:35:17 GMT") << now;
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << old;
    QTest::newRow("nothing") << QByteArray() << QDateTime();
    QTest::newRow("another zone is no HTTP date") << QByteArray("Tue, 24 Nov 2026 02:35:17 +0100") << QDateTime();
    QTest::newRow("no such day") << QByteArray("Tue, 31 Feb 2026 02:35:17 GMT") << QDateTime();
}

void NetworkFailureTest::datesAreReadInEveryForm()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QDateTime, time);
    QCOMPARE(httpDate(text, now), time);
}

void NetworkFailureTest::retryAfterIsSecondsOrADate_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("seconds"); // -1: nothing
    QTest::newRow("seconds") << QByteArray("30") << 30;
    QTest::newRow("spaces") << QByteArray(" 30 ") << 30;
    QTest::newRow("at once") << QByteArray("0") << 0;
    QTest::newRow("a date") << QByteArray("Tue, 24 Nov 2026 02:36:17 GMT") << 60;
    QTest::newRow("a past date") << QByteArray("Tue, 24 Nov 2026 02:34:17 GMT") << 0;
    QTest::newRow("negative") << QByteArray("-1") << -1;
    QTest::newRow("a sign") << QByteArray("+5") << -1;
    QTest::newRow("a NUL") << QByteArray("5\0", 2) << -1;
    QTest::newRow("words") << QByteArray("later") << -1;
    QTest::newRow("absent") << QByteArray() << -1;
    QTest::newRow("too many to count") << QByteArray("99999999999999999999") << -1;
    QTest::newRow("a thousand years") << QByteArray("31536000000") << 366 * 24 * 60 * 60;
}

void NetworkFailureTest::retryAfterIsSecondsOrADate()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, seconds);
    QCOMPARE(retryDelay(text, now), seconds < 0 ? std::nullopt : std::optional(std::chrono::seconds(seconds)));
}

QTEST_GUILESS_MAIN(NetworkFailureTest)
#include "tst_glue_networkfailure.moc"
