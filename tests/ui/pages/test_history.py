"""The page of a record's history: in words, in order, kept up to date, and every line can be put back by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.history import HistoryPage
from lado_desktop.ui.widgets.buttons import Button
from tests.services.drafts import DAY, contact
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import NAME, make_case
from tests.ui.windows import here, key, office_of, press

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case_id(office: Office) -> int:
    return make_case(office.desk)


def opened(qtbot: QtBot, office: Office, kind: str, record: int) -> HistoryPage:
    page = HistoryPage(office, kind, record)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    page.arrive()
    return page


def words(page: HistoryPage) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.text() and label.isVisibleTo(page)]


def after(page: HistoryPage, words_before: str) -> str:
    """What stands behind a label."""
    found = words(page)
    return found[found.index(words_before) + 1]


def buttons(page: HistoryPage) -> list[Button]:
    return [each for each in page.findChildren(Button) if each.text() == "Put back" and each.isVisibleTo(page)]


def test_fields_are_told_from_what_to_what_in_the_words_of_the_form(qtbot: QtBot, office: Office) -> None:
    contact_id = office.desk.contacts.save(contact())
    draft = office.desk.contacts.open(contact_id)
    office.desk.contacts.save(replace(draft, route="phone", consent_seen=True, advice_on=DAY, notes="<b>x</b>"))
    page = opened(qtbot, office, "contact", contact_id)
    assert page.head.title.text() == f"History of contact {draft.reference}"
    assert words(page)[words(page).index("Change contact") - 1] == "owner"
    assert after(page, "How it came in") == "blank → Phone"
    assert after(page, "Consent was seen") == "blank → yes"
    assert after(page, "Advice given on") == "blank → Tue 12 May 2026"
    assert after(page, "Notes") == "blank → <b>x</b>"
    assert faults(page) == []


def test_a_person_is_called_by_name_and_parts_by_what_they_say(qtbot: QtBot, office: Office, case_id: int) -> None:
    assert opened(qtbot, office, "person", 1).head.title.text() == f"History of person {NAME}"
    found = words(opened(qtbot, office, "case", case_id))
    assert "Action added: Send the report" in found
    assert "Outcome added: Unfounded" in found
    assert "Case added" in found
    assert opened(qtbot, office, "setting", 1).head.title.text() == "History of setting Brook House"


def test_a_removed_action_is_put_back_by_keyboard_and_the_page_shows_it(
    qtbot: QtBot, office: Office, case_id: int
) -> None:
    action = office.desk.cases.again(case_id).actions[0]
    office.desk.cases.remove_part(ActionDraft, action.id or 0)
    page = opened(qtbot, office, "case", case_id)
    button = buttons(page)[0]
    assert button.accessibleName() == "Put back: Action removed: Send the report"
    with qtbot.waitSignal(page.said) as said:
        QTest.keyClick(button, Key.Key_Space)
    assert said.args == ["Put back"]
    assert office.desk.cases.again(case_id).actions == (action,)
    assert words(page).index("Put back") < words(page).index("Remove action")
    assert "Put back: Action removed: Send the report" not in [each.accessibleName() for each in buttons(page)]


def test_what_cannot_be_put_back_says_why(
    qtbot: QtBot, office: Office, asker: FakeAsker, case_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = office.desk.cases.again(case_id).actions[0]
    office.desk.cases.save_part(replace(action, result="Sent"))
    page = opened(qtbot, office, "case", case_id)
    monkeypatch.setattr(page, "isVisible", lambda: False)  # as when somebody else takes it away meanwhile
    office.desk.cases.remove_part(ActionDraft, action.id or 0)
    buttons(page)[0].click()
    (told,) = asker.told
    assert told[0] == "It was not put back"
    assert "had this part taken away since" in told[1]


def test_who_opened_it_stands_on_the_other_tab(qtbot: QtBot, office: Office, case_id: int) -> None:
    office.desk.tracker.actor = "cover"
    office.desk.cases.page(case_id)
    page = opened(qtbot, office, "case", case_id)
    assert "cover" not in words(page)
    page.tabs.setCurrentIndex(1)
    assert words(page)[-3:] == ["cover", "Open case", "Opened"]


def test_where_nobody_opened_it_that_is_said(qtbot: QtBot, office: Office, case_id: int) -> None:
    page = opened(qtbot, office, "case", case_id)
    page.tabs.setCurrentIndex(1)
    assert words(page)[-1] == "Nobody has opened it."


def test_earlier_ones_are_shown_when_asked_for(qtbot: QtBot, office: Office) -> None:
    contact_id = office.desk.contacts.save(contact())
    for number in range(31):
        office.desk.contacts.save(replace(office.desk.contacts.open(contact_id), notes=str(number)))
    page = opened(qtbot, office, "contact", contact_id)
    assert "Contact added" not in words(page)
    page.more_button.click()
    assert "Contact added" in words(page)
    assert not page.more_button.isVisibleTo(page)


def test_ctrl_h_opens_it_from_a_case_and_escape_goes_back(window: MainWindow) -> None:
    office_of(window).open_case(1)
    key(window, Key.Key_H, CTRL)
    assert isinstance(here(window), HistoryPage)
    key(window, Key.Key_Escape)
    assert isinstance(here(window), CasePage)


def test_what_was_put_back_is_undone_with_ctrl_z(window: MainWindow) -> None:
    office_of(window).open_case(1)
    desk = office_of(window)._office.desk
    action = desk.cases.again(1).actions[0]
    desk.cases.remove_part(ActionDraft, action.id or 0)
    key(window, Key.Key_H, CTRL)
    press(here(window), "Put back: Action removed: Send the report")
    assert desk.cases.again(1).actions == (action,)
    key(window, Key.Key_Z, CTRL)
    assert desk.cases.again(1).actions == ()
