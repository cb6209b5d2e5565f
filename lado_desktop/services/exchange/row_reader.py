"""One row of a sheet into a draft: every column to its fields, the row as it stood kept beside."""

from __future__ import annotations

from datetime import date

from lado_desktop.services.exchange.cells import CellReader
from lado_desktop.services.exchange.draft import Draft, Place
from lado_desktop.services.exchange.fields import find
from lado_desktop.services.exchange.matching import Match
from lado_desktop.services.exchange.reading import SaidMeeting, SaidReferral
from lado_desktop.services.exchange.sheets import Row
from lado_desktop.services.exchange.tables import shown

_MEETING_TYPE = "meeting_type"
_ONWARD = ("onward_body", "onward_made", "onward_made_on")
_OF_ONE_ROW = {_MEETING_TYPE, *_ONWARD}


class RowReader:
    """Reads the rows of one matched sheet; `prefix` marks headings of a joined sheet in the kept original."""

    def __init__(self, reader: CellReader, match: Match, prefix: str = "") -> None:
        self._reader = reader
        self._sheet = match.sheet.name
        self._columns = [
            (place.at, place.heading, tuple((reader.way(field), field) for field in place.fields))
            for place in match.columns
            if not prefix or place.at != match.key_at  # the key says only which contact is meant
        ]
        self._headings = [prefix + heading for heading in match.table.headings] if match.table else []
        self._constants = [(field, value) for key, value in match.mapping.constants.items() if (field := find(key))]

    def read(self, draft: Draft, row: Row, number: int) -> None:
        """Add the row to `draft`; problems in it carry its own sheet and row number."""
        place = Place(self._sheet, number, "")
        meetings = len(draft.meetings)
        width = len(row)
        self._remember(draft, row)
        for at, heading, ways in self._columns:
            value = row[at] if at < width else None
            if value is None or value == "":
                continue
            place.heading = heading
            for way, field in ways:
                way(draft, field, value, place)
        for field, text in self._constants:
            if field.key not in draft.values:
                self._reader.read(draft, field, text, place)
        self._settle(draft, meetings)

    def _remember(self, draft: Draft, row: Row) -> None:
        """Every filled cell as shown, in the order of the sheet."""
        said = {
            name: value if type(value) is str else shown(value)
            for name, value in zip(self._headings, row, strict=False)
            if value is not None and value != ""
        }
        twice = draft.original.keys() & said.keys()
        draft.original |= said | {name: f"{draft.original[name]}\n{said[name]}" for name in twice}

    def _settle(self, draft: Draft, meetings: int) -> None:
        """What concerns this row alone: the type of its meetings, whether its referrals were made."""
        if not _OF_ONE_ROW & draft.values.keys():
            return
        kind = draft.values.get(_MEETING_TYPE, "")
        if isinstance(kind, str) and kind:
            added = draft.meetings[meetings:] or [SaidMeeting(kind, None)]
            draft.meetings[meetings:] = [SaidMeeting(one.meeting_type or kind, one.on) for one in added]
        bodies, made, on = (draft.values.get(key) for key in _ONWARD)
        made_on = on if isinstance(on, date) else None
        for body in bodies if isinstance(bodies, tuple) else ():
            is_made = made if isinstance(made, bool) else (True if made_on else None)
            draft.refer(body, SaidReferral(body, is_made, made_on))
        for key in _OF_ONE_ROW:
            draft.values.pop(key, None)


def finish(draft: Draft) -> None:
    """What needs the whole contact: a name of two columns, meetings in a series, a case that nobody called one."""
    names = [draft.values.pop(key, "") for key in ("adult_first_name", "adult_last_name")]
    if any(names) and "adult_name" not in draft.values:
        draft.values["adult_name"] = " ".join(name for name in names if isinstance(name, str) and name)
    has_initial = any(one.meeting_type == "initial" for one in draft.meetings)
    for at, one in enumerate(draft.meetings):
        if not one.meeting_type:
            draft.meetings[at] = SaidMeeting("review" if has_initial else "initial", one.on)
            has_initial = True
    draft.meetings = list(dict.fromkeys(draft.meetings)) if all(one.on for one in draft.meetings) else draft.meetings
    _infer_case(draft)


def _infer_case(draft: Draft) -> None:
    """Meetings and outcomes need a case to stand in: a row that has them is one, whatever its yes-or-no column says."""
    told = draft.values.get("becomes_case")
    has_signs = bool(draft.meetings) or "outcome" in draft.values or "case_opened" in draft.values
    if told is None and has_signs:
        draft.values["becomes_case"] = True
    elif told is False and has_signs:
        draft.values["becomes_case"] = True
        draft.problem("becomes_case", "says_no_case", "", Place(draft.sheet, draft.row_number, ""))
