"""Where the program keeps what is its own: resources it ships, preferences and logs it writes; how files are called."""

from __future__ import annotations

import os
import sys
from pathlib import Path

TRACKER_SUFFIX = ".lado"
CHILD_WORD = "--read-workbook"  # what a frozen program is told when it is to read a workbook and nothing else
PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The shipped data: beside the package in a checkout, inside it once installed."""
    inside = PACKAGE / "resources"
    return inside if inside.is_dir() else PACKAGE.parent / "resources"


def home() -> Path:
    """The per-user folder for preferences and logs; `LADO_HOME` moves it (tests, portable use)."""
    if moved := os.environ.get("LADO_HOME"):
        return Path(moved)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "LADO Desktop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "LADO Desktop"
    return Path(os.environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share"))) / "lado-desktop"


def preferences() -> Path:
    return home() / "preferences.json"


def logs() -> Path:
    return home() / "logs"
