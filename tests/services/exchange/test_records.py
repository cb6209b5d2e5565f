"""What becomes of a row that is no case."""

from __future__ import annotations

from datetime import date

from lado_desktop.services.desk import Desk
from lado_desktop.services.exchange.bring_in import bring_in
from lado_desktop.services.exchange.mapping import CONTACTS
from lado_desktop.services.exchange.reading import Reading, SheetCount, SheetRow


def brought_in(desk: Desk, **values: object) -> None:
    row = SheetRow("Log", 2, {"received": date(2026, 4, 1), "contact_type": "advice", **values})  # type: ignore[dict-item]  # any field
    count = SheetCount("Log", CONTACTS, is_hidden=False, lines=1, read=1, records_set_aside=0, furniture=0)
    bring_in(desk.tracker, desk.clock, Reading((row,), (), (count,)), mapping="", file_fingerprint="f")


def test_a_closing_date_alone_makes_no_case_and_is_kept_as_a_note(desk: Desk) -> None:
    brought_in(desk, closed=date(2026, 4, 9))
    assert desk.cases.ids() == []
    assert "Date closed: 2026-04-09" in desk.contacts.open(desk.contacts.ids()[0]).notes


def test_an_outcome_makes_a_case_with_its_closing_date(desk: Desk) -> None:
    brought_in(desk, closed=date(2026, 4, 9), outcome=("unfounded",), summary="A door was slammed")
    page = desk.cases.page(desk.cases.ids()[0])
    assert page.case.closed_on == date(2026, 4, 9)
    assert [outcome.outcome for outcome in page.allegations[0].outcomes] == ["unfounded"]


def test_an_end_before_its_beginning_is_kept_as_a_note(desk: Desk) -> None:
    brought_in(desk, concluded=date(2026, 3, 1), becomes_case=True, summary="A door was slammed")
    assert desk.cases.page(desk.cases.ids()[0]).case.concluded_on is None
    assert "Concluded: 2026-03-01" in desk.contacts.open(desk.contacts.ids()[0]).notes
