"""The SQL by which a record's words are gathered, and by which the records that a change concerns are named.

Beside words there are facts, which no typed word equals: each begins with a sign nobody types. "type" and "referral"
of a contact are the facts `<sign>type0referral` and `<sign>referral`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Table

from lado_desktop.models.audit import kinds
from lado_desktop.models.fulltext_records import KINDS, SORT_KEY, TABLES, Columns, Kind, Part, is_words

SIGN: Final = "\ue000"
BETWEEN: Final = "0"  # between a field and its value: part of the same word
STATUS: Final = "status"
_SIGN: Final = f"char({ord(SIGN)})"
_APOSTROPHES: Final = ("''''", "'’'")
_SAID_AS: Final = {
    "contact.contact_type": "type",
    "meeting.meeting_type": "type",
    "threshold_decision.decision": "threshold",
    "strand.kind": "strand",
    "strand.status": "strandstatus",
    "strand_outcome.outcome": "strandoutcome",
    "onward_referral.body": "referredto",
    "review.kind": "review",
    "entry.kind": "entry",
    "case_link.kind": "link",
    "document.kind": "document",
    "transfer.direction": "transfer",
    "person_name.kind": "namekind",
    "check_candidate.decision": "candidate",
    "record_check.result": "checkresult",
    "attendance.status": "attendance",
    "contact.taken_by": "officer",
    "contact.handled_by": "officer",
    "case.officer": "officer",
    "meeting.chair": "officer",
    "action.owner": "owner",
}
"""Columns under which one looks by another word than their name."""
_BY_NAME: Final = frozenset({"person", "person_name", "setting", "setting_name", "referrer", "child"})


def field_of(column: Column[Any]) -> str:
    """The word a column's facts begin with, "" for one that is only words: received_on is "received"."""
    address, table = f"{column.table.name}.{column.name}", str(column.table.name)
    if column.name == SORT_KEY and table in _BY_NAME:
        return table.removesuffix("_name")
    if is_words(column):
        return _SAID_AS.get(address, "")
    name = "born" if column.name == "date_of_birth" else column.name
    return _SAID_AS.get(address, name.removesuffix("_on").removeprefix("is_").replace("_", ""))


@cache
def fields_of(kind: str) -> frozenset[str]:
    """Every field of a kind that has facts."""
    root, declared = TABLES[kind], KINDS[kind]
    found = {field_of(column) for part in declared.parts for column in part.columns(root)}
    return frozenset(found - {""} | ({STATUS} if declared.open_until else set()))


@cache
def gathering(kind: str) -> str:
    """A statement that puts the words of records into the index; its one value is a JSON list of their numbers."""
    root, declared = TABLES[kind], KINDS[kind]
    pieces = [_piece(root, part) for part in declared.parts]
    pieces.append(_from(root, Part(), "NULL", "NULL", _state(root, declared)))
    texts = ", ".join(f"{_joined(place)} AS {place}" for place in ("names", "words", "facts"))
    return (
        "WITH wanted(id) AS MATERIALIZED (SELECT value FROM json_each(?)), "
        f"piece(id, names, words, facts) AS ({' UNION ALL '.join(pieces)}) "
        f"INSERT INTO fulltext_{kind}(rowid, names, words, facts) SELECT id, {texts} FROM piece "
        f"{_still_there(root, declared)}GROUP BY id ORDER BY id"
    )


def _joined(place: str) -> str:
    joined = f"group_concat({place}, ' ')"
    for mark in _APOSTROPHES if place != "facts" else ():
        joined = f"replace({joined}, {mark}, '')"
    return joined


def _still_there(root: Table, declared: Kind) -> str:
    return f'WHERE id IN (SELECT id FROM {_q(root)} WHERE "{declared.gone}" IS NULL) ' if declared.gone else ""


def _piece(root: Table, part: Part) -> str:
    """What a part gives to names, words and facts."""
    columns = part.columns(root)
    names = [column for column in columns if column.name in part.names]
    words = [column for column in columns if is_words(column) and column not in names]
    return _from(root, part, *(texts or "NULL" for texts in (_texts(names), _texts(words), _facts(columns))))


def _texts(columns: Columns) -> str:
    """The words of several columns; a reference also without its marks, as some type it."""
    each = [_q(column) for column in columns]
    each += [f"replace(replace({_q(c)}, '/', ''), '-', '')" for c in columns if c.name.endswith("reference")]
    return " || ' ' || ".join(each)


def _facts(columns: Columns) -> str:
    return " || ' ' || ".join(f"coalesce({_fact(column)}, '')" for column in columns if field_of(column))


def _fact(column: Column[Any]) -> str:
    said, field = _q(column), f"{_SIGN} || '{field_of(column)}{BETWEEN}'"
    if isinstance(column.type, Boolean):
        return f"{field} || CASE {said} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END"
    if is_words(column):  # each of its words
        return f"{field} || replace(nullif(trim({said}), ''), ' ', ' ' || {field})"
    plain = f"replace({said}, '-', '')" if isinstance(column.type, Date) else f"replace({said}, '_', '')"
    return f"{field} || {plain} || ' ' || {_SIGN} || {plain}"


