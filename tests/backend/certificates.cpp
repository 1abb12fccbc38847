// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "certificates.h"

#include <QDir>
#include <QFile>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace dockpass::backend {

using namespace Qt::StringLiterals;

namespace {

template<auto Free>
struct Freer
{
    template<typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freer<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free>>;

constexpr int Day = 1;

struct Validity
{
    int fromDays;
    int toDays;
};

struct Identity
{
    Certificate certificate;
    Key key;
};

QString openSslError()
{
    return QString::fromLatin1(ERR_reason_error_string(ERR_get_error()));
}

bool addExtension(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

/// Key, number, name and validity; neither extensions nor signature.
Identity blankIdentity(const char *commonName, Validity validity)
{
    Identity identity{Certificate(X509_new()), Key(EVP_EC_gen("P-256"))};
    X509 *certificate = identity.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    uint64_t serial = 0;
    RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1);
    X509_time_adj_ex(X509_getm_notBefore(certificate), validity.fromDays, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate), validity.toDays, 0, nullptr);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char *>(commonName), -1, -1, 0);
    X509_set_pubkey(certificate, identity.key.get());
    return identity;
}

bool sign(Identity &subject, const Identity &issuer)
{
    return X509_set_issuer_name(subject.certificate.get(), X509_get_subject_name(issuer.certificate.get())) == 1
        && X509_sign(subject.certificate.get(), issuer.key.get(), EVP_sha256()) > 0;
}

std::optional<Identity> makeCa()
{
    Identity ca = blankIdentity("Dockpass stand-in CA", {-2 * Day, 30 * Day});
    X509 *certificate = ca.certificate.get();
    if (!addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE")
        || !addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign")
        || !addExtension(certificate, certificate, NID_subject_key_identifier, "hash") || !sign(ca, ca))
        return std::nullopt;
    return ca;
}

Validity validityFor(CertificateFault fault)
{
    switch (fault) {
    case CertificateFault::Expired:
        return {-2 * Day, -1 * Day};
    case CertificateFault::NotYetValid:
        return {1 * Day, 2 * Day};
    case CertificateFault::None:
    case CertificateFault::WrongHost:
    case CertificateFault::SelfSigned:
        return {-1 * Day, 29 * Day};
    }
    Q_UNREACHABLE();
}

std::optional<Identity> makeServer(const Identity &ca, CertificateFault fault)
{
    const bool wrongHost = fault == CertificateFault::WrongHost;
    Identity server = blankIdentity(wrongHost ? "elsewhere.example" : "localhost", validityFor(fault));
    const Identity &issuer = fault == CertificateFault::SelfSigned ? server : ca;
    X509 *certificate = server.certificate.get();
    const char *names = wrongHost ? "DNS:elsewhere.example" : "DNS:localhost,IP:127.0.0.1,IP:::1";
    if (!addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(certificate, certificate, NID_key_usage, "critical,digitalSignature")
        || !addExtension(certificate, certificate, NID_ext_key_usage, "serverAuth")
        || !addExtension(certificate, certificate, NID_subject_key_identifier, "hash")
        || !addExtension(certificate, issuer.certificate.get(), NID_authority_key_identifier, "keyid")
        || !addExtension(certificate, certificate, NID_subject_alt_name, names) || !sign(server, issuer))
        return std::nullopt;
    return server;
}

/// The PEM form of what `write` puts into the BIO.
template<typename Write>
QByteArray pemOf(Write write)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    if (!memory || write(memory.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, size);
}

QByteArray pemOf(X509 *certificate)
{
    return pemOf([certificate](BIO *to) { return PEM_write_bio_X509(to, certificate); });
}

QByteArray pemOf(EVP_PKEY *key)
{
    return pemOf([key](BIO *to) { return PEM_write_bio_PrivateKey(to, key, nullptr, nullptr, 0, nullptr, nullptr); });
}

/// Writes a file that was not readable for others at any moment; the error is empty on success.
QString writeFile(const QString &path, const QByteArray &content, QFile::Permissions permissions)
{
    QFile file(path);
    if (file.exists() && !file.remove())
        return u"%1: %2"_s.arg(path, file.errorString());
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)
        || file.write(content) != content.size() || !file.flush() || !file.setPermissions(permissions))
        return u"%1: %2"_s.arg(path, file.errorString());
    return {};
}

} // namespace

Result<CertificateFiles, QString> makeCertificates(const QString &directory, CertificateFault fault)
{
    const auto ca = makeCa();
    const auto server = ca ? makeServer(*ca, fault) : std::nullopt;
    if (!server)
        return u"OpenSSL could not make a certificate: "_s + openSslError();
    if (!QDir().mkpath(directory))
        return u"%1: cannot be made"_s.arg(directory);

    const QDir dir(directory);
    const CertificateFiles files{dir.absoluteFilePath(u"ca.pem"_s), dir.absoluteFilePath(u"server.pem"_s),
                                 dir.absoluteFilePath(u"server.key"_s)};
    const QFile::Permissions secret = QFile::ReadOwner | QFile::WriteOwner;
    const QFile::Permissions open = secret | QFile::ReadGroup | QFile::ReadOther;
    const std::tuple<QString, QByteArray, QFile::Permissions> wanted[] = {
        {files.ca, pemOf(ca->certificate.get()), open},
        {files.certificate, pemOf(server->certificate.get()), open},
        {files.key, pemOf(server->key.get()), secret},
    };
    for (const auto &[path, content, permissions] : wanted) {
        if (const QString error = writeFile(path, content, permissions); !error.isEmpty())
            return error;
    }
    return files;
}

void FreeTlsContext::operator()(ssl_ctx_st *context) const
{
    SSL_CTX_free(context);
}

Result<TlsContext, QString> tlsContext(const CertificateFiles &files)
{
    TlsContext context(SSL_CTX_new(TLS_server_method()));
    if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1
        || SSL_CTX_use_certificate_chain_file(context.get(), QFile::encodeName(files.certificate).constData()) != 1
        || SSL_CTX_use_PrivateKey_file(context.get(), QFile::encodeName(files.key).constData(), SSL_FILETYPE_PEM) != 1
        || SSL_CTX_check_private_key(context.get()) != 1)
        return u"certificate %1 with key %2: %3"_s.arg(files.certificate, files.key, openSslError());
    return context;
}

} // namespace dockpass::backend
