// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "store/tokenstore.h"

namespace dockpass::store {

using namespace Qt::StringLiterals;

QString nameOf(Fault fault)
{
    switch (fault) {
    case Fault::Locked:
        return u"locked"_s;
    case Fault::Denied:
        return u"denied"_s;
    case Fault::Absent:
        return u"absent"_s;
    case Fault::NoAnswer:
        return u"no answer"_s;
    case Fault::Failed:
        return u"failed"_s;
    case Fault::NoIndex:
        return u"no list of sessions"_s;
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace dockpass::store
