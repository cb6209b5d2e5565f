"""The children on the page of a case: what their rows say, and that each is added, linked and changed by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.ui import labels
from lado_desktop.ui.forms.case_child import MISSING
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.two_line import ListItem
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case, shown_case

NAME = "Robin <b>Lark</b>"
BORN = date(2015, 4, 3)


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> CasePage:
    return shown_case(qtbot, office, make_case(office.desk))


def save(page: CasePage, office: Office, **more: object) -> ListItem:
    """The row of a child that was saved with these facts."""
    draft = CaseChildDraft(case_id=page.case_id, name=NAME)
    office.desk.case_children.save(replace(draft, **more))  # type: ignore[arg-type]  # by name
    QApplication.processEvents()
    return page.board.child.rows.items()[-1]


def said(page: CasePage, key: str) -> str:
    assert page.panel.form is not None
    field = page.panel.form.fields[key]
    assert isinstance(field, SaidField)
    return field.words.text()


def typed(page: CasePage, key: str, words: str) -> None:
    assert page.panel.form is not None
    QTest.keyClicks(page.panel.form.fields[key].control, words)


def test_a_row_says_what_is_known_and_that_the_voice_is_missing(page: CasePage, office: Office) -> None:
    row = save(page, office, date_of_birth=BORN, relationship_to_adult="pupil")
    assert (row.title, row.line, row.right) == (
        f"{NAME}, born 3 Apr 2015",
        "pupil · voice of the child missing",
        "Parent not told",
    )


def test_a_row_says_the_voice_was_gathered_or_a_reason_given_and_who_looks_after_the_child(
    page: CasePage, office: Office
) -> None:
    row = save(page, office, voice="Wants to stay.", is_looked_after=True, placing_authority="Elmshire")
    assert row.line == "looked after by Elmshire · voice gathered"
    row = save(page, office, voice_missing_because="Too soon", is_looked_after=True, is_adult_now=True)
    assert (row.line, row.chips[0][0]) == ("looked after: by whom? · voice not gathered, reason given", "Adult now")


def test_a_child_is_added_by_keyboard(page: CasePage, office: Office) -> None:
    page.board.child.rows.setFocus()
    QTest.keyClick(page, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert page.panel.title.text() == "New child"
    typed(page, "name", "R.L.")
    typed(page, "date_of_birth", "3/4/2015")
    assert said(page, "missing") == MISSING
    typed(page, "voice", "Wants to stay")
    assert said(page, "missing") == ""
    page.save_page()
    [child] = office.desk.cases.again(page.case_id).children
    assert (child.name, child.date_of_birth, child.voice) == ("R.L.", BORN, "Wants to stay")


def test_a_known_child_is_said_to_be_known_and_is_linked(page: CasePage, office: Office) -> None:
    save(page, office, date_of_birth=BORN, address="3 Low Lane")
    second = make_case(office.desk, "Somebody Else")
    other = CasePage(office, second)
    other.parts.edit("child")
    typed(other, "name", NAME)
    typed(other, "date_of_birth", "3/4/2015")
    assert said(other, "known") == "Known from 26/001. Saving links the same child."
    other.save_page()
    [child] = office.desk.cases.again(second).children
    assert child.address == "3 Low Lane"
    other.close()


def test_a_child_who_is_in_the_case_already_is_refused_beside_the_name(page: CasePage, office: Office) -> None:
    save(page, office, date_of_birth=BORN)
    page.parts.edit("child")
    typed(page, "name", NAME)
    typed(page, "date_of_birth", "3/4/2015")
    page.save_page()
    assert page.panel.form is not None
    assert page.panel.form.fields["name"].problem == labels.problem("child_here")


def test_a_child_is_taken_off_once_that_was_confirmed(page: CasePage, office: Office, asker: FakeAsker) -> None:
    row = save(page, office)
    page.parts.edit("child", row.id)
    assert page.panel.title.text() == NAME
    asker.answers = ["remove"]
    page.panel.remove_button.click()
    assert office.desk.cases.again(page.case_id).children == ()


def test_the_form_of_a_child_has_names_and_room(page: CasePage, office: Office) -> None:
    row = save(page, office, voice="Wants to stay.", is_looked_after=True)
    page.parts.edit("child", row.id)
    assert faults(page) == []
