"""What was found, as rows of a list: a heading for each kind, the matching words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lado_desktop.services.search import Found, Group
from lado_desktop.ui import search_sentences as sentences
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.match_sentences import WHY
from lado_desktop.ui.widgets.restricted import EXPLAINED, SAID
from lado_desktop.ui.widgets.table_columns import Chip
from lado_desktop.ui.widgets.two_line import ListItem

ICONS: Final = {
    "person": "user-round",
    "setting": "building-2",
    "contact": "phone-incoming",
    "case": "folder",
    "meeting": "users-round",
    "action": "list-checks",
    "entry": "text",
    "child": "baby",
    "referrer": "message-square-reply",
    "document": "file-text",
}
UNNAMED: Final = "Not named"


def items(groups: Iterable[Group]) -> tuple[list[ListItem], list[Found]]:
    """The rows, and the records behind them: the id of a row is its record's place."""
    rows: list[ListItem] = []
    found: list[Found] = []
    for group in groups:
        rows.append(_heading(group))
        for each in group.rows:
            rows.append(_row(len(found), each))
            found.append(each)
    return rows, found


def _heading(group: Group) -> ListItem:
    shown = len(group.rows)
    count = sentences.counted(group.count, is_more=group.is_more)
    line = count if shown == group.count else f"{shown} of {count}"
    return ListItem(-1, sentences.KINDS[group.kind], line, is_heading=True)


def _row(place: int, found: Found) -> ListItem:
    icon = ICONS[found.kind]
    if found.is_restricted:
        chip: Chip = (SAID, "neutral", "lock")
        return ListItem(place, found.reference or SAID, EXPLAINED, icon=icon, chips=(chip,))
    line, marks = _line(found)
    title = found.title.text or UNNAMED
    return ListItem(
        place,
        title,
        line,
        right=_day(found),
        icon=icon,
        chips=tuple(_chips(found)),
        title_marks=found.title.marks,
        line_marks=marks,
    )


def _line(found: Found) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Why it was found; where that is plain, what it is."""
    if found.reasons:
        return ", ".join(WHY.get(code, code) for code in found.reasons).capitalize(), ()
    if found.snippet.text:
        start = f"{sentences.where(found.where)}: "
        shifted = tuple((first + len(start), last + len(start)) for first, last in found.snippet.marks)
        return start + found.snippet.text, shifted
    return " · ".join(part for part in (found.label, found.detail) if part), ()


def _chips(found: Found) -> Iterator[Chip]:
    if found.reference:
        yield found.reference, "neutral", ""
    if found.state:
        yield sentences.STATES.get(found.state, found.state), "accent" if found.state == "open" else "neutral", ""


def _day(found: Found) -> str:
    if found.day is None:
        return ""
    return f"Born {short_date(found.day)}" if found.kind in {"person", "child"} else short_date(found.day)
