"""Is a tracker encrypted, whole and at the right version? No single check finds all damage, so all of them run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import text

from lado_desktop.models import audit, fulltext
from lado_desktop.models.cipher import APPLICATION_ID, Connection, DatabaseError, prove_encrypted
from lado_desktop.models.migrate import newest
from lado_desktop.models.tables import Base
from lado_desktop.models.tracker import Tracker


@dataclass(frozen=True)
class Check:
    """One question put to the file: its code, whether the answer is good, and a number that says how much."""

    code: str
    is_good: bool
    count: int = 0


def verify(tracker: Tracker) -> tuple[Check, ...]:
    """Every check, in the order in which damage would be explained. A page too damaged to be read fails its check."""
    with tracker.inspecting() as connection:
        prove_encrypted(connection)
        return (Check("encrypted", is_good=True), *(_asked(connection, *question) for question in QUESTIONS.items()))


def _asked(connection: Connection, code: str, faults: Callable[[Connection], int]) -> Check:
    try:
        count = faults(connection)
    except DatabaseError:
        return Check(code, is_good=False, count=1)
    return Check(code, is_good=not count, count=count)


def _rows(connection: Connection, question: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(question).fetchall()]


def _structure(connection: Connection) -> int:
    found = _rows(connection, "PRAGMA integrity_check")
    return 0 if found == [("ok",)] else len(found)


def _named(connection: Connection, kind: str) -> set[str]:
    return {str(name) for (name,) in _rows(connection, f"SELECT name FROM sqlite_schema WHERE type = '{kind}'")}


def _documents(connection: Connection) -> int:
    """Documents whose bytes are missing, or are not those of their checksum; one is held in memory at a time."""
    wanted = {str(checksum) for (checksum,) in _rows(connection, "SELECT sha256 FROM document")}
    whole = {
        str(checksum)
        for checksum, body in connection.execute("SELECT sha256, body FROM document_bytes")
        if hashlib.sha256(body).hexdigest() == checksum
    }
    return len(wanted - whole)


QUESTIONS: Final[dict[str, Callable[[Connection], int]]] = {
    "pages_sealed": lambda connection: len(_rows(connection, "PRAGMA cipher_integrity_check")),
    "structure_whole": _structure,
    "links_whole": lambda connection: len(_rows(connection, "PRAGMA foreign_key_check")),
    "is_tracker": lambda connection: int(_rows(connection, "PRAGMA application_id") != [(APPLICATION_ID,)]),
    "version_right": lambda connection: int(_rows(connection, "PRAGMA user_version") != [(newest(),)]),
    "tables_whole": lambda connection: len(
        ({table.name for table in Base.metadata.sorted_tables} | fulltext.table_names()) - _named(connection, "table")
    ),
    "triggers_whole": lambda connection: len(audit.trigger_names() - _named(connection, "trigger")),
    "index_whole": fulltext.missing,
    "documents_whole": _documents,
    "changes_chained": lambda connection: audit.first_break(connection) or 0,
}
"""What is asked, and how many faults the answer shows; a broken chain says the number of its first bad work."""


def record_counts(tracker: Tracker) -> dict[str, int]:
    """How many records of each kind the tracker holds."""
    with tracker.reading() as session:
        return {
            kind: int(session.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())
            for table, kind in sorted(audit.kinds().items())
        }
