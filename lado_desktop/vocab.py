"""Value lists as data: canonical codes in order, with the words one authority uses for them.

A vocabulary is a TOML page in `resources/vocabularies`. One that says `extends = "england"` changes labels, definitions
and order, adds terms of its own and hides those its office does not use; a hidden term keeps its label for the records
that have it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lado_desktop import paths
from lado_desktop.errors import Refused

Page = Mapping[str, Any]  # as read from TOML, checked where it is used


@dataclass(frozen=True, slots=True)
class Term:
    """One value of a list: what is stored, what is read, what is meant."""

    code: str
    label: str
    definition: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Every list of one authority; `lists` is what an officer may choose from, in order."""

    name: str
    title: str
    lists: Mapping[str, tuple[Term, ...]]
    hidden: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)

    def label(self, list_name: str, code: str) -> str:
        """What the office reads for `code`; a code nobody knows is shown as it is."""
        return self.term(list_name, code).label

    def term(self, list_name: str, code: str) -> Term:
        """The term of `code`, hidden ones too; one without words for a code nobody knows."""
        known = (*self.lists.get(list_name, ()), *self.hidden.get(list_name, ()))
        return next((term for term in known if term.code == code), Term(code, code))


def names() -> tuple[str, ...]:
    """The vocabularies that ship, the neutral one first."""
    found = sorted(path.stem for path in _folder().glob("*.toml"))
    return tuple(sorted(found, key=lambda name: name != "england"))


def load(name: str) -> Vocabulary:
    """The vocabulary `name`. Refused: `vocabulary_unknown`, `vocabulary_unreadable` (with `name` and `position`)."""
    return _load(name, ())


def _load(name: str, above: tuple[str, ...]) -> Vocabulary:
    if name not in names():
        raise Refused("vocabulary_unknown", name=name)
    page = _read(name)
    base = page.get("extends")
    if base is None:
        return _extended(name, page, Vocabulary(name, name, {}))
    if not isinstance(base, str) or base in (*above, name):
        raise _unreadable(name, "extends")
    return _extended(name, page, _load(base, (*above, name)))


def _extended(name: str, page: Page, parent: Vocabulary) -> Vocabulary:
    own = page.get("lists", {})
    if not isinstance(own, dict):
        raise _unreadable(name, "lists")
    shown: dict[str, tuple[Term, ...]] = {}
    hidden: dict[str, tuple[Term, ...]] = {}
    for list_name in dict.fromkeys((*parent.lists, *own)):
        inherited = (*parent.lists.get(list_name, ()), *parent.hidden.get(list_name, ()))
        changes = own.get(list_name, {})
        _check(name, list_name, changes)
        terms = _ordered(_relabelled(inherited, changes), changes.get("order", ()))
        hide = {*(term.code for term in parent.hidden.get(list_name, ())), *changes.get("hide", ())}
        shown[list_name] = tuple(term for term in terms if term.code not in hide)
        hidden[list_name] = tuple(term for term in terms if term.code in hide)
    return Vocabulary(name, str(page.get("title", name)), shown, hidden)


def _relabelled(inherited: tuple[Term, ...], changes: Page) -> dict[str, Term]:
    labels, definitions = changes.get("labels", {}), changes.get("definitions", {})
    known = {term.code: term for term in inherited}
    added = {code: Term(code, label) for code, label in labels.items() if code not in known}
    return {
        code: Term(code, labels.get(code, term.label), definitions.get(code, term.definition))
        for code, term in (known | added).items()
    }


def _ordered(terms: Mapping[str, Term], order: tuple[str, ...] | list[str]) -> list[Term]:
    first = [terms[code] for code in order if code in terms]
    return first + [term for code, term in terms.items() if code not in order]


def _check(name: str, list_name: str, changes: object) -> None:
    """Every part of a list is what it should be, or the page is refused whole."""
    if not isinstance(changes, dict):
        raise _unreadable(name, list_name)
    for part in ("labels", "definitions"):
        words = changes.get(part, {})
        if not isinstance(words, dict) or not all(isinstance(word, str) and word for word in words.values()):
            raise _unreadable(name, f"{list_name}.{part}")
    for part in ("order", "hide"):
        codes = changes.get(part, [])
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            raise _unreadable(name, f"{list_name}.{part}")


def _read(name: str) -> Page:
    try:
        return tomllib.loads((_folder() / f"{name}.toml").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise _unreadable(name, "file") from None
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(name, str(error)) from error


def _unreadable(name: str, position: str) -> Refused:
    return Refused("vocabulary_unreadable", name=name, position=position)


def _folder() -> Path:
    return paths.resources() / "vocabularies"
