// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The form of a file of the file store: a header that anybody may read, then what AES-256-GCM (NIST SP 800-38D) made
/// of the rest. Bytes in, bytes out: no file is touched here. docs/decisions/0008 has the layout.
namespace dockpass::store {

/// How the key of a file comes from what was given: as it is, or by scrypt (RFC 7914). Stands in the file's header.
struct KeyDerivation
{
    int logN = 0;      ///< of the cost N; 0: the key as it is, and no other field is set
    int blockSize = 0; ///< r
    int parallel = 0;  ///< p
    QByteArray salt{}; ///< saltSize bytes of scrypt, empty otherwise

    static constexpr qsizetype saltSize = 16;

    /// What new files are written with: 32 MiB and about a quarter of a second, with a salt of its own. Not acceptable
    /// where there were no random bytes for the salt.
    static KeyDerivation newScrypt();
    [[nodiscard]] bool isScrypt() const { return logN != 0; }
    /// A file may ask for at most 256 MiB and some seconds: a header must not be able to stop the program.
    [[nodiscard]] bool isAcceptable() const;
    friend bool operator==(const KeyDerivation &, const KeyDerivation &) = default;
};

inline constexpr qsizetype keySize = 32; ///< bytes of an AES-256 key

/// The key that `derivation` makes of a passphrase. Takes a quarter of a second and more. Empty: it cannot be made
/// (memory, or an OpenSSL without scrypt). Precondition: derivation.isScrypt() and isAcceptable().
Secret deriveKey(const Secret &passphrase, const KeyDerivation &derivation);

enum class SealFault {
    Damaged,  ///< altered, cut off, or never one of ours
    Future,   ///< of a later version of the program
    OtherKey, ///< sealed with another key
    NoCipher, ///< this OpenSSL has no AES-256-GCM, no HMAC or no random bytes
};

/// A sealed file, taken apart. Nothing in it is proven yet.
struct SealedFile
{
    KeyDerivation derivation;
    QByteArray keyId;
    QByteArray header; ///< all of it, as it is bound to the contents
    QByteArray nonce;
    QByteArray ciphertext;
    QByteArray tag;
};

inline constexpr qsizetype largestSealedFile = 131'072; ///< bytes

/// Takes a file apart; refuses what a file of ours cannot be, before any key is needed.
Result<SealedFile, SealFault> parseSealed(QByteArrayView bytes);

/// Whether this is the key it was sealed with, by the id in the header.
[[nodiscard]] bool fits(const SealedFile &file, const Secret &key);

/// The contents. `name` is what the file has to have been sealed for, byte for byte.
Result<Secret, SealFault> openSealed(const SealedFile &file, const Secret &key, QByteArrayView name);

/// Seals `contents` for `name` with `key`, which `derivation` made. A fresh random nonce each time.
Result<QByteArray, SealFault> seal(const Secret &contents, const Secret &key, const KeyDerivation &derivation,
                                   QByteArrayView name);

} // namespace dockpass::store
