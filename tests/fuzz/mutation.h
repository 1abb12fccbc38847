// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <random>

namespace dockpass::fuzz {

/// The words of a libFuzzer dictionary: a line `"word"` each, with \xNN for any byte. Empty if it cannot be read.
QByteArrayList wordsOf(const QString &dictionaryFile);

/// Makes inputs out of others: the same ones for the same seed, on every machine.
class Mutation
{
public:
    Mutation(QByteArrayList seeds, QByteArrayList words, std::uint32_t randomSeed);

    /// `input` with one to four changes: bits, bytes, pieces taken out, repeated, of another seed, or of the words.
    [[nodiscard]] QByteArray of(QByteArray input);

private:
    void change(QByteArray &input);
    /// From 0 to `limit` - 1; 0 if there is no other.
    [[nodiscard]] qsizetype below(qsizetype limit);
    [[nodiscard]] QByteArray pieceOf(const QByteArray &bytes);
    [[nodiscard]] QByteArray oneOf(const QByteArrayList &list) { return list.value(below(list.size())); }

    QByteArrayList m_seeds;
    QByteArrayList m_words;
    std::mt19937 m_random;
};

} // namespace dockpass::fuzz
