"""What binds a case to others, on its page: linked cases, transfers to other LADOs, and the strip of its dates."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.case_link_drafts import CaseLinkDraft
from lado_desktop.services.case_milestones import CaseDates
from lado_desktop.services.transfers import TransferDraft
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.case.timeline import DatesInWords
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case, shown_case

TODAY = date(2026, 5, 18)
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> CasePage:
    first = make_case(office.desk)
    make_case(office.desk, "Bo <b>Other</b>")
    return shown_case(qtbot, office, first)


def link(page: CasePage, office: Office) -> int:
    draft = CaseLinkDraft(case_id=2, other_id=page.case_id, kind="same_household", note="A couple")
    saved = office.desk.case_links.save(draft)
    QApplication.processEvents()
    return saved


def test_another_case_is_linked_by_its_reference_and_shown_in_words(page: CasePage, office: Office) -> None:
    QTest.keyClick(page, Qt.Key.Key_K, CTRL_SHIFT)
    form = page.panel.form
    assert form is not None
    QTest.keyClicks(form.fields["other_id"].control, "26/002")
    QTest.keyClick(form.fields["other_id"].control, Qt.Key.Key_Tab)
    QTest.keyClicks(form.fields["kind"].control, "Same incident")
    page.save_page()
    [row] = page.board.link.rows.items()
    assert (row.title, row.line) == ("26/002 Bo <b>Other</b>", "Same incident")
    assert [one.reference for one in office.desk.cases.again(2).links] == ["26/001"]


def test_a_link_without_a_case_is_refused_beside_its_field(page: CasePage) -> None:
    page.parts.edit("link")
    page.save_page()
    assert page.panel.form is not None
    assert page.panel.form.fields["other_id"].problem == labels.problem("case_not_chosen")


def test_the_linked_case_is_opened_from_its_row(page: CasePage, office: Office, qtbot: QtBot) -> None:
    page.board.link.rows.select(link(page, office))
    page.board.link.rows.setFocus()
    with qtbot.waitSignal(page.case_opened) as opened:
        QTest.keyClick(page.board.link.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == [2]


def test_a_link_is_taken_away_once_that_was_confirmed(page: CasePage, office: Office, asker: FakeAsker) -> None:
    page.parts.edit("link", link(page, office))
    assert page.panel.form is not None
    assert page.panel.form.fields["note"].value() == "A couple"
    asker.answers = ["remove"]
    page.panel.remove_button.click()
    assert office.desk.cases.again(2).links == ()


def test_a_transfer_is_recorded_and_said_as_far_as_it_is_known(page: CasePage, office: Office) -> None:
    QTest.keyClick(page, Qt.Key.Key_X, CTRL_SHIFT)
    form = page.panel.form
    assert form is not None
    QTest.keyClicks(form.fields["authority"].control, "Elm<b>shire</b>")
    QTest.keyClicks(form.fields["sent_on"].control, "today")
    page.save_page()
    [row] = page.board.transfer.rows.items()
    assert (row.title, row.line) == ("To Elm<b>shire</b>", "Passed on 18 May → acceptance not known")
    back = TransferDraft(
        case_id=page.case_id, direction="in", authority="Otherton", is_accepted=True, accepted_on=TODAY, outcome="False"
    )
    office.desk.case_transfers.save(back)
    QApplication.processEvents()
    row = page.board.transfer.rows.items()[1]
    assert (row.title, row.line) == ("From Otherton", "Day not recorded → accepted 18 May → False")


@pytest.mark.parametrize("noun", ["link", "transfer"])
def test_links_and_transfers_have_names_and_room(page: CasePage, office: Office, noun: str) -> None:
    link(page, office)
    page.parts.edit(noun)
    assert faults(page) == []


def test_the_strip_says_what_is_missing_of_a_case_that_has_just_begun() -> None:
    steps = DatesInWords(CaseDates(reported_on=TODAY), TODAY).steps()
    assert [(step.name, step.words) for step in steps] == [
        ("Incident", "Not recorded"),
        ("Aware", "Not recorded"),
        ("Reported", "18 May"),
        ("Response", "Not recorded"),
        ("Threshold", "Not decided"),
        ("Meetings", "None held"),
        ("Outcome", "Not decided"),
        ("Told", "Not everybody"),
        ("Closed", "Open"),
    ]
    assert steps[7].under == "not: adult, parent, referrer"


def test_the_strip_counts_working_days_between_its_steps() -> None:
    dates = CaseDates(
        incident_on=date(2025, 3, 4),
        disclosed_on=date(2026, 5, 7),
        aware_on=date(2026, 5, 8),
        reported_on=date(2026, 5, 11),
        responded_on=date(2026, 5, 11),
        initial_on=date(2026, 5, 12),
        last_met_on=date(2026, 5, 15),
        next_meeting_on=date(2026, 6, 5),
        employer_on=date(2026, 5, 14),
        adult_told_on=date(2026, 5, 15),
        parent_told_on=date(2026, 5, 16),
        referrer_told_on=date(2026, 5, 14),
    )
    said = {step.name: (step.words, step.under) for step in DatesInWords(dates, TODAY).steps()}
    assert said["Incident"] == ("4 Mar 2025", "first told 7 May")
    assert said["Reported"] == ("11 May", "1 working day later")
    assert said["Response"] == ("11 May", "the same day")
    assert said["Meetings"] == ("12 May", "again 15 May, next 5 Jun")
    assert said["Outcome"] == ("Not decided", "employer 14 May")
    assert said["Told"] == ("16 May", "")


def test_the_strip_stands_on_the_page(page: CasePage) -> None:
    reported = page.timeline.steps[2]
    assert (reported.name.text(), reported.words.text()) == ("Reported", "11 May")
    assert reported.words.accessibleName() == "Reported: 11 May"
