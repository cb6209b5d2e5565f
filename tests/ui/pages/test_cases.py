"""The list of cases: what it says, how it narrows, what it remembers."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.ui import theme
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.cases import CasesPage
from lado_desktop.ui.widgets.buttons import Button
from tests.ui.audit import faults
from tests.ui.pages.made_case import NAME, make_case


def opened(qtbot: QtBot, office: Office) -> CasesPage:
    page = CasesPage(office)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    page.arrive()
    return page


def said(page: CasesPage, row: int = 0) -> dict[str, str]:
    """The words of one row by column."""
    return {column.key: page.table.model.cell(row, at).shown for at, column in enumerate(page.table.model.columns)}


def the_button(page: CasesPage, words: str) -> Button:
    return next(button for button in page.findChildren(Button) if button.text() == words)


def close_case(office: Office, case_id: int) -> None:
    case = office.desk.cases.again(case_id).case
    office.desk.cases.save(
        replace(case, concluded_on=date(2026, 5, 15), closed_on=date(2026, 5, 18), closure_reason="concluded")
    )


def test_an_empty_list_says_where_cases_come_from(qtbot: QtBot, office: Office) -> None:
    page = opened(qtbot, office)
    with qtbot.waitSignal(page.place_wanted) as went:
        QTest.mouseClick(the_button(page, "Go to the contacts"), Qt.MouseButton.LeftButton)
    assert went.args == ["contacts"]


def test_a_row_says_who_what_and_how_late_in_words(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    page = opened(qtbot, office)
    assert said(page) | {"officer": ""} == {
        "reference": "26/001",
        "about": NAME,
        "setting": "Brook House",
        "job_title": "Support worker",
        "sector": "",
        "opened_on": "11 May",
        "categories": "Physical, Emotional",
        "outcomes": "Unfounded",
        "meetings_held": "",
        "next_due_on": "15 May, 1 working day late",
        "officer": "",
        "recency": "",
        "employment_status": "",
        "concluded_on": "",
        "closed_on": "",
        "state": "Open",
    }


def test_enter_opens_the_case_one_stands_on(qtbot: QtBot, office: Office) -> None:
    case_id = make_case(office.desk)
    page = opened(qtbot, office)
    page.table.select(case_id)
    with qtbot.waitSignal(page.case_opened) as asked:
        QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    assert asked.args == [case_id]


def test_the_open_view_leaves_out_closed_cases_and_says_how_many_there_are(qtbot: QtBot, office: Office) -> None:
    still, done = make_case(office.desk), make_case(office.desk, "Oskar Lindqvane")
    close_case(office, done)
    page = opened(qtbot, office)
    page.views.flush()
    assert [button.text() for button in page.views.buttons.values()] == ["All  2", "Open  1"]
    lines: list[str] = []
    page.line_changed.connect(lines.append)
    QTest.mouseClick(page.views.buttons["Open"], Qt.MouseButton.LeftButton)
    assert list(page.table.model.ids()) == [still]
    assert lines[-1].startswith("1 of 2 cases · Sorted by opened")
    QTest.mouseClick(page.views.buttons["All"], Qt.MouseButton.LeftButton)
    assert set(page.table.model.ids()) == {still, done}


@pytest.mark.parametrize(
    ("column", "typed", "count"),
    [("state", "Closed", 1), ("state", "Open, Closed", 2), ("categories", "Emotional", 2), ("outcomes", "False", 0)],
)
def test_states_categories_and_outcomes_narrow_the_list(
    qtbot: QtBot, office: Office, column: str, typed: str, count: int
) -> None:
    make_case(office.desk)
    close_case(office, make_case(office.desk, "Oskar Lindqvane"))
    page = opened(qtbot, office)
    page.table.set_filters({column: typed})
    assert len(page.table.model.ids()) == count


def test_a_new_case_appears_while_one_looks(qtbot: QtBot, office: Office) -> None:
    page = opened(qtbot, office)
    case_id = make_case(office.desk)
    assert list(page.table.model.ids()) == [case_id]


def test_the_list_is_as_it_was_left_and_no_name_is_among_the_settings(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    page = opened(qtbot, office)
    page.table.restore_layout(page.table.layout_state() | {"sort": [["about", False]]})
    page.table.set_filters({"about": "maeve"})
    page.memory.flush()
    again = opened(qtbot, office)
    assert again.table.model.order == (("about", False),)
    assert again.table.filters() == {"about": "maeve"}
    assert not office.prefs._path.exists() or "maeve" not in office.prefs._path.read_text("utf-8").lower()


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, qapp: QApplication, office: Office, scheme: str, scale: float
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    make_case(office.desk)
    assert faults(opened(qtbot, office)) == []


def test_a_closed_page_is_freed(qtbot: QtBot, office: Office) -> None:
    page = CasesPage(office)
    page.arrive()
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    assert gone() is None
