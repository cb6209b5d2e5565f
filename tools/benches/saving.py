"""Saving one edit through the services, against one row committed by hand in the same storage mode."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from benches.figure import Figure, Timed, side_by_side, slowest, whole
from lado_desktop.models.cipher import SALT, connect
from lado_desktop.services.desk import Desk

SAID = "The employer rang: the adult is back at work, away from the class. "


def figures(folder: Path, desk: Desk, rounds: int) -> Iterator[Figure]:
    """The usual edit, and the one in twenty that takes longest."""
    for noun, edit in (("contact", _contact_edit(desk)), ("case", _case_edit(desk))):
        bare = connect(folder / f"bare-{noun}", secrets.token_bytes(32), secrets.token_bytes(SALT), create=True)
        bare.execute("CREATE TABLE one(id INTEGER PRIMARY KEY, words TEXT)")
        bare.execute("INSERT INTO one VALUES (1, '')")
        floors, times = side_by_side(_commit(bare), edit, rounds)
        bare.close()
        yield Figure(f"save one {noun} edit, p50 / a bare commit", median(floors), median(times), 5.0)
        yield Figure(f"save one {noun} edit, p95 / a bare commit, p50", median(floors), slowest(times), 10.0)


def _commit(bare: Any) -> Timed:
    def commit() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE one SET words = ? WHERE id = 1", (SAID + secrets.token_hex(4),))
        bare.execute("COMMIT")

    return whole(commit)


def _contact_edit(desk: Desk) -> Timed:
    ids, turns = desk.contacts.ids(), count()

    def edit() -> float:
        turn = next(turns)
        draft = desk.contacts.open(ids[turn * 37 % len(ids)])
        changed = replace(draft, notes=f"{draft.notes}\n{turn}: {SAID}", handled_by="R. Ashdown")
        started = time.perf_counter()
        desk.contacts.save(changed)
        return time.perf_counter() - started

    return edit


def _case_edit(desk: Desk) -> Timed:
    ids, turns = desk.cases.ids(), count()

    def edit() -> float:
        turn = next(turns)
        draft = desk.cases.page(ids[turn * 37 % len(ids)]).case
        changed = replace(draft, officer=f"T. Okafor {turn}")
        started = time.perf_counter()
        desk.cases.save(changed)
        return time.perf_counter() - started

    return edit
