#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dockpass authors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader finds in the window (keepassxc #5389, dsnote #168: passwords spoken aloud, unlabelled buttons).

accessible-tree.py GALLERY: shows scenes with GALLERY --show NAME on the display there is and reads them over AT-SPI.
Run inside dbus-run-session with a display. Exit code 77: this system has no AT-SPI for Python.
"""

import os
import subprocess
import sys
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as error:
    print(f"skipped: {error}")
    sys.exit(77)

# Scene: (role, name, description) of what must be there; in the order of the window.
SCENES = {
    "signin-capslock": [
        ("heading", "Sign in", ""),
        ("label", "Server: glue-backend.example", ""),
        ("text", "User name", ""),
        ("password text", "Password", "Caps Lock is on"),
        ("push button", "Show password", ""),
        ("push button", "Sign in", ""),
    ],
    "failed-wait": [
        ("heading", "Sign in", ""),
        ("alert", "Please wait a little", "The server has too much to do at the moment. Try again in 30 seconds."),
        ("push button", "Details for IT", ""),
        ("password text", "Password", ""),
    ],
    "failure-certificate": [
        ("heading", "Details for IT", ""),
        ("label", "Code: DP-TLS-01", ""),
        ("label", "Certificate has expired", ""),
        ("image", "QR code with the code and the facts below, for the help desk", ""),
        ("push button", "Back", ""),
    ],
    "mfa-wrong": [
        ("heading", "Enter your code", ""),
        ("text", "Code", ""),
        ("push button", "Details for IT", ""),
        ("push button", "Go on", ""),
    ],
    "signedin-offline": [
        ("heading", "Signed in", ""),
        ("label", "Warehouse 1, picker@warehouse.example", ""),
        ("alert", "Not renewed yet", "The shop is down, too busy or being updated. Work on: Dockpass keeps trying."),
        ("push button", "Dismiss", ""),
        ("push button", "Try now", ""),
        ("label", "Connection: Offline", ""),
        ("push button", "Change warehouse", ""),
    ],
    "picklists-none": [
        ("label", "Warehouse 1, picker@warehouse.example", ""),
        ("label", "No picklists waiting", ""),
        ("push button", "Count the picklists again", ""),
        ("push button", "Change warehouse", ""),
    ],
    "keychain-locked": [
        ("heading", "Keychain", ""),
        ("alert", "The keychain is locked", "Your session may be saved there. Unlock it, then try again."),
        ("push button", "Try again", ""),
        ("push button", "Sign in without it", ""),
    ],
}
LIMIT = 30  # seconds for a scene to appear, on a busy machine


def application_of(pid):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(index)
        if application and application.get_process_id() == pid and application.get_child_count() > 0:
            return application
    return None


def shown(node, found):
    """All nodes that can be seen, as (role, name, description, node)."""
    if not node.get_state_set().contains(Atspi.StateType.SHOWING):
        return found
    found.append((node.get_role_name(), node.get_name(), node.get_description(), node))
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child:
            shown(child, found)
    return found


def read(process, expected):
    """The tree, once all that is expected has appeared, or when the time is up or the program has ended."""
    end = time.monotonic() + LIMIT
    tree = []
    while time.monotonic() < end and process.poll() is None:
        try:
            application = application_of(process.pid)
            tree = shown(application, []) if application else []
        except GLib.Error:
            tree = []  # it came up while it was read
        if all(item in [node[:3] for node in tree] for item in expected):
            break
        time.sleep(0.1)
    return tree


def check(gallery, scene, expected):
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb")
    process = subprocess.Popen([gallery, "--show", scene], env=environment)
    try:
        tree = read(process, expected)
        problems = [f"ended by itself: {process.returncode}"] if process.returncode is not None else []
        problems += [f"missing: {item}" for item in expected if item not in [node[:3] for node in tree]]
        for role, name, _, node in tree:
            if not name:
                problems.append(f"without a name: {role}")
            if role == "password text" and node.get_text_iface() is not None:
                problems.append("the password can be asked for")
            if role == "text" and node.get_text_iface() is None:
                problems.append(f"what is in it cannot be read: {name}")
        if problems:
            problems += [f"  found: {node[:3]}" for node in tree]
        return problems
    finally:
        process.terminate()
        process.wait()


def main():
    failed = False
    for scene, expected in SCENES.items():
        problems = check(sys.argv[1], scene, expected)
        print(f"{'FAIL' if problems else 'ok'}: {scene}")
        for problem in problems:
            print(f"    {problem}")
        failed = failed or bool(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
