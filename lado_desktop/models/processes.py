"""Whether a process of this machine still runs."""

from __future__ import annotations

import os
import sys

_STILL_ACTIVE = 259
_QUERY_LIMITED = 0x1000
_ACCESS_DENIED = 5


def is_running(pid: int) -> bool:
    """Whether process `pid` runs; when the system will not say, it is taken to run."""
    if pid <= 0:
        return False
    return _is_running_on_windows(pid) if sys.platform == "win32" else _is_running_on_posix(pid)


def _is_running_on_posix(pid: int) -> bool:
    try:
        os.kill(pid, 0)  # asks only; on Windows the same call would end the process
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _is_running_on_windows(pid: int) -> bool:
    if sys.platform != "win32":
        raise NotImplementedError
    import ctypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    handle = kernel.OpenProcess(_QUERY_LIMITED, False, pid & 0xFFFFFFFF)
    if not handle:
        return ctypes.get_last_error() == _ACCESS_DENIED
    code = ctypes.c_ulong()
    try:
        known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        return not known or code.value == _STILL_ACTIVE
    finally:
        kernel.CloseHandle(handle)
