// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/traces.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstring>

namespace dockpass {

namespace {

constexpr qsizetype size = Traces::pieceSize;
constexpr std::size_t hintCount = 1 << 16;
/// Of the newest; a session that has been renewed for weeks has left no more of its first tokens than of its last.
constexpr std::size_t mostPieces = 600;

std::size_t hintOf(quint64 sum)
{
    return std::size_t(sum >> 48);
}

bool isZero(QByteArrayView bytes)
{
    return bytes.front() == '\0' && std::memcmp(bytes.data(), bytes.data() + 1, std::size_t(bytes.size() - 1)) == 0;
}

} // namespace

Traces::Traces()
{
    // The system's random bytes and Qt's HMAC: OpenSSL's would set all of that library up, at each start of each program.
    QRandomGenerator::system()->fillRange(m_key.data(), qsizetype(m_key.size()));
    m_base = QRandomGenerator::system()->generate64() | 1;
    m_oldest = 1;
    for (qsizetype i = 1; i < size; ++i)
        m_oldest *= m_base;
}

void Traces::clear()
{
    m_pieces.clear();
    m_hints.clear();
}

void Traces::note(const Secret &token)
{
    if (token.size() < size)
        return;
    // From the second half: the beginning of a JWT is the same in all of them and no secret.
    const QByteArrayView all = token.view();
    for (const qsizetype at : {all.size() / 2, all.size() * 3 / 4, all.size() - size})
        notePiece(all.sliced(std::min(at, all.size() - size), size));
    // 15 bytes begin at any of three alignments within a longer text; 20 characters of base64 each, the outer ones of
    // which depend on their neighbours.
    constexpr qsizetype needed = 15;
    std::array<char, needed + 2> region{};
    std::array<char, 64> encoded{};
    for (qsizetype shift = 0; shift < 3; ++shift) {
        std::fill(region.begin(), region.end(), '\0');
        std::copy_n(all.last(needed).data(), needed, region.begin() + shift);
        EVP_EncodeBlock(reinterpret_cast<unsigned char *>(encoded.data()),
                        reinterpret_cast<const unsigned char *>(region.data()), int(needed + shift) / 3 * 3);
        notePiece({encoded.data() + (shift == 0 ? 0 : shift + 1), size});
    }
    OPENSSL_cleanse(region.data(), region.size());
    OPENSSL_cleanse(encoded.data(), encoded.size());
}

void Traces::notePiece(QByteArrayView piece)
{
    const quint64 sum = sumOf(piece.data());
    if (isPiece(sum, piece.data()))
        return;
    if (m_pieces.size() >= mostPieces)
        m_pieces.erase(m_pieces.begin());
    m_pieces.push_back({sum, digestOf(piece.data())});
    m_hints.resize(hintCount);
    m_hints[hintOf(sum)] = true;
}

quint64 Traces::sumOf(const char *piece) const
{
    quint64 sum = 0;
    for (qsizetype i = 0; i < size; ++i)
        sum = sum * m_base + static_cast<unsigned char>(piece[i]);
    return sum;
}

QByteArray Traces::digestOf(const char *piece) const
{
    const auto key = QByteArray::fromRawData(reinterpret_cast<const char *>(m_key.data()), sizeof m_key);
    return QMessageAuthenticationCode::hash(QByteArray::fromRawData(piece, size), key, QCryptographicHash::Sha256);
}

bool Traces::isPiece(quint64 sum, const char *piece) const
{
    if (m_hints.empty() || !m_hints[hintOf(sum)])
        return false;
    return std::ranges::any_of(m_pieces, [&](const Piece &p) { return p.sum == sum && p.digest == digestOf(piece); });
}

qint64 Traces::countIn(QByteArrayView bytes) const
{
    if (isEmpty())
        return 0;
    // Half of a program's memory was never written to. No piece goes through that many zeros.
    constexpr qsizetype block = 4096;
    qint64 found = 0;
    qsizetype from = 0;
    for (qsizetype at = 0; at < bytes.size(); at += block) {
        const QByteArrayView next = bytes.sliced(at, std::min(block, bytes.size() - at));
        if (!isZero(next))
            continue;
        found += countInStretch(bytes.sliced(from, at - from));
        from = at + next.size();
    }
    return found + countInStretch(bytes.sliced(from));
}

qint64 Traces::countInStretch(QByteArrayView bytes) const
{
    return countIn(bytes, 0, 1) + countIn(bytes, 0, 2) + countIn(bytes, 1, 2);
}

qint64 Traces::countIn(QByteArrayView bytes, qsizetype first, qsizetype stride) const
{
    const auto at = [&](qsizetype i) { return static_cast<unsigned char>(bytes[first + i * stride]); };
    const qsizetype count = (bytes.size() - first + stride - 1) / stride;
    quint64 sum = 0;
    qint64 found = 0;
    std::array<char, size> piece{};
    for (qsizetype i = 0; i < count; ++i) {
        if (i >= size)
            sum -= m_oldest * at(i - size);
        sum = sum * m_base + at(i);
        if (i < size - 1 || !m_hints[hintOf(sum)])
            continue;
        for (qsizetype j = 0; j < size; ++j)
            piece[std::size_t(j)] = char(at(i - size + 1 + j));
        found += isPiece(sum, piece.data()) ? 1 : 0;
    }
    OPENSSL_cleanse(piece.data(), piece.size());
    return found;
}

} // namespace dockpass
