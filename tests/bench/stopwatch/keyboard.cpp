// SPDX-FileCopyrightText: 2026 The Dockpass authors
// SPDX-License-Identifier: Apache-2.0

#include "keyboard.h"

#include <cstdlib>
#include <stdexcept>

namespace dockpass::bench {

namespace {

struct Free
{
    void operator()(void *memory) const { std::free(memory); }
};
template<typename T>
using Owned = std::unique_ptr<T, Free>;

} // namespace

Keyboard::Keyboard() : m_connection(xcb_connect(nullptr, nullptr), &xcb_disconnect)
{
    if (xcb_connection_has_error(m_connection.get()))
        throw std::runtime_error("there is no X display");
    m_root = xcb_setup_roots_iterator(xcb_get_setup(m_connection.get())).data->root;
    const std::uint32_t wanted = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(m_connection.get(), m_root, XCB_CW_EVENT_MASK, &wanted);
    xcb_flush(m_connection.get());
}

xcb_window_t Keyboard::newWindow()
{
    while (const Owned<xcb_generic_event_t> event{xcb_poll_for_event(m_connection.get())}) {
        if ((event->response_type & 0x7f) != XCB_MAP_NOTIFY)
            continue;
        const auto &mapped = reinterpret_cast<const xcb_map_notify_event_t &>(*event);
        if (mapped.event == m_root && !mapped.override_redirect)
            return mapped.window;
    }
    return XCB_NONE;
}

void Keyboard::focus(xcb_window_t window)
{
    xcb_set_input_focus(m_connection.get(), XCB_INPUT_FOCUS_PARENT, window, XCB_CURRENT_TIME);
    xcb_flush(m_connection.get());
}

void Keyboard::press(xcb_window_t window, xcb_keysym_t key)
{
    xcb_key_press_event_t event{};
    event.detail = codeOf(key);
    event.root = m_root;
    event.event = window;
    event.same_screen = 1;
    for (const bool down : {true, false}) {
        event.response_type = down ? XCB_KEY_PRESS : XCB_KEY_RELEASE;
        const std::uint32_t mask = down ? XCB_EVENT_MASK_KEY_PRESS : XCB_EVENT_MASK_KEY_RELEASE;
        xcb_send_event(m_connection.get(), 0, window, mask, reinterpret_cast<const char *>(&event));
    }
    xcb_flush(m_connection.get());
}

xcb_keycode_t Keyboard::codeOf(xcb_keysym_t key) const
{
    const xcb_setup_t *setup = xcb_get_setup(m_connection.get());
    const auto count = std::uint8_t(setup->max_keycode - setup->min_keycode + 1);
    const Owned<xcb_get_keyboard_mapping_reply_t> mapping{xcb_get_keyboard_mapping_reply(
        m_connection.get(), xcb_get_keyboard_mapping(m_connection.get(), setup->min_keycode, count), nullptr)};
    if (!mapping)
        throw std::runtime_error("the X display does not tell its keys");
    const xcb_keysym_t *keys = xcb_get_keyboard_mapping_keysyms(mapping.get());
    for (int code = 0; code < count; ++code) {
        if (keys[code * mapping->keysyms_per_keycode] == key)
            return xcb_keycode_t(setup->min_keycode + code);
    }
    throw std::runtime_error("the X display does not have a key that is needed");
}

} // namespace dockpass::bench
