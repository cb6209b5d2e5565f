"""The slow parts, done on the worker: reading a file, trying a mapping, bringing in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lado_desktop.services.exchange.bring_in import BroughtIn, Watch
from lado_desktop.services.exchange.correction import Correction
from lado_desktop.services.exchange.mapping import WorkbookMapping
from lado_desktop.services.exchange.proposal import Proposal
from lado_desktop.services.exchange.reading import Reading
from lado_desktop.services.exchange.sheets import Workbook
from lado_desktop.services.importing import Imports
from lado_desktop.ui.tasks import Progress


@dataclass(frozen=True)
class Opened:
    """A file that was read, and its mapping being corrected."""

    path: Path
    workbook: Workbook
    proposal: Proposal
    correction: Correction


@dataclass(frozen=True)
class Tried:
    """What a mapping makes of a file, and what bringing it in would do."""

    mapping: WorkbookMapping
    reading: Reading
    outcome: BroughtIn


def opening(imports: Imports, path: Path, saved: WorkbookMapping | None) -> Callable[[Progress], Opened]:
    def job(progress: Progress) -> Opened:
        workbook = imports.read(path, lambda: not progress.is_cancelled)
        progress.say("proposing")
        proposal = imports.propose(workbook)
        progress.stop_if_cancelled()
        return Opened(path, workbook, proposal, imports.correction(workbook, proposal, saved))

    return job


def trying(imports: Imports, opened: Opened) -> Callable[[Progress], Tried]:
    mapping = opened.correction.mapping

    def job(progress: Progress) -> Tried:
        reading = imports.interpret(opened.workbook, mapping, lambda: not progress.is_cancelled)
        watch = _watch(progress, "trying")
        outcome = imports.bring_in(opened.path, reading, mapping, is_dry_run=True, watch=watch)
        return Tried(mapping, reading, outcome)

    return job


def bringing_in(imports: Imports, path: Path, tried: Tried) -> Callable[[Progress], BroughtIn]:
    def job(progress: Progress) -> BroughtIn:
        watch = _watch(progress, "bringing_in")
        return imports.bring_in(path, tried.reading, tried.mapping, is_dry_run=False, watch=watch)

    return job


def _watch(progress: Progress, code: str) -> Watch:
    """Says how far it is; raises when somebody asked to stop, and then nothing was stored."""

    def watch(done: int, of: int) -> None:
        progress.stop_if_cancelled()
        progress.say(code, done, of)

    return watch
