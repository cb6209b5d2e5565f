"""One form: values by key, problems beside their fields, columns that fall."""

from __future__ import annotations

import gc
import weakref
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.ui import labels, theme
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.form import Form, Row
from lado_desktop.ui.widgets.layout import boxed, scrolled, vbox
from tests.ui import audit


def read_day(text: str) -> tuple[date | None, str, str]:
    return (date(2026, 5, 18), "Mon 18 May 2026", "") if text == "18/5/2026" else (None, "", "not_a_date")


ROWS = [
    Row("received", "Received", "day", "The call", read=read_day),
    Row("route", "How it came in", "code", "The call", choices=[Choice("phone", "Phone")]),
    Row("caller", "Caller & agency", "text", "The call"),
    Row("setting", "Setting", "text", "Who it is about", width=2),
    Row("consent", "Consent seen", "yes_no", "Who it is about"),
    Row("harms", "Categories", "codes", "Who it is about", width=3, choices=[Choice("a", "A"), Choice("b", "B")]),
    Row("summary", "Summary", "long", "What was said", width=3),
]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form(ROWS, notes={"What was said": "Can wait."})
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    return made


VALUES = {
    "received": date(2026, 5, 18),
    "route": "phone",
    "caller": "Jo Tamsin",
    "setting": "Brook House",
    "consent": False,
    "harms": ("b",),
    "summary": "Two lines\nof text",
}


def test_what_is_set_is_what_comes_back(form: Form) -> None:
    form.set_values(VALUES)
    assert form.values() == VALUES
    assert not form.is_changed


def test_typing_changes_the_form_until_it_is_saved(qtbot: QtBot, form: Form) -> None:
    form.set_values(VALUES)
    with qtbot.waitSignal(form.changed):
        QTest.keyClicks(form.fields["caller"].control, "!")
    assert form.is_changed
    form.mark_saved()
    assert not form.is_changed


def test_problems_stand_beside_their_fields_and_the_first_has_the_keyboard(qtbot: QtBot, form: Form) -> None:
    form.activateWindow()
    qtbot.waitActive(form)
    others = form.show_problems({"summary": "required", "route": "required", "no_such_field": "required"})
    assert form.fields["route"].under == labels.problem("required")
    assert form.fields["summary"].under == labels.problem("required")
    assert form.fields["caller"].under == ""
    assert form.fields["route"].control.hasFocus()
    assert others == ["required"]


def test_problems_go_when_they_are_mended(form: Form) -> None:
    form.show_problems({"route": "required"})
    form.show_problems({})
    assert form.fields["route"].under == ""


def test_what_cannot_be_read_is_said_by_the_form(qtbot: QtBot, form: Form) -> None:
    QTest.keyClicks(form.fields["received"].control, "31/5")
    assert form.problems() == {"received": "not_a_date"}
    assert form.values()["received"] is None


def test_the_keyboard_goes_in_reading_order(form: Form) -> None:
    order: list[QWidget | None] = []
    widget: QWidget | None = form.fields["received"].control
    while widget and widget not in order:
        order.append(widget)
        widget = widget.nextInFocusChain()
    places = [order.index(form.fields[row.key].control) for row in ROWS if row.kind in {"text", "long", "code", "day"}]
    assert places == sorted(places)


@pytest.mark.parametrize(("width", "columns"), [(800, 3), (500, 2), (300, 1)])
def test_columns_fall_with_the_room(form: Form, qtbot: QtBot, width: int, columns: int) -> None:
    form.resize(width, 900)
    lefts = {form.fields[key].x() for key in ("received", "route", "caller")}
    assert len(lefts) == columns


def test_columns_fall_with_larger_text(form: Form, qapp: QApplication) -> None:
    theme.install(qapp, theme.Theme("light", 2.0))
    form.resize(800, 900)
    assert form.fields["received"].x() == form.fields["route"].x()


def test_columns_of_all_sections_line_up(form: Form) -> None:
    assert form.fields["consent"].x() == form.fields["caller"].x()
    right = form.fields["caller"].geometry().right()
    assert form.fields["harms"].geometry().right() == form.fields["summary"].geometry().right() == right


def test_a_hidden_field_leaves_no_hole_and_keeps_its_value(form: Form) -> None:
    form.set_values(VALUES)
    before = form.fields["caller"].x()
    form.show_rows({"route": False})
    form.layout().activate()  # type: ignore[union-attr]  # a form has a layout
    form.fields["caller"].parentWidget().layout().activate()  # type: ignore[union-attr]  # as above
    assert form.fields["caller"].x() < before
    assert form.values()["route"] == "phone"


def test_the_first_problem_is_scrolled_to(qtbot: QtBot) -> None:
    form = Form(ROWS)
    area = scrolled(form)
    qtbot.addWidget(area)
    area.resize(500, 200)
    area.show()
    form.show_problems({"summary": "required"})
    at = form.fields["summary"].control.mapTo(area.viewport(), form.fields["summary"].control.rect().center())
    assert area.viewport().rect().contains(at)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scheme", ["light", "contrast"])
def test_everything_has_a_name_and_nothing_is_clipped(
    qtbot: QtBot, qapp: QApplication, scale: float, scheme: str
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    form = Form(ROWS)
    area = scrolled(boxed(vbox(form, pad=(24, 8, 24, 24))))
    qtbot.addWidget(area)
    form.set_values(VALUES)
    form.show_problems({row.key: "required" for row in ROWS})
    area.resize(1000, 560)
    area.show()
    qtbot.waitExposed(area)
    assert audit.faults(area) == []


def test_a_closed_form_is_freed(qtbot: QtBot) -> None:
    form = Form(ROWS)
    form.show()
    gone = weakref.ref(form)
    form.close()
    form.deleteLater()
    del form
    qtbot.waitUntil(lambda: gc.collect() >= 0 and gone() is None)


def test_a_field_of_its_own_kind_can_stand_in_a_form(qtbot: QtBot) -> None:
    from lado_desktop.ui.widgets.fields import TextField

    form = Form([Row("about", "About", make=lambda: TextField("Somebody"))])
    qtbot.addWidget(form)
    assert form.fields["about"].label.text() == "Somebody"
    assert not form.findChildren(QPushButton)
