"""Records changed in their list: a cell under F2, or one field of all that are shown, looked at before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lado_desktop.ui.forms.changing import BulkChange
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.cases import CasesPage
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.widgets.field_popup import FieldPopup
from lado_desktop.ui.widgets.fields_choice import CodeField
from tests.services.drafts import about, contact
from tests.ui.audit import faults
from tests.ui.pages.made_case import make_case

Key = Qt.Key
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagateSizeHints)", extend=True)


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ContactsPage:
    """Four contacts, of 1 to 4 May; the last names nobody."""
    for day in range(1, 5):
        kept = about(f"Person {day}") if day < 4 else contact(adults=())
        office.desk.contacts.save(replace(kept, received_on=date(2026, 5, day), handled_by="Ann"))
    page = ContactsPage(office)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    page.arrive()
    page.table.arrangement.hide_column(page_columns(page).index("handled_by"), False)
    return page


def page_columns(page: ContactsPage) -> list[str]:
    return [column.key for column in page.table.model.columns]


def stand_on(page: ContactsPage, record: int, key: str) -> None:
    page.table.view.setCurrentIndex(
        page.table.model.index(page.table.model.row_of(record), page_columns(page).index(key))
    )


def popup_of(page: ContactsPage) -> FieldPopup:
    (popup,) = [one for one in page.findChildren(FieldPopup) if one.isVisible()]
    return popup


def line(popup: FieldPopup) -> QLineEdit:
    assert isinstance(popup.field.control, QLineEdit)
    return popup.field.control


def looked(qtbot: QtBot, bulk: BulkChange) -> None:
    bulk.look()
    qtbot.waitUntil(lambda: bulk.preview is not None)


def test_f2_changes_a_cell_and_undo_takes_it_back(page: ContactsPage, office: Office) -> None:
    stand_on(page, 2, "handled_by")
    QTest.keyClick(page.table.view, Key.Key_F2)
    popup = popup_of(page)
    assert popup.field.label.text() == "Handled by"
    QTest.keyClicks(popup.field.control, "Bea")
    QTest.keyClick(popup.field.control, Key.Key_Return)
    assert office.desk.contacts.rows([2])[0].handled_by == "Bea"
    assert page.table.current_id() == 2
    office.desk.undoing.undo()
    assert office.desk.contacts.rows([2])[0].handled_by == "Ann"


def test_what_the_form_refuses_is_said_at_the_cell_and_the_old_value_stays(page: ContactsPage, office: Office) -> None:
    stand_on(page, 2, "received_on")
    QTest.keyClick(page.table.view, Key.Key_F2)
    popup = popup_of(page)
    for typed, said in (
        ("soon", "Enter a date, such as 12/5/2026, today or fri"),
        ("1/1/2030", "Enter today or an earlier date"),
    ):
        line(popup).setText(typed)
        QTest.keyClick(popup.field.control, Key.Key_Return)
        assert (popup.field.problem, popup.isVisible()) == (said, True)
    QTest.keyClick(popup, Key.Key_Escape)
    assert office.desk.contacts.rows([2])[0].received_on == date(2026, 5, 2)


def test_a_click_elsewhere_saves_what_was_typed_or_says_why_not(page: ContactsPage, office: Office) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    for typed in ("Bea", ""):
        popup = page.changes.edit(2, "own_reference") if typed else page.changes.edit(2, "received_on")
        assert popup
        line(popup).setText(typed or "nonsense")
        popup.close()
    assert office.desk.contacts.rows([2])[0].own_reference == "Bea"
    assert said == ["Own reference changed", "Not changed. Enter a date, such as 12/5/2026, today or fri"]


def test_a_code_is_chosen_from_its_list(page: ContactsPage, office: Office) -> None:
    popup = page.changes.edit(1, "contact_type")
    assert popup
    assert isinstance(popup.field, CodeField)
    popup.field.combo.hidePopup()
    popup.field.set_value("referral")
    QTest.keyClick(popup, Key.Key_Return)
    assert office.desk.contacts.rows([1])[0].contact_type == "referral"


def test_what_a_list_cannot_change_says_where_it_is_changed(page: ContactsPage) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    stand_on(page, 1, "about")
    QTest.keyClick(page.table.view, Key.Key_F2)
    assert said == ["About is changed in the record itself: Enter opens it"]


def test_a_bulk_change_touches_only_what_the_filter_shows(qtbot: QtBot, page: ContactsPage, office: Office) -> None:
    page.table.set_filters({"about": "person"})
    page.table.set_filters({"received_on": '"May 2026"', "about": "person"})
    bulk = page.changes.change_many()
    assert bulk
    qtbot.addWidget(bulk)
    assert bulk.which.value() == "contact_type"
    bulk.which.set_value("handled_by")
    bulk.which.changed.emit()
    bulk.value.set_value("Cat")
    looked(qtbot, bulk)
    assert bulk.notice.title.text() == "3 contacts will change"
    assert bulk.go.text() == "Change 3 contacts"
    assert [bulk.table.model.index(0, column).data() for column in range(4)] == ["C26/0003", "Ann", "Cat", ""]
    with qtbot.waitSignal(bulk.closed):
        QTest.mouseClick(bulk.go, Qt.MouseButton.LeftButton)
    assert [row.handled_by for row in office.desk.contacts.rows([1, 2, 3, 4])] == ["Cat", "Cat", "Cat", "Ann"]


def test_rows_that_are_selected_come_before_what_is_shown(qtbot: QtBot, page: ContactsPage) -> None:
    page.table.view.select_rows([1, 2], 1, 0)
    bulk = page.changes.change_many()
    assert bulk
    qtbot.addWidget(bulk)
    assert list(bulk._records) == [3, 2]


def test_what_is_refused_stands_first_with_the_reason(qtbot: QtBot, page: ContactsPage, office: Office) -> None:
    bulk = page.changes.change_many()
    assert bulk
    qtbot.addWidget(bulk)
    bulk.which.set_value("job_title")
    bulk.which.changed.emit()
    bulk.value.set_value("Coach")
    looked(qtbot, bulk)
    assert bulk.table.model.index(0, 3).data() == "The contact names no adult. Open it and add one"
    assert bulk.notice.body.text() == "1 cannot be changed: why stands beside each"
    bulk.show()
    assert faults(bulk) == []


def test_nothing_is_stored_by_leaving(qtbot: QtBot, page: ContactsPage, office: Office) -> None:
    bulk = page.changes.change_many()
    assert bulk
    qtbot.addWidget(bulk)
    bulk.show()
    looked(qtbot, bulk)
    assert [one.problem for one in bulk.preview.refused] == ["choice_missing"] * 4 if bulk.preview else False
    assert not bulk.go.isEnabled()
    with qtbot.waitSignal(bulk.closed):
        QTest.keyClick(bulk, Key.Key_Escape)
    assert {row.contact_type for row in office.desk.contacts.rows([1, 2, 3, 4])} == {"advice"}


def test_cases_are_changed_in_their_list_too(qtbot: QtBot, office: Office) -> None:
    case_id = make_case(office.desk)
    page = CasesPage(office)
    qtbot.addWidget(page)
    page.show()
    page.arrive()
    bulk = page.changes.change_many()
    assert bulk
    qtbot.addWidget(bulk)
    bulk.which.set_value("officer")
    bulk.which.changed.emit()
    bulk.value.set_value("Zoe")
    looked(qtbot, bulk)
    with qtbot.waitSignal(bulk.closed):
        bulk.store()
    assert office.desk.cases.rows([case_id])[0].officer == "Zoe"
