// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz/mutation.h"
#include "fuzz/property.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dockpass::fuzz;

namespace {

const QString folder = QStringLiteral(DOCKPASS_SOURCE_DIR "/tests/fuzz");

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The property that does not hold for `input`; empty if all do.
QByteArray violated(const QByteArray &input)
{
    try {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()),
                               static_cast<std::size_t>(input.size()));
    } catch (const Violation &violation) {
        return violation.what();
    }
    return {};
}

/// The input for a report, to be turned back with `xxd -r -p`.
QByteArray shown(const QByteArray &input)
{
    constexpr qsizetype longest = 4096;
    return input.size() > longest ? QByteArray::number(input.size()) + " bytes" : input.toHex();
}

/// What would be a burden to keep in files.
QList<std::pair<QByteArray, QByteArray>> largeInputs()
{
    constexpr qsizetype tenMegabytes = 10'000'000;
    QByteArray assignments = R"({"data":[)";
    for (int row = 0; row < 10'000; ++row) {
        assignments += R"({"id":"a-)" + QByteArray::number(row)
            + R"(","attributes":{"userUuid":"u","warehouse":{"uuid":"w","name":"North \u202e )"
            + QByteArray::number(row) + R"("}}},)";
    }
    assignments.back() = ']';
    assignments += '}';
    return {
        {"10 MB of brackets", QByteArray(tenMegabytes, '[')},
        {"10 MB of objects in objects", QByteArray(R"({"data":)").repeated(tenMegabytes / 8)},
        {"10 MB of letters", QByteArray(tenMegabytes, 'a')},
        {"10 MB of dots", QByteArray(tenMegabytes, '.')},
        {"10 MB of zeros", QByteArray(tenMegabytes, '\0')},
        {"a token of 10 MB", R"({"access_token":")" + QByteArray(tenMegabytes, 't') + "\"}"},
        {"a number of 10 MB", R"({"access_token":"t","expires_in":)" + QByteArray(tenMegabytes, '9') + "}"},
        {"10 000 assignments", assignments},
    };
}

} // namespace

/// The target that this program is linked with, over its seeds and inputs made of them.
class TestFuzz : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void seedsKeepTheProperties_data() { eachSeed(); }
    void seedsKeepTheProperties();
    void changedSeedsKeepTheProperties_data() { eachSeed(); }
    void changedSeedsKeepTheProperties();
    void largeInputsKeepTheProperties_data();
    void largeInputsKeepTheProperties();

private:
    void eachSeed();

    QByteArrayList m_seeds;
    QByteArrayList m_words;
};

void TestFuzz::initTestCase()
{
    m_words = wordsOf(folder + "/words.dict"_L1);
    QVERIFY(m_words.contains("\xe2\x80\xae"_ba) && m_words.contains("\"access_token\":"_ba));
    const QDir corpus(folder + "/corpus/"_L1 + QStringLiteral(DOCKPASS_FUZZ_TARGET));
    for (const QString &name : corpus.entryList(QDir::Files, QDir::Name))
        m_seeds.append(contentsOf(corpus.filePath(name)));
    QVERIFY(!m_seeds.isEmpty());
}

void TestFuzz::eachSeed()
{
    QTest::addColumn<QByteArray>("seed");
    const QDir corpus(folder + "/corpus/"_L1 + QStringLiteral(DOCKPASS_FUZZ_TARGET));
    for (const QString &name : corpus.entryList(QDir::Files, QDir::Name))
        QTest::addRow("%s", qPrintable(name)) << contentsOf(corpus.filePath(name));
}

void TestFuzz::seedsKeepTheProperties()
{
    QFETCH(const QByteArray, seed);
    QCOMPARE(violated(seed), QByteArray());
}

void TestFuzz::changedSeedsKeepTheProperties()
{
    QFETCH(const QByteArray, seed);
    constexpr qsizetype inputs = 4000;
    Mutation mutation(m_seeds, m_words, std::uint32_t(m_seeds.indexOf(seed) + 1));
    for (qsizetype left = inputs / m_seeds.size(); left >= 0; --left) {
        const QByteArray input = mutation.of(seed);
        const QByteArray property = violated(input);
        QVERIFY2(property.isEmpty(), (property + " - not so for " + shown(input)).constData());
    }
}

void TestFuzz::largeInputsKeepTheProperties_data()
{
    QTest::addColumn<QByteArray>("input");
    for (const auto &[name, input] : largeInputs())
        QTest::addRow("%s", name.constData()) << input;
}

void TestFuzz::largeInputsKeepTheProperties()
{
    QFETCH(const QByteArray, input);
    QCOMPARE(violated(input), QByteArray());
}

QTEST_GUILESS_MAIN(TestFuzz)
#include "tst_fuzz.moc"
