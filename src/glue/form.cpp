// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "glue/form.h"

#include <cstring>

namespace dockpass::glue {

namespace {

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

qsizetype encodedSize(QByteArrayView value)
{
    qsizetype size = 0;
    for (const char c : value)
        size += isUnreserved(c) ? 1 : 3;
    return size;
}

char *encodeInto(char *out, QByteArrayView value)
{
    constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : value) {
        if (isUnreserved(c)) {
            *out++ = c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        *out++ = '%';
        *out++ = digits[byte >> 4];
        *out++ = digits[byte & 0xf];
    }
    return out;
}

} // namespace

Secret formOf(std::span<const FormField> fields)
{
    qsizetype size = -1; // one '&' less than there are fields
    for (const FormField &field : fields)
        size += 1 + field.name.size() + 1 + encodedSize(field.value);
    Secret body = Secret::ofSize(size);
    char *out = body.data();
    for (const FormField &field : fields) {
        if (out != body.data())
            *out++ = '&';
        std::memcpy(out, field.name.data(), static_cast<std::size_t>(field.name.size()));
        out += field.name.size();
        *out++ = '=';
        out = encodeInto(out, field.value);
    }
    return body;
}

} // namespace dockpass::glue
