"""What opens on top of a record: its documents, history, threshold sheet, closing, chronology, restriction.

Each page is loaded when it is first asked for, and opens only after a reason where its record is restricted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.asking_why import after_reason
from lado_desktop.ui.office import Office

Show = Callable[[QWidget], None]
TOLD: Final = ("contact", "case", "person", "setting")


class OnTop:
    """`show` puts a page on top of where one is."""

    def __init__(self, office: Office, parent: QWidget, show: Show) -> None:
        self._office, self._parent, self._show = office, parent, show

    def listeners(self) -> dict[str, Callable[..., None]]:
        """Who answers which signal of a page."""
        return {
            "documents_wanted": self.open_documents,
            "history_wanted": self.open_history,
            "threshold_wanted": self.open_threshold,
            "chronology_wanted": self.open_chronology,
            "closing_wanted": self.open_closing,
            "restriction_wanted": self.open_restriction,
        }

    def open_documents(self, kind: str, record: int) -> None:
        self._open(kind, record, lambda: documents_page(kind, self._office, record))

    def open_history(self, kind: str, record: int) -> None:
        from lado_desktop.ui.pages.history import HistoryPage

        self._open(kind, record, lambda: HistoryPage(self._office, kind, record))

    def open_threshold(self, kind: str, record: int) -> None:
        """The sheet of a contact, or of the contact whose decision stands for a case."""
        try:
            contact = self._office.desk.thresholds.contact_of(record) if kind == "case" else record
        except Trouble as trouble:
            self._refuse(trouble)
            return
        self._open("contact", contact, lambda: threshold_page(self._office, contact))

    def open_closing(self, kind: str, record: int) -> None:
        self._open(kind, record, lambda: closing_page(self._office, record))

    def open_chronology(self, kind: str, record: int) -> None:
        self._open(kind, record, lambda: chronology_page(kind, self._office, record))

    def open_restriction(self, kind: str, record: int) -> None:
        from lado_desktop.ui.pages.restriction import RestrictionPage

        self._open(kind, record, lambda: RestrictionPage(self._office, kind, record))

    def _open(self, kind: str, record: int, make: Callable[[], QWidget]) -> None:
        def opened() -> None:
            try:
                page = make()
            except Trouble as trouble:
                self._refuse(trouble)
                return
            self._show(page)

        after_reason(self._office, self._parent, kind, record, opened)

    def _refuse(self, trouble: Trouble) -> None:
        self._office.asker.tell(self._parent, "It was not opened", labels.sentence(trouble))


def threshold_page(office: Office, contact_id: Any) -> Any:
    from lado_desktop.ui.pages.threshold import ThresholdPage

    return ThresholdPage(office, contact_id)


def closing_page(office: Office, case_id: Any) -> Any:
    from lado_desktop.ui.pages.closing import ClosingPage

    return ClosingPage(office, case_id)


def chronology_page(kind: str, office: Office, record: Any) -> Any:
    from lado_desktop.ui.pages.chronology import ChronologyPage

    return ChronologyPage(office, kind, record)


def documents_page(kind: str, office: Office, record: Any) -> Any:
    from lado_desktop.ui.pages.documents import DocumentsPage

    return DocumentsPage(office, kind, record)


PLACES: Final = {"contact": "contacts", "case": "cases", "meeting": "cases", "person": "people", "setting": "settings"}
KEPT: Final[Mapping[str, tuple[Callable[[Office, Any], Any], str]]] = {
    "threshold": (threshold_page, "contacts"),
    "closing": (closing_page, "cases"),
    **{f"chronology-{kind}": (partial(chronology_page, kind), "cases") for kind in TOLD},
    **{f"documents-{kind}": (partial(documents_page, kind), place) for kind, place in PLACES.items()},
}
"""How what is typed on these pages is taken up again, by the name of the form."""
RECORD_OF: Final[Mapping[str, str]] = {
    "threshold": "contact",
    "closing": "case",
    **{f"chronology-{kind}": kind for kind in TOLD},
    **{f"documents-{kind}": kind for kind in PLACES},
}
"""The kind of record that a form of another name is about."""
