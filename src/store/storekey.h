// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "base/result.h"
#include "base/secret.h"
#include "store/sealedfile.h"

#include <QString>

#include <optional>
#include <vector>

namespace dockpass::store {

/// Where the file store's key may come from, in the order of preference. The first one that is there counts: where it
/// cannot be used, the store refuses, and no other one is tried in its place.
struct KeySources
{
    QString credentialFolder; ///< $CREDENTIALS_DIRECTORY of systemd (systemd.exec(5)); empty: none
    QString keyFile;          ///< empty: none is set
    Secret passphrase;        ///< empty: none was given

    /// The name of the credential.
    static QString credentialName() { return QStringLiteral("dockpass-store-key"); }
    /// Neither a credential nor a key file: only a passphrase is left. Looks whether the credential is there.
    [[nodiscard]] bool needPassphrase() const;
};

enum class KeyOrigin { Credential, KeyFile, Passphrase };

/// The file store's key. What lies in a file is read anew each time and not kept; what a passphrase makes is kept, for
/// it takes a quarter of a second. Blocks; lives in one thread.
class StoreKey
{
public:
    explicit StoreKey(KeySources sources) : m_sources(std::move(sources)) { m_sources.passphrase.setLasting(); }

    /// A key and how it was made; both belong into one file.
    struct Made
    {
        Secret key;
        KeyDerivation derivation;
    };
    /// The key for a file whose header says `derivation`. FileKeyMissing, FileExposed, FileFailed; FileKeyWrong where the
    /// header asks for a passphrase and there is a key, or the other way round.
    Result<Made, Failure> keyFor(const KeyDerivation &derivation);
    /// The key for new files: made as one that has opened a file, or with a new salt.
    Result<Made, Failure> keyForNew();
    /// A file was opened with it: its header is ours. A foreign one may ask for less than we would.
    void prove(const KeyDerivation &derivation);
    /// Whether there is a key, without making one of a passphrase.
    Result<KeyOrigin, Failure> look() const;

private:
    struct Given
    {
        KeyOrigin origin{};
        Secret key; ///< empty: it is made of the passphrase
    };
    [[nodiscard]] Result<Given, Failure> given() const;
    Result<Made, Failure> derive(const KeyDerivation &derivation);

    KeySources m_sources;
    std::vector<Made> m_derived; ///< of the passphrase
    KeyDerivation m_forNew;      ///< empty: none is proven yet
};

} // namespace dockpass::store
