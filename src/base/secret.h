// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <memory>

class QDebug;
class QString;

namespace dockpass {

/// A password, a token, or bytes that contain one. The only type of the program that holds any of these.
/// Move-only; owns its bytes; they are overwritten (OPENSSL_cleanse) when it ends or is assigned to.
/// Prints as "[secret]". There is no way to a QString.
class Secret
{
public:
    Secret() = default;
    /// Copies `bytes`; the caller still owns, and has to scrub, the original.
    explicit Secret(QByteArrayView bytes);
    /// `size` zero bytes, to be filled through data().
    static Secret ofSize(qsizetype size);
    /// Takes the UTF-8 form of `text`, then overwrites and clears `text` where no one else shares it.
    static Secret takeFrom(QString &text);
    /// Takes the bytes, then overwrites and clears `bytes` where no one else shares them.
    static Secret takeFrom(QByteArray &bytes);

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    /// A second owner of the same bytes, asked for by name so that no copy happens unseen.
    [[nodiscard]] Secret clone() const { return Secret(view()); }
    /// Overwrites and forgets the bytes now.
    void clear();

    /// It is none of a session's and held until the process ends, a store's key: alive() does not count it.
    void setLasting();

    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] qsizetype size() const { return m_size; }
    /// The bytes, borrowed: valid until this Secret is moved from, assigned to, cleared or destroyed.
    [[nodiscard]] QByteArrayView view() const { return {m_bytes.get(), m_size}; }
    [[nodiscard]] char *data() { return m_bytes.get(); }
    /// Gives up the tail: scrubs it and shortens to `size` bytes. Precondition: size <= size().
    void truncate(qsizetype size);

    /// How many there are in the process that hold bytes, in all threads, but for those that are to last.
    [[nodiscard]] static qsizetype alive();

    /// Compares in constant time for equal lengths.
    friend bool operator==(const Secret &a, const Secret &b);

private:
    std::unique_ptr<char[]> m_bytes;
    qsizetype m_size = 0;
    qsizetype m_capacity = 0;
    bool m_lasting = false;
};

QDebug operator<<(QDebug debug, const Secret &secret);

/// Overwrites `bytes` and empties it. For the copies that Qt's interfaces force on us; a shared copy is only let go.
void scrub(QByteArray &bytes);
/// The same for text.
void scrub(QString &text);
/// Overwrites what earlier calls have left on this thread's stack below the caller: 64 KiB. Not only variables lie there:
/// the dynamic linker puts the vector registers down, and a copied token may still be in them.
void scrubStack();

} // namespace dockpass
