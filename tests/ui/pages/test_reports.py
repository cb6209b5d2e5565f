"""The reports page: the service's figures as they are, each a door to exactly its records, and out as a file."""

from __future__ import annotations

import weakref
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.counting import Counting
from lado_desktop.services.counts import render
from lado_desktop.services.counts.table import CountedTable
from lado_desktop.services.meeting_drafts import MeetingDraft
from lado_desktop.ui import theme
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.reports import ReportsPage, sheets
from lado_desktop.ui.widgets.buttons import Button
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker

YEAR = (date(2026, 4, 1), date(2027, 3, 31))
LAST_YEAR = (date(2025, 4, 1), date(2026, 3, 31))


@pytest.fixture
def kept(office: Office) -> Office:
    """Three contacts of this year, two of them with a case that met, and one of the year before."""
    for day, name, kind, categories in (
        (date(2026, 4, 2), "Wilfred Orme", "referral", ("physical", "sexual")),
        (date(2026, 5, 6), "Petra <b>Svanholt</b>", "referral", ("physical",)),
        (date(2026, 5, 7), "Gethin Marlowe", "advice", ()),
        (date(2025, 6, 3), "Ines Castleby", "advice", ()),
    ):
        receive(office, day, name, kind, categories)
    return office


def receive(office: Office, day: date, name: str, kind: str, categories: tuple[str, ...] = ()) -> int:
    contacts, cases = office.desk.contacts, office.desk.cases
    adult = AdultDraft(name=name, setting_name="Hollin Academy", sector="school_secondary")
    contact = contacts.save(
        replace(contacts.blank(), received_on=day, contact_type=kind, adults=(adult,), categories=categories)
    )
    if kind == "referral":
        case = cases.open_from(contact)
        held = MeetingDraft(case_ids=(case,), meeting_type="initial", status="held", held_on=day)
        office.desk.meetings.save(held)
    return contact


@pytest.fixture
def page(qtbot: QtBot, kept: Office) -> ReportsPage:
    return shown(qtbot, kept)


def shown(qtbot: QtBot, office: Office, width: int = 1232, height: int = 800) -> ReportsPage:
    page = ReportsPage(office)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.arrive()
    qtbot.waitExposed(page)
    return page


def go_to(page: ReportsPage, table_id: str) -> CountedTable:
    """Choose a table in the list at the left."""
    assert page.counts
    number = [table.id for table in page.counts.tables].index(table_id)
    page.index.list.select(number)
    return page.counts.tables[number]


def cells(page: ReportsPage) -> dict[str, list[str]]:
    """What stands in the figures: the words of each line by its label."""
    assert page.shown.figures
    model = page.shown.figures.view.model()
    lines = [[model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())]
    return {line[0]: line[1:] for line in lines}


def press(page: ReportsPage, code: str, column: str = sheets.COUNT) -> None:
    """Stand on a figure and press Enter."""
    assert page.shown.figures
    assert page.shown.figures.view.go_to(code, column)
    QTest.keyClick(page.shown.figures.view, Qt.Key.Key_Return)


def listed(page: ReportsPage) -> set[int]:
    assert page.shown.records
    model = page.shown.records.table.model
    return {model.id_at(row) for row in range(model.rowCount())}


def words(page: ReportsPage) -> list[str]:
    QApplication.processEvents()  # what was put into a layout is shown with the next event
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def choose(page: ReportsPage, combo: str, data: str) -> None:
    """As a person picks from a combo box."""
    box = {"profile": page.asking.profile, "period": page.asking.period}[combo]
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_every_table_shows_the_services_own_figures(page: ReportsPage, kept: Office) -> None:
    counts = kept.desk.counts.count(*YEAR)
    assert page.counts == counts
    for table in counts.tables:
        go_to(page, table.id)
        found = cells(page)
        for row in table.rows:
            share = "" if row.percent is None else f"{row.percent}%"
            assert found[row.label] == [*map(str, row.counts), str(row.count), share]
        assert found["Sum of the rows"][: len(table.columns)] == [str(each) for each in table.column_sums]
        assert str(table.sum) in found["Sum of the rows"]


def test_every_figure_opens_exactly_its_members(page: ReportsPage) -> None:
    assert page.counts
    for table in page.counts.tables:
        go_to(page, table.id)
        for row in table.rows:
            if row.count:
                press(page, row.code)
                assert listed(page) == set(row.members)
            for column, members in zip(table.columns, row.cells, strict=True):
                if members:
                    press(page, row.code, column)
                    assert listed(page) == set(members)


