"""Migrations: today's tables from nothing or from an older file, after a verified copy, all of it or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import select, text

from lado_desktop.errors import Damaged, Refused, Trouble
from lado_desktop.models import audit, fulltext, keys, migrate
from lado_desktop.models.cipher import connect
from lado_desktop.models.tables import Setting
from lado_desktop.models.tracker import Tracker, plain_engine
from lado_desktop.models.verify import verify

ADDS_A_COLUMN = """
    op.add_column("setting", sa.Column("motto", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE setting SET motto = 'Dare' WHERE name = 'Oak'")
"""
REBUILDS_A_PARENT = """
    with op.batch_alter_table("person") as batch:
        batch.add_column(sa.Column("motto", sa.Text(), server_default="", nullable=False))
        batch.alter_column("language", existing_type=sa.Text(), type_=sa.String(40))
    op.execute("UPDATE person SET motto = 'Dare'")
"""
FAILS_AFTER_ITS_FIRST_STEPS = """
    op.add_column("setting", sa.Column("motto", sa.Text(), server_default="", nullable=False))
    op.execute("UPDATE setting SET name = 'Changed'")
    op.execute("UPDATE nowhere SET name = 'x'")
"""
IS_A_MISTAKE_OF_OURS = """
    op.execute("UPDATE setting SET name = 'Changed'")
    raise KeyError("x")
"""
BREAKS_A_LINK = """
    op.execute("PRAGMA foreign_keys")
    op.execute("UPDATE role SET person_id = 99")
"""


@pytest.fixture
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The migrations that ship, and one more with this body."""

    def with_next(body: str) -> Path:
        folder = tmp_path_factory.mktemp("scripts") / "migrations"
        shutil.copytree(migrate.SCRIPTS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        last, following = f"{migrate.newest():04}", f"{migrate.newest() + 1:04}"
        lines = [
            "import sqlalchemy as sa",
            "from alembic import op",
            f"revision, down_revision = '{following}', '{last}'",
            "def upgrade():",
            body,
        ]
        (folder / "versions" / f"{following}_next.py").write_text("\n".join(lines), "utf-8")
        return folder

    return with_next


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Any]:
    """An empty encrypted file."""
    connection = connect(tmp_path / "bare", bytes(32), keys.new_epoch(), create=True)
    yield connection
    connection.close()


def run(connection: Any, step: Callable[[Config, str], None], revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.SCRIPTS))
    with plain_engine(connection).begin() as begun:
        config.attributes["connection"] = begun
        step(config, revision)


def shape(connection: Any) -> dict[str, list[str]]:
    """What each table and index says of itself: a table part by part, as added columns come last.

    A table that was rebuilt has its blank defaults in brackets, which mean nothing.
    """
    found = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND type <> 'trigger' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'fulltext_%' AND name <> 'alembic_version'"
    )
    return {
        name.strip('"'): sorted(parts(" ".join(sql.replace('"', "").replace("('')", "''").split())))
        for name, sql in found
    }


def parts(sql: str) -> list[str]:
    """The columns and constraints of a CREATE TABLE; an index is one part."""
    if not sql.startswith("CREATE TABLE"):
        return [sql]
    head, _, body = sql.partition("(")
    body, _, tail = body.rpartition(")")
    found, depth = [head + tail, ""], 0
    for letter in body:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and not depth:
            found.append("")
        else:
            found[-1] += letter
    return [part.strip() for part in found]


def filled(tracker: Tracker) -> None:
    with tracker.writing("add") as session:
        session.add_all([Setting(name="Oak"), Setting(name="Elm")])
        session.flush()
        session.execute(text("INSERT INTO person(reference, name) VALUES ('P00001', 'Alex Example')"))
        session.execute(text("INSERT INTO role(person_id, setting_id) VALUES (1, 1)"))
    tracker.close()


def test_the_migrations_from_an_empty_file_give_exactly_the_tables_of_the_models(bare: Any, tmp_path: Path) -> None:
    run(bare, command.upgrade, "head")
    assert migrate.differences(bare) == []
    today = connect(tmp_path / "today", bytes(32), keys.new_epoch(), create=True)
    migrate.make_schema(today)
    migrated, made = shape(bare), shape(today)
    assert [name for name in made if migrated.get(name) != made[name]] == []
    assert migrated == made
    today.close()


def test_up_down_and_up_again_ends_where_it_was(bare: Any) -> None:
    run(bare, command.upgrade, "head")
    first = shape(bare)
    run(bare, command.downgrade, "base")
    assert shape(bare) == {}
    run(bare, command.upgrade, "head")
    assert shape(bare) == first


def test_a_new_tracker_is_at_the_newest_version(tracker: Tracker) -> None:
    with tracker.inspecting() as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == migrate.newest()
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone()[0] == f"{migrate.newest():04}"


