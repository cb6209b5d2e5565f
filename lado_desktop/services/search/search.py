"""Search: everything the tracker knows, by words in any order, names however they are spelt, references and days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.models import fulltext
from lado_desktop.models.fulltext_records import KINDS
from lado_desktop.models.tables import Case, Contact, Meeting, Person, Restriction
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.folding import fold
from lado_desktop.services.lists import Lists
from lado_desktop.services.matching.looking import Wanted
from lado_desktop.services.matching.matching import Matching
from lado_desktop.services.references import read_reference
from lado_desktop.services.restricted import IN_FORCE, RESTRICTED, restricted_ids
from lado_desktop.services.search.asked import Asked, Word, read
from lado_desktop.services.search.expression import Expression, Labels, Phrasing, field_words
from lado_desktop.services.search.found import Found, Group, Results, Spelt
from lado_desktop.services.search.lines import VOCABULARIES, Line, lines
from lado_desktop.services.search.matched import UNMARKED, Words, marked, snippet
from lado_desktop.services.search.spelling import near

GLANCE: Final = 5
COUNTED: Final = 50
"""How far the records of a kind are counted while somebody types."""
KeptBack = Mapping[str, frozenset[int]]
"""By kind, the records of which nothing is to be told but their reference."""

ALIKE, LIKELY = 3, 40
"""How many people of a name that is only like the one typed, from which score on."""
_MOST_NAMES: Final = 4
_REFERRED: Final[Mapping[str, Any]] = {"contact": Contact, "case": Case, "meeting": Meeting, "person": Person}


class Search:
    """Looks through one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, matching: Matching) -> None:
        self._tracker, self._clock, self._lists, self._matching = tracker, clock, lists, matching
        self._fields = field_words()
        self._labels: Labels | None = None
        tracker.on_changed(self._forget)

    def find(self, typed: str, *, most: int = GLANCE, is_typing: bool = False) -> Results:
        """At most `most` records of each kind. Exact references come first, then names, then the newest."""
        today = self._clock.today()
        asked = read(typed, self._fields, today, is_typing=is_typing)
        if asked.is_empty:
            return Results()
        with self._tracker.reading() as session:
            groups = self._groups(session, asked, today, most, is_typing=is_typing)
            instead: Spelt = ()
            if not groups:
                groups, instead = self._spelt_so(session, asked, today, most)
        if is_name(asked) and not {"person", "setting"} & {group.kind for group in groups}:
            groups = [*self._people_like(asked), *groups]
        return Results(_best_first(groups, asked), asked.unknown, instead)

    def _people_like(self, asked: Asked) -> list[Group]:
        """People whose name sounds like what was typed, or is a short form of it, and why."""
        likely = self._matching.look(Wanted(name=asked.whole), ALIKE)
        reasons = {each.person.id: each.reasons for each in likely if each.score >= LIKELY}
        if not reasons:
            return []
        with self._tracker.reading() as session:
            rows = self._rows(session, "person", list(reasons), asked, _kept_back(session))
        return [Group("person", tuple(replace(row, reasons=reasons[row.id]) for row in rows), len(rows))]

    def _groups(
        self, session: Session, asked: Asked, today: date, most: int, *, is_typing: bool = False
    ) -> list[Group]:
        kept, phrasing, meant = _kept_back(session), Phrasing(asked, self._labelled(), today), _meant(session, asked)
        groups = []
        for kind in KINDS:
            wanted = phrasing.of(kind)
            first = meant.get(kind, [])
            found = _found(session, kind, wanted, most, has_words=bool(asked.words)) if wanted else []
            records = list(dict.fromkeys([*first, *found]))
            if records:
                count = len(records)
                if count > COUNTED and not is_typing and wanted:
                    count = fulltext.how_many(session, kind, wanted.whole)
                rows = self._rows(session, kind, records[:most], asked, kept)
                groups.append(
                    Group(kind, rows, min(count, COUNTED) if is_typing else count, is_typing and count > COUNTED)
                )
        return groups

    def _rows(
        self, session: Session, kind: str, records: Sequence[int], asked: Asked, kept: KeptBack
    ) -> tuple[Found, ...]:
        words = _looked_for(asked)
        shown = lines(session, kind, records)
        said = fulltext.said(session, kind, [line.id for line in shown if not _is_kept_back(line, kept)])
        return tuple(self._row(kind, line, words, said.get(line.id), kept) for line in shown)

    def _row(
        self, kind: str, line: Line, words: Words, said: Sequence[tuple[str, str]] | None, kept: KeptBack
    ) -> Found:
        if said is None or _is_kept_back(line, kept):
            reference = line.reference if kind in _REFERRED else ""
            return Found(kind=kind, id=line.id, opens=line.opens, reference=reference, is_restricted=True)
        title = marked(line.title, words)
        told = {line.title, line.reference, line.detail}
        texts = [(where, text) for where, text in said if text not in told]
        first = snippet((text for _, text in texts), words)
        return Found(
            kind=kind,
            id=line.id,
            opens=line.opens,
            reference=line.reference,
            title=title,
            label=self._lists.label(VOCABULARIES.get(kind, ""), line.code),
            detail=line.detail,
            day=line.day,
            state=_state(kind, line),
            where=texts[first[0]][0] if first else "",
            snippet=first[1] if first else UNMARKED,
        )

    def _spelt_so(self, session: Session, asked: Asked, today: date, most: int) -> tuple[list[Group], Spelt]:
        """What is found for the first spelling of the names that finds anything, and that spelling."""
        near_ones = _near_ones(session, asked)
        for turn in range(max(map(len, near_ones.values()), default=0)):
            spelt = {typed: others[min(turn, len(others) - 1)] for typed, others in near_ones.items()}
            words = tuple(
                Word((spelt[w.as_typed],), spelt[w.as_typed]) if w.as_typed in spelt else w for w in asked.words
            )
            if groups := self._groups(session, replace(asked, words=words), today, most):
                return groups, tuple(spelt.items())
        return [], ()

    def _labelled(self) -> Labels:
        if self._labels is None:
            self._labels = [
                (name, choice.code, tuple(fold(choice.label).split())) for name, choice in self._lists.all_choices()
            ]
        return self._labels

    def _forget(self, kinds: frozenset[str]) -> None:
        if "Term" in kinds:
            self._labels = None


