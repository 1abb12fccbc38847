// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/certificates.h"

#include <QtGlobal>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace dockpass::glue::test {

namespace {

template<auto release>
struct Releaser
{
    template<typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};
using Certificate = std::unique_ptr<X509, Releaser<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Releaser<EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Releaser<BIO_free_all>>;

void require(bool ok)
{
    if (!ok)
        qFatal("OpenSSL would not make a test certificate");
}

Memory memoryOf(const QByteArray &bytes)
{
    return Memory(BIO_new_mem_buf(bytes.constData(), static_cast<int>(bytes.size())));
}

QByteArray contentOf(const Memory &memory)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, size);
}

void extend(X509 *certificate, X509 *issuer, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    require(extension && X509_add_ext(certificate, extension, -1));
    X509_EXTENSION_free(extension);
}

} // namespace

Identity makeIdentity(const CertificateWish &wish, const std::optional<Identity> &issuer)
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    require(key && certificate);

    static long serial = 0;
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wish.validFrom);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wish.validUntil);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(wish.name.constData()), -1, -1, 0);

    Certificate issuerCertificate;
    Key issuerKey;
    if (issuer) {
        issuerCertificate.reset(PEM_read_bio_X509(memoryOf(issuer->certificatePem).get(), nullptr, nullptr, nullptr));
        issuerKey.reset(PEM_read_bio_PrivateKey(memoryOf(issuer->keyPem).get(), nullptr, nullptr, nullptr));
        require(issuerCertificate && issuerKey);
    }
    X509 *signer = issuer ? issuerCertificate.get() : certificate.get();
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer));
    extend(certificate.get(), signer, NID_basic_constraints, wish.authority ? "critical,CA:TRUE" : "CA:FALSE");
    if (!wish.subjectAltName.isEmpty())
        extend(certificate.get(), signer, NID_subject_alt_name, wish.subjectAltName.constData());
    require(X509_sign(certificate.get(), issuer ? issuerKey.get() : key.get(), EVP_sha256()) > 0);

    const Memory certificatePem(BIO_new(BIO_s_mem()));
    const Memory keyPem(BIO_new(BIO_s_mem()));
    require(PEM_write_bio_X509(certificatePem.get(), certificate.get()));
    require(PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr));
    return {contentOf(certificatePem), contentOf(keyPem)};
}

} // namespace dockpass::glue::test
