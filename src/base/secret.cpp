// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "base/secret.h"

#include <QDebug>
#include <QString>
#include <QStringEncoder>

#include <openssl/crypto.h>

#include <atomic>
#include <cstring>

namespace dockpass {

namespace {
std::atomic<qsizetype> holdingBytes = 0;
}

qsizetype Secret::alive()
{
    return holdingBytes.load();
}

Secret::Secret(QByteArrayView bytes)
{
    *this = ofSize(bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(m_bytes.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
}

Secret Secret::ofSize(qsizetype size)
{
    Secret secret;
    if (size > 0) {
        secret.m_bytes = std::make_unique<char[]>(static_cast<std::size_t>(size));
        secret.m_size = size;
        secret.m_capacity = size;
        ++holdingBytes;
    }
    return secret;
}

Secret Secret::takeFrom(QString &text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    Secret secret = ofSize(encoder.requiredSpace(text.size()));
    if (!secret.isEmpty())
        secret.truncate(encoder.appendToBuffer(secret.data(), text) - secret.data());
    scrub(text);
    return secret;
}

Secret Secret::takeFrom(QByteArray &bytes)
{
    Secret secret{QByteArrayView(bytes)};
    scrub(bytes);
    return secret;
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
    , m_size(std::exchange(other.m_size, 0))
    , m_capacity(std::exchange(other.m_capacity, 0))
    , m_lasting(std::exchange(other.m_lasting, false))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        clear();
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
        m_lasting = std::exchange(other.m_lasting, false);
    }
    return *this;
}

Secret::~Secret()
{
    clear();
}

void Secret::clear()
{
    if (m_bytes) {
        OPENSSL_cleanse(m_bytes.get(), static_cast<std::size_t>(m_capacity));
        holdingBytes -= m_lasting ? 0 : 1;
    }
    m_lasting = false;
    m_bytes.reset();
    m_size = 0;
    m_capacity = 0;
}

void Secret::setLasting()
{
    if (m_bytes && !std::exchange(m_lasting, true))
        --holdingBytes;
}

void Secret::truncate(qsizetype size)
{
    Q_ASSERT(size >= 0 && size <= m_size);
    if (size < m_size)
        OPENSSL_cleanse(m_bytes.get() + size, static_cast<std::size_t>(m_size - size));
    m_size = size;
}

bool operator==(const Secret &a, const Secret &b)
{
    return a.m_size == b.m_size
        && (a.m_size == 0 || CRYPTO_memcmp(a.m_bytes.get(), b.m_bytes.get(), static_cast<std::size_t>(a.m_size)) == 0);
}

QDebug operator<<(QDebug debug, const Secret &)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "[secret]";
    return debug;
}

void scrub(QByteArray &bytes)
{
    if (bytes.isDetached() && bytes.capacity() > 0)
        OPENSSL_cleanse(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

void scrub(QString &text)
{
    if (text.isDetached() && text.capacity() > 0)
        OPENSSL_cleanse(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text.clear();
}

[[gnu::noinline]] void scrubStack()
{
    char below[65'536];
    OPENSSL_cleanse(below, sizeof below);
    // And the registers themselves, by copies of zeros, as they were filled: each length takes others.
    for (std::size_t size = 32; size <= sizeof below / 4; size *= 2)
        std::memmove(below, below + sizeof below / 2, size);
    OPENSSL_cleanse(below, sizeof below); // else nobody needs the copies, and they are left out
}

} // namespace dockpass
