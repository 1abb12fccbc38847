// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/world.h"

#include <QTest>

using namespace dockpass::session;
using namespace std::chrono_literals;

class tst_session_world : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quick()
    {
        Coverage coverage;
        std::map<QByteArray, std::pair<int, QString>> broken;
        for (quint64 seed = 0; seed < 40000; ++seed) {
            World::Traits t;
            t.server = {(seed & 1) != 0, (seed & 2) != 0, (seed & 4) ? 0.3 : 0.0, (seed & 8) ? 0.5 : 0.15};
            t.twoProcesses = (seed & 16) != 0;
            t.command = (seed & 32) != 0;
            t.kills = (seed & 64) ? 0.05 : 0.005;
            World world(t, Decisions(seed), &coverage);
            QStringList lines;
            static const auto wanted = qEnvironmentVariable("DOCKPASS_SEED");
            if (!wanted.isEmpty() && wanted.toULongLong() != seed)
                continue;
            if (!wanted.isEmpty())
                world.writeTo([&](const QString &l) { lines += l; });
            world.run(300);
            for (auto &l : lines.mid(std::max<qsizetype>(0, lines.size() - qEnvironmentVariableIntValue("LINES_SHOWN"))))
                fprintf(stderr, "%s\n", qPrintable(l));
            if (world.broken()) {
                auto &b = broken[world.complaint().toLatin1()];
                if (b.first++ < 5)
                    b.second += QStringLiteral(" %1").arg(seed);
            }
        }
        for (auto &[what, where] : broken)
            qWarning("%s x%d: seeds%s", what.data(), where.first, qPrintable(where.second));
        qWarning("events %lld transitions %d effects %d", coverage.total(), coverage.transitions(), coverage.effectsInPhases());
    }
};

QTEST_GUILESS_MAIN(tst_session_world)
#include "tst_session_world.moc"
