"""One open file: transactions that are whole or nothing, listeners told after commit, nothing out of the ordinary."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from lado_desktop.errors import Trouble
from lado_desktop.models.cipher import SAFE, DatabaseError
from lado_desktop.models.tables import Change, Child, Person, Setting, Work
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.verify import verify

ALEX = {"reference": "P00001", "name": "Alex Example"}


def count(tracker: Tracker, table: type) -> int:
    with tracker.reading() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_every_safe_setting_holds_while_the_tracker_is_open(tracker: Tracker) -> None:
    with tracker.inspecting() as connection:
        found = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SAFE}
    assert found == {
        "locking_mode": "exclusive",
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "cache_size": -65536,
    }


def test_what_was_written_is_there_after_closing_and_opening_again(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker]
) -> None:
    with tracker.writing("add") as session:
        session.add(Person(**ALEX))
    tracker.close()
    with unlock(office).reading() as session:
        assert session.execute(select(Person.name)).scalars().all() == ["Alex Example"]


def test_work_that_failed_leaves_nothing_of_itself_and_the_next_work_is_stored(tracker: Tracker) -> None:
    works, changes = count(tracker, Work), count(tracker, Change)
    with pytest.raises(KeyError), tracker.writing("add") as session:
        session.add(Person(**ALEX))
        session.flush()
        raise KeyError
    assert (count(tracker, Person), count(tracker, Work), count(tracker, Change)) == (0, works, changes)
    with tracker.writing("add") as session:
        session.add(Person(**ALEX))
    assert count(tracker, Person) == 1
    assert all(check.is_good for check in verify(tracker))


def test_a_row_that_breaks_a_rule_takes_the_whole_work_with_it(tracker: Tracker) -> None:
    with pytest.raises(IntegrityError), tracker.writing("add") as session:
        session.add(Setting(name="Oak School"))
        session.add(Person(reference="P00001", name=""))
    assert count(tracker, Setting) == 0


def test_what_is_written_while_reading_is_not_kept(tracker: Tracker) -> None:
    with pytest.raises(DBAPIError), tracker.reading() as session:
        session.add(Person(**ALEX))
        session.flush()  # no work is going on for it to be recorded in
    assert count(tracker, Person) == 0


def test_listeners_hear_the_kinds_that_changed_after_the_commit_and_only_then(tracker: Tracker) -> None:
    heard: list[frozenset[str]] = []
    seen: list[int] = []

    def listen(kinds: frozenset[str]) -> None:
        heard.append(kinds)
        seen.append(count(tracker, Person))

    stop = tracker.on_changed(listen)
    with tracker.writing("add") as session:
        session.add_all([Person(**ALEX), Child(name="JD")])
        session.flush()
        assert heard == []
    with pytest.raises(KeyError), tracker.writing("add") as session:
        session.add(Setting(name="Oak School"))
        session.flush()
        raise KeyError
    with tracker.writing("open") as session:
        tracker.note(session, "open", "Person", 1)
    stop()
    with tracker.writing("add") as session:
        session.add(Setting(name="Elm School"))
    assert (heard, seen) == ([frozenset({"Person", "Child"})], [1])


def test_two_threads_write_and_read_and_every_work_is_whole(tracker: Tracker) -> None:
    torn: list[int] = []

    def write(letter: str) -> None:
        for number in range(40):
            with tracker.writing("add") as session:
                session.add_all([Setting(name=f"{letter}{number}"), Child(name=f"{letter}{number}")])

    def read() -> None:
        for _ in range(80):
            with tracker.reading() as session:
                settings = session.execute(select(func.count(Setting.id))).scalar_one()
                children = session.execute(select(func.count(Child.id))).scalar_one()
                if settings != children:
                    torn.append(settings)

    threads = [threading.Thread(target=write, args=(letter,)) for letter in "AB"] + [threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (count(tracker, Setting), count(tracker, Child), torn) == (80, 80, [])
    assert all(check.is_good for check in verify(tracker))


def test_a_transaction_inside_a_transaction_is_a_mistake_of_ours_and_says_so(tracker: Tracker) -> None:
    with tracker.writing("outer") as session:
        session.add(Setting(name="Oak School"))
        with pytest.raises(RuntimeError, match="transaction"), tracker.writing("inner"):
            pass
        with pytest.raises(RuntimeError, match="transaction"), tracker.inspecting():
            pass
    assert count(tracker, Setting) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE ':memory:' AS elsewhere",
        "ATTACH DATABASE ':memory:' AS elsewhere KEY ''",
        "DROP TABLE person",
        "DROP TRIGGER audit_person_insert",
        "DROP TRIGGER change_keeps_delete",
        "ALTER TABLE person ADD COLUMN extra TEXT",
        "CREATE TABLE extra (a TEXT)",
        "CREATE TEMP TABLE extra (a TEXT)",
        "CREATE TRIGGER extra AFTER INSERT ON person BEGIN SELECT 1; END",
        "CREATE TEMP TRIGGER extra AFTER INSERT ON person BEGIN SELECT 1; END",
        "CREATE INDEX extra ON person(name)",
        "DROP INDEX ix_contact_contact_type",
        "CREATE VIEW extra AS SELECT 1",
        "PRAGMA writable_schema = ON",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA user_version = 99",
        "UPDATE change SET kind = 'Nothing'",
        "DELETE FROM change",
        "DELETE FROM work",
        "UPDATE work SET actor = 'somebody else' WHERE hash IS NOT NULL",
        "INSERT OR REPLACE INTO change(id, work_id, action, kind, record) VALUES (1, 1, 'x', 'x', 1)",
        "INSERT OR REPLACE INTO work(id, at, actor, what) VALUES (1, 'x', 'x', 'x')",
    ],
)
def test_an_open_tracker_refuses_copies_changes_of_shape_and_rewriting_its_record(
    tracker: Tracker, statement: str
) -> None:
    with tracker.writing("add") as session:
        session.add(Setting(name="Oak School"))
    with pytest.raises(DBAPIError), tracker.writing("meddle") as session:
        session.execute(text(statement))
    assert all(check.is_good for check in verify(tracker))
    assert count(tracker, Setting) == 1


def test_a_vacuum_into_a_file_is_refused_outside_inspecting(tracker: Tracker, tmp_path: Path) -> None:
    copy = tmp_path / "copy.lado"
    with pytest.raises(DatabaseError, match="denied"), tracker.reading() as session:
        driver = session.connection().connection.dbapi_connection
        session.rollback()
        assert driver is not None
        driver.cursor().execute("VACUUM INTO ?", (str(copy),))
    assert not copy.exists()


def test_a_closed_tracker_says_so_and_closing_twice_does_nothing(tracker: Tracker) -> None:
    tracker.close()
    tracker.close()
    for work in (tracker.reading, tracker.inspecting, lambda: tracker.writing("add")):
        with pytest.raises(Trouble, match="tracker_closed"), work():
            pass


def test_sql_errors_do_not_quote_what_was_typed(tracker: Tracker) -> None:
    with pytest.raises(IntegrityError) as found, tracker.writing("add") as session:
        session.add(Person(reference="P00001", name="", address="9 Canary Street"))
    assert "Canary" not in str(found.value)


def test_half_a_character_is_refused_in_words_and_takes_the_whole_work_with_it(tracker: Tracker) -> None:
    with pytest.raises(Trouble, match="text_broken"), tracker.writing("add") as session:
        session.add(Setting(name="Oak"))
        session.add(Child(name="J\ud83d"))
    assert (count(tracker, Setting), count(tracker, Child)) == (0, 0)


def test_a_tracker_that_stays_where_it_is_is_still_ours_while_it_grows(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.add_all(Setting(name=f"School {number} {'x' * 500}") for number in range(200))
    assert tracker.still_ours()
    with tracker.writing("add") as session:
        session.add(Setting(name="Oak School"))
    assert count(tracker, Setting) == 201


def test_the_heart_of_the_lock_beats_when_it_is_asked_whether_the_tracker_is_still_ours(
    tracker: Tracker, office: Path
) -> None:
    lock = office.with_suffix(".lock")
    os.utime(lock, (1_000_000, 1_000_000))
    assert tracker.still_ours()
    assert lock.stat().st_mtime == tracker.clock.now().timestamp()


def test_a_lock_that_somebody_took_over_is_noticed(tracker: Tracker, office: Path) -> None:
    office.with_suffix(".lock").write_text("{}")
    assert not tracker.still_ours()


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.lado"))


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.replace(other, path)


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(bytes(4096))


@pytest.mark.parametrize("mishap", [deleted, moved, replaced, grown])
def test_nothing_is_written_into_a_file_that_is_no_longer_under_its_name(
    tracker: Tracker, office: Path, mishap: Callable[[Path], None]
) -> None:
    with tracker.writing("add") as session:
        session.add(Setting(name="Oak School"))
    mishap(office)
    with pytest.raises(Trouble, match="tracker_moved"), tracker.writing("add") as session:
        session.add(Setting(name="Elm School"))
    assert count(tracker, Setting) == 1
    assert tracker.still_ours() == (mishap is grown)