def _state(root: Table, declared: Kind) -> str:
    """That it is there at all, and whether it is open."""
    there = f"{_SIGN} || '{BETWEEN}'"
    if not declared.open_until:
        return there
    state = f"CASE WHEN {_q(root)}.\"{declared.open_until}\" IS NULL THEN 'open' ELSE 'closed' END"
    return f"{there} || ' ' || {_SIGN} || '{STATUS}{BETWEEN}' || {state}"


def _from(root: Table, part: Part, *said: str) -> str:
    """Straight to what belongs to the record where the way begins there; the record itself need not be read then."""
    steps = list(part.steps(root))
    if steps and steps[0].is_down:
        start, here = f"{_q(steps[0].table)} ON {_q(steps[0].link)} = wanted.id", 1
    else:
        start, here = f"{_q(root)} ON {_q(root)}.id = wanted.id", 0
    return f"SELECT wanted.id, {', '.join(said)} FROM wanted JOIN {start}{_way(root, part, here)}"


def _way(root: Table, part: Part, since: int = 0, until: int | None = None) -> str:
    """The joins that lead from a record to a part of it: the steps from `since` on, up to `until`."""
    steps = list(part.steps(root))
    joins, here = "", steps[since - 1].table if since else root
    for step in steps[since:until]:
        on = f"{_q(step.link)} = {_q(here)}.id" if step.is_down else f"{_q(step.table)}.id = {_q(step.link)}"
        joins, here = f"{joins} JOIN {_q(step.table)} ON {on}", step.table
    return joins


def _q(named: Table | Column[Any]) -> str:
    if isinstance(named, Table):
        return f'"{named.name}"'
    return f'"{named.table.name}"."{named.name}"'


@dataclass(frozen=True)
class Touch:
    """How a change of a table concerns records of a kind: when one of `columns` changed.

    `roots` names the records of rows, "" where the rows are the records. A row that went, or now belongs elsewhere,
    is known by its `link` as that was: a row of the table before, of which `link_roots` names the records.
    """

    kind: str
    columns: frozenset[str]
    roots: str = ""
    link: str = ""
    link_roots: str = ""


@cache
def touches() -> dict[str, tuple[Touch, ...]]:
    """By kind of record as the record of changes names it, everything a change of it concerns."""
    nouns = kinds()
    found: dict[str, dict[tuple[str, ...], Touch]] = {}
    for kind, declared in KINDS.items():
        own = kind, Touch(kind, frozenset({declared.open_until, declared.gone} - {""}))
        for table, touch in (own, *(touched for part in declared.parts for touched in _touched(kind, part))):
            same = found.setdefault(nouns[table], {})
            where = (kind, touch.roots, touch.link, touch.link_roots)
            same[where] = replace(touch, columns=touch.columns | same.get(where, touch).columns)
    return {noun: tuple(each.values()) for noun, each in found.items()}


def _touched(kind: str, part: Part) -> Iterator[tuple[str, Touch]]:
    """Every table on the way to a part matters: by its link to the next, and the last by what it says."""
    root, steps = TABLES[kind], list(part.steps(TABLES[kind]))
    here, before = root, ""
    for number in range(len(steps) + 1):
        ahead = steps[number] if number < len(steps) else None
        matters = {ahead.link.name} if ahead and not ahead.is_down else set()
        matters |= set() if ahead else {column.name for column in part.columns(root)}
        roots = _roots(root, part, here, number) if number else ""
        link = str(steps[number - 1].link.name) if number and steps[number - 1].is_down else ""
        yield str(here.name), Touch(kind, frozenset(map(str, matters | {link} - {""})), roots, link, link and before)
        here, before = (ahead.table, roots) if ahead else (here, "")


def _roots(root: Table, part: Part, table: Table, steps: int) -> str:
    return (
        f"SELECT DISTINCT {_q(root)}.id FROM {_q(root)}{_way(root, part, until=steps)} "
        f"WHERE {_q(table)}.id IN (SELECT value FROM json_each(?))"
    )


@cache
def pieces_of(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each part of a kind: a statement for what its columns of words say, as (record, words ...), and the columns.

    Its one value is a JSON list of the numbers of records.
    """
    root = TABLES[kind]
    found = []
    for part in KINDS[kind].parts:
        columns = [c for c in part.columns(root) if is_words(c) and c.name != SORT_KEY]
        if columns:
            said = ", ".join(map(_q, columns))
            wanted = f"{_q(root)}.id IN (SELECT value FROM json_each(?))"
            question = f"SELECT {_q(root)}.id, {said} FROM {_q(root)}{_way(root, part)} WHERE {wanted}"
            found.append((question, tuple(f"{c.table.name}.{c.name}" for c in columns)))
    return tuple(found)
