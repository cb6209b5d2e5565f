"""The process is killed at any moment while it saves contacts or brings a spreadsheet in."""

from __future__ import annotations

import random
import time
from pathlib import Path

from sqlalchemy import func, select

from faulting import office, works
from faulting.children import Nursery, Outcome
from faulting.tally import Tally
from lado_desktop.models.tables import ImportBatch, ImportedRow
from lado_desktop.services.desk import Desk


def while_saving(start: office.Template, folder: Path, chance: random.Random, runs: int) -> Tally:
    """Every contact whose saving was confirmed is there and whole, and of the next one all or nothing.

    The tracker of one run is the start of the next, ten times over.
    """
    tally = Tally("kills while saving")
    path = folder / office.NAME
    with Nursery(folder) as nursery:
        for run in range(runs):
            if run % 10 == 0:
                path = start.copy_to(folder / "trial")
                known = start.contacts
            outcome = nursery.run("save_on_and_on", path, killed_after=chance.uniform(0, 0.15))
            problems, known = _after_saving(path, outcome, known)
            tally.add(f"run {run}", problems, *_seen(path, outcome))
    return tally


def while_bringing_in(start: office.Template, folder: Path, chance: random.Random, runs: int) -> Tally:
    """All of the spreadsheet is there or nothing of it."""
    tally = Tally("kills while bringing in")
    with Nursery(folder, with_sheet=True) as nursery:
        longest = min(_seconds(nursery, start.copy_to(folder / "trial")) for _ in range(3))
        for run in range(runs):
            path = start.copy_to(folder / "trial")
            outcome = nursery.run("bring_in", path, killed_after=chance.uniform(0, longest))
            problems = _after_bringing_in(path, outcome, start.contacts)
            tally.add(f"run {run}", problems, *_seen(path, outcome))
    return tally


def _seconds(nursery: Nursery, path: Path) -> float:
    began = time.monotonic()
    nursery.run("bring_in", path)
    return time.monotonic() - began


def _seen(path: Path, outcome: Outcome) -> list[str]:
    journal = path.with_name(path.name + "-journal")
    is_hot = journal.exists() and journal.stat().st_size > 0
    return [*(["killed"] if outcome.exit_code < 0 else ["ended by itself"]), *(["left a journal"] if is_hot else [])]


def _after_saving(path: Path, outcome: Outcome, known: int) -> tuple[list[str], int]:
    confirmed = [int(number) for number in outcome.with_word("saved")]
    desk, problems = office.open_again(path)
    problems += [f"the child had a bug: {bug}" for bug in outcome.with_word("bug")]
    if desk is None:
        return problems, known
    ids = list(desk.contacts.ids())
    problems += [f"confirmed contact {number} is lost" for number in confirmed if number not in ids]
    if not known + len(confirmed) <= len(ids) <= known + len(confirmed) + 1:
        problems.append(f"{len(ids)} contacts instead of {known + len(confirmed)} or one more")
    new = sorted(ids)[known:]
    problems += [f"contact {number} is half there" for number in new if not office.is_whole(desk.contacts.open(number))]
    problems += office.faults_of(desk)
    desk.close()
    return problems, len(ids)


def _after_bringing_in(path: Path, outcome: Outcome, known: int) -> list[str]:
    desk, problems = office.open_again(path)
    problems += [f"the child had a bug: {bug}" for bug in outcome.with_word("bug")]
    if desk is None:
        return problems
    problems += half_imports(desk, known, is_confirmed=bool(outcome.with_word("brought")))
    problems += office.faults_of(desk)
    desk.close()
    return problems


def half_imports(desk: Desk, known: int, *, is_confirmed: bool) -> list[str]:
    """What is wrong when an import is not wholly there or wholly away."""
    with desk.tracker.reading() as session:
        batches = session.execute(select(func.count(ImportBatch.id))).scalar_one()
        rows = session.execute(select(func.count(ImportedRow.id))).scalar_one()
    contacts = len(desk.contacts.ids()) - known
    reading, _ = works.sheet()
    problems = []
    if is_confirmed and not batches:
        problems.append("a confirmed import is lost")
    if (batches, contacts) not in {(0, 0), (1, len(reading.rows))}:
        problems.append(f"half an import: {contacts} contacts of {len(reading.rows)}")
    if bool(rows) != bool(batches):
        problems.append("original rows without their import")
    return problems
