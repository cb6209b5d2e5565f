"""A short table inside a card is as high as its rows and as wide as its room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.ui import theme
from lado_desktop.ui.widgets.layout import boxed, scrolled, vbox
from lado_desktop.ui.widgets.table_fitted import FittedTable
from tests.ui.widgets.people import PEOPLE, columns


@pytest.mark.parametrize(("scale", "width"), [(1.0, 900), (1.5, 1300), (1.0, 1300)])
def test_one_column_takes_the_width_that_is_left_and_every_row_is_in_view(
    qtbot: QtBot, qapp: QApplication, scale: float, width: int
) -> None:
    theme.install(qapp, theme.Theme("light", scale))
    table = FittedTable(columns(), "People", grows="name")
    page = scrolled(boxed(vbox(table, None)))
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    table.show_rows(PEOPLE)
    page.resize(width, 500)
    for _ in range(3):
        qapp.processEvents()
    shown = sum(table.header.sectionSize(column) for column in table.header.shown())
    assert shown == table.view.viewport().width()
    last = table.view.visualRect(table.model.index(len(PEOPLE) - 1, 0))
    assert last.bottom() <= table.view.viewport().height()


def test_whoever_stands_on_a_row_stays_on_it(qtbot: QtBot) -> None:
    table = FittedTable(columns(), "People", grows="name")
    qtbot.addWidget(table)
    table.show_rows(PEOPLE)
    table.select(12)
    table.show_rows(PEOPLE[1:])
    assert table.current_id() == 12
