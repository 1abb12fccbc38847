// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/sealedfile.h"

#include "fuzz/property.h"

using namespace dockpass;
using namespace dockpass::fuzz;

/// What lies in the folder of the file store. The seeds are sealed with the key and for the name below.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto parsed = store::parseSealed(bytes);
    if (!parsed)
        return 0;
    const store::SealedFile &file = parsed.value();
    require(bytes.size() <= store::largestSealedFile, "a file that is taken has a size of ours");
    require(file.header + file.ciphertext + file.tag == bytes, "nothing of a file is left over, nothing is added");
    const auto perLane = (quint64(1) << file.derivation.logN) * quint64(file.derivation.blockSize);
    require(perLane <= 2 * 1024 * 1024, "no header asks for more than 256 MiB"); // of 128 bytes each
    require(perLane * quint64(file.derivation.parallel) <= 8 * 1024 * 1024, "no header asks for minutes of work");
    require(file.derivation.isScrypt() || file.derivation.salt.isEmpty(), "a key as it is has no salt");

    const Secret key(QByteArray(store::keySize, 'k'));
    const auto opened = store::openSealed(file, key, "entry of anna");
    if (opened) {
        require(opened.value().size() == file.ciphertext.size(), "contents are as long as what they were sealed in");
        require(opened.value().isEmpty() || opened.value().view() == QByteArrayView("what is kept"),
                "only what was sealed opens");
    } else {
        require(opened.error() != store::SealFault::NoCipher, "there is a cipher");
        require((opened.error() == store::SealFault::OtherKey) != store::fits(file, key), "a key is told by its id");
    }
    require(!store::openSealed(file, key, "entry of bert"), "nothing opens under another name");
    require(!store::openSealed(file, Secret(QByteArray(store::keySize, 'o')), "entry of anna"),
            "nothing opens with another key");
    return 0;
}
