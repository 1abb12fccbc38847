// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <exception>

/// One run of a target: the parser gets these bytes, and what it makes of them must have the properties it promises.
/// Each target is one file with this function; libFuzzer calls it, and tst_fuzz_<target> does.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace dockpass::fuzz {

/// A property that did not hold. Under libFuzzer nobody catches it, and it ends the run as a crash does.
class Violation : public std::exception
{
public:
    explicit Violation(const char *property) : m_property(property) {}
    [[nodiscard]] const char *what() const noexcept override { return m_property; }

private:
    const char *m_property;
};

/// Throws a Violation unless it holds. `property`: a literal, what should have been so.
inline void require(bool holds, const char *property)
{
    if (!holds)
        throw Violation(property);
}

/// The input, borrowed.
inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

} // namespace dockpass::fuzz
