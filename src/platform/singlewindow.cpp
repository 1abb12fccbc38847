// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "platform/singlewindow.h"

#include "base/logging.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QSemaphore>

#include <algorithm>

namespace dockpass::platform {

using namespace std::chrono_literals;

namespace {

// The whole language: "raise", a blank and what activates (may be empty), a line end; the answer is "raised".
constexpr QByteArrayView ask = "raise ";
constexpr QByteArrayView answered = "raised\n";
constexpr qsizetype longestActivation = 256;

bool isActivation(QByteArrayView text)
{
    return text.size() <= longestActivation
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

QString pathFor(const QString &folder, const QByteArray &which)
{
    // A digest: short enough for a socket's address (108 bytes), and no name of a server in a folder.
    const QByteArray digest = QCryptographicHash::hash(which, QCryptographicHash::Sha256).toHex().first(16);
    return folder + QLatin1StringView("/window-") + QString::fromLatin1(digest);
}

} // namespace

SingleWindow::SingleWindow(const QString &folder, const QByteArray &which, QObject *parent)
    : QObject(parent)
    , m_socket(pathFor(folder, which))
    , m_lock(m_socket + QLatin1StringView(".lock"))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleWindow::accept);
}

SingleWindow::Claim SingleWindow::claim(std::chrono::milliseconds patience, const QByteArray &activation)
{
    const QDeadlineTimer deadline(patience);
    do {
        switch (m_lock.tryHold()) {
        case FileLock::Outcome::Held:
            listen();
            return Claim::First;
        case FileLock::Outcome::Impossible:
            return Claim::Unanswered;
        case FileLock::Outcome::Busy:
            break;
        }
        if (forward(std::chrono::milliseconds(deadline.remainingTime()), activation))
            return Claim::Forwarded;
        // It may be on its way up, and not listening yet, or on its way out: another look in a moment.
        QSemaphore never;
        [[maybe_unused]] const bool no = never.tryAcquire(1, 20);
    } while (!deadline.hasExpired());
    qCWarning(logging::platform) << "the window that is open does not answer; opening another one";
    return Claim::Unanswered;
}

void SingleWindow::release()
{
    m_server.close();  // takes its socket away, which has to be done before it may be the next one's
    m_callers.clear(); // whoever has no answer yet looks at the lock again
    m_lock.letGo();
}

void SingleWindow::listen()
{
    QLocalServer::removeServer(m_socket); // of one that was killed: the lock says that nobody is there
    if (!m_server.listen(m_socket))
        qCWarning(logging::platform) << "another window will not find this one:" << int(m_server.serverError());
}

bool SingleWindow::forward(std::chrono::milliseconds patience, const QByteArray &activation) const
{
    const int longest = int(std::max<qint64>(patience.count(), 1));
    QLocalSocket socket;
    socket.connectToServer(m_socket);
    if (!socket.waitForConnected(longest))
        return false;
    socket.write(ask.toByteArray() + (isActivation(activation) ? activation : QByteArray()) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(longest))
            return false;
    }
    return socket.readLine() == answered;
}

void SingleWindow::accept()
{
    std::erase_if(m_callers, [](const auto &caller) { return caller->state() == QLocalSocket::UnconnectedState; });
    while (QLocalSocket *next = m_server.nextPendingConnection()) {
        next->setParent(nullptr);
        next->setReadBufferSize(2 * longestActivation);
        m_callers.emplace_back(next);
        connect(next, &QLocalSocket::readyRead, this, [this, next] { read(*next); });
        read(*next);
    }
}

void SingleWindow::read(QLocalSocket &from)
{
    if (!from.canReadLine()) {
        if (from.bytesAvailable() >= 2 * longestActivation)
            from.abort();
        return;
    }
    const QByteArray line = from.readLine().chopped(1);
    const QByteArray activation = line.sliced(std::min(line.size(), ask.size()));
    if (line.startsWith(ask) && isActivation(activation)) {
        from.write(answered.toByteArray());
        from.flush();
        Q_EMIT wanted(activation);
    } else {
        from.abort();
    }
}

} // namespace dockpass::platform
