"""A long list costs what is looked at, not what there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.table_model import BLOCK, RowsModel
from tests.ui.widgets.people import Register, columns, fixed

Role = Qt.ItemDataRole


def test_only_the_blocks_looked_at_are_read(qtbot: QtBot) -> None:
    register = Register(200_000)
    model = RowsModel(columns())
    model.set_source(register)
    assert (model.rowCount(), register.read) == (200_000, [])
    assert model.index(150_000, 0).data() == "Person 150001"
    assert len(register.read) == BLOCK
    assert model.index(150_001, 1).data() == "Brook"
    assert len(register.read) == BLOCK


def test_blocks_nobody_looks_at_any_more_are_forgotten(qtbot: QtBot) -> None:
    register = Register(20_000)
    model = RowsModel(columns())
    model.set_source(register)
    for row in range(0, 20_000, BLOCK):
        model.cell(row, 0)
    register.read.clear()
    model.cell(0, 0)
    assert register.read == list(range(1, BLOCK + 1))


def test_qt_finds_nothing_wrong_with_the_model(qtbot: QtBot) -> None:
    model = RowsModel(columns())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_source(fixed())
    model.arrange([("age", True)])
    model.narrow({"town": "brook"})
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Oskar Lindqvane", "Maeve Hollorand"]
    assert tester.model() is model


def test_a_row_that_went_since_the_ids_were_read_is_blank_and_no_error(qtbot: QtBot) -> None:
    register = Register(300)
    model = RowsModel(columns())
    model.set_source(register)
    register.gone = {2}
    assert [model.index(row, 0).data() for row in range(3)] == ["Person 1", "", "Person 3"]


def test_the_first_cell_speaks_for_its_row_and_the_others_for_themselves(qtbot: QtBot) -> None:
    model = RowsModel(columns())
    model.set_source(fixed())
    said = model.index(0, 0).data(Role.AccessibleTextRole)
    assert said == "Maeve Hollorand; Town Brook; Age 41; Kinds Referral"
    assert model.index(0, 1).data(Role.AccessibleTextRole) == "Brook"


def test_a_title_says_how_it_is_sorted(qtbot: QtBot) -> None:
    model = RowsModel(columns())
    model.set_source(fixed())
    model.arrange([("town", False), ("age", True)])
    said = [model.headerData(n, Qt.Orientation.Horizontal, Role.AccessibleTextRole) for n in range(3)]
    assert said == ["Name", "Town, sorted ascending, first key", "Age, sorted descending, second key"]
