"""Cell texts to codes: by the mapping's own values, the office's labels, and several codes in one cell taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lado_desktop.services.exchange import words
from lado_desktop.services.exchange.fields import Field
from lado_desktop.services.exchange.mapping import WorkbookMapping
from lado_desktop.services.exchange.words import fold


@dataclass(frozen=True)
class Said:
    """The codes a text names, in its order and each once, and the parts nobody knows."""

    codes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class CodeBook:
    """The texts of one field."""

    def __init__(self, field: Field, mapping: WorkbookMapping, lists: words.Lists) -> None:
        labels = lists.get(field.list_name, {})
        known = {fold(code): code for code in labels} | {fold(label): code for code, label in labels.items()}
        for name in (field.list_name, field.key):
            known |= {fold(text): code for text, code in mapping.values.get(name, {}).items()}
        self._known = known
        self._blanks = words.blanks(field.list_name) | words.blanks(field.key)
        self._separators = mapping.separators
        self._cache: dict[str, Said] = {}

    def read(self, text: str) -> Said:
        """What `text` says; a text that means nothing is recorded says nothing."""
        found = self._cache.get(text)
        if found is None:
            leaves = self.leaves(text)
            codes = tuple(dict.fromkeys(code for _, code in leaves if code))
            found = self._cache[text] = Said(codes, tuple(part for part, code in leaves if code is None))
        return found

    def leaves(self, text: str) -> list[tuple[str, str | None]]:
        """The parts of a cell with their codes: "" says nothing is recorded, None that nobody knows the part."""
        return self._leaves(text, self._separators)

    def _leaves(self, text: str, separators: tuple[str, ...]) -> list[tuple[str, str | None]]:
        """Cut at the first kind of separator; each part may still hold the weaker ones ("conduct/suitability")."""
        folded = fold(text)
        if folded in self._known:
            return [(text.strip(), self._known[folded])]
        if folded in self._blanks or not folded:
            return [(text.strip(), "")]
        for at, separator in enumerate(separators):
            if separator.lower() in text.lower():
                parts = self._whole_again(_cut(text, separator), separator)
                return [leaf for part in parts for leaf in self._leaves(part, separators[at + 1 :])]
        return [(text.strip(), None)]

    def _whole_again(self, parts: list[str], separator: str) -> list[str]:
        """Neighbouring parts that are one text we know ("conduct/suitability" cut in two) are put together again."""
        found: list[str] = []
        while parts:
            wholes = (separator.join(parts[:size]) for size in range(len(parts), 1, -1))
            whole = next((text for text in wholes if fold(text) in self._known), parts[0])
            found.append(whole)
            parts = parts[1 + (whole.count(separator) if whole != parts[0] else 0) :]
        return found


def _cut(text: str, separator: str) -> list[str]:
    if separator.isupper() or separator.islower():
        lower, at, found = text.lower(), 0, []
        while (cut := lower.find(separator.lower(), at)) >= 0:
            found.append(text[at:cut])
            at = cut + len(separator)
        return [*found, text[at:]]
    return text.split(separator)


class YesNo:
    """The words for yes and no, alone or before a remark ("Yes - 12 May")."""

    def __init__(self, mapping: WorkbookMapping) -> None:
        self._words: Mapping[str, bool] = {fold(text): False for text in mapping.no} | {
            fold(text): True for text in mapping.yes
        }

    def read(self, text: str) -> tuple[bool | None, str]:
        """(True, False or None for neither, the remark after it)."""
        folded = fold(text)
        if folded in self._words:
            return self._words[folded], ""
        first, _, rest = text.strip().replace("(", " (").partition(" ")
        answer = self._words.get(fold(first.rstrip(",;:-.")))
        return (answer, rest.strip(" -–:;,.()")) if answer is not None and fold(first) not in ("t", "f") else (None, "")
