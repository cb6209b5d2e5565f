"""search: every record that says these words, as text or as JSON."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.verb import Tools, Verb
from lado_desktop.services.search import Found, Results
from lado_desktop.ui import labels

HEADINGS = ("Kind", "Reference", "Title", "Found in", "Text")


def declare(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS", help="words in any order, and field words: status:open")
    words.tracker(parser)
    words.output_format(parser, ("text", "json"), "text (the default), or json: a list of objects, one a record")
    parser.add_argument("--most", type=_number, default=200, metavar="N", help="of each kind, the first N (200)")


def _number(typed: str) -> int:
    if not 1 <= (number := int(typed)) <= 100_000:
        raise ValueError
    return number


def run(asked: Namespace, tools: Tools) -> None:
    with opened(asked, tools) as desk:
        found = desk.search.find(_typed(asked.words), most=asked.most)
    if remarks := labels.search_remarks(found):
        output.note(remarks)
    rows = [row for group in found.groups for row in group.rows]
    if asked.format == "json":
        output.text(json.dumps([_record(row) for row in rows], ensure_ascii=False, indent=2) + "\n")
    elif rows:
        output.text(output.columns(HEADINGS, map(_cells, rows)))
    if cut := _cut(found):
        output.note(cut)


def _typed(given: list[str]) -> str:
    """One argument is the whole question; of several, the shell has taken the marks from words that belong together."""
    if len(given) == 1:
        return given[0]
    return " ".join(_quoted(each) if " " in each and '"' not in each else each for each in given)


def _quoted(words: str) -> str:
    name, colon, value = words.partition(":")
    return f'{name}:"{value}"' if colon and name.replace("-", "").isalpha() else f'"{words}"'


def _cells(row: Found) -> tuple[str, ...]:
    if row.is_restricted:
        return labels.search_kind(row.kind), row.reference, "Restricted", "", ""
    found_in = labels.search_where(row.where)
    return labels.search_kind(row.kind), row.reference, row.title.text, found_in, row.snippet.text


def _record(row: Found) -> dict[str, Any]:
    kind, number = row.opens or ("", None)
    return {
        "kind": row.kind,
        "id": row.id,
        "reference": row.reference,
        "title": row.title.text,
        "label": row.label,
        "detail": row.detail,
        "day": row.day.isoformat() if row.day else None,
        "state": row.state,
        "found_in": row.where,
        "text": row.snippet.text,
        "matches": [list(mark) for mark in row.snippet.marks],
        "reasons": list(row.reasons),
        "is_restricted": row.is_restricted,
        "opens": kind,
        "opens_id": number,
    }


def _cut(found: Results) -> str:
    more = [
        f"{labels.search_kind(group.kind)}: {len(group.rows)} of {group.count}"
        for group in found.groups
        if group.count > len(group.rows)
    ]
    return "; ".join(more)


VERB = Verb(
    name="search",
    summary="every record that says these words, closed ones too",
    story=(
        "Looks through all text of all records for all of the words, in any order; a word finds longer ones that begin "
        "so. Field words narrow it: status:open, outcome:none, type:advice, 'setting:Oak Lane', received:2026-05, "
        "kind:case. Names that are nowhere are looked for as they may be misspelt, and standard error says so. json is "
        "one list of objects on standard output, each with the place its words were found in, the text around them and "
        "where in that text they stand. Restricted records show their reference alone. What is printed is not "
        "encrypted any more."
    ),
    example="lado-desktop search --tracker northmere.lado status:open outcome:none oak --format json",
    declare=declare,
    run=run,
)
