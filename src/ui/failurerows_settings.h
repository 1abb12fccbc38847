// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/failurerow.h"

#include <QCoreApplication>

#include <array>

// The settings. How to write a row: failurerows_network.h.

namespace dockpass::ui {

inline constexpr std::array settingsRows{
    FailureRow{
        Failure::Kind::SettingsUnreadable, QT_TRANSLATE_NOOP("Words", "Settings cannot be read"),
        QT_TRANSLATE_NOOP("Words", "A settings file of Dockpass on this device cannot be read."),
        QT_TRANSLATE_NOOP("Words", "Tell IT. Until then Dockpass does not start."),
        QT_TRANSLATE_NOOP("Words",
                          "The file in the facts is there, but its owner or rights keep this user from it, or it is no "
                          "settings file; the line is named where there is one. It is not passed over, because what "
                          "it fixes would not hold.")},
    FailureRow{Failure::Kind::SettingImpossible, QT_TRANSLATE_NOOP("Words", "Settings have a mistake"),
               QT_TRANSLATE_NOOP("Words", "A settings file of Dockpass on this device says something impossible."),
               QT_TRANSLATE_NOOP("Words", "Tell IT. Until it is corrected Dockpass does not start."),
               QT_TRANSLATE_NOOP("Words",
                                 "The facts name the file, the setting with its value, and in brackets what it may be. "
                                 "Correct the line or take it out.")},
    FailureRow{
        Failure::Kind::SettingFixed, QT_TRANSLATE_NOOP("Words", "Setting is fixed"),
        QT_TRANSLATE_NOOP("Words", "The administrator of this device has fixed this setting to another value."),
        QT_TRANSLATE_NOOP("Words", "Leave the option out. If the value has to be another one, tell IT."),
        QT_TRANSLATE_NOOP("Words",
                          "The setting in the facts is named by locked in the administrator's file "
                          "(/etc/dockpass/policy.conf), and the command line wants another value than stands there.")},
};

} // namespace dockpass::ui
