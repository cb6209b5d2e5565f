"""Is a tracker encrypted, whole and at the right version? No single check finds all damage, so all of them run."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text

from lado_desktop.models import audit
from lado_desktop.models.cipher import APPLICATION_ID, prove_encrypted
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
    """Every check, in the order in which damage would be explained."""
    with tracker.inspecting() as connection:
        prove_encrypted(connection)

        def rows(question: str) -> list[tuple[object, ...]]:
            return [tuple(row) for row in connection.execute(question).fetchall()]

        pages = rows("PRAGMA cipher_integrity_check")
        structure = rows("PRAGMA integrity_check")
        orphans = rows("PRAGMA foreign_key_check")
        tables = {str(name) for (name,) in rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        triggers = {str(name) for (name,) in rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
        missing = {table.name for table in Base.metadata.sorted_tables} - tables
        broken = audit.first_break(connection)
        return (
            Check("encrypted", is_good=True),
            Check("pages_sealed", not pages, len(pages)),
            Check("structure_whole", structure == [("ok",)], 0 if structure == [("ok",)] else len(structure)),
            Check("links_whole", not orphans, len(orphans)),
            Check("is_tracker", rows("PRAGMA application_id") == [(APPLICATION_ID,)]),
            Check("version_right", rows("PRAGMA user_version") == [(newest(),)], newest()),
            Check("tables_whole", not missing, len(missing)),
            Check("triggers_whole", audit.trigger_names() <= triggers, len(audit.trigger_names() - triggers)),
            Check("changes_chained", broken is None, broken or 0),
        )


def record_counts(tracker: Tracker) -> dict[str, int]:
    """How many records of each kind the tracker holds."""
    with tracker.reading() as session:
        return {
            kind: int(session.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())
            for table, kind in sorted(audit.kinds().items())
        }