def test_the_sum_opens_each_record_once_though_it_is_counted_twice(page: ReportsPage) -> None:
    table = go_to(page, "categories")
    assert (table.sum, table.base) == (3, 2)
    press(page, sheets.IN_ALL)

    assert len(listed(page)) == 2
    assert "2 cases behind all rows" in words(page)


def test_how_a_table_adds_up_is_said_under_it(page: ReportsPage) -> None:
    go_to(page, "categories")
    said = words(page)
    assert "1 case has two categories. 3 in the rows, less 1 counted more than once, is 2 cases." in said
    go_to(page, "contacts_by_route")
    assert {"Adds up", "3 in the rows =", "3 contacts"} <= set(words(page))


def test_a_line_beside_the_rows_opens_its_records_too(page: ReportsPage) -> None:
    table = go_to(page, "contacts_by_month")
    assert page.shown.figures
    page.shown.figures.opened.emit(f"{sheets.SHARE}busiest", "")
    assert listed(page) == set(table.shares[0].members)


def test_nothing_opens_behind_a_nought(page: ReportsPage) -> None:
    table = go_to(page, "contacts_by_route")
    nought = next(row for row in table.rows if not row.count)
    press(page, nought.code)
    assert page.shown.records is None


@pytest.mark.parametrize(
    ("table_id", "signal"),
    [("contacts_by_route", "contact_opened"), ("categories", "case_opened"), ("meetings_by_type", "meeting_opened")],
)
def test_enter_on_a_record_asks_the_window_for_it(qtbot: QtBot, page: ReportsPage, table_id: str, signal: str) -> None:
    table = go_to(page, table_id)
    row = next(row for row in table.rows if row.count)
    press(page, row.code)
    assert page.shown.records
    with qtbot.waitSignal(getattr(page, signal)) as opened:
        QTest.keyClick(page.shown.records.table.view, Qt.Key.Key_Return)
    assert opened.args == [row.members[0]]


def test_escape_closes_the_records_and_goes_back_to_the_figure(qtbot: QtBot, page: ReportsPage) -> None:
    page.activateWindow()
    table = go_to(page, "categories")
    row = next(row for row in table.rows if row.count)
    press(page, row.code)
    assert page.shown.records
    qtbot.waitUntil(page.shown.records.table.view.hasFocus)
    QTest.keyClick(page.shown.records.table.view, Qt.Key.Key_Escape)

    assert page.shown.records is None
    assert page.shown.figures
    assert page.shown.figures.view.here() == (row.code, sheets.COUNT)
    assert page.shown.figures.view.hasFocus()


def test_down_goes_to_the_next_table_and_the_status_line_says_which(qtbot: QtBot, page: ReportsPage) -> None:
    with qtbot.waitSignal(page.line_changed) as line:
        QTest.keyClick(page.index.list, Qt.Key.Key_Down)
    assert page.counts
    assert line.args == [f"Table 2 of {len(page.counts.tables)} · Enter shows the records behind a number"]
    assert page.counts.tables[1].title in words(page)


def test_a_screen_reader_hears_whether_a_table_adds_up(page: ReportsPage) -> None:
    first = page.index.list.model().index(0, 0)
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "1  Contacts by type. Adds up"
    assert page.counts
    assert f"{len(page.counts.tables)} of {len(page.counts.tables)} add up" in words(page)


def test_the_head_says_which_days_are_counted(page: ReportsPage) -> None:
    assert "Year 2026-27" in words(page)
    assert "1 April 2026 to 31 March 2027. Position as at 18 May 2026. Not over yet." in words(page)


def test_another_year_shows_that_years_figures(page: ReportsPage, kept: Office) -> None:
    choose(page, "period", "fiscal-2025")
    assert page.counts == kept.desk.counts.count(*LAST_YEAR)
    assert "Year 2025-26" in words(page)


def test_another_profile_counts_its_own_way_over_the_same_days(page: ReportsPage, kept: Office) -> None:
    choose(page, "profile", "solihull")
    assert page.counts == kept.desk.counts.count(*YEAR, profile_name="solihull")


def test_any_two_dates_can_be_asked_for(page: ReportsPage, kept: Office) -> None:
    choose(page, "period", "other")
    page.asking.first.edit.setText("1/5/2026")
    page.asking.last.edit.setText("31/5/2026")
    QTest.keyClicks(page.asking.as_at.edit, "10/5/2026")
    QTest.keyClick(page.asking.as_at.edit, Qt.Key.Key_Return)

    asked = (date(2026, 5, 1), date(2026, 5, 31))
    assert page.counts == kept.desk.counts.count(*asked, as_at=date(2026, 5, 10))
    assert "1 May 2026 to 31 May 2026" in words(page)


