// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <array>
#include <vector>

namespace dockpass {

/// By which tokens are recognised when they are gone: keyed digests of a few short pieces of each, as they are and in
/// base64 (in which the keychain's libraries handle them). The key is random and this object's own, and a piece of a
/// token cannot be guessed: no token can be made out of its traces. Not for passwords, which can be guessed.
class Traces
{
public:
    /// Bytes of a piece; what is shorter is not looked for.
    static constexpr qsizetype pieceSize = 16;

    Traces();

    void note(const Secret &token);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_pieces.empty(); }

    /// How many places in `bytes` hold a piece of a noted token, as bytes or as UTF-16. About 3 ns a byte;
    /// zeros cost nothing.
    [[nodiscard]] qint64 countIn(QByteArrayView bytes) const;

private:
    struct Piece
    {
        quint64 sum = 0;
        QByteArray digest;
    };

    void notePiece(QByteArrayView piece);
    [[nodiscard]] quint64 sumOf(const char *piece) const;
    [[nodiscard]] QByteArray digestOf(const char *piece) const;
    [[nodiscard]] qint64 countInStretch(QByteArrayView bytes) const;
    /// Every `stride`th byte from `first` on is taken for a text.
    [[nodiscard]] qint64 countIn(QByteArrayView bytes, qsizetype first, qsizetype stride) const;
    [[nodiscard]] bool isPiece(quint64 sum, const char *piece) const;

    quint64 m_base = 0;   ///< of the rolling sum
    quint64 m_oldest = 0; ///< the weight with which a byte leaves it
    std::array<quint32, 8> m_key{};
    std::vector<Piece> m_pieces;
    std::vector<bool> m_hints; ///< by the first 16 bits of a sum
};

} // namespace dockpass
