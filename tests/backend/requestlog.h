// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "exchange.h"
#include "parameters.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

namespace dockpass::backend {

/// What was asked and answered, in memory and, where wanted, as JSON lines in a file. Passwords, tokens and codes stand
/// in it as the first 16 hex digits of their SHA-256 only, values of other fields not at all. Not thread-safe.
/// Told to reveal, it shows them as they are too, in memory only: for whoever wants to look for them elsewhere.
class RequestLog
{
public:
    /// Appends to `path` from now on; false if it cannot be opened.
    [[nodiscard]] bool openFile(const QString &path);

    void reveal() { m_reveals = true; }

    void add(const Incoming &request, const Parameters &parameters, const Reply &reply);
    void clear();

    [[nodiscard]] QJsonArray entries() const { return m_entries; }
    /// {"requests":{"POST /token":n,...},"tokens":{"password":n,"warehouse":n,"refresh_token":n}}
    [[nodiscard]] QJsonObject counts() const;

    /// What stands in the log for a secret.
    [[nodiscard]] static QString fingerprint(const QByteArray &secret);

private:
    QJsonArray m_entries;
    QJsonObject m_requests;
    QJsonObject m_tokens;
    QFile m_file;
    bool m_reveals = false;
};

} // namespace dockpass::backend
