// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/threadends.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <atomic>
#include <cstdlib>
#include <mutex>
#include <semaphore>
#include <set>
#include <thread>
#include <utility>

#include <dlfcn.h>
#include <pthread.h>

using namespace Qt::StringLiterals;

namespace {

constexpr auto lateThread = "--late-thread";

std::binary_semaphore ending{0};
std::thread late;
thread_local bool isLate = false;
thread_local bool isAtEnd = false;
std::atomic<bool> isLeaving{false};              ///< the main thread, which ends the process
std::atomic<pthread_rwlock_t *> wanted{nullptr}; ///< by it, of OpenSSL's locks
std::atomic<bool> hasLeft{false};                ///< OpenSSL has ended with it

template<typename Condition>
void waitFor(Condition condition)
{
    while (!condition())
        std::this_thread::yield();
}

// OpenSSL's memory. What is given back while the process ends is kept, and noticed when it comes a second time: glibc
// notices that only now and then.
std::mutex giving;
std::set<void *> given;

void giveBack(void *memory, const char *, int)
{
    if (!isLeaving)
        return std::free(memory);
    const std::lock_guard guard(giving);
    if (memory && !given.insert(memory).second)
        std::abort();
}

void *take(std::size_t size, const char *, int)
{
    return std::malloc(size);
}

void *takeMore(void *memory, std::size_t size, const char *, int)
{
    return std::realloc(memory, size);
}

int callNext(const char *function, pthread_rwlock_t *lock)
{
    return reinterpret_cast<int (*)(pthread_rwlock_t *)>(dlsym(RTLD_NEXT, function))(lock);
}

/// One thread has used OpenSSL and gives back what it keeps there, step by step with the main thread, which ends the
/// process: in the moment in which the late one lets go of the lock that both want, the other one comes first.
void leaveThread()
{
    std::atexit([] { // after OpenSSL's own: what is registered first is called last
        hasLeft = true;
        late.join();
    });
    CRYPTO_set_mem_functions(take, takeMore, giveBack);
    dockpass::platform::letThreadsEndLate();
    late = std::thread([] {
        unsigned char byte = 0;
        RAND_bytes(&byte, 1);
        isLate = true;
    });
    ending.acquire();
    isLeaving = true;
}

} // namespace

// In place of glibc's, for OpenSSL too.
extern "C" int pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
    if (isLeaving && !isLate && !wanted)
        wanted = lock;
    return callNext("pthread_rwlock_wrlock", lock);
}

extern "C" int pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
    if (!isLate)
        return callNext("pthread_rwlock_unlock", lock);
    if (!std::exchange(isAtEnd, true))
        ending.release();
    waitFor([] { return wanted || hasLeft; });
    const int result = callNext("pthread_rwlock_unlock", lock);
    if (lock == wanted)
        waitFor([] { return hasLeft.load(); });
    return result;
}

class TestThreadEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aThreadMayEndAfterMain();
};

void TestThreadEnds::aThreadMayEndAfterMain()
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(lateThread)});
    QVERIFY(program.waitForFinished());
    const QByteArray said = program.readAll();
    QVERIFY2(program.exitStatus() == QProcess::NormalExit, said.constData());
    QCOMPARE(program.exitCode(), 0);
}

int main(int argc, char *argv[])
{
    if (argc > 1 && argv[1] == QByteArrayView(lateThread)) {
        leaveThread();
        return 0;
    }
    const QCoreApplication app(argc, argv);
    TestThreadEnds test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_platform_threadends.moc"
