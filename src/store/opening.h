// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "store/secretservice.h"

#include <QObject>

#include <optional>

namespace dockpass::store {

/// Waits for a collection of the Secret Service that was locked or missing to be opened. Asks nobody to open it, and costs
/// nothing before await().
class Opening final : public QObject
{
    Q_OBJECT
public:
    explicit Opening(QObject *parent = nullptr);

    /// `entry`: the one that could not be had. opened() comes once the collection in which it lies, or would, is open.
    void await(const SecretService::Attributes &entry);

Q_SIGNALS:
    void opened();

private:
    void look();

    SecretService m_secretService;
    std::optional<SecretService::Attributes> m_awaited;
    bool m_looking = false;
    bool m_lookAgain = false;
};

} // namespace dockpass::store
