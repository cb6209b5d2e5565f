"""Mappings are pages a person can read, correct and save; a mistake is told with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lado_desktop import paths
from lado_desktop.errors import Refused
from lado_desktop.services.exchange.mapping import Column, Rule, SheetMapping, WorkbookMapping
from lado_desktop.services.exchange.mapping_file import dump, load
from lado_desktop.ui import labels

TEXT = st.text(st.characters(codec="utf-8"), max_size=12)


def refused(text: str) -> tuple[str, dict[str, object]]:
    with pytest.raises(Refused) as found:
        load(text)
    assert "{" not in labels.sentence(found.value)
    return found.value.code, dict(found.value.facts)


def test_a_mapping_is_the_same_after_it_was_saved() -> None:
    mapping = WorkbookMapping(
        "A title",
        "somerset",
        (
            SheetMapping(
                "Log *",
                columns=(Column('The "date"\nreceived', ("received",)), Column("Y/N", ("becomes_case", "threshold"))),
            ),
            SheetMapping(
                "Meetings",
                "joined",
                key="Ref",
                joins="No.",
                to="Log 1",
                heading_row=3,
                constants={"becomes_case": "yes"},
            ),
            SheetMapping("Lists", "ignore"),
        ),
        {"category": {"Sexual / \\ harm\x7f": "sexual", "tbc": ""}, "limb": {}},
        (
            Rule({"becomes_case": "yes"}, {"threshold": "met_oversight"}),
            Rule({"outcome": "*"}, {"notes": "x"}, replaces=True),
        ),
        "month_first",
        ("yes", "✓"),
        ("no",),
        (";", "\n"),
    )
    assert load(dump(mapping)) == mapping


@given(TEXT, TEXT, st.dictionaries(TEXT, TEXT, max_size=4))
def test_any_text_of_a_sheet_survives_saving(title: str, heading: str, texts: dict[str, str]) -> None:
    mapping = WorkbookMapping(
        title, sheets=(SheetMapping("A", columns=(Column(heading, ("keep",)),)),), values={"outcome": texts}
    )
    assert load(dump(mapping)) == mapping


def test_the_mappings_that_ship_can_be_read() -> None:
    shipped = sorted((paths.resources() / "mappings").glob("*.toml"))
    assert [load(path.read_text("utf-8")).vocabulary for path in shipped] == ["milton_keynes", "solihull"]


def test_a_page_that_is_no_toml_is_told_with_line_and_column() -> None:
    assert refused('title = "x"\nvocabulary = england\n') == ("mapping_unreadable", {"line": 2, "column": 14})
    assert refused("[[sheet]]\nname = 'a'\nname = 'b'")[1]["line"] == 3


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("colour = 1", "top, entry 1"),
        ("title = 1", "top, title"),
        ('date_order = "american"', "date_order"),
        ("sheet = 1", "sheet"),
        ('[[sheet]]\nrole = "contact"', "sheet 1, role"),
        ('[[sheet]]\nrole = "joined"\nkey = "Ref"', "sheet 1"),
        ('[[sheet]]\n[sheet.columns]\na = "received"\nb = "recieved"', "sheet 1, column 2"),
        ('[[sheet]]\n[sheet.columns]\na = ["received", 3]', "sheet 1, column 1"),
        ('[[sheet]]\n[sheet.columns]\na = "meeting:"', "sheet 1, column 1"),
        ("[[sheet]]\n[sheet.constants]\nbecomes_case = true", "sheet 1, constants, line 1"),
        ('[[rule]]\nwhen = {outcome = "*"}', "rule 1"),
        ('[[rule]]\nwhen = {colour = "red"}\nthen = {notes = "x"}', "rule 1, when, line 1"),
        ('[values.colour]\nred = "r"', "values 1"),
        ("[values.outcome]\nFalse = false", "values 1, line 1"),
        ("yes = [1]", "yes"),
    ],
)
def test_what_a_mapping_cannot_say_is_told_with_its_place(text: str, place: str) -> None:
    code, facts = refused(text)
    assert (code, facts["place"]) == ("mapping_wrong", place)


def test_a_page_of_a_newer_program_is_not_half_understood() -> None:
    assert refused("format = 2") == ("mapping_newer", {})
