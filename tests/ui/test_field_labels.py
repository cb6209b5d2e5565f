"""Every column somebody fills in has words, and codes are read as the office's lists say them."""

from __future__ import annotations

from datetime import date, time

import pytest
from sqlalchemy import Text

from lado_desktop.models.audit import UNWATCHED
from lado_desktop.models.recorded import typed_columns
from lado_desktop.models.tables import Base
from lado_desktop.services.desk import Desk
from lado_desktop.services.history_rows import Value
from lado_desktop.ui.field_labels import EVERYWHERE, NOUN, _page, field_label, labelled, noun

WATCHED = [table for table in Base.metadata.sorted_tables if table.name not in UNWATCHED]
OWN_CODES = {"user.slot", "counter.series", "access_reason.kind", "pattern_rule.counts", "imported_row.reason"}


@pytest.mark.parametrize("table", WATCHED, ids=lambda table: table.name)
def test_every_column_of_a_table_and_its_rows_have_words(table: object) -> None:
    assert hasattr(table, "name")
    columns = [column.name for column in typed_columns(table)]  # type: ignore[arg-type]  # a table, by its parameter
    assert [name for name in columns if labelled(table.name, name) is None] == []
    assert table.name in _page()


def test_every_code_has_a_list_that_there_is(desk: Desk) -> None:
    for table in WATCHED:
        for column in typed_columns(table):
            is_code = isinstance(column.type, Text) and column.nullable and not column.foreign_keys
            if is_code and f"{table.name}.{column.name}" not in OWN_CODES:
                found = field_label(table.name, column.name)
                assert found.lists or found.codes, f"{table.name}.{column.name}"
                assert all(desk.lists.choices(name) for name in found.lists), found


def test_no_words_for_what_there_is_not() -> None:
    known = {table.name: {column.name for column in table.columns} | {NOUN} for table in WATCHED}
    known[EVERYWHERE] = set().union(*known.values())
    assert {table: set(words) - known[table] for table, words in _page().items() if set(words) - known[table]} == {}


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("contact", "route", "phone", "Phone"),
        ("contact", "received_on", date(2026, 5, 15), "Fri 15 May 2026"),
        ("contact", "received_at", time(14, 5), "14:05"),
        ("contact", "consent_seen", False, "no"),
        ("contact", "route", "no_such_code", "no_such_code"),
        ("contact", "summary", None, ""),
        ("meeting", "status", "held", "Held"),
        ("meeting", "number", 2, "2"),
        ("strand_outcome", "outcome", "redeployed", "Redeployed"),
    ],
)
def test_values_are_read_as_the_office_reads_them(desk: Desk, table: str, column: str, value: Value, said: str) -> None:
    assert field_label(table, column).said(value, desk.lists) == said


def test_a_row_is_called_by_its_noun() -> None:
    assert (noun("onward_referral"), noun("never_heard_of")) == ("Onward referral", "Entry")
