// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/secret.h"

#include <QByteArrayView>

#include <initializer_list>
#include <span>

namespace dockpass::glue {

struct FormField
{
    QByteArrayView name; ///< needs no encoding
    QByteArrayView value;
};

/// application/x-www-form-urlencoded, built in place so that the one copy of a password is inside a Secret. Space becomes
/// %20: every server reads that, while '+' depends on the decoder.
Secret formOf(std::span<const FormField> fields);
inline Secret formOf(std::initializer_list<FormField> fields)
{
    return formOf(std::span(fields.begin(), fields.size()));
}

} // namespace dockpass::glue
