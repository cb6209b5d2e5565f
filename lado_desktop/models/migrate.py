"""Migrations: an older tracker becomes today's at unlock, after a verified copy, all of it or nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from lado_desktop.clock import Clock
from lado_desktop.errors import Damaged, Refused, Trouble
from lado_desktop.models import audit, fulltext
from lado_desktop.models.base import Base
from lado_desktop.models.cipher import APPLICATION_ID, Connection, DatabaseError, connect
from lado_desktop.models.tracker import plain_engine, storage_trouble

PROGRAM: Final = "program"
SCRIPTS: Final = Path(__file__).parent / "migrations"


def newest(scripts: Path = SCRIPTS) -> int:
    """The number of the newest migration; migrations are files named 0001_words.py, 0002_words.py ..."""
    return max(int(file.name[:4]) for file in (scripts / "versions").glob("[0-9]*.py"))


def make_schema(connection: Connection) -> None:
    """Lay down today's tables in an empty file, as if every migration had been run."""
    with plain_engine(connection).begin() as begun:
        Base.metadata.create_all(begun)
        begun.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
        begun.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{newest():04}",))
        audit.install(connection)
        fulltext.install(connection)
        _stamp(connection, newest())


def bring_up_to_date(
    path: Path, connection: Connection, dek: bytes, epoch: bytes, clock: Clock, scripts: Path = SCRIPTS
) -> None:
    """Run the migrations this tracker has not had.

    Raises `Refused("tracker_foreign")` for a file that is not a tracker, `Refused("tracker_newer")` for one a newer
    program made, `Trouble("migration_copy_failed")` when no verified copy could be made first. Nothing is half done.
    """
    if _number(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise Refused("tracker_foreign")
    found, wanted = _number(connection, "PRAGMA user_version"), newest(scripts)
    if found > wanted:
        raise Refused("tracker_newer", found=found, known=wanted)
    if found < wanted:
        _keep_copy(path, connection, dek, epoch, found)
        _upgrade(connection, clock, scripts, wanted)


def copy_before(path: Path, version: int) -> Path:
    """Where the copy made before a migration from `version` stands."""
    return path.with_name(f"{path.stem}.before-update-{version:04}.lado")


def _keep_copy(path: Path, connection: Connection, dek: bytes, epoch: bytes, version: int) -> None:
    """Copy the tracker whole, and look at the copy; a copy leaves out damage in what is not copied, so look first."""
    if not _is_whole(connection):
        raise Damaged("tracker_damaged")
    copy = copy_before(path, version)
    try:
        copy.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(copy.absolute()),))
        check = connect(copy, dek, epoch)
        try:
            copied = _is_whole(check)
        finally:
            check.close()
    except (OSError, DatabaseError, Trouble):
        copied = False
    if not copied:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        raise Trouble("migration_copy_failed")


def _is_whole(connection: Connection) -> bool:
    try:
        sealed = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        return sealed and connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    except DatabaseError:
        return False


def _upgrade(connection: Connection, clock: Clock, scripts: Path, wanted: int) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    engine = plain_engine(connection)
    connection.execute("PRAGMA foreign_keys = OFF")  # a rebuilt parent table would take its children with it
    try:
        with engine.begin() as begun:
            work = audit.begin_work(connection, clock.now().isoformat(timespec="milliseconds"), PROGRAM, "migrate")
            config.attributes["connection"] = begun
            command.upgrade(config, "head")
            if connection.execute("PRAGMA foreign_key_check").fetchall():
                raise Damaged("tracker_damaged")
            audit.install(connection)
            fulltext.install(connection)
            audit.seal_work(connection, work)
            _stamp(connection, wanted)
    except (DatabaseError, DBAPIError) as error:
        found = storage_trouble(error)
        raise found if isinstance(found, Trouble) else Trouble("migration_failed") from None
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _stamp(connection: Connection, version: int) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


def _number(connection: Connection, question: str) -> int:
    return int(connection.execute(question).fetchone()[0])


def differences(connection: Any) -> list[object]:
    """What the tables in a file lack or have beyond the models; empty when they agree."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine: Engine = plain_engine(connection)
    with engine.connect() as begun:
        compared = MigrationContext.configure(begun, opts={"include_name": _is_ours})
        return list(compare_metadata(compared, Base.metadata))


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Whether a name in the file is for the models to answer for: those of the full-text index are not."""
    return kind != "table" or not (name or "").startswith(fulltext.PREFIX)
