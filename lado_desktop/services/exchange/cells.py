"""One cell into one field: dates, codes, yes and no, names and plain text, with a problem instead of a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time

from lado_desktop.services.exchange import words
from lado_desktop.services.exchange.codes import CodeBook, YesNo
from lado_desktop.services.exchange.draft import Draft, Place
from lado_desktop.services.exchange.fields import FIELDS, IGNORE, KEEP, MEETINGS, Field
from lado_desktop.services.exchange.mapping import WorkbookMapping
from lado_desktop.services.exchange.reading import SaidMeeting, SaidReferral
from lado_desktop.services.exchange.sheets import Value
from lado_desktop.services.exchange.tables import shown
from lado_desktop.services.exchange.words import fold
from lado_desktop.services.typed_dates import read_cell

MOST_MEETINGS = 30
_LONGEST_BLANK = 24
_SEVERAL = re.compile(r"\s*(?:[\n;,&+]|\band\b)\s*", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?(?:[:.]\d{2})?\s*(am|pm|hrs?|h)?", re.IGNORECASE)


Way = Callable[[Draft, Field, Value, Place], None]


class CellReader:
    """Reads cells as one mapping says; `lists` are the office's own labels {list: {code: label}}."""

    def __init__(self, mapping: WorkbookMapping, lists: words.Lists) -> None:
        self._mapping = mapping
        self._lists = lists
        self._yes_no = YesNo(mapping)
        self._books: dict[str, CodeBook] = {}

    def read(self, draft: Draft, what: Field, value: Value, place: Place) -> None:
        """Put what `value` says into `draft`; a blank cell says nothing."""
        if value is not None and value != "":
            self.way(what)(draft, what, value, place)

    def way(self, what: Field) -> Way:
        """How cells of this field are read; a loop over many rows asks once."""
        if what.key in (KEEP, IGNORE):
            return _keep if what.key == KEEP else _ignore
        ways: dict[str, Way] = {
            "date": self._date,
            "code": self._codes,
            "codes": self._codes,
            "yes_no": self._answer,
            "meetings": self._meetings,
            "time": self._time,
            "tick": self._tick,
            "text": _text,
        }
        return ways.get(what.kind, _name)

    def _day(self, value: Value, draft: Draft, *, is_birth: bool = False) -> date | None:
        if value is None:
            return None
        received = draft.values.get("received")
        near = received if isinstance(received, date) else None
        return read_cell(value, order=self._mapping.date_order, near=near, is_birth=is_birth)

    def _date(self, draft: Draft, what: Field, value: Value, place: Place) -> None:
        if isinstance(value, str) and (not value.strip() or fold(value) in words.blanks("outcome")):
            return
        found = self._day(value, draft, is_birth=what.key == "adult_date_of_birth")
        if found is None:
            draft.problem(what.key, "date_unread", shown(value), place)
        elif what.key.startswith("onward_made_on:"):
            body = what.key.partition(":")[2]
            draft.refer(body, SaidReferral(body, True, found))
        else:
            draft.put(what, found, place)
            if what.key == "received" and isinstance(value, datetime) and (value.hour or value.minute):
                draft.put(FIELDS["received_time"], value.time().replace(second=0, microsecond=0), place)

    def _codes(self, draft: Draft, what: Field, value: Value, place: Place) -> None:
        book = self._books.get(what.key)
        if book is None:
            book = self._books[what.key] = CodeBook(what, self._mapping, self._lists)
        text = shown(value)
        said = book.read(text)
        if said.unknown:
            draft.problem(what.key, "unknown_value", text.strip(), place)
        if not said.codes:
            return
        if what.kind == "codes":
            draft.put(what, said.codes, place)
        elif not said.unknown:
            draft.put(what, said.codes[0], place)
            if len(said.codes) > 1:
                draft.problem(what.key, "several_values", text.strip(), place)

    def _answer(self, draft: Draft, what: Field, value: Value, place: Place) -> None:
        answer, remark, on = self._said(value, draft)
        if answer is None:
            if not isinstance(value, str) or (value.strip() and fold(value) not in words.blanks(what.key)):
                draft.problem(what.key, "unknown_yes_no", shown(value).strip(), place)
            return
        if remark:
            draft.keep(place.heading, shown(value).strip())
        _, _, body = what.key.partition(":")
        if not body:
            draft.put(what, answer, place)
        elif answer:
            draft.refer(body, SaidReferral(body, True, on or self._day(remark, draft)))

    def _tick(self, draft: Draft, what: Field, value: Value, place: Place) -> None:
        """A column for one code: a tick, a yes, a date or a number above nought says it applies."""
        key, _, code = what.key.partition(":")
        answer, _, _ = self._said(value, draft)
        if answer is None and isinstance(value, (int, float)):
            answer = value > 0
        if answer is None and fold(shown(value)) not in words.blanks(what.list_name):
            draft.problem(key, "unknown_yes_no", shown(value).strip(), place)
        elif answer:
            draft.put(FIELDS[key], (code,) if FIELDS[key].kind == "codes" else code, place)

    def _said(self, value: Value, draft: Draft) -> tuple[bool | None, str, date | None]:
        """(yes or no, the remark after it, the day that stands for a yes)."""
        if isinstance(value, bool):
            return value, "", None
        if isinstance(value, str):
            answer, remark = self._yes_no.read(value)
            on = self._day(value, draft) if answer is None else None
            return (True if on else answer), remark, on
        on = self._day(value, draft)
        return (bool(value) if value in (0, 1) else (True if on else None)), "", on

    def _meetings(self, draft: Draft, what: Field, value: Value, place: Place) -> None:
        base, _, qualifier = what.key.partition(":")
        days = self._days(value, draft)
        if days is None:
            draft.problem(what.key, "date_unread", shown(value).strip(), place)
            return
        kind = qualifier or MEETINGS[base]
        draft.meetings.extend(SaidMeeting(kind, day) for day in days)

    def _days(self, value: Value, draft: Draft) -> list[date | None] | None:
        """The days a cell names; a number or a yes stands for meetings of untold days; None when it cannot be read."""
        day = self._day(value, draft) if not isinstance(value, bool) else None
        if day is not None:
            return [day]
        if isinstance(value, str):
            return self._typed_days(value, draft)
        if isinstance(value, (int, float)) and 0 <= value <= MOST_MEETINGS:
            return [None] * int(value)
        return None

    def _typed_days(self, text: str, draft: Draft) -> list[date | None] | None:
        if not text.strip() or fold(text) in words.blanks("outcome"):
            return []
        if text.strip().isdigit():
            return [None] * int(text) if int(text) <= MOST_MEETINGS else None
        several: list[date | None] = [self._day(part, draft) for part in _SEVERAL.split(text) if part]
        if all(several):
            return several
        answer, remark = self._yes_no.read(text)
        return None if answer is None else [self._day(remark, draft)] * answer

    def _time(self, draft: Draft, what: Field, value: Value, place: Place) -> None:
        if isinstance(value, datetime):
            draft.put(what, value.time().replace(second=0, microsecond=0), place)
            return
        text = shown(value).strip()
        found = _TIME.fullmatch(text)
        if found is None:
            draft.problem(what.key, "time_unread", text, place)
            return
        hour, minute, mark = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        hour = hour % 12 + 12 * (mark == "pm") if mark in ("am", "pm") else hour
        if hour > 23 or minute > 59 or not (mark or found[2]):
            draft.problem(what.key, "time_unread", text, place)
        else:
            draft.put(what, time(hour, minute), place)


def _keep(draft: Draft, _what: Field, value: Value, place: Place) -> None:
    if text := shown(value).strip():
        draft.keep(place.heading, text)


def _ignore(_draft: Draft, _what: Field, _value: Value, _place: Place) -> None:
    """A column that is left out."""


def _text(draft: Draft, what: Field, value: Value, place: Place) -> None:
    if text := (value if type(value) is str else shown(value)).strip():
        draft.put(what, text, place)


def _name(draft: Draft, what: Field, value: Value, place: Place) -> None:
    """Names and references: `n/a` and a dash are none."""
    text = (value if type(value) is str else shown(value)).strip()
    if text and (len(text) > _LONGEST_BLANK or fold(text) not in words.blanks(what.key)):
        draft.put(what, text, place)
