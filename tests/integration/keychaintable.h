// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "base/failure.h"
#include "integration/failuretable.h"
#include "integration/spokenwindow.h"
#include "integration/virtualdisplay.h"

#include <QList>
#include <QProcess>

#include <memory>
#include <optional>

/// Everything that can be wrong with a keychain, and what people who use the window or dockpassctl see of it.
namespace dockpass::test::keychain {

enum class Trouble {
    None,
    NoBus,           ///< no D-Bus session
    Absent,          ///< a D-Bus session without a Secret Service, and none that the bus could start
    Locked,          ///< and nobody can be asked
    PromptOpen,      ///< locked; the prompt stays open until it is answered
    PromptCancelled, ///< locked; the person cancels each prompt
    PromptAnswered,  ///< locked; the person types the password
    PromptOvertaken, ///< locked; others unlock it while the prompt is open, and the person cancels that
    Stopped,         ///< the daemon stands still for longer than the hard limit
    Late,            ///< it stands still for longer than the soft limit
    Restarted,       ///< it was killed, and another one has come up, unlocked
    RestartedLocked,
    Deleted,         ///< the default collection
    NoAlias,         ///< the entry lies in an unlocked collection that is not the default one, for there is none
    LockedElsewhere, ///< it lies in a locked one, and the default one is unlocked
};

/// What the program does while the keychain is in trouble; all but Read and SignIn begin before it.
enum class Deed {
    Read,   ///< the window opens, or `dockpassctl token`; a session was stored
    SignIn, ///< nobody was signed in
    Renew,  ///< when it is time, or `dockpassctl renew`
    SignOut,
};

enum class Program { Window, Command };

/// What became of the two entries when the trouble was over.
enum class Record {
    Kept,     ///< byte for byte
    Gone,     ///< or never there
    Replaced, ///< by one that can be read
};

/// What a window shows: its heading, and the titles of its banners.
struct Page
{
    const char *heading;
    const char *banner = nullptr;
};

struct Row
{
    Trouble trouble;
    Program program;
    Deed deed;
    std::optional<Failure::Kind> failure; ///< whose code is shown
    int exitCode = 0;                     ///< of the command
    Page page{};                          ///< of the window, during the trouble
    Record record;
    int later = 0;      ///< exit code of `status` when the trouble is over
    Page pageLater{};   ///< what the window has become by itself by then
    bool always = true; ///< false: in the long form only
};

/// Those that are played at the same time. Whoever has a prompt opened comes alone: gnome-keyring 42 shows one at a
/// time, and those that wait behind one that is cancelled, or cannot be shown, are neither shown nor answered, ever.
/// In the long form there are more.
[[nodiscard]] QList<QList<Row>> groupsOf(Trouble trouble);
[[nodiscard]] QByteArray nameOf(Trouble trouble);
[[nodiscard]] QByteArray nameOf(const Row &row);

/// A row at work: a device and a person of its own, in front of the keychain that all rows of one trouble share.
class Actor
{
public:
    struct World
    {
        BackendProcess &shop;
        const VirtualDisplay &display;
        const SpeakingBus &speech;
    };
    Actor(const Row &row, World world, QString user);
    ~Actor();
    Q_DISABLE_COPY_MOVE(Actor)

    const Row row;
    failures::Stage stage;

    [[nodiscard]] store::Key key(store::Entry entry) const;
    /// Signs the person in where the deed needs that, and opens the window where it begins before the trouble.
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool act();
    /// The command has ended, or the window shows what it should. See seen().
    [[nodiscard]] bool isDone();
    /// The window shows this now.
    [[nodiscard]] bool shows(const Page &page);
    /// What there was to be seen, for a failed test.
    [[nodiscard]] QByteArray seen() const { return m_seen; }
    [[nodiscard]] Outcome outcome() { return outcomeOf(*m_process); }
    /// The code in the details of the window's notice.
    [[nodiscard]] QString codeShown();
    /// Nothing: something else than any of them.
    [[nodiscard]] std::optional<Record> record() const;
    [[nodiscard]] bool press(const QString &button) { return m_window->press(button); }
    [[nodiscard]] bool photograph(const QString &file) const;

private:
    [[nodiscard]] bool isWindow() const { return row.program == Program::Window; }
    [[nodiscard]] bool openWindow();
    [[nodiscard]] bool typeCredentials();
    [[nodiscard]] QByteArrayList entries() const;

    World m_world;
    QString m_user;
    QByteArrayList m_before;
    std::unique_ptr<QProcess> m_process;
    std::optional<SpokenWindow> m_window;
    QByteArray m_seen;
};

/// The people who may sign in there, one for each row of a trouble.
[[nodiscard]] QByteArray people();
[[nodiscard]] QString person(int number);

} // namespace dockpass::test::keychain
