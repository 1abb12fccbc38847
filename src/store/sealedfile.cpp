// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sealedfile.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <memory>

namespace dockpass::store {

namespace {

// Layout of the header: magic, version, log2 of N, r, p, salt, key id, nonce.
constexpr QByteArrayView magic("DOCKPASS");
constexpr char version = 1;
constexpr qsizetype versionAt = 8;
constexpr qsizetype costAt = 9;
constexpr qsizetype saltAt = 12;
constexpr qsizetype keyIdAt = saltAt + KeyDerivation::saltSize;
constexpr qsizetype keyIdSize = 16;
constexpr qsizetype nonceAt = keyIdAt + keyIdSize;
constexpr qsizetype nonceSize = 12; // NIST SP 800-38D 5.2.1.1
constexpr qsizetype headerSize = nonceAt + nonceSize;
constexpr qsizetype tagSize = 16;

constexpr quint64 largestMemory = 256ull * 1024 * 1024; // bytes
constexpr quint64 largestWork = 1ull << 23;             // N * r * p

using Cipher = std::unique_ptr<EVP_CIPHER, decltype(&EVP_CIPHER_free)>;
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char *bytesOf(char *data)
{
    return reinterpret_cast<unsigned char *>(data);
}

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

/// Empty: there are none, and nothing may be sealed with less.
QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    if (RAND_bytes(bytesOf(bytes.data()), int(size)) != 1)
        return {};
    return bytes;
}

/// Tells which key it is and nothing about it (RFC 2104).
QByteArray idOf(const Secret &key)
{
    constexpr QByteArrayView purpose("Dockpass file store: key id");
    unsigned char digest[EVP_MAX_MD_SIZE];
    std::size_t size = 0;
    char hash[] = "SHA256";
    if (!EVP_Q_mac(nullptr, "HMAC", nullptr, hash, nullptr, key.view().data(), std::size_t(key.size()),
                   bytesOf(purpose), std::size_t(purpose.size()), digest, sizeof digest, &size))
        return {};
    return QByteArray(reinterpret_cast<const char *>(digest), keyIdSize);
}

QByteArray headerFor(const KeyDerivation &derivation, const QByteArray &keyId, const QByteArray &nonce)
{
    QByteArray header = magic.toByteArray();
    header += version;
    header += char(derivation.logN);
    header += char(derivation.blockSize);
    header += char(derivation.parallel);
    header += derivation.isScrypt() ? derivation.salt : QByteArray(KeyDerivation::saltSize, '\0');
    return header + keyId + nonce;
}

/// One pass over `from` into `to`, with everything bound to it. False: a tag that does not fit, or no memory.
bool run(EVP_CIPHER_CTX *context, QByteArrayView header, QByteArrayView name, QByteArrayView from, char *to)
{
    int size = 0;
    for (const QByteArrayView bound : {header, name}) {
        if (EVP_CipherUpdate(context, nullptr, &size, bytesOf(bound), int(bound.size())) != 1)
            return false;
    }
    if (EVP_CipherUpdate(context, bytesOf(to), &size, bytesOf(from), int(from.size())) != 1)
        return false;
    unsigned char none[EVP_MAX_BLOCK_LENGTH]; // GCM has no last block
    return size == from.size() && EVP_CipherFinal_ex(context, none, &size) == 1;
}

} // namespace

KeyDerivation KeyDerivation::newScrypt()
{
    return {.logN = 15, .blockSize = 8, .parallel = 3, .salt = randomBytes(saltSize)};
}

bool KeyDerivation::isAcceptable() const
{
    if (!isScrypt())
        return blockSize == 0 && parallel == 0 && salt.isEmpty();
    if (logN < 14 || logN > 20 || blockSize < 1 || parallel < 1 || salt.size() != saltSize)
        return false;
    const quint64 perLane = (1ull << logN) * quint64(blockSize);
    return 128 * perLane <= largestMemory && perLane * quint64(parallel) <= largestWork;
}

