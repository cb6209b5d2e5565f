"""The whole set-up in one command: `python3 tools/setup.py VERB`, on plain Python 3.11 or later with pip, any system.

    setup      make the private environment in .venv, with everything a developer needs
    run        set up what the program needs and open it; words after it go to the program
    test       set up, then format, lint, types, import contracts, tests, and the real-client tests
    format     set up, then write every file in the house format
    pictures   set up, then a screenshot of every page, checked; words after it go to tools/pictures.py
    bench      set up, then measure against the floors; words after it go to tools/bench.py
    recall     set up, then misspell names on a made-up register; words after it go to tools/recall.py
    faults     set up, then kill, flip and fill disks; words after it go to tools/faults.py
    lock       set up, then write requirements.lock and requirements-dev.lock anew from pyproject.toml
    wheels     set up, then ask the index whether every locked package has a wheel for every system

`make VERB` does the same. What is up to date is left alone.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable

if sys.version_info < (3, 11):  # noqa: UP036 - this one file may be started by an older Python
    sys.exit("LADO Desktop needs Python 3.11 or later; this is Python " + sys.version.split()[0])

import checks
import environment
import locking
import system_libraries


def run(words: list[str]) -> int:
    environment.prepare(environment.RUNTIME)
    system_libraries.prepare(system_libraries.WINDOW)
    return environment.python("main.py", *words)


def set_up(words: list[str]) -> int:
    """Everything a developer needs; `--fresh` starts from an empty environment."""
    if "--fresh" in words:
        environment.remove()
    environment.prepare(environment.DEVELOPER)
    system_libraries.prepare(system_libraries.WINDOW | system_libraries.SCREEN)
    return 0


def developer(job: Callable[[list[str]], int]) -> Callable[[list[str]], int]:
    def after_set_up(words: list[str]) -> int:
        return set_up([]) or job(words)

    return after_set_up


def on_screen(script: str) -> Callable[[list[str]], int]:
    """A tool that makes windows: drawn in memory unless the caller names a platform."""

    def start(words: list[str]) -> int:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return environment.python(script, *words)

    return developer(start)


VERBS: dict[str, Callable[[list[str]], int]] = {
    "setup": set_up,
    "run": run,
    "test": developer(checks.check_everything),
    "format": developer(checks.write_format),
    "pictures": on_screen("tools/pictures.py"),
    "bench": on_screen("tools/bench.py"),
    "recall": on_screen("tools/recall.py"),
    "faults": on_screen("tools/faults.py"),
    "lock": developer(locking.lock),
    "wheels": developer(locking.wheels),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=VERBS, metavar="VERB")
    parser.add_argument("words", nargs=argparse.REMAINDER, help="handed on to the program or tool")
    asked = parser.parse_args()
    try:
        return VERBS[asked.verb](asked.words)
    except environment.CannotSetUp as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failed:
        return failed.returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
