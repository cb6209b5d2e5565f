"""What was typed into the search field, taken apart: words, "words in a row", days, and field words (status:open)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from lado_desktop.services.folding import fold
from lado_desktop.services.typed_dates import read_date

_TYPED: Final = re.compile(r'(?:(?P<field>[^\W\d][\w-]*):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
_QUOTES: Final = str.maketrans("“”„«»", '"""""')
_LONGEST_DAY: Final = 4  # words: Fri 15 May 2026
_SHORTEST: Final = 2  # letters of a last word that may not be finished


@dataclass(frozen=True)
class Word:
    """One word, or several that stand in a row; `is_exact` when its last word is not the beginning of a longer one."""

    words: tuple[str, ...]
    as_typed: str
    is_exact: bool = False


@dataclass(frozen=True)
class FieldWord:
    """A field and what it should hold: any of `values`. `name` is folded: "Consent-seen" is "consentseen"."""

    name: str
    values: tuple[str, ...]
    as_typed: str


@dataclass(frozen=True)
class Asked:
    """Everything that was typed, in its parts; all of them must hold."""

    whole: str = ""
    words: tuple[Word, ...] = ()
    days: tuple[date, ...] = ()
    fields: tuple[FieldWord, ...] = ()
    unknown: tuple[str, ...] = field(default=())  # field words nobody knows, looked for as words

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.days or self.fields)


def read(typed: str, fields: frozenset[str], today: date, *, is_typing: bool = False) -> Asked:
    """What `typed` asks for. `fields` are the field words that are known; other ones are words.

    While somebody is typing, a last word of a single letter is not looked for yet.
    """
    found, words, unknown = [], [], []
    for part in _TYPED.finditer(typed.translate(_QUOTES)):
        name, said = part["field"], part["plain"] if part["quoted"] is None else part["quoted"]
        if name and fold(name).replace(" ", "") in fields:
            found.append(FieldWord(fold(name).replace(" ", ""), _values(said), part[0]))
            continue
        if name:
            unknown.append(name)
            words.append(_Typed(name))
        words.append(_Typed(said, is_quoted=part["quoted"] is not None))
    if is_typing and len(words) + len(found) > 1 and words and typed.endswith(words[-1].said):
        words = words if len(words[-1].said) >= _SHORTEST else words[:-1]
    days, plain = _days(words, today)
    return Asked(" ".join(typed.split()), tuple(_words(plain)), days, tuple(found), tuple(unknown))


@dataclass(frozen=True)
class _Typed:
    said: str
    is_quoted: bool = False


def _values(said: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in said.split(",") if value.strip())


def _days(typed: list[_Typed], today: date) -> tuple[tuple[date, ...], list[_Typed]]:
    """The days among the words, and the words that are none: a day may be several words."""
    days, plain, at = [], [], 0
    while at < len(typed):
        for length in range(min(_LONGEST_DAY, len(typed) - at), 0, -1):
            day = read_date(" ".join(each.said for each in typed[at : at + length]), near=today)
            if day and not (length == 1 and typed[at].said.isdigit()):  # 12052026 may be any number
                days.append(day)
                at += length
                break
        else:
            plain.append(typed[at])
            at += 1
    return tuple(days), plain


def _words(typed: list[_Typed]) -> list[Word]:
    folded = ((each, tuple(fold(each.said).split())) for each in typed)
    each_word = (
        Word(words, each.said, is_exact=each.is_quoted or len(words[-1]) < _SHORTEST) for each, words in folded if words
    )
    return list(dict.fromkeys(each_word))
