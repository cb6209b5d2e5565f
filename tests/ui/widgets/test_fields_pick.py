"""The field that holds a record: typed, offered, chosen by keyboard, or taken where only one fits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.fields_pick import PickField
from lado_desktop.ui.widgets.layout import boxed, vbox

CASES = {1: "26/001 Alex Example", 2: "26/002 Bo Other", 3: "26/003 Alex Third"}


def find(words: str) -> list[tuple[int, str]]:
    return [(number, called) for number, called in CASES.items() if words.lower() in called.lower()]


@pytest.fixture
def field(qtbot: QtBot) -> Iterator[PickField]:
    made, after = PickField("The other case", find, CASES.__getitem__), QLineEdit()
    page = boxed(vbox(made, after))
    qtbot.addWidget(page)
    with qtbot.waitActive(page, timeout=20_000):
        page.show()
        page.activateWindow()
    made.focus()
    yield made
    page.close()


def offered(field: PickField) -> list[str]:
    return field._names.stringList()


def test_what_is_typed_is_looked_for_and_chosen_with_the_arrow_keys(field: PickField, qtbot: QtBot) -> None:
    QTest.keyClicks(field.edit, "alex")
    popup = field._found
    qtbot.waitUntil(popup.isVisible, timeout=5_000)
    assert offered(field) == ["26/001 Alex Example", "26/003 Alex Third"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (field.value(), field.edit.text()) == (3, "26/003 Alex Third")
    assert field.own_problem() == ""


def test_leaving_takes_the_only_record_that_fits(field: PickField) -> None:
    QTest.keyClicks(field.edit, "26/002")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert (field.value(), field.edit.text()) == (2, "26/002 Bo Other")


def test_words_that_fit_several_or_none_are_no_choice(field: PickField) -> None:
    QTest.keyClicks(field.edit, "alex")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert (field.value(), field.own_problem()) == (None, "record_not_chosen")


def test_typing_on_gives_up_what_was_chosen(field: PickField) -> None:
    field.set_value(1)
    assert (field.value(), field.edit.text()) == (1, "26/001 Alex Example")
    QTest.keyClicks(field.edit, "x")
    assert (field.value(), field.own_problem()) == (None, "record_not_chosen")
    field.set_value(None)
    assert (field.value(), field.own_problem()) == (None, "")
