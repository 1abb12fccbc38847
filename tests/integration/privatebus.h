// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace dockpass::test {

/// A D-Bus session of its own, whose Secret Service is of no use. Ends with this object.
class PrivateBus
{
public:
    enum class SecretService {
        None,      ///< nobody has the name
        Broken,    ///< whoever has the name knows no question
        Forbidden, ///< nobody may send anything to it, as where a program is confined
    };

    explicit PrivateBus(SecretService service);
    ~PrivateBus();
    Q_DISABLE_COPY_MOVE(PrivateBus)

    [[nodiscard]] QString address() const { return m_address; }

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
};

} // namespace dockpass::test
