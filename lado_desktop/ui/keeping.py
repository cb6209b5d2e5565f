"""Nothing typed is lost: every few seconds, and at once before locking, open forms are kept in the tracker.

A page that can be kept has `kept_form` (its name), `kept_record` (the id of its record, or None), `kept_values()`
(its fields, or None while nothing is unsaved) and `take_up(values)`, which shows them again after the next unlocking.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date, time
from itertools import chain, count
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from lado_desktop.errors import Trouble
from lado_desktop.services.drafts import Drafts, Kept

SECONDS = 2
"""At most three seconds of typing may be lost; the third is for what the machine is busy with."""


@runtime_checkable
class Keepable(Protocol):
    """A page whose fields can be kept and taken up again."""

    kept_form: str
    kept_record: int | None

    def kept_values(self) -> Mapping[str, Any] | None: ...

    def take_up(self, values: Mapping[str, Any]) -> None: ...


class Keeping(QObject):
    """Looks at the open pages every two seconds; writes only what changed since it last looked.

    `refused` carries the trouble when nothing can be kept, once, and None when it can be again. `kept` says True each
    time something typed was put into the file, and False when nothing is left that is not saved.
    """

    refused = Signal(object)  # Trouble | None
    kept = Signal(bool)

    def __init__(self, drafts: Drafts, pages: Callable[[], Iterable[object]], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._pages = drafts, pages
        self._known: dict[tuple[str, int | None], str] = {}
        self._trouble = ""
        self._timer = QTimer(self, interval=SECONDS * 1000, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.keep)

    def start(self) -> tuple[Kept, ...]:
        """Begin to look; returns what was kept the last time and is to be shown again."""
        found = self._drafts.all()
        self._known = {(kept.form, kept.record): kept.body for kept in found}
        self._timer.start()
        return found

    def spare(self, kept: Kept) -> None:
        """What could not be shown again stays in the tracker; a later version may know what to do with it."""
        self._known.pop((kept.form, kept.record), None)

    def keep(self) -> None:
        """Keep what is unsaved now, and forget what has been saved or closed."""
        now: dict[tuple[str, int | None], str] = {}
        for page in self._pages():
            if isinstance(page, Keepable) and (values := page.kept_values()) is not None:
                now[_free(page.kept_form, page.kept_record, now)] = encode(values)
        new = {key: body for key, body in now.items() if self._known.get(key) != body}
        try:
            for (form, record), body in new.items():
                self._drafts.keep(Kept(form, record, body))
            for form, record in self._known.keys() - now.keys():
                self._drafts.forget(form, record)
        except Trouble as trouble:
            self._tell(trouble)
            return
        is_empty = bool(self._known) and not now
        self._known = now
        self._tell(None)
        if new or is_empty:
            self.kept.emit(not is_empty)

    def _tell(self, trouble: Trouble | None) -> None:
        code = trouble.code if trouble else ""
        if code != self._trouble:
            self._trouble = code
            self.refused.emit(trouble)


def form_of(kept: Kept) -> str:
    """The `kept_form` of the page it came from."""
    return kept.form.split()[0]


def _free(form: str, record: int | None, taken: Container[tuple[str, int | None]]) -> tuple[str, int | None]:
    """Several new records are kept one beside the other: "contact", "contact 2"."""
    names = chain([form], (f"{form} {number}" for number in count(2)))
    return next((name, record) for name in names if (name, record) not in taken)


def encode(values: Mapping[str, Any]) -> str:
    """Fields as JSON; days and times are marked, so that they come back as what they were."""
    return json.dumps(values, default=_marked, ensure_ascii=False)


def decode(body: str) -> dict[str, Any]:
    """What `encode` was given, with lists in the place of tuples."""
    found: dict[str, Any] = json.loads(body, object_hook=_unmarked)
    return found


def _marked(value: object) -> dict[str, str]:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, time):
        return {"time": value.isoformat()}
    raise TypeError(type(value).__name__)


def _unmarked(found: dict[str, Any]) -> Any:
    if found.keys() == {"day"}:
        return date.fromisoformat(found["day"])
    if found.keys() == {"time"}:
        return time.fromisoformat(found["time"])
    return found
