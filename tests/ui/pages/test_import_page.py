"""The guided page for spreadsheets: the whole way, corrections, going back, stopping, and files that are refused."""

from __future__ import annotations

import csv
import gc
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lado_desktop.services.exchange import bring_in
from lado_desktop.services.importing import load_mapping, save_mapping
from lado_desktop.ui import theme
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.import_page import ImportPage
from lado_desktop.ui.pages.import_page.checklist import Checklist
from lado_desktop.ui.tasks import Progress
from tests.services.exchange.books import Cell, write_xlsx
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker

DATA = Path(__file__).parents[2] / "data"
SOLIHULL = DATA / "solihull_2021_22.xlsx"

HEADS: list[Cell] = ["Ref", "Date received", "Referring agency", "Adult", "Details", "Outcome"]
ROWS: list[list[Cell]] = [
    HEADS,
    [1, date(2026, 4, 2), "Police", "Oskar Lindqvane", "Said to have shouted.", "Substantiated"],
    [2, "next Tuesday", "Police", "Petra Svanholt", "Said to have pushed.", None],
    [3, date(2026, 4, 9), "Dept of Odd Things", "Rowan Achterby", "Query only.", "Unfounded"],
    [None],
]


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ImportPage:
    made = ImportPage(office)
    qtbot.addWidget(made)
    made.resize(1232, 780)
    made.show()
    return made


@pytest.fixture
def settled(qtbot: QtBot, page: ImportPage, office: Office) -> Callable[[], str]:
    """Waits until the worker has nothing left; says which step one is at."""

    def wait() -> str:
        qtbot.waitUntil(lambda: not office.tasks.is_busy, timeout=20_000)
        QApplication.processEvents()
        return page.here

    return wait


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_xlsx(tmp_path / "small.xlsx", {"Contacts": ROWS})


def contacts(office: Office) -> int:
    return len(office.desk.contacts.ids())


def stand_on(checklist: Checklist, text: str) -> None:
    """Go to the row whose first column says `text`."""
    for row in range(checklist.table.model.rowCount()):
        if checklist.table.model.index(row, 0).data() == text:
            checklist.table.select(checklist.table.model.id_at(row))
            return
    raise AssertionError(f"no row says {text}")


def cells(checklist: Checklist, column: str) -> dict[str, str]:
    """What the table shows: first column to `column`."""
    model = checklist.table.model
    at = [one.key for one in model.columns].index(column)
    return {str(model.index(row, 0).data()): str(model.index(row, at).data()) for row in range(model.rowCount())}


def words(page: ImportPage) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text())


def choose(page: ImportPage, list_key: str, row: str, field: str, code: str) -> None:
    """Correct a row as a person does: stand on it, pick from the list beside the table."""
    assert page.check
    checklist = page.check.lists[list_key]
    stand_on(checklist, row)
    combo = getattr(checklist, field).combo
    combo.setCurrentIndex(combo.findData(code))
    combo.activated.emit(combo.currentIndex())


def test_the_old_tracker_comes_in_from_the_first_step_to_the_last(
    page: ImportPage, asker: FakeAsker, office: Office, settled: Callable[[], str], qtbot: QtBot
) -> None:
    asker.answers = [SOLIHULL]
    page.choose.choose.click()
    assert settled() == "check"
    assert page.check
    assert cells(page.check.lists["columns"], "becomes")["Date of contact"] == "Date received"
    page.check.try_it.click()
    assert settled() == "try"
    assert page.trial
    assert "239 | rows in the sheets | = | 239 | would come in | + | 0 | set aside" in words(page)
    assert "nothing is stored" in words(page)
    assert contacts(office) == 0
    with qtbot.waitSignal(page.said) as said:
        page.trial.bring_in.click()
    assert settled() == "done"
    assert said.args == ["Brought in 239 rows, 0 set aside"]
    assert contacts(office) == 239
    assert "239 | came in" in words(page)
    assert page.done
    with qtbot.waitSignal(page.place_wanted) as wanted:
        page.done.contacts.click()
    assert wanted.args == ["contacts"]


