// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <utility>
#include <variant>

namespace dockpass {

/// Either a value or the reason why there is none. Used for every call of ours that can fail;
/// no exception crosses our interfaces. T and E must be different types.
template<typename T, typename E>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_either(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : m_either(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_either.index() == 0; }
    explicit operator bool() const { return ok(); }

    /// Precondition: ok().
    [[nodiscard]] T &value() & { return std::get<0>(m_either); }
    [[nodiscard]] const T &value() const & { return std::get<0>(m_either); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_either)); }

    /// Precondition: !ok().
    [[nodiscard]] E &error() & { return std::get<1>(m_either); }
    [[nodiscard]] const E &error() const & { return std::get<1>(m_either); }
    [[nodiscard]] E &&error() && { return std::get<1>(std::move(m_either)); }

private:
    std::variant<T, E> m_either;
};

/// The value of a Result that carries nothing but success.
struct Done
{
};

} // namespace dockpass
