"""Closing a case by keyboard: blanks are gone to, parked or answered; a closed case is opened again for a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import update

from lado_desktop.models.tables import Person
from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.strand_drafts import StrandDraft
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.closing import ClosingPage
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case_id(office: Office) -> int:
    return make_case(office.desk)


@pytest.fixture
def page(qtbot: QtBot, office: Office, case_id: int) -> ClosingPage:
    made = ClosingPage(office, case_id)
    qtbot.addWidget(made)
    made.resize(1232, 780)
    with qtbot.waitActive(made, timeout=20_000):
        made.show()
        made.activateWindow()
    made.arrive()
    return made


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and label.isVisible()]


def press(page: ClosingPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)
    QApplication.processEvents()


def pick(page: ClosingPage, key: str, label: str) -> None:
    combo = page.form.fields[key].control
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findText(label))
    combo.activated.emit(combo.currentIndex())


def type_into(page: ClosingPage, key: str, text: str) -> None:
    QTest.keyClicks(page.form.fields[key].control, text)


def titles(page: ClosingPage) -> list[str]:
    return [item.title for item in page.checklist.rows.items()]


def line(page: ClosingPage, title: str) -> str:
    return next(item.line for item in page.checklist.rows.items() if item.title == title)


def stand_on(page: ClosingPage, title: str) -> None:
    page.checklist.rows.setFocus()
    assert page.checklist.rows.select(titles(page).index(title))


def test_nothing_is_unnamed_or_clipped(page: ClosingPage) -> None:
    assert faults(page) == []


def test_closing_with_a_blank_goes_to_the_field(page: ClosingPage, office: Office, case_id: int) -> None:
    press(page, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is page.form.fields["closure_reason"].control
    assert page.form.fields["closure_reason"].problem == "Choose one of the list"
    assert not page.form.fields["closure_reason"].label.visibleRegion().isEmpty()
    pick(page, "closure_reason", "Entered in error")
    press(page, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget() is page.form.fields["closure_note"].control
    assert office.desk.cases.again(case_id).case.closed_on is None


def test_a_slip_is_closed_with_a_reason_and_a_note(page: ClosingPage, office: Office, case_id: int) -> None:
    pick(page, "closure_reason", "Entered in error")
    type_into(page, "closure_note", "Typed twice, <b>sorry</b>")
    press(page, Qt.Key.Key_Return, CTRL)
    case = office.desk.closing.again(case_id)
    assert case.is_closed
    assert (case.draft.closure_reason, case.draft.closure_note) == ("error", "Typed twice, <b>sorry</b>")
    assert case.draft.retention_review_on == date(2036, 5, 18)
    assert not page.end_button.isVisible()


def test_what_applies_follows_the_reason(page: ClosingPage) -> None:
    assert "Police" in titles(page)
    pick(page, "closure_reason", "Duplicate")
    page._ask()
    assert titles(page)[:2] == ["Why it is closed", "Closing note, and the reasons"]
    assert not page.form.fields["child_safe"].isVisible()


def test_a_blank_part_opens_its_form_at_the_field(page: ClosingPage, office: Office, case_id: int) -> None:
    pick(page, "closure_reason", "Concluded with an outcome")
    type_into(page, "concluded_on", "today")
    press(page, Qt.Key.Key_Return, CTRL)
    assert page.panel.form is not None
    assert page.panel.title.text() == "Police"
    assert page.panel.form.isAncestorOf(QApplication.focusWidget())  # type: ignore[arg-type]  # one has it
    office.desk.strands.save(StrandDraft(case_id=case_id, kind="employer", is_involved=False))
    page.go_back()
    assert QApplication.focusWidget() is page.checklist.rows
    assert line(page, "Employer") == "Answered"


def test_the_voice_of_a_child_is_recorded_from_the_checklist(page: ClosingPage, office: Office, case_id: int) -> None:
    office.desk.case_children.save(CaseChildDraft(case_id=case_id, name="J.D."))
    stand_on(page, "Voice of J.D.")
    press(page, Qt.Key.Key_Return)
    assert page.panel.form is not None
    assert QApplication.focusWidget() is page.panel.form.fields["voice"].control
    QTest.keyClicks(page.panel.form.fields["voice"].control, "Wants to stay")
    page.save_page()
    assert line(page, "Voice of J.D.") == "Answered"
    assert line(page, "Parent or carer of J.D. told") != "Answered"


def test_space_leaves_a_blank_open_for_a_reason_and_asks_for_it_again(page: ClosingPage, asker: FakeAsker) -> None:
    asker.answers = ["The review comes in June"]
    stand_on(page, "Learning for the system")
    press(page, Qt.Key.Key_Space)
    assert asker.asked == ["Leave open: Learning for the system"]
    assert line(page, "Learning for the system") == "Left open: The review comes in June"
    assert "1 left open" in page.checklist.title.text()
    press(page, Qt.Key.Key_Space)
    assert line(page, "Learning for the system") != "Left open: The review comes in June"


def test_how_long_it_is_kept_follows_outcome_and_birthday_until_it_is_changed(
    page: ClosingPage, office: Office, case_id: int
) -> None:
    fields = page.form.fields
    assert (fields["retention_class"].value(), fields["retention_review_on"].value()) == (
        "ten_years",
        date(2036, 5, 18),
    )
    allegation = office.desk.cases.again(case_id).allegations[1]
    [outcome] = allegation.outcomes
    office.desk.cases.save_allegation(
        replace(allegation, outcomes=(outcome, replace(outcome, outcome="substantiated", rationale="Seen.")))
    )
    assert fields["retention_class"].value() == "hundredth_birthday"
    assert fields["retention_review_on"].value() == date(2101, 5, 18)
    assert "The adult's birthday is not known, so it is counted in years from the day of closing." in words(page)
    with office.desk.tracker.writing("change_contact") as session:
        session.execute(update(Person).values(date_of_birth=date(1980, 1, 2)))
    assert fields["retention_review_on"].value() == date(2080, 1, 2)
    pick(page, "retention_class", "Review 10 years after closure")
    assert fields["retention_review_on"].value() == date(2036, 5, 18)


def test_a_closed_case_says_how_and_is_opened_again_for_a_reason(
    page: ClosingPage, office: Office, asker: FakeAsker, case_id: int
) -> None:
    pick(page, "closure_reason", "Duplicate")
    type_into(page, "closure_note", "See 25/003")
    page.close_case()
    assert page.checklist.title.text() == "How it was closed"
    asker.answers = ["It was no duplicate"]
    QTest.keyClick(page.reopen_button, Qt.Key.Key_Space)
    assert not office.desk.closing.again(case_id).is_closed
    assert page.end_button.isVisible()
    [item] = page.reopenings.items()
    assert (item.title, item.line) == ("It was no duplicate", "It had been closed Mon 18 May 2026: Duplicate")
    assert faults(page) == []


def test_what_is_typed_is_stored_on_the_way_out_and_comes_back_after_a_lock(
    page: ClosingPage, office: Office, qtbot: QtBot, case_id: int
) -> None:
    type_into(page, "child_safe", "With an aunt")
    kept = page.kept_values()
    assert kept is not None
    again = ClosingPage(office, case_id)
    qtbot.addWidget(again)
    again.take_up(decode(encode(kept)))
    assert again.form.fields["child_safe"].value() == "With an aunt"
    with qtbot.waitSignal(page.closed):
        press(page, Qt.Key.Key_Escape)
    assert office.desk.closing.again(case_id).draft.child_safe == "With an aunt"
    assert not office.desk.closing.again(case_id).is_closed


def test_a_case_brought_in_closed_stays_closed_as_it_is(office: Office, qtbot: QtBot) -> None:
    desk = office.desk
    adults = (AdultDraft(name="Robin Example"),)
    case_id = desk.cases.open_from(
        desk.contacts.save(ContactDraft(received_on=date(2026, 5, 1), contact_type="referral", adults=adults))
    )
    facts = desk.cases.page(case_id).case
    desk.cases.save(replace(facts, closed_on=date(2026, 5, 2), closure_reason="concluded"))
    page = ClosingPage(office, case_id)
    qtbot.addWidget(page)
    page.show()
    assert page.reopen_button.isVisible()
    assert page.form.fields["retention_class"].value() == ""
    assert not page.form.is_unsaved
