"""Every write leaves who, when, before and after, whatever way it was made, and no record of it is changed unseen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from lado_desktop.models import audit
from lado_desktop.models.cipher import DatabaseError
from lado_desktop.models.tables import Base, Case, Change, Child, Counter, Person, PersonName, Review, Setting, Work
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.verify import verify

Seen = tuple[str, str, int, dict[str, Any], dict[str, Any]]


def recorded(tracker: Tracker, what: str) -> list[Seen]:
    """(action, kind, record, before, after) of every change of the works called `what`."""
    with tracker.reading() as session:
        rows = session.execute(
            select(Change.action, Change.kind, Change.record, Change.before, Change.after)
            .join(Work, Work.id == Change.work_id)
            .where(Work.what == what)
            .order_by(Change.id)
        )
        return [(a, k, r, json.loads(b) if b else {}, json.loads(n) if n else {}) for a, k, r, b, n in rows]


@pytest.fixture
def settings(tracker: Tracker) -> Tracker:
    """Three settings, numbered 1 to 3."""
    with tracker.writing("begin") as session:
        session.add_all([Setting(name=name) for name in ("Oak", "Elm", "Ash")])
    return tracker


def test_a_work_says_who_when_and_what(tracker: Tracker) -> None:
    with tracker.writing("add_setting") as session:
        session.add(Setting(name="Oak"))
    with tracker.reading() as session:
        work = session.execute(select(Work).where(Work.what == "add_setting")).scalar_one()
        assert (work.actor, work.at) == ("owner", "2026-05-18T11:31:00.000+00:00")
        assert len(work.hash or "") == 64


def test_what_is_added_changed_and_removed_is_recorded_with_before_and_after(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.add(Setting(name="Oak", urn="100001"))
    with tracker.writing("change") as session:
        session.execute(select(Setting)).scalar_one().name = "Oak Academy"
    with tracker.writing("remove") as session:
        session.delete(session.execute(select(Setting)).scalar_one())
    [(action, kind, record, before, after)] = recorded(tracker, "add")
    assert (action, kind, record, before) == ("insert", "Setting", 1, {})
    assert (after["name"], after["urn"], after["sector"]) == ("Oak", "100001", None)
    assert recorded(tracker, "change") == [("update", "Setting", 1, {"name": "Oak"}, {"name": "Oak Academy"})]
    [(action, _, record, before, after)] = recorded(tracker, "remove")
    assert (action, record, before["name"], after) == ("delete", 1, "Oak Academy", {})


def test_an_update_that_changes_nothing_is_not_recorded(settings: Tracker) -> None:
    with settings.writing("same") as session:
        session.execute(text("UPDATE setting SET name = name"))
    assert recorded(settings, "same") == []


def test_bulk_updates_and_deletes_are_recorded_row_by_row(settings: Tracker) -> None:
    with settings.writing("bulk") as session:
        session.execute(update(Setting).where(Setting.name != "Elm").values(urn="7"))
        session.execute(delete(Setting).where(Setting.name == "Elm"))
    assert [(action, record) for action, _, record, *_ in recorded(settings, "bulk")] == [
        ("update", 1),
        ("update", 3),
        ("delete", 2),
    ]


def test_core_inserts_upserts_and_replacements_are_recorded(tracker: Tracker) -> None:
    added = upsert(Counter).values(series="case", year=2026, last=1)
    with tracker.writing("upsert") as session:
        session.execute(insert(Child), [{"name": "AB"}, {"name": "CD"}])
        for last in (1, 2):
            session.execute(added.on_conflict_do_update(index_elements=["series", "year"], set_={"last": last}))
        session.execute(text("INSERT OR REPLACE INTO counter(series, year, last) VALUES ('case', 2026, 9)"))
    assert [(action, kind) for action, kind, *_ in recorded(tracker, "upsert")] == [
        ("insert", "Child"),
        ("insert", "Child"),
        ("insert", "Counter"),
        ("update", "Counter"),
        ("delete", "Counter"),
        ("insert", "Counter"),
    ]


def test_rows_that_go_with_their_whole_are_recorded_too(tracker: Tracker) -> None:
    with tracker.writing("begin") as session:
        person = Person(reference="P00001", name="Alex Example")
        person.names = [PersonName(kind="former", name="Alex Before")]
        session.add_all([person, Case(reference="26/001", opened_on=tracker.clock.today())])
        session.flush()
        session.add_all([Review(case_id=1, due_on=tracker.clock.today()) for _ in range(2)])
    with tracker.writing("cascade") as session:
        session.execute(text('DELETE FROM "case"'))
        session.execute(text("DELETE FROM person"))
    kinds = sorted(kind for action, kind, *_ in recorded(tracker, "cascade") if action == "delete")
    assert kinds == ["Case", "Person", "PersonName", "Review", "Review"]


def test_text_of_any_script_and_quotes_is_recorded_as_it_is(tracker: Tracker) -> None:
    said = "O’Brien \"x\" \\ 'y' \u202eعربي\u202c 😀\n\t"
    with tracker.writing("add") as session:
        session.add(Setting(name=said))
    assert recorded(tracker, "add")[0][4]["name"] == said
    assert all(check.is_good for check in verify(tracker))


def test_a_record_that_was_opened_is_noted_and_announces_no_change(settings: Tracker) -> None:
    heard: list[frozenset[str]] = []
    settings.on_changed(heard.append)
    with settings.writing("open") as session:
        settings.note(session, "open", "Setting", 2)
    assert recorded(settings, "open") == [("open", "Setting", 2, {}, {})]
    assert heard == []


def test_every_table_is_watched_but_the_record_itself_what_is_being_typed_how_lists_are_arranged_and_bytes() -> None:
    watched = {name.removeprefix("audit_").removesuffix("_insert") for name in audit.trigger_names()}
    assert {table.name for table in Base.metadata.sorted_tables} - watched == {
        "change",
        "work",
        "draft",
        "saved_view",
        "document_bytes",
    }


Stranger = Callable[[Path], Any]


def test_a_stranger_with_the_key_fails_at_the_first_row_that_is_not_part_of_a_work(
    settings: Tracker, office: Path, stranger: Stranger
) -> None:
    settings.close()
    connection = stranger(office)
    for statement in ("INSERT INTO child(name) VALUES ('X')", "UPDATE setting SET name = 'X'", "DELETE FROM setting"):
        with pytest.raises(DatabaseError, match="NOT NULL"):
            connection.execute(statement)


FORGERIES = {
    "a row without its trigger": ["DROP TRIGGER audit_setting_update", "UPDATE setting SET name = 'Yew' WHERE id = 1"],
    "a work that was never sealed": [
        "INSERT INTO work(at, actor, what) VALUES ('2026-05-18', 'owner', 'x')",
        "UPDATE setting SET name = 'Yew' WHERE id = 1",
    ],
    "a work with a made-up seal": [
        "INSERT INTO work(at, actor, what) VALUES ('2026-05-18', 'owner', 'x')",
        "UPDATE setting SET name = 'Yew' WHERE id = 1",
        f"UPDATE work SET hash = '{'a' * 64}' WHERE hash IS NULL",
    ],
    "an edit": [
        "DROP TRIGGER change_keeps_update",
        "UPDATE change SET after = '{}' WHERE id = (SELECT max(id) FROM change)",
    ],
    "an edit in the middle": ["DROP TRIGGER change_keeps_update", "UPDATE change SET record = 9 WHERE id = 3"],
    "a removed change": ["DROP TRIGGER change_keeps_delete", "DELETE FROM change WHERE id = 3"],
    "a removed work": [
        "PRAGMA foreign_keys = OFF",
        "DROP TRIGGER change_keeps_delete",
        "DROP TRIGGER work_keeps_delete",
        "DELETE FROM change WHERE work_id = 2",
        "DELETE FROM work WHERE id = 2",
    ],
    "another actor": ["DROP TRIGGER work_keeps_update", "UPDATE work SET actor = 'Cover 1' WHERE id = 2"],
    "two changes swapped": [
        "DROP TRIGGER change_keeps_update",
        "UPDATE change SET id = 9999 WHERE id = 3",
        "UPDATE change SET id = 3 WHERE id = 4",
        "UPDATE change SET id = 4 WHERE id = 9999",
    ],
    "two works swapped": [
        "PRAGMA foreign_keys = OFF",
        "DROP TRIGGER work_keeps_update",
        "UPDATE work SET id = 9999 WHERE id = 2",
        "UPDATE work SET id = 2 WHERE id = 3",
        "UPDATE work SET id = 3 WHERE id = 9999",
    ],
    "a change put at the end": [
        "INSERT INTO change(work_id, action, kind, record) VALUES (1, 'open', 'Setting', 1)",
    ],
    "a change of no work": [
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO change(work_id, action, kind, record) VALUES (77, 'open', 'Setting', 1)",
    ],
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_what_somebody_with_the_key_writes_behind_the_trackers_back_is_found(
    settings: Tracker, office: Path, stranger: Stranger, unlock: Callable[..., Tracker], forgery: str
) -> None:
    for name in ("Yew", "Fir"):
        with settings.writing("add") as session:
            session.add(Setting(name=name))
    assert all(check.is_good for check in verify(settings))
    settings.close()
    connection = stranger(office)
    for statement in FORGERIES[forgery]:
        connection.execute(statement)
    connection.close()
    found = {check.code for check in verify(unlock(office)) if not check.is_good}
    assert found & {"changes_chained", "triggers_whole"}


def test_the_chain_goes_on_after_a_forgery_and_still_names_the_first_break(
    settings: Tracker, office: Path, stranger: Stranger, unlock: Callable[..., Tracker]
) -> None:
    settings.close()
    connection = stranger(office)
    connection.execute("INSERT INTO work(at, actor, what) VALUES ('2026-05-18', 'owner', 'x')")
    forged = connection.execute("SELECT max(id) FROM work").fetchone()[0]
    connection.close()
    tracker = unlock(office)
    with tracker.writing("add") as session:
        session.add(Setting(name="Yew"))
    [broken] = [check for check in verify(tracker) if not check.is_good]
    assert (broken.code, broken.count) == ("changes_chained", forged)
