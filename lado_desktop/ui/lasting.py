"""Keeps None, True and False alive: Qt's Python binding gives them away without taking a reference."""

from __future__ import annotations

import ctypes
import sys

SPARE = 1 << 40
GIVEN_AWAY = (None, True, False, NotImplemented, ...)


def keep_constants() -> None:
    """Add references that are never given back.

    PySide 6.12 is built for Pythons whose constants cannot die (3.12 on). On 3.11 every call that answers None, True or
    False takes one reference away, and after some thousand calls the interpreter stops ("deallocating None").
    """
    if sys.version_info >= (3, 12):
        return
    for constant in GIVEN_AWAY:
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < SPARE // 2:
            count.value += SPARE
