"""The list of contacts: found, sorted, narrowed, remembered, opened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ThresholdDraft
from lado_desktop.services.exchange.sheets import read_workbook
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.widgets.field_popup import FieldPopup
from tests.services.drafts import FULL, about, contact
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagateSizeHints)", extend=True)
COPYING = ("Copy with headings", "Copy without headings", "Copy this cell")
HOSTILE = "<img src=x> & Co"


@pytest.fixture
def filled(office: Office) -> Office:
    """1 Alex and another in a case, 2 a hostile name, 3 somebody not named, 4 a record check of last year."""
    office.desk.cases.open_from(office.desk.contacts.save(FULL))
    office.desk.contacts.save(replace(about(HOSTILE), received_on=date(2026, 5, 13)))
    not_named = AdultDraft(known="not_named", setting_name="Fenmoor House")
    office.desk.contacts.save(contact(adults=(not_named,), received_on=date(2026, 5, 14)))
    office.desk.contacts.save(contact(contact_type="record_check", received_on=date(2025, 3, 1)))
    return office


def shown(office: Office, qtbot: QtBot) -> ContactsPage:
    page = ContactsPage(office)
    qtbot.addWidget(page)
    page.resize(1232, 840)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.arrive()
    return page


def ids(page: ContactsPage) -> list[int]:
    return list(page.table.model.ids())


def cells(page: ContactsPage, key: str) -> list[str]:
    model = page.table.model
    column = next(number for number, one in enumerate(model.columns) if one.key == key)
    return [model.cell(row, column).shown for row in range(model.rowCount())]


def panel_words(page: ContactsPage) -> set[str]:
    return {label.text() for label in page.panel.findChildren(QLabel) if label.isVisible()}


def test_each_contact_says_what_it_is_newest_first(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    assert cells(page, "reference") == ["C26/0003", "C26/0002", "C26/0001", "C25/0001"]
    assert cells(page, "received_on") == ["14 May", "13 May", "12 May, 09:40", "1 Mar 2025"]
    assert cells(page, "about") == [
        filled.desk.lists.label("adult_known", "not_named"),
        HOSTILE,
        "2 adults",
        filled.desk.lists.label("adult_known", "not_named"),
    ]
    assert cells(page, "case_reference") == ["", "", "Case 26/001", ""]


def test_typing_narrows_and_the_line_says_how_far(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    lines: list[str] = []
    page.line_changed.connect(lines.append)
    page.focus_filter()
    page.table.set_filters({"setting": "fenm"})
    assert ids(page) == [3]
    assert lines[-1].startswith("1 of 4 contacts · Sorted by received · ")


@pytest.mark.parametrize(
    ("view", "wanted"), [("2026", [3, 2, 1]), ("No decision yet", [3, 2, 4]), ("With a case", [1])]
)
def test_a_view_shows_what_it_counts(filled: Office, qtbot: QtBot, view: str, wanted: list[int]) -> None:
    page = shown(filled, qtbot)
    page.views.flush()
    button = page.views.buttons[view]
    assert button.text() == f"{view}  {len(wanted)}"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ids(page) == wanted
    assert [words for words, one in page.views.buttons.items() if one.isChecked()] == [view]


def test_record_checks_are_a_view(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    QTest.mouseClick(page.views.buttons["Record checks"], Qt.MouseButton.LeftButton)
    assert ids(page) == [4]


def test_a_search_looks_everywhere_and_can_be_cleared(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    page.search("fenmoor & <b>")
    assert ids(page) == []
    page.search("fenmoor")
    assert ids(page) == [3]
    assert page.filters.buttons[""].text() == "Anywhere: fenmoor"
    QTest.mouseClick(page.filters.buttons[""], Qt.MouseButton.LeftButton)
    assert len(ids(page)) == 4
    assert not page.filters.isVisible()


def test_columns_order_and_filters_are_remembered_in_the_file(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    keys = [column.key for column in page.table.model.columns]
    page.table.arrangement.hide_column(keys.index("setting"), True)
    page.table.arrangement.hide_column(keys.index("agency"), False)
    page.table.arrangement.sort_by(keys.index("reference"), descending=False, adds=False)
    page.table.set_filters({"received_on": "2026"})
    page.table.flush()
    page.memory.flush()
    again = shown(filled, qtbot)
    shown_keys = [keys[number] for number in again.table.header.shown()]
    assert "agency" in shown_keys
    assert "setting" not in shown_keys
    assert ids(again) == [1, 2, 3]
    assert again.filters.buttons["received_on"].text() == "Received: 2026"


def test_a_view_is_saved_shown_changed_renamed_and_removed(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    page.table.set_filters({"about": "Alex"})
    assert page.memory.add("Alex & Co") == ""
    page.views.flush()
    (button,) = page.views.kept_buttons.values()
    assert (button.text(), button.isChecked()) == ("Alex && Co  1", True)
    QTest.mouseClick(page.views.buttons["All"], Qt.MouseButton.LeftButton)
    assert (len(ids(page)), button.isChecked()) == (4, False)

    again = shown(filled, qtbot)
    (button,) = again.views.kept_buttons.values()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (ids(again), again.memory.is_changed) == ([1], False)
    again.table.set_filters({"setting": "fenm"})
    menu = again.open_views_menu()
    words = {action.text(): action for action in menu.actions()}
    assert list(words)[2:] == ["Save the changes to “Alex && Co”", "Rename “Alex && Co”…", "Remove “Alex && Co”"]
    words["Save the changes to “Alex && Co”"].trigger()
    assert (filled.desk.views.of("contacts")[0].body["filters"], again.memory.is_changed) == (
        {"setting": "fenm"},
        False,
    )
    assert again.memory.rename("Fenmoor") == ""
    assert again.memory.add("fenmoor") == "There is a view of this name. Enter another"
    assert [view.name for view in filled.desk.views.of("contacts")] == ["Fenmoor"]
    words["Remove “Alex && Co”"].trigger()
    assert (filled.desk.views.of("contacts"), list(again.views.kept_buttons)) == ([], [])
    menu.close()


def test_the_name_of_a_view_is_asked_for_and_refused_in_words(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    menu = page.open_views_menu()
    menu.actions()[0].trigger()
    menu.close()
    (popup,) = [one for one in page.findChildren(FieldPopup) if one.isVisible()]
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert popup.field.problem == "Enter a name of at most 60 letters"
    QTest.keyClicks(popup.field.control, "Mine")
    QTest.keyClick(popup.field.control, Qt.Key.Key_Return)
    assert [view.name for view in filled.desk.views.of("contacts")] == ["Mine"]
    assert not popup.isVisible()


def test_enter_opens_the_contact_one_stands_on(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    page.table.select(2)
    with qtbot.waitSignal(page.contact_opened) as wanted:
        QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert wanted.args == [2]


def test_the_panel_shows_the_contact_one_rests_on_and_that_is_recorded(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    page.table.select(1)
    said = {"Tue 12 May 2026, 09:40", "Oak Lane Primary", "Grabbed by the arm.\n\nTwice; “hard”."}
    qtbot.waitUntil(lambda: said <= panel_words(page))
    assert page.panel.title.text() == "C26/0001"
    with qtbot.waitSignal(page.case_opened) as wanted:
        QTest.mouseClick(page.panel.case_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [1]
    with filled.desk.tracker.inspecting() as connection:
        seen = connection.execute("SELECT record FROM change WHERE action = 'view'").fetchall()
    assert [tuple(row) for row in seen] == [(1,)]


def test_a_contact_taken_elsewhere_appears_and_one_stays_where_one_was(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    page.table.select(1)
    new = filled.desk.contacts.save(replace(about("Sam Other"), received_on=date(2026, 5, 18)))
    assert ids(page)[0] == new
    assert page.table.current_id() == 1
    page.views.flush()
    assert page.views.buttons["All"].text() == "All  5"


def test_rows_are_copied_with_their_headings(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    said: list[str] = []
    page.said.connect(said.append)
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    page.table.select(2)
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert said == ["Select the contacts to copy first", "1 contact copied"]
    assert HOSTILE in QApplication.clipboard().text()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_list_is_exported_as_it_is_shown_and_that_is_recorded(
    filled: Office, asker: FakeAsker, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    page = shown(filled, qtbot)
    page.table.set_filters({"received_on": "2026"})
    asker.answers = ["go", tmp_path / f"out.{ending}"]
    said: list[str] = []
    page.said.connect(said.append)
    QTest.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: said == ["3 contacts exported"])
    assert asker.asked[0] == "Export 3 contacts"
    rows = read_workbook(tmp_path / f"out.{ending}").sheets[0].rows
    assert [row[:3] for row in rows] == [
        ("Reference", "Received", "About"),
        ("C26/0003", "Thu 14 May 2026", filled.desk.lists.label("adult_known", "not_named")),
        ("C26/0002", "Wed 13 May 2026", HOSTILE),
        ("C26/0001", "Tue 12 May 2026, 09:40", "2 adults"),
    ]
    with filled.desk.tracker.inspecting() as connection:
        noted = connection.execute("SELECT kind, record FROM change WHERE action = 'export'").fetchall()
    assert [tuple(row) for row in noted] == [("Contact", 3), ("Contact", 2), ("Contact", 1)]


def test_nothing_is_written_when_one_thinks_better_of_it(filled: Office, asker: FakeAsker, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    page.export_page()
    assert (asker.asked, filled.tasks.is_busy) == (["Export 4 contacts"], False)


def test_the_menu_of_a_row_opens_it_and_its_case(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    menu = page.open_menu([1], page.mapToGlobal(page.rect().center()))
    actions = {action.text(): action for action in menu.actions()}
    led_to = ["Open Alex Example", "Open Oak Lane Primary"]
    assert list(actions) == ["Open", "Go to case 26/001", *led_to, "Change…", *COPYING]
    with qtbot.waitSignal(page.contact_opened) as contact_wanted, qtbot.waitSignal(page.case_opened) as case_wanted:
        actions["Open"].trigger()
        actions["Go to case 26/001"].trigger()
    assert (contact_wanted.args, case_wanted.args) == ([1], [1])
    menu.close()
    qtbot.waitUntil(lambda: not shiboken6.isValid(menu))


def test_an_empty_list_says_what_it_is_for_and_how_to_start(office: Office, qtbot: QtBot) -> None:
    page = shown(office, qtbot)
    words = {label.text() for label in page.findChildren(QLabel) if label.isVisible()}
    assert "No contacts yet" in words
    buttons = {button.text(): button for button in page.findChildren(type(page.copy_button)) if button.isVisible()}
    with qtbot.waitSignal(page.contact_wanted):
        QTest.mouseClick(buttons["New contact"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.place_wanted) as place:
        QTest.mouseClick(buttons["Bring in a spreadsheet"], Qt.MouseButton.LeftButton)
    assert place.args == ["import"]


def test_the_page_passes_the_audit(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    page.table.select(2)
    qtbot.waitUntil(lambda: page.panel.title.text() == "C26/0002")
    page.search("c")
    for _ in range(10):
        QApplication.processEvents()
    assert faults(page) == []


def test_a_decision_still_open_is_marked_in_words_and_shape(office: Office, qtbot: QtBot) -> None:
    waiting = ThresholdDraft(decision="more_information", rationale="Asked the school")
    office.desk.contacts.save(contact(threshold=waiting))
    page = shown(office, qtbot)
    column = next(one for one in page.table.model.columns if one.key == "threshold")
    chip = column.show(page.table.model.record(0)).chips[0]
    assert chip == (office.desk.lists.label("threshold", "more_information"), "warn", "clock")


def test_how_each_answer_stands_is_a_column_in_words(filled: Office, qtbot: QtBot) -> None:
    page = shown(filled, qtbot)
    assert cells(page, "response") == ["Due 21 May 2026", "Due 20 May 2026", "In time", "Overdue 299 working days"]
