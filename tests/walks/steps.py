"""Steps that several walks take."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.import_page import ImportPage
from lado_desktop.ui.pages.reports import ReportsPage
from lado_desktop.ui.pages.setup import SetupPage
from tests.ui.windows import Program, go_to, here, pick, press, words

DATA = Path(__file__).parents[1] / "data"


def make_tracker(program: Program, window: MainWindow, path: Path, vocabulary: str) -> str:
    """From the first window to the empty list of contacts; returns the passphrase that was offered."""
    assert "LADO Desktop" in words(window)
    press(window, "Start a new tracker")
    setup = window.findChild(SetupPage)
    assert setup
    program.asker.answers = [path]
    press(setup, "Choose where to keep it")
    assert str(path) in words(setup)
    whose = setup.whose.fields["vocabulary"].control
    assert isinstance(whose, QComboBox)
    pick(whose, vocabulary)
    press(setup, "Continue")
    passphrase = setup.offered.text()
    assert len(passphrase.split()) == 5
    press(setup, "Make the tracker")
    program.settle()
    type_code_back(window, setup)
    program.wait_until_open(window)
    assert "No contacts yet" in words(window)
    return passphrase


def type_code_back(window: MainWindow, setup: SetupPage) -> None:
    """The recovery code, first wrongly: nothing opens before it was typed from paper."""
    code = setup.code.text()
    assert len(code.replace("\n", "-").split("-")) == 9
    press(setup, "I have written it down")
    assert code not in words(setup)
    typed = setup.typed.fields["code"].control
    assert isinstance(typed, QLineEdit)
    QTest.keyClicks(typed, "not the code")
    press(setup, "Open the tracker")
    assert window.office is None
    typed.selectAll()
    QTest.keyClicks(typed, code.replace("\n", " ").lower())
    press(setup, "Open the tracker")


def bring_in(program: Program, window: MainWindow, sheet: Path, rows: str, mapping: str = "") -> None:
    """From the empty list to the list of what came in; with a mapping that was corrected before, or a proposed one."""
    press(here(window), "Bring in a spreadsheet")
    page = here(window)
    assert isinstance(page, ImportPage)
    if mapping:
        pick(page.choose.mapping.combo, mapping)
    program.asker.answers = [sheet]
    press(page, "Choose a spreadsheet")
    program.settle()
    assert page.here == "check"
    press(page, "Try it")
    program.settle()
    assert "nothing is stored" in words(page)
    press(page, f"Bring in {rows} rows")
    program.settle()
    assert f"Brought in {rows} rows, 0 set aside" in words(page)
    press(page, "Go to the contacts")


def report(program: Program, window: MainWindow, period: str, as_at: str = "") -> ReportsPage:
    """The reports page with a period, and the position on a day other than today."""
    go_to(window, "reports")
    page = here(window)
    assert isinstance(page, ReportsPage)
    pick(page.asking.period, period)
    if as_at:
        QTest.keyClicks(page.asking.as_at.control, as_at)
        QTest.keyClick(page.asking.as_at.control, Qt.Key.Key_Return)
    program.settle()
    return page


def figures(page: ReportsPage, table_id: str) -> dict[str, int]:
    """Go to a table in the index; what its figures say, by row."""
    assert page.counts
    page.index.list.select([table.id for table in page.counts.tables].index(table_id))
    assert page.shown.figures
    model = page.shown.figures.view.model()
    return {model.index(row, 0).data(): _number(model.index(row, 1).data()) for row in range(model.rowCount())}


def without_empty(found: dict[str, int]) -> dict[str, int]:
    return {label: count for label, count in found.items() if count and label != "Sum of the rows"}


def _number(shown: str) -> int:
    return int(shown.replace(",", ""))
