"""A form over one draft: what it stores, and where it says what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lado_desktop.errors import Invalid, Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.widgets.drafting import from_plain, plain_values
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_radio import RadioField, TickField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm


@dataclass(frozen=True, kw_only=True)
class Guest:
    id: int | None = None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Party:
    id: int | None = None
    place: str = ""
    kind: str | None = None
    day: date | None = None
    status: str = "planned"
    is_open: bool = False
    guests: tuple[Guest, ...] = ()
    tags: tuple[str, ...] = field(default=())


def rows() -> list[Row]:
    states = [Choice("planned", "Planned"), Choice("held", "Held")]
    return [
        Row("place", "Place"),
        Row("kind", "Kind", "code", choices=[Choice("small", "Small")]),
        Row("day", "Day", "day", read=read_day(lambda: date(2026, 5, 18))),
        Row("status", "State", make=lambda: RadioField("State", states)),
        Row("is_open", "Open", make=lambda: TickField("Open", "Anybody may come")),
        Row("guests", "", width=3, make=lambda: DraftsField("", _guest, Guest(), noun="guest", add="Add a guest")),
    ]


def _guest() -> list[Row]:
    return [Row("name", "Name")]


STORED = Party(id=4, place="<b>Teams</b>", kind="small", day=date(2026, 5, 1), status="held", is_open=True, tags=("a",))


class Register:
    """Stores parties, or refuses them with what it was told."""

    def __init__(self, **problems: str) -> None:
        self.problems, self.stored = problems, STORED

    def save(self, party: Party) -> int:
        if self.problems:
            raise Invalid({name.replace("__", "."): code for name, code in self.problems.items()})
        self.stored = replace(party, id=party.id or 9)
        return self.stored.id or 0


def shown(qtbot: QtBot, register: Register, party: Party = STORED) -> RecordForm:
    form = RecordForm(rows(), party, register.save)
    qtbot.addWidget(form)
    form.resize(700, 500)
    form.show()
    return form


def test_an_untouched_record_is_stored_as_it_was_with_what_no_row_shows(qtbot: QtBot) -> None:
    register = Register()
    form = shown(qtbot, register)
    assert form.save() == 4
    assert register.stored == STORED


def test_nothing_chosen_is_stored_as_not_recorded(qtbot: QtBot) -> None:
    register = Register()
    form = shown(qtbot, register)
    form.fields["kind"].set_value("")
    form.save()
    assert register.stored.kind is None


def test_what_the_service_refuses_stands_beside_the_field_and_nothing_is_lost(qtbot: QtBot) -> None:
    form = shown(qtbot, Register(place="text_missing"))
    QTest.keyClicks(form.fields["place"].control, "x")
    assert form.save() is None
    assert form.fields["place"].problem == labels.problem("text_missing")
    assert form.is_unsaved


def test_a_problem_of_a_line_stands_in_that_line(qtbot: QtBot) -> None:
    form = shown(qtbot, Register(guests__2__name="name_missing"), replace(STORED, guests=(Guest(id=1), Guest(id=2))))
    assert form.save() is None
    guests = form.fields["guests"]
    assert isinstance(guests, DraftsField)
    assert [block.form.fields["name"].problem for block in guests.blocks] == ["", labels.problem("name_missing")]


def test_a_problem_no_field_can_show_is_trouble(qtbot: QtBot) -> None:
    form = shown(qtbot, Register(case_ids="choice_missing"))
    with pytest.raises(Trouble):
        form.save()


def test_a_day_that_cannot_be_read_is_not_stored_as_no_day(qtbot: QtBot) -> None:
    register = Register()
    form = shown(qtbot, register)
    form.fields["day"].control.setText("31/2/2026")  # type: ignore[attr-defined]  # the control of a day is a line
    assert form.is_unsaved
    assert form.save() is None
    assert register.stored is STORED


def test_radios_and_ticks_say_what_they_ask(qtbot: QtBot) -> None:
    form = shown(qtbot, Register())
    names = {button.accessibleName() for button in form.findChildren(type(form.fields["is_open"].control))}
    assert names == {"Open: Anybody may come"}
    assert form.fields["status"].value() == "held"


def test_a_draft_is_kept_as_plain_values_and_read_back() -> None:
    party = replace(STORED, guests=(Guest(id=1, name="Petra"),))
    kept = plain_values(party)
    kept["guests"] = list(kept["guests"])
    kept["tags"] = list(kept["tags"])
    assert from_plain(Party, kept | {"gone": 1}) == party
