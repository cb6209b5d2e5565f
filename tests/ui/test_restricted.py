"""Restricted records in the window: no name in a list, and a reason before anything opens."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lado_desktop.clock import FixedClock
from lado_desktop.services.desk import Desk
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.pages.meeting import MeetingPage
from lado_desktop.ui.pages.restriction import RestrictionPage
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_meeting
from tests.ui.windows import cells, here, office_of, words


@pytest.fixture
def desk_of(window: MainWindow) -> Desk:
    return office_of(window)._office.desk


@pytest.fixture
def restricted(desk_of: Desk) -> Desk:
    """The only case is restricted, by somebody else."""
    desk_of.restrictions.restrict("case", desk_of.cases.ids()[0], "Conflict of interest")
    desk_of.restrictions._granted.clear()
    return desk_of


def reasons(desk: Desk) -> list[str]:
    with desk.tracker.inspecting() as connection:
        return [row[0] for row in connection.execute("SELECT reason FROM access_reason ORDER BY id")]


def test_lists_and_their_panel_say_restricted_and_the_reference_and_nothing_else(
    window: MainWindow, restricted: Desk
) -> None:
    page = here(window)
    assert isinstance(page, ContactsPage)
    assert cells(page.table, "about") == ["Restricted"]
    assert cells(page.table, "setting") == [""]
    page.table.select(restricted.contacts.ids()[0])
    QTest.qWait(400)
    shown = words(page.panel)
    assert "C26/0001 Restricted" in shown
    assert not any(part in shown for part in ("Maeve", "Brook House", "Gripped", "Case 26"))
    office_of(window).frame.go("cases")
    assert cells(here(window).table, "about") == ["Restricted"]  # type: ignore[attr-defined]  # the page of cases


def test_cancel_opens_nothing_and_a_reason_opens_it_once_it_is_stored(
    window: MainWindow, restricted: Desk, asker: FakeAsker
) -> None:
    case_id = restricted.cases.ids()[0]
    asker.answers = [None, "Duty call"]
    office_of(window).open_case(case_id)
    assert not isinstance(here(window), CasePage)
    assert reasons(restricted) == []
    office_of(window).open_case(case_id)
    assert isinstance(here(window), CasePage)
    assert reasons(restricted) == ["Duty call"]
    assert asker.asked == ["This case is restricted"] * 2


def test_within_half_an_hour_nobody_is_asked_again_and_after_it_one_is(
    window: MainWindow, restricted: Desk, asker: FakeAsker, clock: FixedClock
) -> None:
    contact_id = restricted.contacts.ids()[0]
    asker.answers = ["Duty call", "And again"]
    for _ in range(2):
        office_of(window).open_contact(contact_id)
        page = here(window)
        assert isinstance(page, ContactPage)
        page.go_back()
    assert len(asker.asked) == 1
    clock.moment += timedelta(minutes=31)
    office_of(window).open_contact(contact_id)
    assert isinstance(here(window), ContactPage)
    assert "And again" in reasons(restricted)


def test_an_open_page_of_a_restricted_record_goes_on_after_half_an_hour(
    window: MainWindow, restricted: Desk, asker: FakeAsker, clock: FixedClock
) -> None:
    asker.answers = ["Duty call"]
    office_of(window).open_contact(restricted.contacts.ids()[0])
    page = here(window)
    assert isinstance(page, ContactPage)
    clock.moment += timedelta(minutes=45)
    QTest.keyClicks(page.form.fields["notes"].control, "Called back")
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.save_page()
    assert restricted.contacts.glance(restricted.contacts.ids()[0]).notes == "Called back"


def test_a_case_is_restricted_and_freed_from_its_page_by_keyboard(
    window: MainWindow, desk_of: Desk, asker: FakeAsker
) -> None:
    case_id = desk_of.cases.ids()[0]
    office_of(window).open_case(case_id)
    case = here(window)
    assert isinstance(case, CasePage)
    dict(case.more.items())["Restrict…"]()
    page = here(window)
    assert isinstance(page, RestrictionPage)
    asker.answers = ["Conflict of interest", "It was resolved"]
    QTest.keyClick(page.button, Qt.Key.Key_Space)
    assert desk_of.cases.rows([case_id])[0].is_restricted
    assert "Conflict of interest" in [item.title for item in page.history.items()]
    QTest.keyClick(page.button, Qt.Key.Key_Space)
    assert not desk_of.cases.rows([case_id])[0].is_restricted
    assert faults(page) == []


def test_printing_the_minutes_of_a_restricted_case_asks_why(
    window: MainWindow, desk_of: Desk, asker: FakeAsker, clock: FixedClock
) -> None:
    case_id = desk_of.cases.ids()[0]
    meeting_id = make_meeting(desk_of, case_id)
    office_of(window).open_meeting(meeting_id)
    page = here(window)
    assert isinstance(page, MeetingPage)
    desk_of.restrictions.restrict("case", case_id, "Conflict of interest")
    clock.moment += timedelta(minutes=31)
    asker.answers = [None]
    page.print_page()
    assert asker.asked == ["This meeting is restricted"]
    assert not page.is_at_minutes