def test_a_corrected_column_changes_the_trial(page: ImportPage, small: Path, settled: Callable[[], str]) -> None:
    page.open(small)
    settled()
    choose(page, "columns", "Outcome", "becomes", "keep")
    assert page.check
    assert cells(page.check.lists["columns"], "sureness")["Outcome"] == "Corrected"
    assert "Outcome" not in cells(page.check.lists["texts"], "field").values()
    page.check.try_it.click()
    assert settled() == "try"
    assert "0 | cases" in words(page)
    page.go("check")
    choose(page, "columns", "Outcome", "becomes", "outcome")
    page.check.try_it.click()
    settled()
    assert "2 | cases" in words(page)


def test_a_correction_makes_an_old_trial_void_and_going_back_loses_nothing(
    page: ImportPage, small: Path, settled: Callable[[], str]
) -> None:
    page.open(small)
    settled()
    choose(page, "columns", "Details", "becomes", "advice")
    page.try_it()
    assert settled() == "try"
    page.steps.buttons["choose"].click()
    assert page.here == "choose"
    page.choose.resume.click()
    assert page.check
    assert cells(page.check.lists["columns"], "becomes")["Details"] == "Advice given"
    assert page.steps.buttons["try"].isEnabled()
    choose(page, "columns", "Details", "becomes", "summary")
    assert page.trial is None
    assert not page.steps.buttons["try"].isEnabled()


def test_lines_and_cells_that_do_not_come_in_are_listed_with_their_reason(
    page: ImportPage, small: Path, settled: Callable[[], str]
) -> None:
    page.open(small)
    settled()
    page.try_it()
    settled()
    assert page.trial
    assert "3 | rows in the sheets | = | 2 | would come in | + | 1 | set aside" in words(page)
    lines, unread = page.trial.outcome.lines, page.trial.outcome.cells
    first = [lines.model.index(0, column).data() for column in range(5)]
    assert first[:4] == ["Contacts", "3", "Row set aside", "The day received is missing or cannot be read"]
    assert "Petra Svanholt" in first[4]
    shown = [unread.model.index(0, column).data() for column in range(5)]
    assert shown == ["Contacts", "4", "Referring agency", "No code for this text", "Dept of Odd Things"]
    lines.set_filters({"reason": "blank"})
    assert lines.model.rowCount() < lines.model.all_count()


def test_rows_of_a_joined_sheet_that_belong_to_nobody_are_counted_too(
    page: ImportPage, tmp_path: Path, settled: Callable[[], str]
) -> None:
    cases: list[list[Cell]] = [["Ref", "Category of harm", "Date closed"], [1, "Physical", None], [9, "Neglect", None]]
    page.open(write_xlsx(tmp_path / "two.xlsx", {"Contacts": ROWS, "Cases": cases}))
    settled()
    choose(page, "sheets", "Cases", "role", "joined")
    choose(page, "sheets", "Cases", "key", "Ref")
    choose(page, "sheets", "Cases", "joins", "Ref")
    page.try_it()
    settled()
    assert "4 | rows in the sheets | = | 2 | would come in | + | 2 | set aside" in words(page)
    assert page.trial
    assert "No contact has the same key" in [
        page.trial.outcome.lines.model.index(row, 3).data() for row in range(page.trial.outcome.lines.model.rowCount())
    ]


def test_a_text_nobody_knows_is_shown_first_and_can_be_given_a_code(
    page: ImportPage, small: Path, settled: Callable[[], str]
) -> None:
    page.open(small)
    settled()
    assert page.check
    texts = page.check.lists["texts"]
    assert texts.table.model.index(0, 0).data() == "Dept of Odd Things"
    assert "1 thing to check" in words(page)
    page.check.show_left.click()
    assert page.check.tabs.here == "texts"
    choose(page, "texts", "Dept of Odd Things", "means", "other")
    assert "Nothing is left to check" in words(page)
    page.try_it()
    settled()
    assert page.trial
    assert page.trial.outcome.cells.model.rowCount() == 0


def test_a_text_can_be_read_as_nothing(page: ImportPage, small: Path, settled: Callable[[], str]) -> None:
    page.open(small)
    settled()
    choose(page, "texts", "Unfounded", "means", ":nothing")
    assert page.check
    assert cells(page.check.lists["texts"], "means")["Unfounded"] == "Nothing is recorded"
    page.try_it()
    settled()
    assert "1 | case" in words(page)


