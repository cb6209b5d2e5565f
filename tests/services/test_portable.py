"""What services ask of the tables they could ask of a server: every statement also compiles for PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.elements import ClauseElement, TextClause

from lado_desktop.services import case_list, contact_list, person_list
from lado_desktop.services.desk import Desk
from lado_desktop.services.merge_drafts import MergeDraft
from lado_desktop.services.setting_list import setting_columns

from .drafts import FULL, about, held_meeting

KNOWN_THERE = {
    *("coalesce", "count", "lower", "max", "min", "strpos", "string_agg", "sum", "to_char", "upper", "length"),
    *("and", "as", "cast", "exists", "extract", "from", "in", "not", "on", "or", "over", "values", "varchar", "where"),
    *("select", "then", "when", "case", "by", "distinct", "filter", "any", "all", "is", "between", "returning"),
}
CALLED = re.compile(r"\b([a-z_]+) ?\(", re.IGNORECASE)


@pytest.fixture
def asked(desk: Desk) -> Iterator[list[ClauseElement]]:
    """Every statement that is put to the tracker during a test; our own SQL in `models` is not for servers."""
    heard: list[ClauseElement] = []

    def hear(_connection: Any, element: Any, *_: object) -> None:
        if isinstance(element, ClauseElement) and not isinstance(element, TextClause):
            heard.append(element)

    event.listen(desk.tracker._engine, "before_execute", hear)
    yield heard
    event.remove(desk.tracker._engine, "before_execute", hear)


def foreign(statements: list[ClauseElement]) -> set[str]:
    """The functions in `statements` that PostgreSQL has not."""
    server = postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves its dialects untyped
    texts = {re.sub(r"'[^']*'", "''", str(statement.compile(dialect=server))) for statement in statements}
    tables = {"contact", "case", "strand"}
    return {
        name.lower()
        for text in texts
        if not text.startswith("INSERT")
        for name in CALLED.findall(text)
        if name.lower() not in KNOWN_THERE | tables
    }


def test_the_test_sees_a_function_that_only_sqlite_has() -> None:
    from sqlalchemy import func, select

    assert foreign([select(func.strftime("%d", func.coalesce(1)), func.instr("a", "b"))]) == {"strftime", "instr"}


def test_lists_sorted_and_filtered_by_every_column_could_be_asked_of_a_server(
    desk: Desk, asked: list[ClauseElement]
) -> None:
    desk.cases.open_from(desk.contacts.save(FULL))
    asked.clear()
    settings = setting_columns(date(2026, 1, 1))
    for listed, columns in (
        (desk.contacts, contact_list.COLUMNS),
        (desk.cases, case_list.COLUMNS),
        (desk.people, person_list.COLUMNS),
        (desk.settings, settings),
    ):
        for key in columns:
            listed.ids(order=((key, True),), filters={key: "12/05, b"})
        listed.rows(listed.ids(filters={"": "12/05 b"}))
        listed.rows([1, 2])
    desk.people.listing()
    assert len(asked) > 25
    assert foreign(asked) == set()


def test_whole_days_of_work_could_be_done_on_a_server(desk: Desk, asked: list[ClauseElement]) -> None:
    saved = desk.contacts.save(FULL)
    desk.contacts.save(desk.contacts.open(saved))
    case = desk.cases.open_from(saved)
    desk.cases.page(case)
    meeting = desk.meetings.save(held_meeting(case))
    desk.meetings.blank(case)
    desk.meetings.find(desk.meetings.listing()[0].reference)
    desk.minutes.pdf(meeting)
    desk.contacts.save(about("Alex Example", date_of_birth=date(1988, 2, 29)))
    desk.contacts.save(about("Chris Sample"))
    desk.people.page(1)
    desk.settings.page(1)
    desk.patterns.all()
    desk.merging.preview("person", 1, 2)
    desk.merging.part("person", desk.merging.merge(MergeDraft(kind="person", kept_id=1, gone_id=2)))
    desk.counts.count(date(2026, 1, 1), date(2026, 12, 31))
    for typed in ("example", "C26/0001", "oak form", "Exampel", "form"):
        desk.search.find(typed)
    assert len(asked) > 60
    assert foreign(asked) == set()
