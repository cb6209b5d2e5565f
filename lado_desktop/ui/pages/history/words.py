"""What happened to a record, in plain words: "Action added: Send the form", "Due: 15 May → 29 May"."""

from __future__ import annotations

from datetime import datetime

from lado_desktop.services.history_rows import ChangeLine, FieldChange, Happening, Value
from lado_desktop.services.lists import Lists
from lado_desktop.ui import labels
from lado_desktop.ui.dates import day_and_time
from lado_desktop.ui.field_labels import field_label, noun

VERBS = {"undo": "Undone: ", "redo": "Done again: "}
DONE = {"insert": "added", "update": "changed", "delete": "removed"}
NOTES = {"open": "Opened", "view": "Looked at beside the list", "print": "Printed", "export": "Exported"}
BLANK = "blank"
LONG = 100


def when(at: datetime) -> str:
    """The moment on the office's own clock."""
    here = at.astimezone()
    return day_and_time(here.date(), here.time())


def title(happening: Happening) -> str:
    """What somebody did: "Change case"; "Undone: change case"."""
    words = labels.work(happening.name)
    return VERBS[happening.verb] + words if happening.verb else words[:1].upper() + words[1:]


class LineWords:
    """One line in the words of the office's lists."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def title(self, line: ChangeLine) -> str:
        """What happened to which part; nothing for the fields of the record itself."""
        if line.action not in DONE:
            return NOTES.get(line.action, line.action.capitalize())
        if line.called is None:
            return "" if line.action == "update" else f"{noun(line.table)} {DONE[line.action]}"
        called = " ".join(self._said(line.table, line.called.column, line.called.after).split())
        shown = called if len(called) <= LONG else f"{called[:LONG]}…"
        what = noun(line.table) or field_label(line.table, line.called.column).words
        return f"{what} {DONE[line.action]}: {shown}"

    def pairs(self, line: ChangeLine) -> list[tuple[str, str]]:
        """The fields by their labels: from what to what, or what was there."""
        named = line.called.column if line.called and line.action != "update" else ""
        pairs = [
            (field_label(line.table, one.column).words, self._change(line, one))
            for one in line.fields
            if one.column != named or len(str(one.after or one.before)) > LONG
        ]
        return [(label, words) for label, words in pairs if words]

    def _change(self, line: ChangeLine, one: FieldChange) -> str:
        before, after = (self._said(line.table, one.column, value) for value in (one.before, one.after))
        if line.action == "update":
            return f"{before or BLANK} → {after or BLANK}"
        return after if line.action == "insert" else before

    def _said(self, table: str, column: str, value: Value) -> str:
        return field_label(table, column).said(value, self._lists)
