"""Fields: what is typed, what is understood, what is wrong, and what a listener hears."""

from __future__ import annotations

from datetime import date, time
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.calendar_popup import CalendarPopup
from lado_desktop.ui.widgets.fields import Field, LongField, NumberField, TextField
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField, CodesField, YesNoField
from lado_desktop.ui.widgets.fields_date import DayField, TimeField, read_time

ROUTES = [Choice("phone", "Phone"), Choice("email", "Email", "By electronic mail")]
HARMS = [Choice("physical", "Physical"), Choice("sexual", "Sexual"), Choice("neglect", "Neglect")]
F = TypeVar("F", bound=Field)
MONDAY = date(2026, 5, 18)


def read_day(text: str) -> tuple[date | None, str, str]:
    if text in {"today", "18/5/2026"}:
        return MONDAY, "Mon 18 May 2026", ""
    return None, "", "not_a_date"


def shown(qtbot: QtBot, field: F) -> F:
    qtbot.addWidget(field)
    field.show()
    return field


def name_of(field: Field) -> str:
    return QAccessible.queryAccessibleInterface(field.control).text(QAccessible.Text.Name)


def described(field: Field) -> str:
    return QAccessible.queryAccessibleInterface(field.control).text(QAccessible.Text.Description)


def test_a_field_is_named_by_its_label_and_described_by_its_hint(qtbot: QtBot) -> None:
    field = shown(qtbot, TextField("Name of the adult", hint="Sound-alikes are searched as well"))
    assert name_of(field) == "Name of the adult"
    assert described(field) == "Sound-alikes are searched as well"


def test_a_problem_replaces_the_hint_and_typing_takes_it_away(qtbot: QtBot) -> None:
    field = shown(qtbot, TextField("Caller", hint="Who rang"))
    field.show_problem("Enter who rang")
    assert field.under == "Enter who rang"
    assert described(field) == "Enter who rang"
    QTest.keyClicks(field.control, "Jo")
    assert field.under == "Who rang"
    assert field.value() == "Jo"


def test_typing_is_a_change_and_showing_a_record_is_none(qtbot: QtBot) -> None:
    field, changes = shown(qtbot, LongField("Summary")), list[str]()
    field.changed.connect(lambda: changes.append(field.value()))
    field.set_value("From the record")
    assert changes == []
    QTest.keyClicks(field.control, "x")
    assert changes == ["xFrom the record"]


def test_a_long_text_grows_with_its_words_and_tab_moves_on(qtbot: QtBot) -> None:
    field = shown(qtbot, LongField("Summary"))
    field.resize(400, 400)
    before = field.control.height()
    field.set_value("One line\n" * 8)
    assert field.control.height() > before * 2
    assert field.edit.tabChangesFocus()


def test_pasted_markup_stays_text(qtbot: QtBot) -> None:
    field = shown(qtbot, LongField("Summary"))
    field.set_value("<b>bold</b> & <img src=x>")
    assert field.value() == "<b>bold</b> & <img src=x>"


def test_a_code_is_chosen_by_its_words_and_its_meaning_is_shown(qtbot: QtBot) -> None:
    field = shown(qtbot, CodeField("How it came in", ROUTES))
    assert field.value() == ""
    field.control.setFocus()
    QTest.keyClicks(field.control, "E")
    field.combo.activated.emit(field.combo.currentIndex())
    assert field.value() == "email"
    assert field.under == "By electronic mail"


def test_a_code_no_longer_offered_stays_what_it_is(qtbot: QtBot) -> None:
    field = shown(qtbot, CodeField("How it came in", ROUTES))
    field.set_value("fax")
    assert field.value() == "fax"


def test_other_choices_keep_what_is_chosen(qtbot: QtBot) -> None:
    field = shown(qtbot, CodeField("How it came in", ROUTES))
    field.set_value("email")
    field.set_choices([*ROUTES, Choice("letter", "Letter")])
    assert field.value() == "email"


def test_a_combo_is_named_by_a_label_one_can_see(qtbot: QtBot) -> None:
    field = shown(qtbot, CodeField("How it came in", ROUTES))
    found = QAccessible.queryAccessibleInterface(field.control).relations(QAccessible.RelationFlag.Label)
    assert [relation[0].text(QAccessible.Text.Name) for relation in found] == ["How it came in"]


