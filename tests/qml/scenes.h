// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/view.h"

#include <QList>
#include <QString>

#include <functional>

namespace dockpass::tests {

class Stage;

/// Something the window can look like: what it is shown, and what a person then does.
struct Scene
{
    QString name;
    session::View view;
    std::function<void(Stage &)> act; ///< may be empty
};

/// Every page in every state that looks different.
QList<Scene> scenes();

session::View signedOutView();
session::View signedInView();
session::Notice signInFailed(Failure failure);

} // namespace dockpass::tests