def test_days_the_wrong_way_round_are_said_and_the_figures_stay(page: ReportsPage) -> None:
    before = page.counts
    choose(page, "period", "other")
    page.asking.last.edit.setText("")
    QTest.keyClicks(page.asking.last.edit, "1/1/2020")
    QTest.keyClick(page.asking.last.edit, Qt.Key.Key_Return)

    assert "To: Enter the first day, or a later one" in words(page)
    assert page.counts == before


def test_what_is_recorded_meanwhile_is_counted_and_what_was_open_stays_open(page: ReportsPage, kept: Office) -> None:
    go_to(page, "contacts_by_route")
    press(page, "advice")
    assert len(listed(page)) == 1
    new = receive(kept, date(2026, 5, 8), "Rowan Achterby", "advice")

    assert new in listed(page)
    assert page.shown.figures
    assert page.shown.figures.view.here() == ("advice", sheets.COUNT)


def test_a_year_of_nothing_offers_the_year_there_is_something_in(page: ReportsPage) -> None:
    choose(page, "period", "other")
    page.asking.first.edit.setText("1/4/2019")
    page.asking.last.edit.setText("31/3/2020")
    page.refresh()
    assert "Nothing to count in year 2019-20" in words(page)
    assert not page.export.isEnabled()

    next(each for each in page.findChildren(Button) if each.text() == "Show year 2026-27").click()
    assert page.counts
    assert page.counts.period_from == YEAR[0]
    assert page.export.isEnabled()


def test_an_empty_tracker_teaches_how_to_begin(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    assert "Nothing to count in year 2026-27" in words(page)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        next(each for each in page.findChildren(Button) if each.text() == "Bring in a spreadsheet").click()
    assert wanted.args == ["import"]


@pytest.mark.parametrize(("ending", "made"), [(".xlsx", render.as_xlsx), (".csv", render.as_csv)])
def test_a_saved_file_is_what_the_renderer_makes(
    page: ReportsPage, asker: FakeAsker, tmp_path: Path, ending: str, made: object
) -> None:
    path = tmp_path / f"counts{ending}"
    asker.answers.append(path)
    page.export_as(ending)

    assert callable(made)
    assert path.read_bytes() == made(page.counts)


def test_export_offers_both_kinds_of_file(page: ReportsPage) -> None:
    page.export.click()
    menu = page.findChild(QMenu)
    assert menu
    assert [action.text() for action in menu.actions()] == ["Excel workbook…", "CSV file…"]
    menu.close()


def test_a_file_that_cannot_be_written_is_said(page: ReportsPage, asker: FakeAsker, tmp_path: Path) -> None:
    asker.answers.append(tmp_path / "no such folder" / "counts.csv")
    page.export_as(".csv")
    assert asker.told[0][0] == "The counts were not saved"


def test_the_table_is_copied_as_a_spreadsheet_takes_it(page: ReportsPage) -> None:
    go_to(page, "contacts_by_route")
    assert page.shown.figures
    page.shown.figures.copy()
    assert "Advice\t1\t33%" in QGuiApplication.clipboard().text()


def test_the_chart_says_the_same_figures_and_gives_way_when_narrow(qtbot: QtBot, kept: Office) -> None:
    page = shown(qtbot, kept)
    go_to(page, "contacts_by_route")
    assert page.shown.chart
    assert page.shown.chart.isVisible()
    assert "Referral has most: 2 (67%). Every figure is in the table beside." in words(page)
    page.resize(900, 700)
    qtbot.waitUntil(lambda: bool(page.shown.chart and page.shown.chart.isHidden()))


def test_many_records_are_counted_by_the_worker(qtbot: QtBot, kept: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counting, "is_quick", lambda _self: False)
    page = shown(qtbot, kept)
    qtbot.waitUntil(lambda: page.counts is not None)
    assert page.counts == kept.desk.counts.count(*YEAR)
    assert page.working.isHidden()


@pytest.mark.parametrize(("scheme", "scale", "width"), [("light", 1.0, 1224), ("dark", 1.0, 900), ("light", 1.5, 1196)])
def test_everything_has_a_name_and_its_room(
    qtbot: QtBot, kept: Office, qapp: QApplication, scheme: str, scale: float, width: int
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    page = shown(qtbot, kept, width, 640)
    choose(page, "period", "other")
    for table_id in ("contacts_by_month", "categories"):
        table = go_to(page, table_id)
        press(page, next(row.code for row in table.rows if row.count))
        assert faults(page) == []


def test_a_closed_page_is_freed(qtbot: QtBot, kept: Office) -> None:
    page = ReportsPage(kept)
    page.resize(1200, 700)
    page.show()
    page.arrive()
    press(page, "advice")
    gone = weakref.ref(page)
    page.close()
    page.deleteLater()
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: gone() is None)
