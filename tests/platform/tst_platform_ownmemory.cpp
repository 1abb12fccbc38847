// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/freedmemory.h"
#include "platform/ownmemory.h"

#include <QTest>
#include <QThread>

#include <cstdlib>
#include <cstring>
#include <memory>

#include <sys/mman.h>
#include <unistd.h>

using namespace dockpass;
using namespace Qt::StringLiterals;

namespace {

/// Made at run time, so that it stands nowhere in the program itself.
QByteArray canary(char last)
{
    QByteArray text;
    for (const char c : "dobbsz.ebodjoh.jo.nfnpsz."_ba)
        text += char(c - 1);
    return text + last;
}

/// How often the canary that ends with `last` is in memory, those of the search itself left out.
qint64 countOf(char last)
{
    const QByteArray first = canary('\0').chopped(1);
    qint64 count = 0;
    const auto seen = platform::readOwnMemory(64, [&](QByteArrayView bytes) {
        for (qsizetype at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
            count += at + first.size() < bytes.size() && bytes[at + first.size()] == last ? 1 : 0;
    });
    if (!seen.ok())
        qFatal("%ls", qUtf16Printable(seen.error()));
    return seen.value() > 100'000 ? count : -1;
}

/// Fills with canaries from the 32nd byte on: the allocator's own book-keeping comes before.
void fill(char *memory, std::size_t size, char last)
{
    const QByteArray text = canary(last);
    std::memset(memory, 'x', size);
    for (std::size_t at = 32; at + std::size_t(text.size()) <= size; at += std::size_t(text.size()))
        std::memcpy(memory + at, text.constData(), std::size_t(text.size()));
}

} // namespace

class TestOwnMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsThereIsSeen_data();
    void whatIsThereIsSeen();
    void memoryThatComesAndGoesDoesNoHarm();
    void whatLiesBehindAHoleIsSeen();
    void freedMemoryIsOverwritten_data();
    void freedMemoryIsOverwritten();
    void movedMemoryIsOverwritten_data();
    void movedMemoryIsOverwritten();
    void reallocKeepsWhatItMoves();
};

void TestOwnMemory::whatIsThereIsSeen_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {100, 5'000, 3'000'000})
        QTest::addRow("%d bytes", size) << size;
}

void TestOwnMemory::whatIsThereIsSeen()
{
    QFETCH(const int, size);
    const auto memory = std::make_unique<char[]>(std::size_t(size));
    fill(memory.get(), std::size_t(size), 'A');
    const qint64 there = countOf('A');
    QVERIFY2(there >= (size - 60) / 26, qPrintable(QString::number(there)));
    std::memset(memory.get(), 0, std::size_t(size));
    QVERIFY(memory[50] == 0);
}

void TestOwnMemory::memoryThatComesAndGoesDoesNoHarm()
{
    std::atomic<bool> enough = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        while (!enough) {
            const auto memory = std::make_unique<char[]>(4'000'000); // a mapping of its own
            memory[0] = 'x';
        }
    }));
    thread->start();
    for (int i = 0; i < 5; ++i)
        QVERIFY(countOf('B') >= 0);
    enough = true;
    thread->wait();
}

/// A page is given back between the list of mappings and the reading of it.
void TestOwnMemory::whatLiesBehindAHoleIsSeen()
{
    constexpr std::size_t size = 8 << 20;
    const auto page = std::size_t(::sysconf(_SC_PAGESIZE));
    void *pages = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    QVERIFY(pages != MAP_FAILED);
    char *const memory = static_cast<char *>(pages);
    char *const hole = memory + 4 * (size / 8) + page;
    std::memset(memory, 0, size);
    fill(memory, 100, 'E');
    fill(hole - page, page, 'F');
    fill(hole + page, size_t(memory + size - hole) - page, 'G');
    bool unmapped = false;
    qint64 before = 0;
    qint64 behind = 0;
    const auto seen = platform::readOwnMemory(64, [&](QByteArrayView bytes) {
        if (!unmapped && bytes.contains(canary('E')))
            unmapped = ::munmap(hole, page) == 0;
        before += bytes.contains(canary('F')) ? 1 : 0;
        behind += bytes.count(canary('G'));
    });
    ::munmap(memory, std::size_t(hole - memory));
    ::munmap(hole + page, std::size_t(memory + size - hole) - page);
    QVERIFY(seen.ok());
    QVERIFY(unmapped);
    QVERIFY(before > 0);
    const qint64 there = qint64(std::size_t(memory + size - hole) - page - 32) / canary('G').size();
    QVERIFY2(behind >= there, qPrintable(u"%1 of %2"_s.arg(behind).arg(there)));
}

void TestOwnMemory::freedMemoryIsOverwritten_data()
{
    QTest::addColumn<int>("size");
    // What a thread caches, what the heap keeps, what is a mapping of its own.
    for (const int size : {100, 700, 1'000, 5'000, 100'000})
        QTest::addRow("%d bytes", size) << size;
}

void TestOwnMemory::freedMemoryIsOverwritten()
{
    QFETCH(const int, size);
    platform::overwriteFreedMemory();
    QVERIFY(platform::overwritesFreedMemory());
    const qint64 before = countOf('C');
    auto memory = std::make_unique<char[]>(std::size_t(size));
    fill(memory.get(), std::size_t(size), 'C');
    QVERIFY(countOf('C') > before);
    memory.reset();
    QCOMPARE(countOf('C'), before);
}

void TestOwnMemory::movedMemoryIsOverwritten_data()
{
    freedMemoryIsOverwritten_data();
}

void TestOwnMemory::movedMemoryIsOverwritten()
{
    QFETCH(const int, size);
    platform::overwriteFreedMemory();
    QByteArray text(size, 'x');
    fill(text.data(), std::size_t(size), 'D');
    const qint64 once = countOf('D');
    text.reserve(8 * size); // by realloc()
    QCOMPARE(countOf('D'), once);
    text.fill('x');
    QCOMPARE(countOf('D'), 0);
}

void TestOwnMemory::reallocKeepsWhatItMoves()
{
    platform::overwriteFreedMemory();
    QByteArray expected;
    char *memory = nullptr;
    for (std::size_t size = 1; size < 300'000; size = size * 3 / 2 + 1) {
        memory = static_cast<char *>(std::realloc(memory, size));
        QVERIFY(memory);
        QCOMPARE(QByteArray(memory, expected.size()), expected);
        while (std::size_t(expected.size()) < size)
            expected += char(expected.size() % 251);
        std::memcpy(memory, expected.constData(), size);
    }
    for (std::size_t size = std::size_t(expected.size()); size > 1; size /= 2) {
        memory = static_cast<char *>(std::realloc(memory, size));
        QVERIFY(memory);
        QCOMPARE(QByteArray(memory, qsizetype(size)), expected.first(qsizetype(size)));
    }
    std::free(memory);
}

QTEST_GUILESS_MAIN(TestOwnMemory)
#include "tst_platform_ownmemory.moc"
