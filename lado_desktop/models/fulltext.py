"""The full-text index inside the encrypted file: one table a kind of record, kept in step with every work.

Just before its commit a work looks at what it changed, and gathers the records which that concerns anew; undo, merges
and imports write nothing that is not recorded, so the index follows them too. The index keeps no copy of the words:
what is shown is read from the records. After a migration it is made again from nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy.orm import Session

from lado_desktop.models.audit import Changed
from lado_desktop.models.fulltext_records import KINDS, TABLES
from lado_desktop.models.fulltext_sql import Touch, gathering, pieces_of, touches

Connection = Any  # sqlcipher3 ships no types
PREFIX: Final = "fulltext_"
CALLED: Final = ("person", "setting", "referrer", "child")
"""Those that have a name, and may be asked for under one that is misspelt."""
AT_ONCE: Final = 2_000
_MEMORY: Final = 32 * 1024 * 1024  # what waits in memory to be indexed; with FTS5's own 1 MiB an import takes longer
_OPTIONS: Final = (
    "names, words, facts, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3'"
)


def table_names() -> frozenset[str]:
    """The tables of the index, without those that FTS5 keeps beside each."""
    return frozenset(map(_index, KINDS)) | frozenset(map(_terms, CALLED))


def install(connection: Connection) -> None:
    """(Re)make the index, and put every record into it."""
    for kind in KINDS:
        connection.execute(f"DROP TABLE IF EXISTS {_terms(kind)}")
        connection.execute(f"DROP TABLE IF EXISTS {_index(kind)}")
        connection.execute(f"CREATE VIRTUAL TABLE {_index(kind)} USING fts5({_OPTIONS})")
        connection.execute(f"INSERT INTO {_index(kind)}({_index(kind)}, rank) VALUES ('hashsize', {_MEMORY})")
        _gather(connection, kind, [row[0] for row in connection.execute(f'SELECT id FROM "{kind}" ORDER BY id')])
    for kind in CALLED:
        connection.execute(f"CREATE VIRTUAL TABLE {_terms(kind)} USING fts5vocab({_index(kind)}, col)")


def follow(connection: Connection, changed: Changed) -> None:
    """Gather anew whatever records the changes concern."""
    for kind, records in _concerned(connection, changed).items():
        _gather(connection, kind, sorted(records))


def _gather(connection: Connection, kind: str, records: Sequence[int]) -> None:
    for first in range(0, len(records), AT_ONCE):
        some = (json.dumps(records[first : first + AT_ONCE]),)
        connection.execute(f"DELETE FROM {_index(kind)} WHERE rowid IN (SELECT value FROM json_each(?))", some)
        connection.execute(gathering(kind), some)


def _concerned(connection: Connection, changed: Changed) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for noun, rows in changed.items():
        for touch in touches().get(noun, ()):
            for question, numbers in _asked(touch, rows):
                found.setdefault(touch.kind, set()).update(_roots(connection, question, numbers))
    return found


def _asked(touch: Touch, rows: Sequence[tuple[int, str | None]]) -> Iterator[tuple[str, list[int]]]:
    """Which question names the records concerned, and of which rows it is to be asked."""
    before = [(number, json.loads(was)) for number, was in rows if was is not None]
    numbers = [number for number, was in rows if was is None]
    yield touch.roots, numbers + [number for number, was in before if touch.columns & was.keys()]
    if touch.link:
        yield touch.link_roots, sorted({was[touch.link] for _, was in before if was.get(touch.link) is not None})


def _roots(connection: Connection, question: str, numbers: list[int]) -> Iterable[int]:
    if not numbers or not question:
        return numbers
    return (row[0] for row in connection.execute(question, (json.dumps(numbers),)))


def missing(connection: Connection) -> int:
    """How many records are not in the index, or are in it and no longer there."""
    count = 0
    for kind, declared in KINDS.items():
        there = f'SELECT id FROM "{kind}"' + (f' WHERE "{declared.gone}" IS NULL' if declared.gone else "")
        kept = f"SELECT id FROM {_index(kind)}_docsize"
        for one, other in ((there, kept), (kept, there)):
            count += int(connection.execute(f"SELECT count(*) FROM ({one} EXCEPT {other})").fetchone()[0])
    return count


def newest(session: Session, kind: str, expression: str, most: int) -> list[int]:
    """The numbers of the newest records of a kind that an FTS5 expression finds, the newest first."""
    asked = f"SELECT rowid FROM {_index(kind)} WHERE {_index(kind)} MATCH ? ORDER BY rowid DESC LIMIT {most:d}"
    return [row[0] for row in _cursor(session).execute(asked, (expression,)).fetchall()]


def how_many(session: Session, kind: str, expression: str) -> int:
    """How many records of a kind an FTS5 expression finds."""
    asked = f"SELECT count(*) FROM {_index(kind)} WHERE {_index(kind)} MATCH ?"
    return int(_cursor(session).execute(asked, (expression,)).fetchone()[0])


def said(session: Session, kind: str, records: Sequence[int]) -> Mapping[int, list[tuple[str, str]]]:
    """What is written in these records, names first: for each (table.column, words), blanks left out."""
    found: dict[int, list[tuple[str, str]]] = {}
    cursor, wanted = _cursor(session), (json.dumps(list(records)),)
    for question, places in pieces_of(kind) if records else ():
        for record, *texts in cursor.execute(question, wanted).fetchall():
            written = found.setdefault(record, [])
            written += [(place, text) for place, text in zip(places, texts, strict=True) if text]
    return found


def name_words(session: Session) -> frozenset[str]:
    """Every word of a name in the index, as the index spells it."""
    each = (f"SELECT term FROM {_terms(kind)} WHERE col = 'names'" for kind in CALLED)
    return frozenset(row[0] for row in _cursor(session).execute(" UNION ".join(each)).fetchall())


def _cursor(session: Session) -> Any:
    """The driver's own: search asks many small questions a key, and SQLAlchemy takes longer over one than the file."""
    return session.connection().connection.cursor()


def _index(kind: str) -> str:
    return PREFIX + str(TABLES[kind].name)


def _terms(kind: str) -> str:
    return f"{PREFIX}{kind}_terms"
