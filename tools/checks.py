"""The test command: each check says its name, and the first that fails ends the run with its exit code.

The tests see a home of their own that is thrown away, so they need none and leave nothing behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from environment import PYTHON, ROOT, python

CLIENT = "tests/client"
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("-m", "ruff", "format", "--check", "--output-format", "concise", ".")),
    ("lint", ("-m", "ruff", "check", "--output-format", "concise", ".")),
    ("types", ("-m", "mypy")),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo")),
    ("tests", ("-m", "pytest", "tests", "--ignore", CLIENT)),
)


def check_everything(words: list[str]) -> int:
    """All checks in order; `words` go to pytest (in `tests` only). Returns the first exit code that is not 0."""
    with tempfile.TemporaryDirectory(prefix="lado-", ignore_cleanup_errors=True) as folder:
        variables = _home_in(Path(folder))
        for name, command in CHECKS:
            extra = words if name == "tests" else []
            if code := _step(name, [str(PYTHON), *command, *extra], variables):
                return code
        return _client_tests(variables)


def write_format(words: list[str]) -> int:
    """Sort imports, mend what can be mended safely, and lay out every file (or those named)."""
    places = words or ["."]
    python("-m", "ruff", "check", "--fix-only", "--quiet", *places)
    return python("-m", "ruff", "format", *places)


def _home_in(folder: Path) -> dict[str, str]:
    """A home, a runtime folder only we may enter (Qt insists) and no screen."""
    homes = {
        name: folder / place for name, place in {"HOME": "home", "XDG_RUNTIME_DIR": "run", "LADO_HOME": "lado"}.items()
    }
    for place in homes.values():
        place.mkdir(mode=0o700)
    return {name: str(place) for name, place in homes.items()} | {"QT_QPA_PLATFORM": "offscreen"}


def _client_tests(variables: Mapping[str, str]) -> int:
    """The program as another program sees it: a real screen, message bus and accessibility bus, nobody else's."""
    if not any((ROOT / CLIENT).glob("**/test_*.py")):
        return 0
    if sys.platform != "linux":
        print("==> real client: NOT RUN, it needs Linux (a virtual screen and AT-SPI)")
        return 0
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24", "dbus-run-session", "--"]
    seen = {**variables, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    return _step("real client", [*screen, str(PYTHON), "-m", "pytest", CLIENT], seen)


def _step(name: str, command: list[str], variables: Mapping[str, str]) -> int:
    print(f"==> {name}", flush=True)
    started = time.monotonic()
    code = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **variables}, check=False
    ).returncode
    print(f"    {'passed' if code == 0 else f'FAILED (exit {code})'} in {time.monotonic() - started:.1f} s", flush=True)
    return code