def test_a_rule_can_be_left_out(page: ImportPage, small: Path, settled: Callable[[], str]) -> None:
    page.open(small)
    settled()
    assert page.check
    rules = page.check.lists["rules"]
    page.check.tabs.go("rules")
    first = str(rules.table.model.index(0, 0).data())
    assert first.startswith("Where Became a case is ")
    stand_on(rules, first)
    before = len(page.check.lists["rules"].found())
    QTest.mouseClick(rules.use, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert cells(rules, "used")[first] == "Left out"
    assert len(rules.found()) == before


def test_a_sheet_can_be_left_out_and_the_refusal_says_what_to_do(
    page: ImportPage, small: Path, settled: Callable[[], str]
) -> None:
    page.open(small)
    settled()
    choose(page, "sheets", "Contacts", "role", "ignore")
    page.try_it()
    assert settled() == "check"
    assert "No sheet of contacts was found" in words(page)
    choose(page, "sheets", "Contacts", "role", "contacts")
    page.try_it()
    assert settled() == "try"


def test_stopping_leaves_nothing_behind(page: ImportPage, office: Office, settled: Callable[[], str]) -> None:
    page.open(SOLIHULL)
    settled()
    page.try_it()
    settled()
    assert page.trial
    hold(office)
    page.trial.bring_in.click()
    assert page.working.isVisible()
    page.working.stop.click()
    release(office)
    assert settled() == "try"
    assert "Stopped, as you asked" in words(page)
    assert contacts(office) == 0


def test_stopping_half_way_leaves_no_half_of_it(
    page: ImportPage, office: Office, settled: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page.open(SOLIHULL)
    settled()
    page.try_it()
    settled()
    assert page.trial
    seen: list[int] = []

    def say(progress: Progress, _code: str, done: int = 0, _of: int = 0) -> None:
        seen.append(done)
        if done >= 100:
            progress.cancel()

    monkeypatch.setattr(bring_in, "EVERY", 50)
    monkeypatch.setattr(Progress, "say", say)
    page.trial.bring_in.click()
    assert settled() == "try"
    assert seen == [0, 50, 100]
    assert "Stopped, as you asked. Nothing was changed" in words(page)
    assert contacts(office) == 0


def hold(office: Office) -> None:
    """Keep the worker busy until it is told to stop."""

    def job(progress: Progress) -> None:
        while not progress.is_cancelled:
            pass

    office.tasks.setProperty("held", office.tasks.run("", job, lambda _none: None, lambda _trouble: None))


def release(office: Office) -> None:
    office.tasks.property("held").cancel()


def test_a_file_that_is_no_spreadsheet_is_refused_with_a_sentence(
    page: ImportPage, office: Office, tmp_path: Path, settled: Callable[[], str]
) -> None:
    hostile = tmp_path / "tracker.xlsx"
    hostile.write_bytes(b"PK\x03\x04 cut off")
    page.open(hostile)
    assert settled() == "choose"
    assert page.notice.property("notice") == "bad"
    assert page.notice.body.text().endswith(".")
    assert page.choose.choose.isEnabled()
    assert contacts(office) == 0


def test_the_same_file_is_not_brought_in_twice(
    page: ImportPage, office: Office, small: Path, settled: Callable[[], str]
) -> None:
    for _ in range(2):
        page.open(small)
        settled()
        page.try_it()
        settled()
        if page.trial:
            page.trial.bring_in.click()
            settled()
    assert page.here == "check"
    assert "was brought in on 18 May 2026 already" in words(page)
    assert contacts(office) == 2


def test_a_mapping_is_saved_and_used_again(
    page: ImportPage, asker: FakeAsker, small: Path, tmp_path: Path, settled: Callable[[], str], qtbot: QtBot
) -> None:
    saved = tmp_path / "Mapping.toml"
    page.open(small)
    settled()
    choose(page, "columns", "Details", "becomes", "advice")
    assert page.check
    asker.answers = [saved, saved]
    with qtbot.waitSignal(page.said) as said:
        page.check.save.click()
    assert said.args == ["Saved the mapping as Mapping.toml"]
    assert any(column.fields == ("advice",) for column in load_mapping(saved).sheets[0].columns)
    page.go("choose")
    page.choose.mapping.set_value("")
    asker.answers = [saved, "replace"]
    page.choose.open_mapping.click()
    assert asker.asked[-1] == "Begin with another mapping?"
    assert page.here == "check"
    assert cells(page.check.lists["columns"], "becomes")["Details"] == "Advice given"
    assert cells(page.check.lists["columns"], "sureness")["Details"] == "As saved"


def test_corrections_are_kept_when_another_mapping_was_chosen_by_mistake(
    page: ImportPage, asker: FakeAsker, small: Path, tmp_path: Path, settled: Callable[[], str], office: Office
) -> None:
    other = tmp_path / "Mapping.toml"
    save_mapping(other, office.desk.imports.propose(office.desk.imports.read(small)).mapping)
    page.open(small)
    settled()
    choose(page, "columns", "Details", "becomes", "advice")
    page.go("choose")
    asker.answers = [other, None]
    page.choose.open_mapping.click()
    page.choose.resume.click()
    assert page.check
    assert cells(page.check.lists["columns"], "becomes")["Details"] == "Advice given"


def test_a_mapping_that_cannot_be_read_is_refused_with_its_place(
    page: ImportPage, asker: FakeAsker, tmp_path: Path
) -> None:
    broken = tmp_path / "Mapping.toml"
    broken.write_text("format = 1\ntitle =\n", "utf-8")
    asker.answers = [broken]
    page.choose.open_mapping.click()
    assert "line 2" in page.notice.body.text()


def test_the_report_lists_what_was_set_aside_and_starts_no_formula(
    page: ImportPage, asker: FakeAsker, tmp_path: Path, settled: Callable[[], str]
) -> None:
    rows: list[list[Cell]] = [*ROWS, [4, "?", "=1+1", "Nerys Coldwell", None, None]]
    page.open(write_xlsx(tmp_path / "risky.xlsx", {"=Contacts": rows}))
    settled()
    page.try_it()
    settled()
    assert page.trial
    asker.answers = [tmp_path / "report.csv"]
    page.trial.report.click()
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as report:
        found = list(csv.reader(report))
    assert ["'=Contacts", "3", "", "the day received is missing or cannot be read"] in [line[:4] for line in found]
    assert not [cell for line in found for cell in line if cell.startswith("=")]


def test_a_file_can_be_dropped_on_the_page(page: ImportPage, small: Path, settled: Callable[[], str]) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(small))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(50, 50), Qt.DropAction.CopyAction, dropped, buttons, keys)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, dropped, buttons, keys))
    assert settled() == "check"


