"""The data dictionary (docs/data-dictionary.md) is true: its fields are stored, named, found by search, exported."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import Text

from lado_desktop.models.fulltext_records import LEFT_OUT
from lado_desktop.models.tables import Base
from lado_desktop.services.everything import OUR_OWN
from lado_desktop.ui.field_labels import labelled

DICTIONARY = Path(__file__).resolve().parents[1] / "docs" / "data-dictionary.md"
LINE = re.compile(r"^\| (?P<field>[^|]+?) \| `(?P<table>\w+)\.(?P<column>\w+)` \| (?P<form>[^|]+?) \|$", re.MULTILINE)
SOURCE = Path(__file__).resolve().parents[1] / "lado_desktop"
BY_THE_PROGRAM = "given by the program"
FORMS: Final = {
    "contact": ("contact_form/*.py",),
    "record check": ("check.py",),
    "person": ("person.py",),
    "role": ("role.py",),
    "setting": ("setting.py",),
    "case facts": ("case_facts.py",),
    "child": ("case_child.py",),
    "allegation": ("allegation.py",),
    "threshold": ("threshold.py",),
    "strand": ("strand.py",),
    "meeting": ("meeting/*.py",),
    "action": ("action.py",),
    "referral": ("referral.py",),
    "review": ("review.py",),
    "closing": ("closing.py",),
    "case link": ("case_link.py",),
    "transfer": ("transfer.py", "case_transfer.py"),
    "chronology": ("entry.py",),
    "document": ("document.py",),
}
ROWS: Final = {
    "contact_category.category": "categories",
    "contact_nature.nature": "natures",
    "contact_adult.setting_id": "setting_name",
    "case.setting_id": "setting_name",
    "person_child.child_id": "children",
    "setting_name.name": "names",
    "allegation_category.category": "categories",
    "allegation_nature.nature": "natures",
    "allegation_limb.limb": "limbs",
    "allegation_child.child_id": "victims",
    "strand_outcome.outcome": "outcomes",
    "meeting_case.case_id": "case_ids",
    "record_check.register": "also_searched",
}
"""The key of a field's row where it is not the name of its column."""
OTHERWISE: Final = {
    "record_check.searched_name": "the one field of the page of record checks",
    "record_check.searched_date_of_birth": "the same field",
    "record_check.searched_setting": "the same field",
    "record_check.result": "follows what is decided about each candidate",
    "check_candidate.decision": "the keys S, N and U on the page of record checks",
    "threshold_limb.limb": "a tick for each limb of the list, with its definition",
    "threshold_limb.evidence": "a text beside each tick",
    "parked_blank.item": "Space in the checklist of closing",
    "parked_blank.reason": "asked for then",
    "reopening.reason": "asked for when a case is opened again",
}
KEPT_IN_ORDER = frozenset({"id", "position", "sort_key"})


def fields() -> dict[str, str]:
    """The form of every field, by table and column."""
    return {f"{line['table']}.{line['column']}": line["form"] for line in LINE.finditer(DICTIONARY.read_text("utf-8"))}


def columns() -> set[str]:
    return {f"{table.name}.{column.name}" for table in Base.metadata.sorted_tables for column in table.columns}


def test_the_dictionary_is_read_as_a_table() -> None:
    lines = [line for line in DICTIONARY.read_text("utf-8").splitlines() if line.startswith("| ") and "`" in line]
    assert len(lines) == len(fields()) > 300


def test_every_field_is_stored_where_it_says() -> None:
    assert sorted(fields().keys() - columns()) == []


def test_every_column_of_those_tables_is_in_the_dictionary() -> None:
    tables = {name.partition(".")[0] for name in fields()}
    typed = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        if table.name in tables
        for column in table.columns
        if column.name not in KEPT_IN_ORDER and not column.foreign_keys
    }
    assert sorted(typed - fields().keys()) == []


def test_every_field_has_words_for_the_history() -> None:
    assert sorted(name for name in fields() if labelled(*name.split(".")) is None) == []


def test_every_field_of_words_is_found_by_search() -> None:
    tables = Base.metadata.tables
    words = {name for name in fields() if isinstance(tables[name.split(".")[0]].c[name.split(".")[1]].type, Text)}
    assert sorted(words & LEFT_OUT.keys()) == ["document.media_type"]


def test_every_field_is_exported() -> None:
    assert {name.partition(".")[0] for name in fields()} & OUR_OWN == set()


@cache
def rows_of(form: str) -> frozenset[str]:
    """The keys of the rows a form declares, without the part of the draft they are in."""
    found: set[str] = set()
    for pattern in FORMS[form]:
        for path in sorted((SOURCE / "ui" / "forms").glob(pattern)):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Row" and node.args:
                    key = node.args[0]
                    parts = key.values if isinstance(key, ast.JoinedStr) else [key]
                    found |= {str(part.value).rpartition(".")[2] for part in parts if isinstance(part, ast.Constant)}
    return frozenset(found)


def test_every_field_can_be_entered_in_the_form_it_says() -> None:
    missing = [
        f"{name} in {form}"
        for name, form in fields().items()
        if form != BY_THE_PROGRAM and name not in OTHERWISE
        if ROWS.get(name, name.partition(".")[2]) not in rows_of(form)
    ]
    assert missing == []


def test_what_is_entered_otherwise_is_a_field_of_the_dictionary() -> None:
    assert sorted(OTHERWISE.keys() - fields().keys()) == []
    assert sorted(ROWS.keys() - fields().keys()) == []
