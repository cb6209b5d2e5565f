"""Which page takes up again what was typed and not saved, by the name of its form, and on top of which place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from lado_desktop import log
from lado_desktop.errors import Trouble
from lado_desktop.services.drafts import Kept
from lado_desktop.ui import on_top, people_openings
from lado_desktop.ui.asking_why import after_reason
from lado_desktop.ui.check_openings import Show, check_page
from lado_desktop.ui.keeping import Keeping, decode, form_of
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.meeting import MeetingPage

KEPT: Final[Mapping[str, tuple[Callable[[Office, Any], Any], str]]] = {
    ContactPage.kept_form: (ContactPage, "contacts"),
    CasePage.kept_form: (CasePage, "cases"),
    MeetingPage.kept_form: (MeetingPage, "cases"),
    "check": (check_page, "contacts"),
    **on_top.KEPT,
    **people_openings.KEPT,
}


class TakingUp:
    """Forms that were open when the tracker was locked, or the power went, stand open again as they were."""

    def __init__(
        self, office: Office, parent: QWidget, keeping: Keeping, show: Show, say: Callable[[str], None]
    ) -> None:
        self._office, self._parent, self._keeping, self._show, self._say = office, parent, keeping, show, say

    def take_up(self, found: Iterable[Kept]) -> None:
        """Show what was kept, and say how many forms that is."""
        taken = sum(self._takes_up(kept) for kept in found)
        if taken:
            forms = "The form you typed in is" if taken == 1 else f"{taken} forms you typed in are"
            self._say(f"{forms} here again, not saved yet")

    def _takes_up(self, kept: Kept) -> bool:
        form, record = form_of(kept), kept.record or 0
        kind = on_top.RECORD_OF.get(form, form)
        if self._office.desk.restrictions.needs_reason(kind, record):
            self._keeping.spare(kept)  # until then it stays in the tracker
            after_reason(self._office, self._parent, kind, record, lambda: self.take_up([kept]))
            return False
        try:
            made, place = KEPT[form]
            page = made(self._office, kept.record)
            page.take_up(decode(kept.body))
        except (Trouble, LookupError, TypeError, ValueError) as error:  # the record is gone, or the form is another now
            log.bug(error)
            self._keeping.spare(kept)
            return False
        self._show(page, place)
        return True
