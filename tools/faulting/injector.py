"""The library that lets a call fail: compiled when it is needed, armed from within the process that loaded it."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from enum import IntEnum
from pathlib import Path

SOURCE = Path(__file__).with_name("injector.c")


class Fault(IntEnum):
    """What goes wrong at a call."""

    NONE = 0
    DIE = 1
    HALF = 2
    FAIL = 3
    FULL = 4
    SHORT = 5


def compiled(folder: Path) -> Path | None:
    """The library, put into `folder`; None where there is no Linux or no C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if sys.platform != "linux" or compiler is None:
        return None
    library = folder / "injector.so"
    command = [compiler, "-O1", "-Wall", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr)
        return None
    return library


def arm(folder: Path, fault: Fault, at: int, *, for_good: bool) -> None:
    """From the next call on, count what changes files in `folder`, and let the call number `at` go wrong."""
    library = _loaded()
    if library is not None:
        library.fault_arm(str(folder).encode(), int(fault), ctypes.c_long(at), int(for_good))


def disarm() -> None:
    """Nothing goes wrong any more."""
    if (library := _loaded()) is not None:
        library.fault_disarm()


def calls() -> int:
    """How many calls were counted since it was armed."""
    library = _loaded()
    return int(library.fault_calls()) if library is not None else 0


def _loaded() -> ctypes.CDLL | None:
    library = ctypes.CDLL(None)
    return library if hasattr(library, "fault_arm") else None
