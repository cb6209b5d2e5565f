"""One pass over a worksheet's XML as bytes, before any parser: its reach, hidden rows, formulas without a value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ADDRESS = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*>')
_ANY_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*[\"']([A-Za-z]+)(\d+)[\"'][^>]*[^>/]>")
_HIDDEN = re.compile(rb"<(?:\w+:)?row\s(?=[^>]*\shidden=[\"'](?:1|true)[\"'])[^>]*?\br=[\"'](\d+)[\"']")
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]+\d+)[\"'][^>]*>"
    rb"<(?:\w+:)?f(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
_ERROR = re.compile(rb"<(?:\w+:)?c\s(?=[^>]*\st=[\"']e[\"'])[^>]*?\br=[\"']([A-Z]+\d+)[\"']")
_ROW_ENDS = b"</row>"
_LONGEST_TAIL = 65_536
_MOST_BLANKS = 40


@dataclass
class Extent:
    """What the pass has seen so far: `rows` and `columns` count from 1 to the last cell that holds something."""

    rows: int = 0
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    uncalculated: set[str] = field(default_factory=set)
    _tail: bytes = b""

    def take(self, chunk: bytes) -> None:
        """The next piece of the part; an unfinished row at the end of the last one is looked at again."""
        text = self._tail + chunk
        unfinished = text[text.rfind(_ROW_ENDS) + 1 :]
        self._tail = unfinished if len(unfinished) < _LONGEST_TAIL else text[-256:]
        self._reach(text)
        if b"hidden=" in text:
            self.hidden_rows.update(int(number) for number in _HIDDEN.findall(text))
        if b"<f" in text or b":f" in text:
            self.uncalculated.update(cell.decode("ascii") for cell in _UNCALCULATED.findall(text))
        if b't="e"' in text:
            self.uncalculated.update(cell.decode("ascii") for cell in _ERROR.findall(text))

    def _reach(self, text: bytes) -> None:
        """The last filled cell of every row, found from its end: a tenth of the time of looking at every cell."""
        for row in text.split(_ROW_ENDS):
            end = len(row)
            for _ in range(_MOST_BLANKS):
                end = row.rfind(b"<c ", 0, end)
                if end < 0:
                    break
                found = _ADDRESS.match(row, end)
                if found is None:
                    self._reach_slowly(row)
                    break
                if not found[0].endswith(b"/>"):
                    self._widen(found[1], found[2])
                    break
            else:
                self._reach_slowly(row)
        if b":c " in text:
            self._reach_slowly(text)

    def _reach_slowly(self, text: bytes) -> None:
        for letters, digits in _ANY_CELL.findall(text):
            self._widen(letters.upper(), digits)

    def _widen(self, letters: bytes, digits: bytes) -> None:
        self.columns = max(self.columns, column_number(letters))
        self.rows = max(self.rows, int(digits[:12]))


def column_number(letters: bytes) -> int:
    """`A` is 1, `AA` is 27; an absurdly long one stays absurdly large."""
    number = 0
    for letter in letters[:8]:
        number = number * 26 + letter - 64
    return number
