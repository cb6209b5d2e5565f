"""What Qt and the real-client tests expect of a Linux system: looked for, installed when allowed, else named.

Windows and macOS bring all of it. Sonames and packages were found by running in a bare Debian.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from environment import CannotSetUp


@dataclass(frozen=True)
class Need:
    """A library by soname, a program by name or a file by path; the Debian package, newest of its names first."""

    what: str
    packages: tuple[str, ...]

    def is_met(self) -> bool:
        if self.what.startswith("/"):
            return Path(self.what).exists()
        if ".so." not in self.what:
            return shutil.which(self.what) is not None
        try:
            ctypes.CDLL(self.what)
        except OSError:
            return False
        return True


def _needs(lines: dict[str, str]) -> frozenset[Need]:
    return frozenset(Need(what, tuple(packages.split())) for what, packages in lines.items())


WINDOW = _needs(
    {
        "libEGL.so.1": "libegl1",
        "libGL.so.1": "libgl1",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libdbus-1.so.3": "libdbus-1-3",
        "libfontconfig.so.1": "libfontconfig1",
        "libgthread-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-shape.so.0": "libxcb-shape0",
    }
)
SCREEN = _needs(  # a screen, a message bus and an accessibility bus of the tests' own
    {
        "Xvfb": "xvfb",
        "xvfb-run": "xvfb",
        "xauth": "xauth",
        "dbus-run-session": "dbus-daemon dbus",
        "/usr/share/dbus-1/session.conf": "dbus-session-bus-common dbus",
        "/usr/share/dbus-1/services/org.a11y.Bus.service": "at-spi2-core",
    }
)


def prepare(needs: frozenset[Need]) -> None:
    """Install what is missing as root on Debian or Ubuntu; anywhere else say the one line to run.

    Raises CannotSetUp with that line.
    """
    missing = _missing(needs)
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise CannotSetUp("Install the packages of this system that bring: " + ", ".join(need.what for need in missing))
    if os.geteuid() == 0:
        _apt_get("update")
        packages = _packages(missing)
        print("Installing", *packages, flush=True)
        _apt_get("install", "-y", "--no-install-recommends", *packages)
        missing = _missing(needs)
    if missing:
        line = " ".join(["sudo apt-get install -y --no-install-recommends", *_packages(missing)])
        raise CannotSetUp(f"Some system libraries are missing. Run this once, then try again:\n  {line}")


def _missing(needs: frozenset[Need]) -> list[Need]:
    if sys.platform != "linux":
        return []
    return sorted((need for need in needs if not need.is_met()), key=lambda need: need.what.lower())


def _packages(missing: list[Need]) -> list[str]:
    return sorted({_known_here(need.packages) for need in missing})


def _known_here(names: tuple[str, ...]) -> str:
    """The first name this release of the system knows; the last when it cannot be asked."""
    for name in names[:-1]:
        policy = subprocess.run(["apt-cache", "policy", name], capture_output=True, text=True, check=False).stdout
        if "Candidate:" in policy and "Candidate: (none)" not in policy:
            return name
    return names[-1]


def _apt_get(*words: str) -> None:
    """Quietly, unless it fails: then all it said."""
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", "-qq", *words], env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotSetUp(f"{done.stdout}{done.stderr}apt-get could not do this: apt-get {' '.join(words)}")
