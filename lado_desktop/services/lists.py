"""The tracker's value lists: canonical codes under the authority's own labels, copied in when the tracker is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.models.tables import Meta, Term
from lado_desktop.models.tracker import Tracker
from lado_desktop.vocab import Term as VocabularyTerm
from lado_desktop.vocab import Vocabulary


@dataclass(frozen=True)
class Choice:
    """One entry of a list as a form offers it."""

    code: str
    label: str
    definition: str = ""
    is_retired: bool = False


def plant(session: Session, vocabulary: Vocabulary) -> None:
    """Copy a vocabulary into a new tracker; what the authority does not use is there, but retired."""
    session.add_all([Meta(name="vocabulary", value=vocabulary.name), Meta(name="authority", value=vocabulary.title)])
    for lists, is_retired in ((vocabulary.lists, False), (vocabulary.hidden, True)):
        for name, terms in lists.items():
            for position, term in enumerate(terms, 1):
                session.add(
                    Term(
                        list=name,
                        code=term.code,
                        label=term.label,
                        definition=term.definition,
                        position=position,
                        is_retired=is_retired,
                    )
                )


class Lists:
    """The value lists of one tracker, read at once, and again when a term changes, so that any work may ask."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._kept = self._read()
        tracker.on_changed(self._read_again)

    def choices(self, name: str) -> tuple[Choice, ...]:
        """The entries of a list in the office's order; retired ones come last."""
        return self._kept.get(name, ())

    def all_choices(self) -> Iterator[tuple[str, Choice]]:
        """The entries of every list, each with the list's name."""
        return ((name, choice) for name, choices in self._kept.items() for choice in choices)

    def labels(self, name: str) -> Mapping[str, str]:
        """Label by code."""
        return {choice.code: choice.label for choice in self.choices(name)}

    def label(self, name: str, code: str | None) -> str:
        """The office's word for a code; an unknown code stands for itself, none is blank."""
        return self.labels(name).get(code, code) if code else ""

    def knows(self, name: str, code: str | None) -> bool:
        """Whether a field of this list may hold `code`; not recorded is always allowed."""
        return code is None or code in self.labels(name)

    def as_vocabulary(self) -> Vocabulary:
        """The lists as they stand now, for whoever needs the labels of codes that only this office has."""
        lists = {
            name: tuple(VocabularyTerm(c.code, c.label, c.definition) for c in own) for name, own in self._kept.items()
        }
        return Vocabulary(self.vocabulary(), self.authority(), lists)

    def authority(self) -> str:
        """The authority the tracker was made for, as its vocabulary names it."""
        return self._meta("authority")

    def vocabulary(self) -> str:
        """The name of the vocabulary the tracker was made with."""
        return self._meta("vocabulary")

    def _meta(self, name: str) -> str:
        with self._tracker.reading() as session:
            return session.execute(select(Meta.value).where(Meta.name == name)).scalar_one_or_none() or ""

    def _read(self) -> dict[str, tuple[Choice, ...]]:
        found: dict[str, tuple[Choice, ...]] = {}
        with self._tracker.reading() as session:
            for term in session.execute(select(Term).order_by(Term.list, Term.is_retired, Term.position)).scalars():
                choice = Choice(term.code, term.label, term.definition, term.is_retired)
                found[term.list] = (*found.get(term.list, ()), choice)
        return found

    def _read_again(self, kinds: frozenset[str]) -> None:
        if "Term" in kinds:
            self._kept = self._read()
