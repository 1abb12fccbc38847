// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "session/residue.h"
#include "store/sessionindex.h"
#include "store/tokenstore.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>

class QThread;

namespace dockpass::session {

/// Looks for what a sign-out has left, everywhere: asks the store, reads the list, and searches the files and this
/// process's own memory, in a thread of its own, for traces of the tokens. What is on its way out of memory (a
/// connection, a page, a finished order) is given a few tries. Reports, and mends nothing.
class ResidueCheck : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    struct Parts
    {
        store::TokenStore &store;
        const store::SessionIndex &index;
        QStringList folders;         ///< everything below is ours
        QStringList sharedFolders{}; ///< what lies directly in there, is this user's and named after the program is
        /// Files of this account that should not be there, whatever is in them.
        std::function<QStringList(const store::Account &)> sealedFiles{};
    };
    using Callback = std::function<void(const Residue &)>;

    explicit ResidueCheck(Parts parts, QObject *parent = nullptr);
    ~ResidueCheck() override; ///< waits for the search, which takes about 2 s for 1 GB

    /// Looks for what is left of `account`. `callback` comes once, later; not when the check is begun anew or forgotten
    /// before.
    void begin(const store::Account &account, const Traces &traces, Callback callback);
    void forget();

private:
    struct Search;

    void lookAtList();
    void search();
    /// In the thread.
    static void run(Search &search);
    void searched();
    void add(Residue::Finding finding) { m_residue.findings.append(std::move(finding)); }

    Parts m_parts;
    store::Account m_account;
    std::shared_ptr<const Traces> m_traces;
    std::shared_ptr<Search> m_search; ///< the thread's while there is one; no search is wanted: none
    Callback m_callback;
    Residue m_residue;
    std::unique_ptr<QObject> m_order; ///< context of the question to the store
    std::unique_ptr<QThread> m_thread;
    QTimer m_again;
    int m_triesLeft = 0;
};

} // namespace dockpass::session
