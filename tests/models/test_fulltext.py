"""The full-text index holds what the records say, whatever way it came to be said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.orm import Session

from lado_desktop.models import fulltext
from lado_desktop.models.fulltext_records import KINDS, LEFT_OUT, TABLES, is_words
from lado_desktop.models.fulltext_sql import SIGN, fields_of
from lado_desktop.models.tables import (
    Action,
    Case,
    CheckCandidate,
    Contact,
    ContactAdult,
    Person,
    RecordCheck,
    Setting,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.verify import verify

DAY = date(2026, 5, 12)


def contact(session: Session, number: int = 1, **more: Any) -> Contact:
    made = Contact(reference=f"C26/{number:04}", received_on=DAY, **more)
    session.add(made)
    session.flush()
    return made


def found(tracker: Tracker, kind: str, expression: str) -> list[int]:
    with tracker.reading() as session:
        return fulltext.newest(session, kind, expression, 50)


def test_every_column_of_words_is_found_by_search_or_is_left_out_for_a_reason() -> None:
    given = {
        f"{column.table.name}.{column.name}"
        for kind, declared in KINDS.items()
        for part in declared.parts
        for column in part.columns(TABLES[kind])
    }
    words = {
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        if table.name not in LEFT_OUT
        for column in table.columns
        if is_words(column)
    }
    assert words - given - LEFT_OUT.keys() == set()
    assert all(LEFT_OUT.values())
    assert {name for name in LEFT_OUT if name in given} == set()
    assert {name for name in LEFT_OUT if name.partition(".")[0] not in TABLES} == set()


def test_what_a_contact_says_is_found_by_its_beginning_without_accents_and_apostrophes(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        contact(session, summary="Siobhán O’Neill’s pupil was held by the arm")
    assert found(tracker, "contact", '"siobhan"') == [1]
    assert found(tracker, "contact", '"oneill"*') == [1]
    assert found(tracker, "contact", '"arm" "pup"*') == [1]
    assert found(tracker, "contact", '"arms"') == []


def test_a_reference_is_found_with_and_without_its_marks(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        contact(session, own_reference="LOG-7/12")
    assert found(tracker, "contact", '"c260001"') == [1]
    assert found(tracker, "contact", '"c26 0001"') == [1]
    assert found(tracker, "contact", '"log712"') == [1]


def test_a_contact_is_found_by_the_names_of_those_it_is_about_and_follows_them(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.add_all([Person(reference="P00001", name="Alex Example"), Setting(name="Oak Primary")])
        session.flush()
        contact(session)
        session.add(ContactAdult(contact_id=1, person_id=1, setting_id=1))
    assert found(tracker, "contact", '"alex" "oak"') == [1]
    with tracker.writing("rename") as session:
        session.execute(update(Person).values(name="Robin Example"))
    assert found(tracker, "contact", '"alex"') == []
    assert found(tracker, "contact", '"robin" "oak"') == [1]
    with tracker.writing("forget") as session:
        session.execute(delete(ContactAdult))
    assert found(tracker, "contact", '"robin"') == []
    assert found(tracker, "person", '"robin"') == [1]


def test_what_moves_from_one_record_to_another_is_found_in_the_other_alone(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        contact(session, 1)
        contact(session, 2)
        session.add(RecordCheck(contact_id=1, made_on=DAY))
        session.flush()
        session.add(CheckCandidate(record_check_id=1, position=1, name="Zachary", score=9))
    assert found(tracker, "contact", '"zachary"') == [1]
    with tracker.writing("move") as session:
        session.execute(update(RecordCheck).values(contact_id=2))
    assert found(tracker, "contact", '"zachary"') == [2]
    with tracker.writing("remove") as session:
        session.execute(delete(CheckCandidate))
    assert found(tracker, "contact", '"zachary"') == []


def test_rows_written_by_plain_sql_are_found_and_rows_removed_are_not(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.execute(text("INSERT INTO person(reference, name) VALUES ('P00001', 'Alex Example')"))
    assert found(tracker, "person", '"alex"') == [1]
    with tracker.writing("remove") as session:
        session.execute(text("DELETE FROM person"))
    assert found(tracker, "person", '"alex"') == []


def test_what_is_given_up_again_is_not_found(tracker: Tracker) -> None:
    with pytest.raises(RuntimeError, match="given up"), tracker.writing("add") as session:
        contact(session, summary="unheard")
        session.flush()
        raise RuntimeError("given up")
    assert found(tracker, "contact", '"unheard"') == []


def test_codes_days_and_answers_are_facts_that_no_typed_word_equals(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        contact(session, contact_type="record_check", consent_seen=True, handled_by="Rae Ashdown")
    for fact in ("type0recordcheck", "recordcheck", "received020260512", "20260512", "consentseen0yes", "status0open"):
        assert found(tracker, "contact", f'"{SIGN}{fact}"') == [1]
        assert found(tracker, "contact", f'"{fact}"') == []
    assert found(tracker, "contact", f'"{SIGN}officer0rae {SIGN}officer0ashdown"') == [1]
    assert found(tracker, "contact", f'"{SIGN}disposal0"*') == []
    assert {"type", "received", "consentseen", "status", "officer", "setting"} <= fields_of("contact")


def test_a_case_is_open_until_it_is_closed_and_an_action_until_it_is_done(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.add(Case(reference="26/001", opened_on=DAY))
        session.flush()
        session.add(Action(case_id=1, text="Chase the employer", due_on=DAY))
    assert found(tracker, "case", f'"{SIGN}status0open"') == [1]
    assert found(tracker, "case", '"chase"') == [1]
    with tracker.writing("close") as session:
        session.execute(update(Case).values(closed_on=DAY))
        session.execute(update(Action).values(done_on=DAY))
    assert found(tracker, "case", f'"{SIGN}status0closed"') == [1]
    assert found(tracker, "action", f'"{SIGN}status0closed"') == [1]


def test_a_person_merged_into_another_is_found_no_more_until_the_merge_is_taken_back(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.add_all([Person(reference="P00001", name="Alex"), Person(reference="P00002", name="Alexander")])
    with tracker.writing("merge") as session:
        session.execute(update(Person).where(Person.id == 2).values(merged_into_id=1))
    assert found(tracker, "person", '"alex"*') == [1]
    with tracker.writing("unmerge") as session:
        session.execute(update(Person).where(Person.id == 2).values(merged_into_id=None))
    assert found(tracker, "person", '"alex"*') == [2, 1]


def test_what_is_written_in_a_record_is_read_back_by_where_it_stands(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        contact(session, summary="Held by the arm", advice="Speak to HR")
    with tracker.reading() as session:
        assert fulltext.said(session, "contact", [1, 7]) == {
            1: [
                ("contact.reference", "C26/0001"),
                ("contact.summary", "Held by the arm"),
                ("contact.advice", "Speak to HR"),
            ]
        }
        assert fulltext.how_many(session, "contact", '"arm"') == 1


def test_the_words_of_names_are_known(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.add_all([Person(reference="P00001", name="Søren Ash", address="Elsewhere"), Setting(name="Oak")])
    with tracker.reading() as session:
        assert fulltext.name_words(session) == {"p00001", "søren", "ash", "oak"}


def test_the_index_is_not_in_the_record_of_changes(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        contact(session, summary="Held by the arm")
    with tracker.reading() as session:
        kinds = set(session.execute(text("SELECT kind FROM change")).scalars())
    assert "Contact" in kinds
    assert not any("fulltext" in kind.lower() for kind in kinds)


def test_a_record_that_is_not_in_the_index_is_told_of(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        contact(session)
    assert all(check.is_good for check in verify(tracker))
    with tracker.inspecting() as connection:
        connection.execute("DELETE FROM fulltext_contact")
    assert [(check.code, check.count) for check in verify(tracker) if not check.is_good] == [("index_whole", 1)]
    with tracker.inspecting() as connection:
        fulltext.install(connection)
    assert all(check.is_good for check in verify(tracker))


def test_whatever_the_declarations_say_is_understood_by_the_file(tracker: Tracker) -> None:
    with tracker.reading() as session:
        assert [fulltext.said(session, kind, [1]) for kind in KINDS] == [{}] * len(KINDS)
