// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "child.h"
#include "keyboard.h"
#include "screen.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <optional>
#include <stdexcept>
#include <thread>

// dockpass-bench-stopwatch SCREEN-FILE PROGRAM [ARG...]
// Starts PROGRAM and watches the screen as a person would. Prints three numbers: microseconds from the start to the
// first thing drawn; to the moment when the field with the focus shows a key that was pressed as soon as there was a
// window; and the memory (PSS, kB) the program then takes. The program itself is not asked anything.

namespace {

using namespace dockpass::bench;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto lookEvery = 500us;
/// So long nothing moves: what was to be shown is shown. A caret that blinks does so twice as slowly.
constexpr auto still = 250ms;
constexpr auto atMost = 60s;

struct Figures
{
    std::chrono::microseconds firstFrame{};
    std::chrono::microseconds usable{};
    long memory = 0;
};

class Stopwatch
{
public:
    Stopwatch(const char *screenFile, char *const *command)
        : m_screen(screenFile)
        , m_start(whenEmpty())
        , m_child(command)
    {
    }

    Figures measure()
    {
        using std::chrono::duration_cast;
        using std::chrono::microseconds;
        const Seen typed = watch(std::nullopt);
        // Taken back again: if nothing moves now, it was never in the field.
        m_keyboard.press(m_window, Keyboard::BackSpace);
        (void)watch(Clock::now());
        return {duration_cast<microseconds>(typed.first - m_start), duration_cast<microseconds>(typed.last - m_start),
                m_child.proportionalMemory()};
    }

private:
    /// Now, once the window of a program before this one has gone from the screen.
    Clock::time_point whenEmpty()
    {
        auto moved = Clock::now();
        while (Clock::now() - moved < still) {
            if (m_screen.changed())
                moved = Clock::now();
            std::this_thread::sleep_for(lookEvery);
        }
        return Clock::now();
    }

    struct Seen
    {
        Clock::time_point first;
        Clock::time_point last;
    };

    /// Until something has moved and all is still. `since`: it has to move within a short time after that.
    Seen watch(std::optional<Clock::time_point> since)
    {
        std::optional<Seen> seen;
        while (!seen || m_window == XCB_NONE || Clock::now() - seen->last < still) {
            const auto now = Clock::now();
            if (m_window == XCB_NONE)
                typeIntoNewWindow();
            if (m_screen.changed()) {
                if (!seen)
                    seen = Seen{now, now};
                seen->last = now;
            }
            if (m_child.hasEnded())
                throw std::runtime_error("the program ended by itself");
            if (!seen && since && now - *since > still)
                throw std::runtime_error("the field did not take a key");
            if (now - m_start > atMost)
                throw std::runtime_error("nothing to be seen, or no end of it");
            std::this_thread::sleep_for(lookEvery);
        }
        return *seen;
    }

    void typeIntoNewWindow()
    {
        m_window = m_keyboard.newWindow();
        if (m_window == XCB_NONE)
            return;
        m_keyboard.focus(m_window);
        m_keyboard.press(m_window, Keyboard::LetterW);
    }

    Screen m_screen;
    Keyboard m_keyboard;
    xcb_window_t m_window = XCB_NONE;
    Clock::time_point m_start; ///< after all of our own beginnings
    Child m_child;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 3) {
        std::fputs("Usage: dockpass-bench-stopwatch SCREEN-FILE PROGRAM [ARG...]\n", stderr);
        return 2;
    }
    try {
        const Figures figures = Stopwatch(argv[1], argv + 2).measure();
        std::printf("%lld %lld %ld\n", static_cast<long long>(figures.firstFrame.count()),
                    static_cast<long long>(figures.usable.count()), figures.memory);
        return 0;
    } catch (const std::exception &problem) {
        std::fprintf(stderr, "dockpass-bench-stopwatch: %s: %s\n", argv[2], problem.what());
        return 1;
    }
}
