// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "session/residuecheck.h"

#include "base/secret.h"
#include "platform/freedmemory.h"
#include "platform/ownmemory.h"
#include "platform/paths.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <openssl/crypto.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace dockpass::session {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Place = Residue::Place;
using Verdict = Residue::Verdict;

namespace {

constexpr int mostTries = 5;
constexpr auto betweenTries = 500ms;

QStringList filesOf(const QStringList &folders, const QStringList &shared)
{
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(all.next());
    }
    for (const QString &folder : shared) {
        const QFileInfoList named =
            QDir(folder).entryInfoList({u"dockpass*"_s, u".dockpass*"_s}, QDir::Files | QDir::Hidden);
        for (const QFileInfo &file : named) {
            if (platform::belongsToUser(file.filePath()))
                files.append(file.filePath());
        }
    }
    files.removeDuplicates();
    return files;
}

Residue::Finding findingOf(Place place, Verdict verdict, qint64 count, const QList<Residue::Saying> &sayings)
{
    return {place, verdict, count, lineOf(sayings), sayings};
}

Residue::Finding findingOfFiles(const QStringList &files, const QStringList &sealed, const Traces &traces)
{
    constexpr qint64 largest = 16 << 20; // nothing of ours is; what is, is looked at as far as that
    qint64 found = 0;
    int unread = 0;
    for (const QString &path : files) {
        QFile file(path);
        if (!QFileInfo(path).isFile() && QFileInfo::exists(path))
            continue; // a socket
        if (!file.open(QIODevice::ReadOnly))
            unread += QFileInfo::exists(path) ? 1 : 0;
        QByteArray bytes = file.isOpen() ? file.read(largest) : QByteArray();
        found += traces.countIn(bytes);
        scrub(bytes);
    }
    const auto number = [](qint64 n) { return QString::number(n); };
    QList<Residue::Saying> sayings{{"pieces of tokens: %1; files searched: %2; files not readable: %3"_L1,
                                    {number(found), number(files.size()), number(unread)}}};
    const bool blind = traces.isEmpty(); // this process has had none of the session's tokens
    if (blind)
        sayings.append({"no token known to look for"_L1});
    const auto kept = std::ranges::count_if(sealed, [](const QString &path) { return QFileInfo::exists(path); });
    if (kept > 0)
        sayings.append({"files of the file store: %1"_L1, {number(kept)}});
    found += kept;
    const Verdict verdict = found > 0 ? Verdict::Found : unread > 0 || blind ? Verdict::Unproven : Verdict::Gone;
    return findingOf(Place::Files, verdict, found, sayings);
}

Residue::Finding findingOfMemory(const Traces &traces)
{
    const qint64 held = Secret::alive();
    qint64 pieces = 0;
    const auto seen =
        platform::readOwnMemory(2 * Traces::pieceSize, [&](QByteArrayView bytes) { pieces += traces.countIn(bytes); });
    const QString holding = QString::number(held);
    if (!seen.ok())
        return findingOf(Place::Memory, held > 0 ? Verdict::Found : Verdict::Unproven, held,
                         {{"secrets held: %1; not searched: %2"_L1, {holding, seen.error()}}});
    QList<Residue::Saying> sayings{{"secrets held: %1; pieces of tokens: %2; bytes searched: %3"_L1,
                                    {holding, QString::number(pieces), QString::number(seen.value())}}};
    if (!platform::overwritesFreedMemory())
        sayings.append({"freed memory is not overwritten"_L1});
    return findingOf(Place::Memory, held + pieces > 0 ? Verdict::Found : Verdict::Gone, held + pieces, sayings);
}

} // namespace

/// All that a thread reads and writes. Nobody else does before its end, be the check forgotten or not.
struct ResidueCheck::Search
{
    const std::shared_ptr<const Traces> traces;
    const QStringList folders;
    const QStringList sharedFolders;
    const QStringList sealedFiles;
    std::optional<Residue::Finding> files{}; ///< looked at once
    Residue::Finding memory{};
};

