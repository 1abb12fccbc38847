// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "integration/oldtlsserver.h"

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dockpass::test {

namespace {

void require(bool ok)
{
    if (!ok)
        qFatal("the server with an old TLS does not start");
}

BIO *bytesOf(const QByteArray &pem)
{
    return BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size()));
}

SSL_CTX *contextFor(const glue::test::Identity &identity)
{
    SSL_CTX *context = SSL_CTX_new(TLS_server_method());
    BIO *certificateBytes = bytesOf(identity.certificatePem);
    BIO *keyBytes = bytesOf(identity.keyPem);
    X509 *certificate = PEM_read_bio_X509(certificateBytes, nullptr, nullptr, nullptr);
    EVP_PKEY *key = PEM_read_bio_PrivateKey(keyBytes, nullptr, nullptr, nullptr);
    // What is this old needs the ciphers of its time.
    require(SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0") && SSL_CTX_use_certificate(context, certificate)
            && SSL_CTX_use_PrivateKey(context, key) && SSL_CTX_set_min_proto_version(context, TLS1_VERSION)
            && SSL_CTX_set_max_proto_version(context, TLS1_1_VERSION));
    X509_free(certificate);
    EVP_PKEY_free(key);
    BIO_free(certificateBytes);
    BIO_free(keyBytes);
    return context;
}

} // namespace

OldTlsServer::OldTlsServer(const glue::test::Identity &identity) : m_context(contextFor(identity))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    require(m_listener >= 0 && ::bind(m_listener, generic, size) == 0 && ::listen(m_listener, 5) == 0
            && ::getsockname(m_listener, generic, &size) == 0);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

void OldTlsServer::serve() const
{
    for (int socket = ::accept(m_listener, nullptr, nullptr); socket >= 0;
         socket = ::accept(m_listener, nullptr, nullptr)) {
        SSL *tls = SSL_new(m_context);
        SSL_set_fd(tls, socket);
        SSL_accept(tls); // fails, and tells the client why, where that is too new
        SSL_free(tls);
        ::close(socket);
    }
}

OldTlsServer::~OldTlsServer()
{
    ::shutdown(m_listener, SHUT_RDWR); // accept() returns
    m_thread.join();
    ::close(m_listener);
    SSL_CTX_free(m_context);
}

} // namespace dockpass::test
