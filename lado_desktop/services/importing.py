"""The old spreadsheet's way in, step by step: read, propose a mapping, correct it, dry run, bring in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from lado_desktop import paths
from lado_desktop.clock import Clock
from lado_desktop.errors import Refused, Trouble
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.exchange import bring_in as bringing
from lado_desktop.services.exchange import mapping_file
from lado_desktop.services.exchange.bring_in import BroughtIn, Watch
from lado_desktop.services.exchange.correction import Correction
from lado_desktop.services.exchange.interpret import interpret
from lado_desktop.services.exchange.mapping import CONTACTS, WorkbookMapping
from lado_desktop.services.exchange.proposal import Proposal
from lado_desktop.services.exchange.propose import propose
from lado_desktop.services.exchange.reading import Reading
from lado_desktop.services.exchange.sheets import Workbook, read_workbook
from lado_desktop.services.lists import Lists
from lado_desktop.services.saving import save_bytes
from lado_desktop.vocab import Vocabulary, load

Wanted = Callable[[], bool]


class Imports:
    """Spreadsheets on their way into one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists

    def read(self, path: Path, is_wanted: Wanted = lambda: True) -> Workbook:
        """The sheets of a file, parsed in a process of its own. Raises `Refused`, `Damaged`, `Trouble("cancelled")`."""
        return read_workbook(path, is_wanted)

    def propose(self, workbook: Workbook) -> Proposal:
        """A mapping to be corrected, under the tracker's own lists."""
        return propose(workbook, self._words(), self._lists.vocabulary())

    def correction(self, workbook: Workbook, proposal: Proposal, saved: WorkbookMapping | None = None) -> Correction:
        """The proposal, or a saved mapping in its place, ready to be corrected against the workbook."""
        return Correction(workbook, proposal, self._words(), saved)

    def interpret(self, workbook: Workbook, mapping: WorkbookMapping, is_wanted: Wanted = lambda: True) -> Reading:
        """What the workbook says under a mapping; nothing is stored."""
        return interpret(workbook, mapping, self._words(), is_wanted)

    def bring_in(
        self,
        path: Path,
        reading: Reading,
        mapping: WorkbookMapping,
        *,
        is_dry_run: bool,
        watch: Watch = lambda _done, _of: None,
    ) -> BroughtIn:
        """Store the reading of the file at `path`, or only see what that would do; see `bring_in.bring_in`."""
        return bringing.bring_in(
            self._tracker,
            self._clock,
            reading,
            mapping=mapping_file.dump(mapping),
            file_fingerprint=bringing.fingerprint(path),
            is_dry_run=is_dry_run,
            watch=watch,
        )

    def shipped(self) -> tuple[Path, ...]:
        """The mappings that come with the program."""
        return tuple(sorted((paths.resources() / "mappings").glob("*.toml")))

    def _words(self) -> Mapping[str, Mapping[str, str]]:
        return label_lists(self._lists.as_vocabulary())


def load_mapping(path: Path) -> WorkbookMapping:
    """A saved mapping. Raises `Trouble("mapping_missing")`, `Refused("mapping_unreadable")` with its position."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("mapping_unreadable", line=1, column=1) from None
    except OSError:
        raise Trouble("mapping_missing") from None
    return mapping_file.load(text)


def save_mapping(path: Path, mapping: WorkbookMapping) -> None:
    """Write a mapping, whole or not at all. Raises `Trouble("cannot_write")`."""
    save_bytes(path, mapping_file.dump(mapping).encode("utf-8"))


def propose_for(path: Path, vocabulary: str = "england") -> Proposal:
    """A proposal without any tracker, under a shipped vocabulary.

    Raises `Refused("sheet_uncalculated")` where no contacts are found among formulas that have no values.
    """
    workbook = read_workbook(path)
    proposal = propose(workbook, label_lists(load(vocabulary)), vocabulary)
    formulas = sum(len(sheet.uncalculated) for sheet in workbook.sheets)
    if formulas and not any(sheet.role == CONTACTS for sheet in proposal.sheets):
        raise Refused("sheet_uncalculated", count=formulas)
    return proposal


def label_lists(vocabulary: Vocabulary) -> Mapping[str, Mapping[str, str]]:
    """A vocabulary's lists as {list: {code: label}}."""
    return {name: {term.code: term.label for term in terms} for name, terms in vocabulary.lists.items()}
