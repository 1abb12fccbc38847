// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "server.h"

#include <sys/socket.h>
#include <unistd.h>

namespace dockpass::backend {

namespace {

// nginx keeps an idle connection for this long.
constexpr std::chrono::seconds KeepAlive{75};
constexpr std::chrono::seconds ReadLimit{30};
constexpr std::chrono::seconds WriteLimit{5};

/// One request under way on this thread: the parser of httplib hands the handler a request without its connection.
struct Exchange
{
    int connection = 0;
    httplib::Headers headers;
    Delivery delivery;
};
thread_local Exchange *currentExchange = nullptr;

class ExchangeScope
{
public:
    explicit ExchangeScope(Exchange &exchange) { currentExchange = &exchange; }
    ~ExchangeScope() { currentExchange = nullptr; }
    Q_DISABLE_COPY_MOVE(ExchangeScope)
};

/// Lets httplib read from the connection and keeps what it writes, so that the answer can be delivered as a whole.
class AnswerBuffer final : public httplib::Stream
{
public:
    explicit AnswerBuffer(Connection &connection) : m_connection(connection) {}

    [[nodiscard]] const std::string &answer() const { return m_answer; }

    bool is_readable() const override { return m_connection.waitReadable(ReadLimit); }
    bool is_writable() const override { return true; }
    ssize_t read(char *to, size_t size) override
    {
        // "100 Continue" has to be on its way before the body can come.
        if (!m_answer.empty() && !m_connection.write(QByteArrayView(m_answer.data(), std::ssize(m_answer))))
            return -1;
        m_answer.clear();
        return m_connection.read(to, size);
    }
    ssize_t write(const char *bytes, size_t size) override
    {
        m_answer.append(bytes, size);
        return static_cast<ssize_t>(size);
    }
    // Nobody asks: connections are told apart by their number.
    void get_remote_ip_and_port(std::string &, int &) const override {}
    void get_local_ip_and_port(std::string &, int &) const override {}
    socket_t socket() const override { return m_connection.socket(); }

private:
    Connection &m_connection;
    std::string m_answer;
};

/// The library mixes names of its own into the headers.
httplib::Headers headersAsSent(const httplib::Request &request)
{
    httplib::Headers headers = request.headers;
    for (const char *added : {"REMOTE_ADDR", "REMOTE_PORT", "LOCAL_ADDR", "LOCAL_PORT"})
        headers.erase(added);
    return headers;
}

void adjustForParser(httplib::Request &request)
{
    // Answers go out uncompressed and whole, whatever the client offers: the recorded server knows neither.
    request.headers.erase("Accept-Encoding");
    request.headers.erase("Range");
    // Without either header there is no body (RFC 9112, 6.3); the library would wait for the end of the stream.
    if (!request.has_header("Content-Length") && !request.has_header("Transfer-Encoding"))
        request.set_header("Content-Length", "0");
}

Incoming incomingFrom(const httplib::Request &request, const Exchange &exchange)
{
    const QByteArray target = QByteArray::fromStdString(request.target);
    const qsizetype queryAt = target.indexOf('?');
    Incoming incoming{QByteArray::fromStdString(request.method),
                      QByteArray::fromStdString(request.path),
                      queryAt < 0 ? QByteArray() : target.mid(queryAt + 1),
                      {},
                      QByteArray::fromStdString(request.body),
                      exchange.connection};
    for (const auto &[name, value] : exchange.headers)
        incoming.headers += Header(QByteArray::fromStdString(name), QByteArray::fromStdString(value));
    return incoming;
}

/// The library's default would let two servers share a port unnoticed.
void allowQuickRestart(socket_t socket)
{
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}

} // namespace

Server::Server(RequestHandler handler, ssl_ctx_st *tls, size_t threads) : m_handler(std::move(handler)), m_tls(tls)
{
    set_socket_options(allowQuickRestart);
    set_read_timeout(ReadLimit);
    set_write_timeout(WriteLimit);
    set_keep_alive_timeout(KeepAlive.count());
    set_keep_alive_max_count(1'000'000);
    new_task_queue = [threads] { return new httplib::ThreadPool(threads); };

    const auto answer = [this](const httplib::Request &request, httplib::Response &response) {
        handle(request, response);
    };
    const std::string anyPath = R"([\s\S]*)";
    Get(anyPath, answer);
    Post(anyPath, answer);
    Put(anyPath, answer);
    Patch(anyPath, answer);
    Delete(anyPath, answer);
    Options(anyPath, answer);
}

Server::~Server()
{
    end();
}

std::optional<int> Server::start(const std::string &host, int port)
{
    const int bound = port == 0 ? bind_to_any_port(host) : (bind_to_port(host, port) ? port : -1);
    if (bound < 0)
        return std::nullopt;
    m_thread = std::thread([this] { listen_after_bind(); });
    return bound;
}

void Server::end()
{
    // Not stop(): it does nothing when the thread has not got as far as listening yet.
    if (const socket_t listening = svr_sock_.exchange(INVALID_SOCKET); listening != INVALID_SOCKET) {
        ::shutdown(listening, SHUT_RDWR);
        ::close(listening);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        for (Connection *connection : m_open)
            connection->wake();
    }
    if (m_thread.joinable())
        m_thread.join();
}

Traffic Server::traffic()
{
    const std::lock_guard lock(m_mutex);
    return m_traffic;
}

void Server::clearTraffic()
{
    const std::lock_guard lock(m_mutex);
    m_traffic = {};
}

bool Server::process_and_close_socket(socket_t socket)
{
    std::unique_lock lock(m_mutex);
    Connection connection(socket, ++m_lastNumber);
    ++m_traffic.connections;
    m_open.insert(&connection);
    if (m_ending)
        connection.wake();
    lock.unlock();

    bool ready = true;
    if (m_tls) {
        ready = connection.startTls(m_tls);
        lock.lock();
        ++(ready ? m_traffic.handshakes : m_traffic.failedHandshakes);
        lock.unlock();
    }
    if (ready)
        converse(connection);

    // Nobody may wake a connection that is no more; closing it can take a moment and needs no lock.
    lock.lock();
    m_open.erase(&connection);
    lock.unlock();
    return ready;
}

void Server::converse(Connection &connection)
{
    bool goOn = true;
    while (goOn && connection.waitReadable(KeepAlive)) {
        Exchange exchange{connection.number(), {}, {}};
        const ExchangeScope scope(exchange);
        AnswerBuffer buffer(connection);
        bool closed = false;
        const bool understood = process_request(buffer, false, closed, [&exchange](httplib::Request &request) {
            exchange.headers = headersAsSent(request);
            adjustForParser(request);
        });
        goOn = deliver(connection, exchange.delivery, buffer.answer()) && understood && !closed;
    }
}

bool Server::deliver(Connection &connection, const Delivery &delivery, const std::string &answer)
{
    const QByteArrayView bytes(answer.data(), std::ssize(answer));
    if (delivery.delay.count() > 0 && connection.waitUntilLeft(delivery.delay))
        return false;
    switch (delivery.mode) {
    case Delivery::Mode::Normal:
        return connection.write(bytes);
    case Delivery::Mode::Hang:
        connection.waitUntilLeft();
        return false;
    case Delivery::Mode::Drip:
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            if (!connection.write(bytes.sliced(i, 1)) || connection.waitUntilLeft(delivery.dripInterval))
                return false;
        }
        return true;
    case Delivery::Mode::Reset: {
        const std::lock_guard lock(m_mutex);
        connection.reset();
        return false;
    }
    case Delivery::Mode::Close:
        return false;
    case Delivery::Mode::Truncate: {
        const size_t bodyAt = answer.find("\r\n\r\n") + 4;
        (void)connection.write(bytes.first(static_cast<qsizetype>(bodyAt + (answer.size() - bodyAt) / 2)));
        return false;
    }
    }
    Q_UNREACHABLE();
}

void Server::handle(const httplib::Request &request, httplib::Response &response)
{
    const Reply reply = m_handler(incomingFrom(request, *currentExchange));
    currentExchange->delivery = reply.delivery;
    response.status = reply.answer.status;
    std::string contentType = "application/octet-stream";
    for (const auto &[name, value] : reply.answer.headers) {
        if (name.compare("Content-Type", Qt::CaseInsensitive) == 0)
            contentType = value.toStdString();
        else
            response.headers.emplace(name.toStdString(), value.toStdString());
    }
    response.set_content(reply.answer.body.toStdString(), contentType);
}

} // namespace dockpass::backend
