// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <xcb/xcb.h>

#include <memory>

namespace dockpass::bench {

/// A person's hands at an X display without a window manager: waits for a window, gives it the keyboard, presses keys.
class Keyboard
{
public:
    static constexpr xcb_keysym_t LetterW = 0x77;
    static constexpr xcb_keysym_t BackSpace = 0xff08;

    /// To the display of the environment. Throws std::runtime_error if there is none.
    Keyboard();

    /// The first window that has come up since the last call, or XCB_NONE.
    [[nodiscard]] xcb_window_t newWindow();
    /// Held back by nobody: a window that does not read its events yet finds them later.
    void focus(xcb_window_t window);
    void press(xcb_window_t window, xcb_keysym_t key);

private:
    [[nodiscard]] xcb_keycode_t codeOf(xcb_keysym_t key) const;

    std::unique_ptr<xcb_connection_t, decltype(&xcb_disconnect)> m_connection;
    xcb_window_t m_root = XCB_NONE;
};

} // namespace dockpass::bench
