// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArrayView>
#include <QMetaType>

#include <type_traits>
#include <variant>

namespace dockpass::session {

/// "SaveRecord" for that effect, "RecordSaved" for that event: the kind alone, as it may stand in a log.
template<typename... Kinds>
[[nodiscard]] const char *kindOf(const std::variant<Kinds...> &what)
{
    return std::visit(
        [](const auto &held) {
            const QByteArrayView name(QMetaType::fromType<std::remove_cvref_t<decltype(held)>>().name());
            return name.data() + name.lastIndexOf(':') + 1;
        },
        what);
}

} // namespace dockpass::session
