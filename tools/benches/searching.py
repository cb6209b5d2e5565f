"""Searching while one types, against an unencrypted index of the same words that answers with numbers alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any, Final

from benches.figure import Figure, Timed, compare, working
from benches.office import Size
from lado_desktop.models import fulltext
from lado_desktop.models.fulltext_records import KINDS
from lado_desktop.models.fulltext_sql import gathering
from lado_desktop.services.desk import Desk

TYPED: Final = ("ashbourne primary", "corridor", "yusuf oakfield", "interview", "c26/0413")
"""What is typed letter by letter, from the second of each on: 49 keys."""
NEWEST: Final = 50


def keys() -> list[str]:
    return [words[:length] for words in TYPED for length in range(2, len(words) + 1)][:49]


def figures(desk: Desk, size: Size, rounds: int) -> Iterator[Figure]:
    """The newest of every kind as numbers, and then all that is shown of them, each against the like."""
    bare = _plain_index(desk)
    asked = [" ".join(f'"{word}"*' for word in key.replace("/", " ").split()) for key in keys()]

    def told(columns: str) -> Timed:
        question = f"SELECT {columns} FROM plain WHERE plain MATCH ? ORDER BY rowid DESC LIMIT {NEWEST}"
        return working(lambda: [bare.execute(question, (words,)).fetchall() for words in asked])

    def numbers() -> None:
        with desk.tracker.reading() as session:
            for words in asked:
                for kind in KINDS:
                    fulltext.newest(session, kind, words, NEWEST)

    def shown() -> None:
        for key in keys():
            desk.search.find(key, is_typing=True)

    job = f"49 keys, {size.name} / plain FTS5, the newest {NEWEST}"
    yield compare(f"search: numbers, {job}", 2.0, told("rowid"), working(numbers), rounds=rounds)
    snippets = "names, snippet(plain, 1, '', '', '', 20)"
    yield compare(f"search: lines, {job}", 2.0, told(snippets), working(shown), rounds=rounds)


def _plain_index(desk: Desk) -> Any:
    """Every record's words as our own index has them, in SQLite's as it comes."""
    bare = sqlite3.connect(":memory:")
    bare.execute(
        "CREATE VIRTUAL TABLE plain USING fts5(names, words, facts, "
        "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
    )
    with desk.tracker.inspecting() as connection:
        for kind in KINDS:
            select = gathering(kind).replace(f"INSERT INTO fulltext_{kind}(rowid, names, words, facts) ", "")
            every = connection.execute(f'SELECT json_group_array(id) FROM "{kind}"').fetchone()
            rows = connection.execute(select, every).fetchall()
            bare.executemany("INSERT INTO plain(names, words, facts) VALUES (?, ?, ?)", [row[1:] for row in rows])
    return bare
