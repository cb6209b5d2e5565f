"""Which page takes up again what was typed and not saved, by the name of its form, and on top of which place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lado_desktop.ui import on_top, people_openings
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.meeting import MeetingPage


def check_page(office: Office, _record: Any = None) -> Any:
    """Pages that are not shown at once are loaded when they are."""
    from lado_desktop.ui.pages.check import CheckPage

    return CheckPage(office)


KEPT: Final[Mapping[str, tuple[Callable[[Office, Any], Any], str]]] = {
    ContactPage.kept_form: (ContactPage, "contacts"),
    CasePage.kept_form: (CasePage, "cases"),
    MeetingPage.kept_form: (MeetingPage, "cases"),
    "check": (check_page, "contacts"),
    **on_top.KEPT,
    **people_openings.KEPT,
}
