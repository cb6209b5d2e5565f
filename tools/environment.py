"""The private environment in .venv: made without the venv package's pip, filled from a lock file with hashes.

Debian's python3 cannot give an environment its own pip (ensurepip is a package apart), and its pip refuses to install
outside one. Its pip can install into an environment from outside, though, and that is all this needs.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = VENV / "installed.json"
RUNTIME = "requirements.lock"
DEVELOPER = "requirements-dev.lock"  # everything in RUNTIME and the tools


class CannotSetUp(Exception):
    """Something this machine lacks, as a sentence that says what to do."""


def python(*words: str, extra: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the clone, which it can import from. Returns the exit code."""
    variables = {**os.environ, "PYTHONPATH": str(ROOT), **(extra or {})}
    return subprocess.run([str(PYTHON), *words], cwd=ROOT, env=variables, check=False).returncode


def prepare(lock: str) -> None:
    """Bring .venv to what the lock file says; nothing happens when it is there already."""
    if not (PYTHON.exists() and _is_for_this_python()):
        _make()
    if _installed().get(lock) == _fingerprint(lock):
        return
    print(f"Installing {lock} into .venv", flush=True)
    _install(lock)
    _compile()
    locks = [RUNTIME, DEVELOPER] if lock == DEVELOPER else [RUNTIME]
    STAMP.write_text(json.dumps({name: _fingerprint(name) for name in locks}, indent=1), encoding="utf-8")


def remove() -> None:
    shutil.rmtree(VENV, ignore_errors=True)


def _is_for_this_python() -> bool:
    """An upgrade of the system's Python leaves an environment whose packages nobody finds."""
    lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines() if VENV.exists() else []
    settings = dict(line.replace(" ", "").split("=", 1) for line in lines if "=" in line)
    version = settings.get("version") or settings.get("version_info", "")
    return tuple(version.split(".")[:2]) == platform.python_version_tuple()[:2]


def _fingerprint(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def _installed() -> dict[str, str]:
    """What set-up has finished here: the hash of a lock file by its name."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp


def _make() -> None:
    print(f"Making .venv for Python {platform.python_version()}", flush=True)
    venv.create(VENV, clear=True, with_pip=False, symlinks=sys.platform != "win32")


def _install(lock: str) -> None:
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        raise CannotSetUp(
            "This Python has no pip. Leave any active environment; on Debian: sudo apt-get install -y python3-pip"
        )
    words = ["install", "--quiet", "--require-hashes", "--only-binary", ":all:", "--no-compile", "-r", str(ROOT / lock)]
    # A user-wide or relocated install asked for in somebody's settings would miss the environment.
    variables = {key: value for key, value in os.environ.items() if key not in {"PIP_USER", "PIP_TARGET", "PIP_PREFIX"}}
    variables |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    done = subprocess.run([*pip, "--python", str(PYTHON), *words], cwd=ROOT, env=variables, check=False)
    if done.returncode:
        raise CannotSetUp(
            "The packages could not be installed; pip's message is above. Is the package index reachable?"
        )


def _compile() -> None:
    """Compile once: an uncompiled environment takes two seconds more to open the window."""
    packages = subprocess.run(
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    # Some packages carry templates that are not Python yet; those stay as they are.
    subprocess.run([str(PYTHON), "-m", "compileall", "-qq", "-j", "0", packages], check=False)
