"""What resources/names.toml knows of names: short forms, other spellings, titles, and words that lead a family name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from lado_desktop import paths

_TURNS: Final = frozenset(["nee", "born", "formerly", "previously", "maiden", "aka", "also", "known", "alias", "goes"])


@dataclass(frozen=True)
class Variants:
    """`spellings` and `short_forms` give for each name the others it may stand for, these with plain endings."""

    spellings: Mapping[str, frozenset[str]]
    short_forms: Mapping[str, frozenset[str]]
    titles: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    compounds: frozenset[str]

    @cached_property
    def out_of_the_way(self) -> frozenset[str]:
        """Words that make a name more than given and family names in a row."""
        return self.titles | self.suffixes | self.particles | _TURNS


_ENDING: Final = re.compile(r"(?<=..)(?:ie|ey|ee|i)$")


def plain_ending(word: str) -> str:
    """Maddie, Maddi and Maddey are Maddy."""
    return _ENDING.sub("y", word)


@cache
def variants() -> Variants:
    """The names that ship with the program."""
    page = tomllib.loads((paths.resources() / "names.toml").read_text("utf-8"))
    words = {name: frozenset(text.split()) for name, text in page["words"].items()}
    spellings = _linked(line.split() for line in page["spellings"]["same"].splitlines())
    return Variants(
        spellings=spellings,
        short_forms=_short_forms(page["short_forms"]["of"].splitlines(), spellings),
        titles=words["titles"],
        suffixes=words["suffixes"],
        particles=words["particles"],
        compounds=words["compounds"],
    )


def _linked(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Every name of a group leads to all the others of its groups."""
    found: dict[str, set[str]] = {}
    for group in map(frozenset, groups):
        for name in group:
            found.setdefault(name, set()).update(group - {name})
    return {name: frozenset(others) for name, others in found.items()}


def _short_forms(lines: Iterable[str], spellings: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """A line is names of one kind, a colon, their short forms; other spellings of a name have them too."""
    groups: list[Iterable[str]] = []
    for line in filter(str.strip, lines):
        full, _, short = line.partition(":")
        names = set(full.split())
        whole = names.union(short.split(), *(spellings.get(name, frozenset()) for name in names))
        groups.append(map(plain_ending, whole))
    return _linked(groups)