ResidueCheck::ResidueCheck(Parts parts, QObject *parent) : QObject(parent), m_parts(std::move(parts))
{
    m_again.setSingleShot(true);
    m_again.setInterval(betweenTries);
    connect(&m_again, &QTimer::timeout, this, &ResidueCheck::search);
}

ResidueCheck::~ResidueCheck()
{
    if (m_thread)
        m_thread->wait();
}

void ResidueCheck::forget()
{
    m_callback = nullptr;
    m_order.reset();
    m_again.stop();
    m_search.reset();
}

void ResidueCheck::begin(const store::Account &account, const Traces &traces, Callback callback)
{
    forget();
    m_account = account;
    m_traces = std::make_shared<Traces>(traces);
    m_callback = std::move(callback);
    m_residue = {};
    m_triesLeft = mostTries;
    m_order = std::make_unique<QObject>();
    if (account.isEmpty()) {
        add({Place::Store, Verdict::Unproven, 0, u"it is not known whose entries to look for"_s});
        lookAtList();
        return;
    }
    m_parts.store.count(account.server, account.user, m_order.get(), [this](Result<int, Failure> count) {
        const QString name = m_parts.store.name();
        if (!count.ok())
            add({Place::Store, Verdict::Unproven, 0, name + u": "_s + count.error().detail});
        else
            add({Place::Store, count.value() > 0 ? Verdict::Found : Verdict::Gone, count.value(),
                 u"%1: entries of this account: %2"_s.arg(name).arg(count.value())});
        lookAtList();
    });
}

void ResidueCheck::lookAtList()
{
    using Marker = store::SessionIndex::Marker;
    // Server and user name stay there for the next sign-in: neither is a part of the session.
    const Marker marker = m_parts.store.isPersistent() ? m_parts.index.marker(m_account) : Marker::None;
    QStringList others;
    for (const auto &elsewhere : m_parts.index.elsewhere(m_account))
        others.append(elsewhere.store);
    if (marker == Marker::Unknown)
        add({Place::List, Verdict::Unproven, 0, u"it is damaged, or cannot be read"_s});
    else if (marker != Marker::None)
        add({Place::List, Verdict::Found, 1, u"it says that there is a session to be erased"_s});
    else if (!others.isEmpty())
        add(findingOf(Place::List, Verdict::Found, others.size(),
                      {{"another session of this account is in another store: %1"_L1, {others.join(u", "_s)}}}));
    else
        add({Place::List, Verdict::Gone, 0, u"no session of this account; server and user name stay, as meant"_s});
    m_search = std::make_shared<Search>(Search{m_traces, m_parts.folders, m_parts.sharedFolders,
                                               m_parts.sealedFiles ? m_parts.sealedFiles(m_account) : QStringList()});
    search();
}

void ResidueCheck::search()
{
    if (m_thread)
        return; // of a check that was forgotten: this search begins with its end
    m_thread.reset(QThread::create([search = m_search] { run(*search); }));
    connect(m_thread.get(), &QThread::finished, this, [this, ended = m_search] {
        m_thread.reset();
        if (m_search == ended)
            searched();
        else if (m_search)
            search();
    });
    m_thread->start(QThread::LowPriority);
}

void ResidueCheck::run(Search &search)
{
    if (!search.files)
        search.files =
            findingOfFiles(filesOf(search.folders, search.sharedFolders), search.sealedFiles, *search.traces);
    search.memory = findingOfMemory(*search.traces);
    OPENSSL_thread_stop(); // here, for nobody waits for what a thread does after its end
}

void ResidueCheck::searched()
{
    if (m_search->memory.verdict == Verdict::Found && --m_triesLeft > 0) {
        m_again.start();
        return;
    }
    const auto done = std::exchange(m_search, nullptr);
    add(*done->files);
    add(done->memory);
    if (const Callback callback = std::exchange(m_callback, nullptr))
        callback(m_residue);
}

} // namespace dockpass::session