def test_enter_on_a_row_goes_to_what_it_becomes(page: ImportPage, small: Path, settled: Callable[[], str]) -> None:
    page.activateWindow()
    page.open(small)
    settled()
    assert page.check
    columns = page.check.lists["columns"]
    stand_on(columns, "Adult")
    columns.table.view.setFocus()
    QTest.keyClick(columns.table.view, Qt.Key.Key_Return)
    assert columns.becomes.combo.hasFocus()  # type: ignore[attr-defined]
    assert columns.becomes.combo.accessibleName() == "It becomes"  # type: ignore[attr-defined]


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_every_step_passes_the_audit(
    page: ImportPage, settled: Callable[[], str], scale: float, qapp: QApplication
) -> None:
    theme.install(qapp, theme.Theme("light", scale))
    assert not _own(faults(page))
    page.open(SOLIHULL)
    settled()
    assert page.check
    for key in page.check.lists:
        page.check.tabs.go(key)
        assert not _own(faults(page)), key
    page.try_it()
    settled()
    assert not _own(faults(page))
    assert page.trial
    page.trial.bring_in.click()
    settled()
    assert not _own(faults(page))


def _own(found: list[str]) -> list[str]:
    """Filters of columns that a table has scrolled out of view are where they belong."""
    return [fault for fault in found if not fault.startswith("FilterField")]


def test_a_closed_page_is_freed_with_all_it_read(qtbot: QtBot, office: Office, small: Path) -> None:
    page = ImportPage(office)
    page.open(small)
    qtbot.waitUntil(lambda: not office.tasks.is_busy, timeout=20_000)
    page.try_it()
    qtbot.waitUntil(lambda: not office.tasks.is_busy, timeout=20_000)
    assert page.trial
    gone = weakref.ref(page)
    page.close()
    page.deleteLater()
    del page
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert gone() is None