def test_a_wheel_that_passes_by_changes_nothing(qtbot: QtBot) -> None:
    field = shown(qtbot, CodeField("How it came in", ROUTES))
    assert field.combo.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_several_codes_with_the_main_one_first(qtbot: QtBot) -> None:
    field = shown(qtbot, CodesField("Categories", HARMS, main_label="Main one"))
    field.set_value(("sexual", "physical"))
    assert field.value() == ("sexual", "physical")
    field._main.setCurrentIndex(field._main.findData("physical"))
    assert field.value() == ("physical", "sexual")


def test_ticking_another_keeps_the_main_one(qtbot: QtBot) -> None:
    field = shown(qtbot, CodesField("Categories", HARMS, main_label="Main one"))
    field.set_value(("sexual",))
    field._checks["physical"].click()
    assert field.value() == ("sexual", "physical")
    assert field._main_row.isVisible()


def test_without_a_main_one_codes_keep_the_order_of_the_list(qtbot: QtBot) -> None:
    field = shown(qtbot, CodesField("Limbs", HARMS))
    field.set_value(("neglect", "physical"))
    assert field.value() == ("physical", "neglect")
    assert not field._main_row.isVisible()


@pytest.mark.parametrize("value", [True, False, None])
def test_yes_no_or_not_known(qtbot: QtBot, value: bool | None) -> None:
    field = shown(qtbot, YesNoField("Consent seen"))
    field.set_value(value)
    assert field.value() is value


def test_each_answer_says_what_it_answers(qtbot: QtBot) -> None:
    field = shown(qtbot, YesNoField("Consent seen"))
    assert [radio.accessibleName() for radio in field._radios.values()] == [
        "Consent seen: Yes",
        "Consent seen: No",
        "Consent seen: Not known",
    ]


def test_a_day_shows_what_was_understood(qtbot: QtBot) -> None:
    field = shown(qtbot, DayField("Received", read_day))
    QTest.keyClicks(field.control, "today")
    assert (field.value(), field.under) == (MONDAY, "Mon 18 May 2026")


def test_a_day_that_cannot_be_read_is_a_problem_once_it_is_left(qtbot: QtBot) -> None:
    field = shown(qtbot, DayField("Received", read_day))
    QTest.keyClicks(field.control, "31/5")
    assert field.under == ""
    field.left.emit()
    assert field.under == "Enter a date, such as 12/5/2026 or today"
    assert (field.value(), field.own_problem(), field.text) == (None, "not_a_date", "31/5")


def test_a_day_is_picked_from_the_month(qtbot: QtBot) -> None:
    field, changes = shown(qtbot, DayField("Received", read_day)), list[date | None]()
    field.changed.connect(lambda: changes.append(field.value()))
    field.open_month()
    popup = field.findChildren(CalendarPopup)[0]
    month = popup.findChildren(QCalendarWidget)[0]
    month.clicked.emit(month.selectedDate())
    assert changes == [MONDAY]
    qtbot.waitUntil(lambda: not field.findChildren(CalendarPopup))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("14:05", time(14, 5)),
        ("14.05", time(14, 5)),
        ("1405", time(14, 5)),
        ("9", time(9)),
        ("2pm", time(14)),
        ("12 am", time(0)),
        ("12:30 p.m.", time(12, 30)),
        ("25:00", None),
        ("13pm", None),
        ("9:75", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_as_people_write_it(typed: str, read: time | None) -> None:
    assert read_time(typed) == read


def test_a_time_is_written_out_once_it_is_left(qtbot: QtBot) -> None:
    field = shown(qtbot, TimeField("At"))
    QTest.keyClicks(field.control, "2pm")
    field.left.emit()
    assert field.edit.text() == "14:00"


@pytest.mark.parametrize(("typed", "number", "problem"), [("12", 12, ""), ("", None, ""), ("x", None, "not_a_number")])
def test_a_number(qtbot: QtBot, typed: str, number: int | None, problem: str) -> None:
    field = shown(qtbot, NumberField("Invited"))
    QTest.keyClicks(field.control, typed)
    assert (field.value(), field.own_problem()) == (number, problem)
