// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/storekey.h"

#include "base/files.h"
#include "store/privatefolder.h"

#include <algorithm>

namespace dockpass::store {

using namespace Qt::StringLiterals;
using Kind = Failure::Kind;

namespace {

constexpr qsizetype hexSize = 2 * keySize;
constexpr qsizetype longestKeyFile = hexSize + 2; // with a line end

QString pathOfCredential(const QString &folder)
{
    return folder + u'/' + KeySources::credentialName();
}

int digitOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

/// 32 bytes, or 64 hexadecimal digits with or without a line end. Empty: neither.
Secret bytesIn(const Secret &bytes)
{
    if (bytes.size() == keySize)
        return bytes.clone();
    QByteArrayView text = bytes.view();
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    if (text.size() != hexSize)
        return {};
    Secret key = Secret::ofSize(keySize);
    for (qsizetype i = 0; i < keySize; ++i) {
        const int high = digitOf(text[2 * i]);
        const int low = digitOf(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return {};
        key.data()[i] = char(high * 16 + low);
    }
    return key;
}

/// The same; but zeros are what a lost power leaves of a file that had not reached the disk, and no key.
Secret keyIn(const Secret &bytes)
{
    Secret key = bytesIn(bytes);
    const bool blank = std::ranges::all_of(key.view(), [](char byte) { return byte == '\0'; });
    return blank ? Secret() : std::move(key);
}

Failure missing(const QString &detail)
{
    return {.kind = Kind::FileKeyMissing, .detail = detail};
}

Result<Secret, Failure> keyFrom(const QString &path, KeyFileOwner owner)
{
    auto bytes = readKeyFile(path, owner, longestKeyFile);
    if (!bytes)
        return std::move(bytes).error();
    if (!bytes.value())
        return missing(u"key file: not there"_s);
    Secret key = keyIn(*bytes.value());
    if (key.isEmpty())
        return missing(u"key file: %1 bytes, neither a key of %2 bytes nor one of %3 hexadecimal digits, or zeros"_s
                           .arg(bytes.value()->size())
                           .arg(keySize)
                           .arg(hexSize));
    return key;
}

} // namespace

bool KeySources::needPassphrase() const
{
    return keyFile.isEmpty() && (credentialFolder.isEmpty() || isCertainlyAbsent(pathOfCredential(credentialFolder)));
}

Result<StoreKey::Given, Failure> StoreKey::given() const
{
    const auto with = [](KeyOrigin origin, Result<Secret, Failure> key) -> Result<Given, Failure> {
        if (!key)
            return std::move(key).error();
        return Given{origin, std::move(key).value()};
    };
    if (const QString path = pathOfCredential(m_sources.credentialFolder);
        !m_sources.credentialFolder.isEmpty() && !isCertainlyAbsent(path))
        return with(KeyOrigin::Credential, keyFrom(path, KeyFileOwner::UserOrManager));
    if (!m_sources.keyFile.isEmpty())
        return with(KeyOrigin::KeyFile, keyFrom(m_sources.keyFile, KeyFileOwner::User));
    if (m_sources.passphrase.isEmpty())
        return missing(u"neither a credential, nor a key file, nor a passphrase"_s);
    return Given{KeyOrigin::Passphrase, Secret()};
}

Result<KeyOrigin, Failure> StoreKey::look() const
{
    auto found = given();
    if (!found)
        return std::move(found).error();
    return found.value().origin;
}

Result<StoreKey::Made, Failure> StoreKey::derive(const KeyDerivation &derivation)
{
    auto known = std::ranges::find(m_derived, derivation, &Made::derivation);
    if (known == m_derived.end()) {
        Secret key = derivation.isAcceptable() ? deriveKey(m_sources.passphrase, derivation) : Secret();
        if (key.isEmpty())
            return Failure{.kind = Kind::FileFailed, .detail = u"scrypt: no memory, or not in this OpenSSL"_s};
        key.setLasting();
        m_derived.push_back({std::move(key), derivation});
        known = std::prev(m_derived.end());
    }
    return Made{known->key.clone(), derivation};
}

Result<StoreKey::Made, Failure> StoreKey::keyFor(const KeyDerivation &derivation)
{
    auto found = given();
    if (!found)
        return std::move(found).error();
    if (derivation.isScrypt() != (found.value().origin == KeyOrigin::Passphrase)) {
        return Failure{.kind = Kind::FileKeyWrong,
                       .detail = derivation.isScrypt() ? u"sealed with a passphrase"_s : u"sealed with a key"_s};
    }
    if (derivation.isScrypt())
        return derive(derivation);
    return Made{std::move(found.value().key), derivation};
}

Result<StoreKey::Made, Failure> StoreKey::keyForNew()
{
    auto found = given();
    if (!found)
        return std::move(found).error();
    if (found.value().origin != KeyOrigin::Passphrase)
        return Made{std::move(found.value().key), KeyDerivation{}};
    if (!m_forNew.isScrypt())
        m_forNew = KeyDerivation::newScrypt();
    return derive(m_forNew);
}

void StoreKey::prove(const KeyDerivation &derivation)
{
    if (!m_forNew.isScrypt())
        m_forNew = derivation;
}

} // namespace dockpass::store
