// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "support/faultproxy.h"

#include "support/faultrelay.h"

#include <type_traits>
#include <utility>

namespace dockpass::test {

template<typename Function>
auto FaultProxy::inThread(Function &&function) const
{
    using Value = std::invoke_result_t<Function>;
    if constexpr (std::is_void_v<Value>) {
        QMetaObject::invokeMethod(&m_place, std::forward<Function>(function), Qt::BlockingQueuedConnection);
    } else {
        Value value{};
        QMetaObject::invokeMethod(&m_place, std::forward<Function>(function), Qt::BlockingQueuedConnection, &value);
        return value;
    }
}

FaultProxy::FaultProxy(const QUrl &server) : m_url(server)
{
    m_place.moveToThread(&m_thread);
    m_thread.start();
    m_url.setPort(inThread([&] {
        m_relay = std::make_unique<FaultRelay>(static_cast<quint16>(server.port()));
        return int(m_relay->port());
    }));
}

FaultProxy::~FaultProxy()
{
    inThread([this] { m_relay.reset(); });
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::failNext(const Fault &fault, int connections)
{
    inThread([&] { m_relay->failNext(fault, connections); });
}

void FaultProxy::failAll(const Fault &fault)
{
    inThread([&] { m_relay->failAll(fault); });
}

void FaultProxy::failOpen(const Fault &fault)
{
    inThread([&] { m_relay->failOpen(fault); });
}

void FaultProxy::clear()
{
    inThread([this] { m_relay->clear(); });
}

void FaultProxy::refuse()
{
    inThread([this] { m_relay->refuse(); });
}

void FaultProxy::acceptAgain()
{
    inThread([this] { m_relay->acceptAgain(); });
}

Traffic FaultProxy::traffic() const
{
    return inThread([this] { return m_relay->traffic(); });
}

qsizetype FaultProxy::openConnections() const
{
    return inThread([this] { return m_relay->openConnections(); });
}

} // namespace dockpass::test