Secret deriveKey(const Secret &passphrase, const KeyDerivation &derivation)
{
    Secret key = Secret::ofSize(keySize);
    // OpenSSL counts some working space beside the memory of RFC 7914.
    const bool done =
        EVP_PBE_scrypt(passphrase.view().data(), std::size_t(passphrase.size()), bytesOf(derivation.salt),
                       std::size_t(derivation.salt.size()), 1ull << derivation.logN, quint64(derivation.blockSize),
                       quint64(derivation.parallel), 2 * largestMemory, bytesOf(key.data()), keySize)
        == 1;
    return done ? std::move(key) : Secret();
}

Result<SealedFile, SealFault> parseSealed(QByteArrayView bytes)
{
    if (bytes.size() > largestSealedFile || bytes.size() < headerSize + tagSize || !bytes.startsWith(magic))
        return SealFault::Damaged;
    if (bytes[versionAt] != version)
        return bytes[versionAt] > version ? SealFault::Future : SealFault::Damaged;

    SealedFile file;
    file.derivation.logN = quint8(bytes[costAt]);
    file.derivation.blockSize = quint8(bytes[costAt + 1]);
    file.derivation.parallel = quint8(bytes[costAt + 2]);
    const QByteArray salt = bytes.sliced(saltAt, KeyDerivation::saltSize).toByteArray();
    if (file.derivation.isScrypt())
        file.derivation.salt = salt;
    else if (salt != QByteArray(KeyDerivation::saltSize, '\0'))
        return SealFault::Damaged; // one file has one form
    if (!file.derivation.isAcceptable())
        return SealFault::Damaged;
    file.keyId = bytes.sliced(keyIdAt, keyIdSize).toByteArray();
    file.nonce = bytes.sliced(nonceAt, nonceSize).toByteArray();
    file.header = bytes.first(headerSize).toByteArray();
    file.ciphertext = bytes.sliced(headerSize).chopped(tagSize).toByteArray();
    file.tag = bytes.last(tagSize).toByteArray();
    return file;
}

bool fits(const SealedFile &file, const Secret &key)
{
    const QByteArray id = idOf(key);
    return id.size() == file.keyId.size()
        && CRYPTO_memcmp(id.constData(), file.keyId.constData(), std::size_t(id.size())) == 0;
}

Result<Secret, SealFault> openSealed(const SealedFile &file, const Secret &key, QByteArrayView name)
{
    if (!fits(file, key))
        return SealFault::OtherKey;
    const Cipher cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr), &EVP_CIPHER_free);
    const CipherContext context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    if (!cipher || !context)
        return SealFault::NoCipher;
    Secret contents = Secret::ofSize(file.ciphertext.size());
    QByteArray tag = file.tag;
    const bool genuine =
        EVP_DecryptInit_ex2(context.get(), cipher.get(), bytesOf(key.view()), bytesOf(file.nonce), nullptr) == 1
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, int(tagSize), tag.data()) == 1
        && run(context.get(), file.header, name, file.ciphertext, contents.data());
    if (!genuine)
        return SealFault::Damaged;
    return contents;
}

Result<QByteArray, SealFault> seal(const Secret &contents, const Secret &key, const KeyDerivation &derivation,
                                   QByteArrayView name)
{
    const Cipher cipher(EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr), &EVP_CIPHER_free);
    const CipherContext context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const QByteArray keyId = idOf(key);
    const QByteArray nonce = randomBytes(nonceSize);
    if (!cipher || !context || keyId.isEmpty() || nonce.isEmpty())
        return SealFault::NoCipher;
    const QByteArray header = headerFor(derivation, keyId, nonce);
    QByteArray ciphertext(contents.size(), Qt::Uninitialized);
    QByteArray tag(tagSize, Qt::Uninitialized);
    const bool sealed =
        EVP_EncryptInit_ex2(context.get(), cipher.get(), bytesOf(key.view()), bytesOf(nonce), nullptr) == 1
        && run(context.get(), header, name, contents.view(), ciphertext.data())
        && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, int(tagSize), tag.data()) == 1;
    if (!sealed)
        return SealFault::NoCipher;
    return header + ciphertext + tag;
}

} // namespace dockpass::store
