"""The parent's side: orders a child, may kill it, and hears what it told and how it ended."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from faulting.injector import Fault

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class Outcome:
    """What a child told, line by line, and its exit code; minus the signal when it was killed.

    `is_disk_lost` says that what went wrong kept going wrong to the end; `killed_at` is of `time.monotonic()`.
    """

    told: tuple[str, ...]
    exit_code: int
    is_disk_lost: bool = False
    killed_at: float = 0.0

    def with_word(self, word: str) -> list[str]:
        """What was told after `word`."""
        return [line.partition(" ")[2] for line in self.told if line.split(" ")[0] == word]


class Nursery:
    """Forks children of one warm process; use it as a context. `library` is loaded into them before all others."""

    def __init__(
        self, folder: Path, library: Path | None = None, *, with_sheet: bool = False, with_window: bool = False
    ) -> None:
        self._told = folder / "told"
        variables = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tools'}"}
        if library is not None:
            variables["LD_PRELOAD"] = str(library)
        more = [word for word, is_wanted in (("--sheet", with_sheet), ("--window", with_window)) if is_wanted]
        command = [sys.executable, "-m", "faulting.nursery", *more]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._heard("awake")

    def run(
        self,
        work: str,
        path: Path,
        *,
        code: str = "",
        fault: Fault = Fault.NONE,
        at: int = 0,
        for_good: bool = False,
        killed_after: float | None = None,
        word: str = "ready",
    ) -> Outcome:
        """Let a child do `work` on the tracker at `path`.

        `killed_after` is in seconds from the moment it told `word`; without it the child runs to its end.
        """
        self._told.unlink(missing_ok=True)
        order = {"work": work, "path": str(path), "told": str(self._told), "code": code}
        self._send(order | {"fault": int(fault), "at": at, "for_good": for_good})
        child, killed_at = self._heard("born"), 0.0
        if killed_after is not None:
            self._wait_for(word)
            time.sleep(killed_after)
            killed_at = time.monotonic()
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        exit_code = self._heard("ended")
        return Outcome(tuple(self._lines()), exit_code, for_good, killed_at)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if self._process.stdin and self._process.stdout:
            self._process.stdin.close()
            self._process.stdout.close()
        self._process.wait()

    def _send(self, order: dict[str, object]) -> None:
        if self._process.stdin is None:
            raise RuntimeError("the nursery has no ear")
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def _heard(self, word: str) -> int:
        line = self._process.stdout.readline() if self._process.stdout else ""
        said, _, number = line.partition(" ")
        if said != word:
            raise RuntimeError(f"the nursery said {line!r} for {word!r}")
        return int(number)

    def _lines(self) -> list[str]:
        return self._told.read_text("utf-8").splitlines() if self._told.exists() else []

    def _wait_for(self, word: str) -> None:
        until = time.monotonic() + PATIENCE
        while not any(line.split(" ")[0] == word for line in self._lines()) and time.monotonic() < until:
            time.sleep(0.002)
