"""What was asked, as the full-text index of one kind of record understands it. Nothing that was typed can act in it:
words are folded to letters and digits and stand in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lado_desktop.models.fulltext_records import KINDS
from lado_desktop.models.fulltext_sql import BETWEEN, SIGN, STATUS, fields_of
from lado_desktop.services.folding import fold
from lado_desktop.services.search.asked import Asked, FieldWord, Word
from lado_desktop.services.search.spans import digits, span

Labels = Sequence[tuple[str, str, tuple[str, ...]]]
"""Every entry of the value lists: list, code, the folded words of its label."""

NAMED: Final = {
    "is": STATUS,
    "state": STATUS,
    "dob": "born",
    "dateofbirth": "born",
    "birthday": "born",
    "name": "person",
    "adult": "person",
    "about": "person",
    "school": "setting",
    "employer": "setting",
    "from": "referrer",
    "decision": "threshold",
    "date": "received",
    "handledby": "officer",
    "takenby": "officer",
    "chair": "officer",
}
"""Other words for a field."""
OF_KIND, HAS, NO = "kind", "has", "no"
NOTHING: Final = frozenset({"none", "blank", "nothing", "-"})
SPOKEN_KINDS: Final = {
    "people": "person",
    "adult": "person",
    "school": "setting",
    "employer": "setting",
    "minutes": "meeting",
    "note": "entry",
    "chronology": "entry",
    "children": "child",
    "notifier": "referrer",
    "file": "document",
}
_LEAST_OF_LABEL: Final = 4
_MOST_CODES: Final = 12


def field_words() -> frozenset[str]:
    """Every word that may stand before a colon."""
    return frozenset().union(*map(fields_of, KINDS)) | NAMED.keys() | {OF_KIND, HAS, NO}


@dataclass(frozen=True)
class Expression:
    """`whole` finds the words anywhere, `in_names` only in names; both hold to the fields and days that were asked."""

    whole: str
    in_names: str


class Phrasing:
    """What was asked, in the words of the index; of each kind the same but for its fields."""

    def __init__(self, asked: Asked, labels: Labels, today: date) -> None:
        self._asked, self._labels, self._today = asked, labels, today
        self._days = [_either(_day(day)) for day in asked.days]
        self._words = [_either(_word(word, labels)) for word in asked.words]
        self._names = [f"names : {_either(_plain(word))}" for word in asked.words]

    def of(self, kind: str) -> Expression | None:
        """None when no record of this kind can be meant."""
        wanted, unwanted = list(self._days), []
        for field in self._asked.fields:
            if field.name == OF_KIND:
                if kind not in {spoken_kind(value) for value in field.values}:
                    return None
                continue
            found = _field(kind, field, self._labels, self._today)
            if found is None:
                return None
            wanted += found[0]
            unwanted += found[1]
        return Expression(_all(wanted + self._words, unwanted), _all(wanted + self._names, unwanted))


def spoken_kind(typed: str) -> str:
    """The kind somebody means: "Cases" are "case"."""
    said = fold(typed)
    single = said.removesuffix("s")
    return next(
        (found for found in (said, single) if found in KINDS), SPOKEN_KINDS.get(said, SPOKEN_KINDS.get(single, ""))
    )


def _all(wanted: Sequence[str], unwanted: Sequence[str]) -> str:
    """Records that have all of the first and none of the second; each record has the fact that it is there."""
    left = " AND ".join(wanted) or _quoted(f"{SIGN}{BETWEEN}")
    return f"({left})" + "".join(f" NOT {each}" for each in unwanted)


def _either(alternatives: Iterable[str]) -> str:
    return f"({' OR '.join(dict.fromkeys(alternatives))})"


def _word(word: Word, labels: Labels) -> Iterator[str]:
    yield from _plain(word)
    if len(word.words) == 1 and len(word.words[0]) >= _LEAST_OF_LABEL:
        codes = [code for _, code, label in labels if _says(label, word.words)]
        yield from (_quoted(f"{SIGN}{_bare(code)}") for code in codes[:_MOST_CODES])


def _plain(word: Word) -> Iterator[str]:
    """As it is folded, and where that says something else, as it was typed: the index keeps ø, a folded word has o."""
    mark = "" if word.is_exact else "*"
    yield _quoted(" ".join(word.words)) + mark
    typed = "".join(letter if letter.isalnum() else " " for letter in word.as_typed.casefold())
    if not typed.isascii() and typed.split():
        yield _quoted(" ".join(typed.split())) + mark


def _day(day: date) -> Iterator[str]:
    """A day of any field, and as people write it in words."""
    yield _quoted(f"{SIGN}{day:%Y%m%d}")
    month, name = day.month, f"{day:%B}".lower()
    for written in (f"{day:%d %m %Y}", f"{day.day} {month} {day.year}", f"{day:%Y %m %d}", f"{day:%d %m %y}"):
        yield _quoted(written)
    yield from (
        _quoted(f"{number} {said} {day.year}") for number in (day.day, f"{day:%d}") for said in (name, name[:3])
    )


def _field(kind: str, field: FieldWord, labels: Labels, today: date) -> tuple[list[str], list[str]] | None:
    """What must be found and what must not; None where the kind has no such field."""
    if field.name in (HAS, NO):
        names = [_own(value) for value in field.values]
        if any(name not in fields_of(kind) for name in names):
            return None
        filled = [_quoted(f"{SIGN}{name}{BETWEEN}") + "*" for name in names]
        return (filled, []) if field.name == HAS else ([], filled)
    name = _own(field.name)
    if name not in fields_of(kind) or not field.values:
        return None
    if {fold(value) or value for value in field.values} <= NOTHING:
        return [], [_quoted(f"{SIGN}{name}{BETWEEN}") + "*"]
    return [_either([each for value in field.values for each in _value(name, value, labels, today)])], []


def _own(name: str) -> str:
    folded = fold(name).replace(" ", "")
    return NAMED.get(folded, folded)


def _value(name: str, value: str, labels: Labels, today: date) -> Iterator[str]:
    start = f"{SIGN}{name}{BETWEEN}"
    if days := span(value, today):
        yield from (_quoted(start + beginning) + "*" for beginning in digits(*days))
    words = tuple(fold(value).split())
    own = [entry for entry in labels if _is_of(entry[0], name)] or labels
    exact = [code for _, code, label in own if label == words]
    like = [code for _, code, label in own if _says(label, words)]
    yield from (_quoted(start + _bare(code)) for code in exact or like)
    if words:
        yield _quoted(" ".join(start + word for word in words)) + ("" if exact else "*")
        yield _quoted(start + "".join(words)) + ("" if exact else "*")
    else:
        yield _quoted(start + "nothing such")


def _is_of(name: str, field: str) -> bool:
    """Whether a value list is a field's own: a type is of the contact types or the meeting types."""
    return _bare(name).endswith(field) or field.endswith(_bare(name))


def _says(label: Sequence[str], words: Sequence[str]) -> bool:
    return bool(words) and all(any(each.startswith(word) for each in label) for word in words)


def _bare(code: str) -> str:
    return code.replace("_", "").lower()


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "") + '"'
