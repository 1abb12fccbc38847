// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz/mutation.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace dockpass::fuzz {

namespace {

QByteArray unescaped(const QByteArray &text)
{
    QByteArray word;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (text.at(at) != '\\') {
            word += text.at(at);
        } else if (text.mid(at + 1, 1) == "x") {
            word += QByteArray::fromHex(text.mid(at + 2, 2));
            at += 3;
        } else {
            word += text.mid(++at, 1);
        }
    }
    return word;
}

} // namespace

QByteArrayList wordsOf(const QString &dictionaryFile)
{
    QFile file(dictionaryFile);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList words;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.size() > 2 && line.startsWith('"') && line.endsWith('"'))
            words.append(unescaped(line.sliced(1, line.size() - 2)));
    }
    return words;
}

Mutation::Mutation(QByteArrayList seeds, QByteArrayList words, std::uint32_t randomSeed)
    : m_seeds(std::move(seeds))
    , m_words(std::move(words))
    , m_random(randomSeed)
{
}

QByteArray Mutation::of(QByteArray input)
{
    for (qsizetype changes = 1 + below(4); changes > 0; --changes)
        change(input);
    return input;
}

// Not the standard's distributions: each library has its own.
qsizetype Mutation::below(qsizetype limit)
{
    const auto number = static_cast<qsizetype>(m_random());
    return limit > 0 ? number % limit : 0;
}

QByteArray Mutation::pieceOf(const QByteArray &bytes)
{
    const qsizetype from = below(bytes.size());
    return bytes.mid(from, 1 + below(std::min<qsizetype>(bytes.size() - from, 64)));
}

void Mutation::change(QByteArray &input)
{
    const qsizetype at = below(input.size());
    switch (below(8)) {
    case 0:
        if (!input.isEmpty())
            input[at] = char(static_cast<unsigned char>(input.at(at)) ^ (1U << below(8)));
        break;
    case 1:
        if (!input.isEmpty())
            input[at] = char(below(256));
        break;
    case 2:
        input.remove(at, 1 + below(16));
        break;
    case 3:
        input.truncate(at);
        break;
    case 4:
        input.insert(at, pieceOf(input));
        break;
    case 5:
        input.insert(at, pieceOf(oneOf(m_seeds)));
        break;
    case 6:
        input.insert(at, oneOf(m_words));
        break;
    default:
        const QByteArray word = oneOf(m_words);
        input.replace(at, word.size(), word);
        break;
    }
}

} // namespace dockpass::fuzz
