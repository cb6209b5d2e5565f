"""Bringing a log in, from the workbook to stored records with their history, against only reading the workbook."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import python_calamine

from benches.figure import Figure, compare, whole
from benches.office import PASSPHRASE, Size, access, mapping, write_workbook


def figures(folder: Path, size: Size, rounds: int) -> Iterator[Figure]:
    """One: the whole way in."""
    book = folder / f"{size.name}.xlsx"
    write_workbook(book, size)
    numbers = count()

    def ours() -> float:
        place = folder / f"in-{next(numbers)}.lado"
        desk, _ = access().create(place, PASSPHRASE)
        started = time.perf_counter()
        reading = desk.imports.interpret(desk.imports.read(book), mapping())
        done = desk.imports.bring_in(book, reading, mapping(), is_dry_run=False)
        seconds = time.perf_counter() - started
        desk.close()
        place.unlink()
        if done.contacts != size.contacts:
            raise AssertionError(f"{done.contacts} of {size.contacts} rows came in")
        return seconds

    def floor() -> None:
        for sheet in python_calamine.CalamineWorkbook.from_path(str(book)).sheet_names:
            python_calamine.CalamineWorkbook.from_path(str(book)).get_sheet_by_name(sheet).to_python()

    yield compare(f"bring in {size.contacts:,} rows / reading the sheet", 9.0, whole(floor), ours, rounds=rounds)
