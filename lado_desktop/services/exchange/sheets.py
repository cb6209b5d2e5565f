"""A workbook as plain rows, read by a child process behind a guard; the program itself never parses one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from lado_desktop import paths
from lado_desktop.errors import Damaged, Refused
from lado_desktop.services.exchange import guard
from lado_desktop.services.exchange.child import SECONDS
from lado_desktop.services.exchange.steady import steady

_PIPE = 1 << 20
"""Bytes the pipe to the child holds, where the system lets us say so: a large sheet comes through in fewer turns."""

Value = str | int | float | bool | date | datetime | None
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet as it stands from A1: `rows[0]` is row 1. Texts are exact, whole numbers ints, empty cells None.

    `merged` holds (first row, first column, last row, last column) from 0; `hidden_rows` counts from 1;
    `uncalculated` names cells whose formula was never calculated or gave an error such as #N/A: they read as empty.
    """

    name: str
    is_hidden: bool
    rows: tuple[Row, ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    uncalculated: tuple[str, ...] = ()


@dataclass(frozen=True)
class Workbook:
    """All sheets in their order; `kind` is xlsx, xls, ods or csv; `encoding` is told for text files only."""

    sheets: tuple[Sheet, ...]
    kind: str = "xlsx"
    encoding: str = ""


def read_workbook(path: Path, is_wanted: Callable[[], bool] = lambda: True) -> Workbook:
    """Read the file at `path`, whatever its ending; raises `Refused` or `Damaged` with the reason.

    `is_wanted` is asked several times a second; when it says no, the child is ended: `Refused("sheet_cancelled")`.
    """
    guard.admit(path)
    try:
        with path.open("rb") as stream:
            said = _ask(stream, is_wanted)
    except OSError as error:
        raise Refused("sheet_missing") from error
    with steady():
        return _workbook(_answer(said))


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, paths.CHILD_WORD]
    console = Path(sys.executable).with_name("python.exe")  # pythonw.exe has no standard output
    python = str(console) if sys.platform == "win32" and console.exists() else sys.executable
    return [python, "-I", str(Path(__file__).with_name("child.py"))]


def _ask(stream: BinaryIO, is_wanted: Callable[[], bool]) -> bytes:
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    until = time.monotonic() + 2 * SECONDS
    with subprocess.Popen(  # noqa: S603 - our own interpreter and our own file, no words from outside
        _command(),
        stdin=stream,
        pipesize=_PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
        env=_environment(),
    ) as child:
        while True:
            try:
                return child.communicate(timeout=0.1)[0]
            except subprocess.TimeoutExpired:
                code = "" if is_wanted() else "sheet_cancelled"
                code = code or ("sheet_slow" if time.monotonic() > until else "")
                if code:
                    child.kill()
                    raise Refused(code) from None


def _environment() -> dict[str, str]:
    """The child needs no more than the system's own variables: nothing that names a tracker or a passphrase file."""
    return {name: value for name, value in os.environ.items() if not name.startswith("LADO_")}


def _answer(said: bytes) -> dict[str, Any]:
    """A child that was killed by its limits or by a fault in the parser has said nothing that is whole."""
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError as error:
        raise Damaged("sheet_unreadable") from error
    if "trouble" in answer:
        kind = Damaged if answer["trouble"] == "Damaged" else Refused
        raise kind(answer["code"], **answer["facts"])
    return answer


def _workbook(answer: Mapping[str, Any]) -> Workbook:
    return Workbook(tuple(map(_sheet, answer["sheets"])), answer["kind"], answer.get("encoding", ""))


def _sheet(said: Mapping[str, Any]) -> Sheet:
    rows = said["rows"]
    days: dict[str, date] = {}
    for column, where in said.get("dates", {}).items():
        at = int(column)
        for row in where:
            text = rows[row][at]
            day = days.get(text) or days.setdefault(text, date.fromisoformat(text))
            rows[row][at] = day
    for column, where in said.get("moments", {}).items():
        for row in where:
            rows[row][int(column)] = datetime.fromisoformat(rows[row][int(column)])
    return Sheet(
        name=said["name"],
        is_hidden=said.get("hidden", False),
        rows=tuple(map(tuple, rows)),
        merged=tuple(map(tuple, said.get("merged", ()))),
        hidden_rows=frozenset(said.get("hidden_rows", ())),
        uncalculated=tuple(said.get("uncalculated", ())),
    )