def is_name(asked: Asked) -> bool:
    """Whether what was typed can be somebody's name."""
    plain = all(word.as_typed.replace("-", "").replace("'", "").replace("’", "").isalpha() for word in asked.words)
    return plain and not (asked.fields or asked.days) and 1 <= len(asked.words) <= _MOST_NAMES


def _found(session: Session, kind: str, wanted: Expression, most: int, *, has_words: bool) -> list[int]:
    """The newest, those with the words in their names before the others."""
    found = fulltext.newest(session, kind, wanted.whole, max(most, COUNTED) + 1)
    named = fulltext.newest(session, kind, wanted.in_names, most) if found and has_words else []
    return [*named, *found]


def _kept_back(session: Session) -> KeptBack:
    """Nearly always there are none."""
    if session.scalar(select(Restriction.id).where(IN_FORCE).limit(1)) is None:
        return {}
    return {kind: restricted_ids(session, kind) for kind in RESTRICTED}


def _is_kept_back(line: Line, kept: KeptBack) -> bool:
    """Whether a line is of such a record, or of a part of one."""
    return any(getattr(line, f"{kind}_id") in records for kind, records in kept.items())


def _meant(session: Session, asked: Asked) -> dict[str, list[int]]:
    """The record whose very reference was typed."""
    read_as = read_reference(asked.whole)
    if read_as is None:
        return {}
    series, reference = read_as
    table = _REFERRED[series]
    return {series: list(session.scalars(select(table.id).where(table.reference == reference)))}


def _looked_for(asked: Asked) -> Words:
    return tuple((" ".join(word.words), word.is_exact) for word in asked.words)


def _state(kind: str, line: Line) -> str | None:
    if kind == "meeting":
        return str(line.ended)
    return ("open" if line.ended is None else "closed") if KINDS[kind].open_until else None


def _near_ones(session: Session, asked: Asked) -> dict[str, tuple[str, ...]]:
    """For each word that begins no name, the words of names that are spelt nearly so."""
    known = fulltext.name_words(session)
    found = {word.as_typed: near(word.words[0], known) for word in asked.words if len(word.words) == 1}
    return {typed: others for typed, others in found.items() if others}


def _best_first(groups: Iterable[Group], asked: Asked) -> tuple[Group, ...]:
    """The kind whose very reference was typed comes first; otherwise they stand in their own order."""
    read_as = read_reference(asked.whole)
    return tuple(sorted(groups, key=lambda group: read_as is None or group.kind != read_as[0]))
