"""Several of the same small form: what they hold, and that the keyboard is enough."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.ui import labels
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.form import Form, Row
from tests.ui.audit import faults

ALT_GR_FREE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True)
class Guest:
    id: int | None = None
    name: str = ""
    status: str | None = None


def rows() -> list[Row]:
    return [
        Row("name", "Name"),
        Row("status", "Came", "code", choices=[Choice("present", "Present"), Choice("absent", "Did not attend")]),
    ]


MAEVE = Guest(1, "<b>Maeve</b> & co", "present")
OSKAR = Guest(2, "Oskar Lindqvane")


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """A field, the blocks, a field: the blocks are not alone on their page."""
    made = Form(
        [
            Row("before", "Before"),
            Row("guests", "", width=3, make=lambda: DraftsField("", rows, Guest(), noun="person", add="Add a person")),
            Row("after", "After"),
        ]
    )
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def guests(form: Form) -> DraftsField:
    found = form.fields["guests"]
    assert isinstance(found, DraftsField)
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)


def test_drafts_come_back_as_they_were_shown(form: Form) -> None:
    form.set_values({"guests": (MAEVE, OSKAR)})
    assert form.values()["guests"] == (MAEVE, OSKAR)
    assert not form.is_changed


def test_a_block_nothing_was_entered_in_is_no_draft(form: Form) -> None:
    guests(form).add()
    assert form.values()["guests"] == ()
    assert not form.is_changed


def test_control_and_enter_adds_one_below_and_the_keyboard_goes_there(form: Form) -> None:
    form.set_values({"guests": (MAEVE, OSKAR)})
    guests(form).focus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus(), "Petra")
    assert [guest.name for guest in guests(form).value()] == [MAEVE.name, "Petra", OSKAR.name]
    assert form.is_changed


def test_tab_goes_through_new_blocks_in_reading_order(form: Form) -> None:
    form.set_values({"guests": (MAEVE,)})
    guests(form).add()
    form.fields["before"].focus()
    names = []
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        names.append(focus().accessibleName() or getattr(focus(), "text", str)())
    assert names == ["Name", "Came", "Remove person 1", "Name", "Came", "Remove person 2", "Add a person", "After"]


def test_a_removed_block_can_be_put_back(form: Form) -> None:
    form.set_values({"guests": (MAEVE, OSKAR)})
    guests(form).focus()
    press(Qt.Key.Key_Delete, ALT_GR_FREE)
    assert guests(form).value() == (OSKAR,)
    assert isinstance(focus(), QLineEdit)
    assert focus() is guests(form).blocks[0].form.fields["name"].control
    QTest.mouseClick(guests(form).put_back, Qt.MouseButton.LeftButton)
    assert guests(form).value() == (MAEVE, OSKAR)


def test_blocks_move_up_and_down_with_the_keyboard_in_them(form: Form) -> None:
    form.set_values({"guests": (MAEVE, OSKAR)})
    guests(form).focus()
    press(Qt.Key.Key_Down, ALT_GR_FREE)
    assert guests(form).value() == (OSKAR, MAEVE)
    press(Qt.Key.Key_Up, ALT_GR_FREE)
    assert guests(form).value() == (MAEVE, OSKAR)


def test_a_problem_stands_beside_its_field_in_its_block(form: Form) -> None:
    form.set_values({"guests": (MAEVE, OSKAR)})
    first = guests(form).show_line_problems({"2.name": "name_missing"})
    wrong = guests(form).blocks[1].form.fields["name"]
    assert first is wrong.control
    assert wrong.problem == labels.problem("name_missing")
    assert guests(form).blocks[0].form.fields["name"].problem == ""


def test_saving_again_keeps_the_keyboard_where_it_is(form: Form) -> None:
    form.set_values({"guests": (MAEVE,)})
    added = guests(form).add()
    QTest.keyClicks(focus(), "Petra")
    guests(form).set_value((MAEVE, Guest(9, "Petra")))
    assert focus() is added.form.fields["name"].control
    assert guests(form).value() == (MAEVE, Guest(9, "Petra"))


def test_everything_has_a_name_and_room(form: Form) -> None:
    form.set_values({"guests": (MAEVE, OSKAR)})
    guests(form).remove(guests(form).blocks[0])
    assert not faults(form)
