"""The tracker: the one open file, read and written in transactions that announce what they changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from lado_desktop.clock import Clock
from lado_desktop.errors import Damaged, Trouble
from lado_desktop.models import audit, fulltext
from lado_desktop.models.cipher import Connection, error_name
from lado_desktop.models.lockfile import LockFile
from lado_desktop.models.place import Place

Listener = Callable[[frozenset[str]], None]

_STORAGE: Final = {
    "SQLITE_FULL": Trouble("disk_full"),
    "SQLITE_READONLY": Trouble("tracker_read_only"),
    "SQLITE_CANTOPEN": Trouble("tracker_read_only"),
    "SQLITE_IOERR": Trouble("disk_trouble"),
    "SQLITE_CORRUPT": Damaged("tracker_damaged"),
    "SQLITE_NOTADB": Damaged("tracker_damaged"),
}


class Tracker:
    """One connection with one lock around it. `actor` is the label of who is signed in, `held` the lock file."""

    def __init__(
        self, path: Path, connection: Connection, clock: Clock, actor: str, held: LockFile | None = None
    ) -> None:
        self.path = path
        self.clock = clock
        self.actor = actor
        self._connection = connection
        self._held = held
        self._place = Place(path)
        self._lock = threading.RLock()
        self._in_use = False
        self._listeners: list[Listener] = []
        self._closers: list[Callable[[], None]] = []
        connection.set_authorizer(only_ordinary_work)
        self._engine = plain_engine(connection)

    def on_changed(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with the kinds of record each commit changed; returns the way to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def on_close(self, closer: Callable[[], None]) -> None:
        """Run `closer` once the file is shut."""
        self._closers.append(closer)

    def still_ours(self) -> bool:
        """Beat the lock file's heart, and say whether lock and tracker are still those that were taken and opened.

        To be asked about once a minute, of any thread; on False the program locks itself.
        """
        is_held = self._held is None or self._held.touch()
        return is_held and self._place.is_same_file()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for reading; nothing it might write is kept."""
        with self._session("BEGIN") as session:
            yield session

    @contextmanager
    def writing(self, work: str) -> Iterator[Session]:
        """One transaction, named as undo will name it: all of it is stored, or none; then what changed is announced.

        Raises `Trouble`: "tracker_moved" when the file was moved, replaced or deleted while it was open, "disk_full",
        "disk_trouble", "tracker_read_only", "text_broken", or `Damaged`.
        """
        with self._session("BEGIN IMMEDIATE") as session:
            at = self.clock.now().isoformat(timespec="milliseconds")
            begun = audit.begin_work(self._connection, at, self.actor, work)
            yield session
            session.flush()
            changed = audit.seal_work(self._connection, begun)
            fulltext.follow(self._connection, changed)
            session.commit()
        if changed:
            for listener in list(self._listeners):
                listener(frozenset(changed))

    @contextmanager
    def scribbling(self) -> Iterator[Session]:
        """A transaction the record of changes does not show and nobody is told of: for drafts, every few seconds."""
        with self._session("BEGIN IMMEDIATE") as session:
            yield session
            session.commit()

    def note(self, session: Session, action: str, kind: str, record: int) -> None:
        """Record that a record was opened, printed or exported, as part of the work that is going on."""
        session.execute(
            text(
                f"INSERT INTO change(work_id, action, kind, record) VALUES ({audit.GOING_ON}, :action, :kind, :record)"
            ),
            {"action": action, "kind": kind, "record": record},
        )

    @contextmanager
    def inspecting(self) -> Iterator[Connection]:
        """The bare connection, for checks and copies that no session can make; nothing is written through it."""
        with self._alone() as connection:
            connection.set_authorizer(None)
            try:
                yield connection
            except sqlcipher.DatabaseError as error:
                raise storage_trouble(error) from None
            finally:
                connection.set_authorizer(only_ordinary_work)

    def close(self) -> None:
        """Shut the file; the second call does nothing."""
        with self._lock:
            if self._connection is None:
                return
            self._engine.dispose()
            self._connection.close()
            self._connection = None
        for closer in self._closers:
            closer()

    @contextmanager
    def _session(self, begin: str) -> Iterator[Session]:
        """A session inside a transaction, which is rolled back unless it was committed."""
        with self._alone(), Session(self._engine, autoflush=False) as session:
            is_writing = begin != "BEGIN"
            if is_writing and not self._place.is_as_left():
                raise Trouble("tracker_moved")
            try:
                session.connection(execution_options={"lado_begin": begin})
                yield session
            except (DBAPIError, sqlcipher.DatabaseError) as error:
                raise storage_trouble(error) from None
            except UnicodeEncodeError:  # half of a character, as a broken paste leaves it
                raise Trouble("text_broken") from None
            finally:
                session.rollback()
                if is_writing:
                    self._place.leave()

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        with self._lock:
            if self._connection is None:
                raise Trouble("tracker_closed")
            if self._in_use:
                raise RuntimeError("a transaction inside a transaction: pass the session on instead")
            self._in_use = True
            try:
                yield self._connection
            finally:
                self._in_use = False


def plain_engine(connection: Connection) -> Engine:
    """An engine over the one connection. We begin transactions: the driver's own way autocommits."""
    engine = create_engine(
        "sqlite://", module=sqlcipher, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(begun: Any) -> None:
        begun.exec_driver_sql(begun.get_execution_options().get("lado_begin", "BEGIN"))

    return engine


def storage_trouble(error: DBAPIError | sqlcipher.DatabaseError) -> BaseException:
    """What a failing disk or file means to the office; anything else is a bug and stays one."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    for start, trouble in _STORAGE.items():
        if error_name(cause).startswith(start):
            return type(trouble)(trouble.code)
    return error


_REFUSED: Final = frozenset(
    int(getattr(sqlcipher, f"SQLITE_{name}"))
    for name in (
        *("ATTACH", "DETACH", "ALTER_TABLE", "REINDEX", "ANALYZE", "CREATE_VTABLE", "DROP_VTABLE"),
        *(f"{verb}_{what}" for verb in ("CREATE", "DROP") for what in ("TABLE", "TRIGGER", "VIEW", "INDEX")),
        *(f"{verb}_TEMP_{what}" for verb in ("CREATE", "DROP") for what in ("TABLE", "TRIGGER", "VIEW", "INDEX")),
    )
)


def only_ordinary_work(action: int, first: str | None, second: str | None, *_: object) -> int:
    """What an open tracker allows: no copies, no change of shape or settings, no rewriting of the record of changes."""
    is_setting = action == sqlcipher.SQLITE_PRAGMA and second is not None
    is_rewriting = first == "change" and action in (sqlcipher.SQLITE_UPDATE, sqlcipher.SQLITE_DELETE)
    if action in _REFUSED or is_setting or is_rewriting:
        return int(sqlcipher.SQLITE_DENY)
    return int(sqlcipher.SQLITE_OK)
