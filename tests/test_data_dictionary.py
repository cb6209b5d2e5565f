"""The data dictionary (docs/data-dictionary.md) is true: its fields are stored, named, found by search, exported."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Text

from lado_desktop.models.fulltext_records import LEFT_OUT
from lado_desktop.models.tables import Base
from lado_desktop.services.everything import OUR_OWN
from lado_desktop.ui.field_labels import labelled

DICTIONARY = Path(__file__).resolve().parents[1] / "docs" / "data-dictionary.md"
LINE = re.compile(r"^\| (?P<field>[^|]+?) \| `(?P<table>\w+)\.(?P<column>\w+)` \| (?P<form>[^|]+?) \|$", re.MULTILINE)
BY_THE_PROGRAM = "given by the program"
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
