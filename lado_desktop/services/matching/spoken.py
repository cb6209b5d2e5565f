"""A name as it is said: given and family words without titles, accents and hyphens, whichever order it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lado_desktop.services.folding import fold
from lado_desktop.services.matching.variants import variants

_PLAIN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){1,3}")
_HYPHEN = re.compile(r"\s*[-‐‑‒–—]\s*")
_BORN = re.compile(r"[\s(\[,;]+(?:n[ée]e|born|formerly|previously|maiden name)\b[:\s]*", re.IGNORECASE)
_ALSO = re.compile(r"[\s(\[,;]+(?:a\.?\s?k\.?\s?a\.?|also known as|known as|alias|goes by)(?=\W)[:\s]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words of one name, given names first. `is_other_form`: joined or cut, as annemarie is for Anne Marie."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    is_other_form: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return self.given + self.family


@lru_cache(maxsize=4096)
def spoken(name: str) -> tuple[Spoken, ...]:
    """Every way to take a name, the plainest first: "Anna Smith (née Jones)" is two names; a mere title is none."""
    if _PLAIN.fullmatch(name) and variants().out_of_the_way.isdisjoint(words := name.lower().split()):
        return tuple(_shaped(words[:-1], words[-1:], words[-1:]))
    return tuple(dict.fromkeys(form for text in _names(name) for form in _forms(text)))


def _names(name: str) -> Iterator[str]:
    """A name, and the one that follows "née" or "known as"; a single word takes the place of family or first name."""
    for pattern, is_family in ((_BORN, True), (_ALSO, False)):
        main, *others = pattern.split(name, maxsplit=1)
        if others and main.strip():
            other = others[0].strip(" )]")
            yield main.strip(" (")
            yield _completed(main, other, is_family=is_family)
            return
    yield name


def _completed(main: str, other: str, *, is_family: bool) -> str:
    words = main.replace(",", " , ").split()
    if len(other.split()) > 1 or len(words) < 2 or "," in words:
        return other
    return " ".join([*words[:-1], other] if is_family else [other, *words[1:]])


def _forms(name: str) -> Iterator[Spoken]:
    left, comma, right = name.partition(",")
    family, given = _words(left), _words(right)
    if comma and family and given:
        yield from _shaped(given[:1] + _joined(given[1:]), _joined(family), family)
        return
    chunks = [words for chunk in _HYPHEN.sub("-", name.replace(",", " ")).split() if (words := fold(chunk).split())]
    chunks = [_joined(chunk) for chunk in _stripped(chunks)]
    if not chunks:
        return
    cut = len(chunks) - 1
    while cut > 1 and len(chunks[cut - 1]) == 1 and chunks[cut - 1][0] in variants().particles:
        cut -= 1
    family = [word for chunk in chunks[cut:] for word in chunk]
    given = [word for chunk in chunks[:cut] for word in chunk]
    yield from _shaped(given[:1] + _joined(given[1:]), _joined(family), family)
    if len(given) > 1 and given[0] in variants().particles:  # the family name may stand first, as in O Brien Mary
        yield Spoken(tuple(_joined(given)), tuple(_joined(family)), is_other_form=True)


def _words(text: str) -> list[str]:
    chunks = _HYPHEN.sub("-", text).split()
    return [word for chunk in _stripped([fold(chunk).split() for chunk in chunks]) for word in chunk]


def _stripped(chunks: list[list[str]]) -> list[list[str]]:
    """Without titles in front and letters behind, as long as a name is left."""
    data = variants()
    kept = [chunk for chunk in chunks if chunk]
    while len(kept) > 1 and len(kept[0]) == 1 and kept[0][0] in data.titles:
        kept = kept[1:]
    while len(kept) > 1 and len(kept[-1]) == 1 and kept[-1][0] in data.suffixes:
        kept = kept[:-1]
    return [] if len(kept) == 1 and len(kept[0]) == 1 and kept[0][0] in data.titles else kept


def _joined(words: list[str]) -> list[str]:
    """Particles become part of the word they lead: van der berg is vanderberg, o brien is obrien."""
    found: list[str] = []
    leading = ""
    for at, word in enumerate(words):
        if word in variants().particles and at + 1 < len(words):
            leading += word
        else:
            found.append(leading + word)
            leading = ""
    return found


def _shaped(given: list[str], family: list[str], unjoined: list[str]) -> Iterator[Spoken]:
    if not family:
        given, family = given[:-1], given[-1:]
    if not family:
        return
    yield Spoken(tuple(given), tuple(family))
    if len(family) > 1:
        yield Spoken(tuple(given), ("".join(family),), is_other_form=True)
    if family != unjoined and (bare := [word for word in unjoined if word not in variants().particles]):
        yield Spoken(tuple(given), tuple(bare), is_other_form=True)
    if len(given) > 1 and (joined := given[0] + given[1]) in variants().compounds:
        yield Spoken((joined, *given[2:]), tuple(family), is_other_form=True)