@pytest.mark.parametrize(
    ("body", "question", "answer"),
    [
        (ADDS_A_COLUMN, "SELECT name, motto FROM setting ORDER BY id", [("Oak", "Dare"), ("Elm", "")]),
        (REBUILDS_A_PARENT, "SELECT name, motto FROM person", [("Alex Example", "Dare")]),
    ],
)
def test_an_older_tracker_is_brought_up_to_date_when_it_is_unlocked_and_keeps_its_rows_links_and_triggers(
    tracker: Tracker,
    office: Path,
    unlock: Callable[..., Tracker],
    scripts: Callable[[str], Path],
    body: str,
    question: str,
    answer: list[tuple[str, str]],
) -> None:
    filled(tracker)
    newer = unlock(office, scripts=scripts(body))
    with newer.reading() as session:
        assert [tuple(row) for row in session.execute(text(question))] == answer
        assert session.execute(text("SELECT person_id, setting_id FROM role")).one() == (1, 1)
        work = session.execute(text("SELECT actor, what FROM work ORDER BY id DESC LIMIT 1")).one()
        triggers = set(session.execute(text("SELECT name FROM sqlite_schema WHERE type = 'trigger'")).scalars())
    assert tuple(work) == ("program", "migrate")
    assert triggers == audit.trigger_names()
    assert {check.code for check in verify(newer) if not check.is_good} == {"version_right"}
    with newer.writing("add") as session:
        session.add(Setting(name="Ash"))
    assert newer.still_ours()


def test_the_full_text_index_is_made_again_after_a_migration(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker], scripts: Callable[[str], Path]
) -> None:
    with tracker.inspecting() as connection:
        for name in fulltext.table_names():
            connection.execute(f"DROP TABLE {name}")
        connection.execute("INSERT INTO work(at, actor, what) VALUES ('2026-05-12', 'owner', 'add')")
        connection.execute("INSERT INTO setting(name) VALUES ('Oak')")
    tracker.close()
    newer = unlock(office, scripts=scripts(ADDS_A_COLUMN))
    with newer.reading() as session:
        assert fulltext.newest(session, "setting", '"oak"', 1) == [1]


def test_a_whole_copy_of_the_older_tracker_stands_beside_it_afterwards(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker], scripts: Callable[[str], Path]
) -> None:
    filled(tracker)
    unlock(office, scripts=scripts(ADDS_A_COLUMN)).close()
    copy = migrate.copy_before(office, migrate.newest())
    shutil.copy(office.with_suffix(".keys"), copy.with_suffix(".keys"))
    older = unlock(copy)
    assert all(check.is_good for check in verify(older))
    with older.reading() as session:
        assert session.execute(select(Setting.name).order_by(Setting.id)).scalars().all() == ["Oak", "Elm"]


@pytest.mark.parametrize(
    ("body", "raised", "code"),
    [
        (FAILS_AFTER_ITS_FIRST_STEPS, Trouble, "migration_failed"),
        (BREAKS_A_LINK, Damaged, "tracker_damaged"),
        (IS_A_MISTAKE_OF_OURS, KeyError, "x"),
    ],
)
def test_a_migration_that_fails_leaves_the_tracker_as_it_was(
    tracker: Tracker,
    office: Path,
    unlock: Callable[..., Tracker],
    scripts: Callable[[str], Path],
    body: str,
    raised: type[Exception],
    code: str,
) -> None:
    filled(tracker)
    with pytest.raises(raised, match=code):
        unlock(office, scripts=scripts(body))
    as_before = unlock(office)
    assert all(check.is_good for check in verify(as_before))
    with as_before.reading() as session:
        assert session.execute(select(Setting.name).order_by(Setting.id)).scalars().all() == ["Oak", "Elm"]
    with as_before.inspecting() as connection:
        assert "motto" not in str(shape(connection)["setting"])


def test_without_room_for_a_copy_nothing_is_migrated(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker], scripts: Callable[[str], Path]
) -> None:
    filled(tracker)
    migrate.copy_before(office, migrate.newest()).mkdir()
    with pytest.raises(Trouble, match="migration_copy_failed"):
        unlock(office, scripts=scripts(ADDS_A_COLUMN))
    assert all(check.is_good for check in verify(unlock(office)))


def test_a_damaged_tracker_is_not_migrated(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker], scripts: Callable[[str], Path]
) -> None:
    filled(tracker)
    broken = bytearray(office.read_bytes())
    broken[100 * 4096 + 50] ^= 1
    office.write_bytes(broken)
    with pytest.raises(Damaged, match="tracker_damaged"):
        unlock(office, scripts=scripts(ADDS_A_COLUMN))
    assert office.read_bytes() == bytes(broken)
    assert not migrate.copy_before(office, migrate.newest()).exists()


def test_a_tracker_of_a_newer_program_is_refused_and_named_by_both_versions(
    tracker: Tracker, office: Path, unlock: Callable[..., Tracker], scripts: Callable[[str], Path]
) -> None:
    filled(tracker)
    unlock(office, scripts=scripts(ADDS_A_COLUMN)).close()
    with pytest.raises(Refused) as found:
        unlock(office)
    assert (found.value.code, found.value.facts) == (
        "tracker_newer",
        {"found": migrate.newest() + 1, "known": migrate.newest()},
    )
