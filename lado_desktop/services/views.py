"""Views of lists: how columns stand, what sorts and what narrows, kept by name in the encrypted file.

Filters hold names of people, so nothing of this is among the settings of the machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import SavedView
from lado_desktop.models.tracker import Tracker

LAST: Final = ""
LONGEST: Final = 60
Body = Mapping[str, Any]


@dataclass(frozen=True)
class View:
    """A list under a name; `body` is whatever the list put into it."""

    id: int
    name: str
    body: Body


class Views:
    """The views of one tracker, by place: the name of the list they belong to."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def of(self, place: str) -> Sequence[View]:
        """The named views of a list, in the order they were made."""
        with self._tracker.reading() as session:
            found = session.execute(
                select(SavedView)
                .where(SavedView.place == place, SavedView.name != LAST)
                .order_by(SavedView.position, SavedView.id)
            ).scalars()
            return [View(row.id, row.name, _read(row.body)) for row in found]

    def last(self, place: str) -> Body:
        """How a list was last left; empty where it never was."""
        with self._tracker.reading() as session:
            return _read(session.execute(_named(place, LAST)).scalar_one_or_none() or "{}")

    def keep_last(self, place: str, body: Body) -> None:
        """Remember how a list is being left."""
        with self._tracker.scribbling() as session:
            row = session.execute(
                select(SavedView).where(SavedView.place == place, SavedView.name == LAST)
            ).scalar_one_or_none() or SavedView(place=place, name=LAST)
            row.body = json.dumps(body)
            session.add(row)
            session.flush()

    def add(self, place: str, name: str, body: Body) -> int:
        """A new view, after the others. Raises `Invalid` for a name that is blank, long or taken."""
        with self._tracker.scribbling() as session:
            position = select(func.coalesce(func.max(SavedView.position), 0)).where(SavedView.place == place)
            row = SavedView(
                place=place,
                name=_free_name(session, place, name, None),
                body=json.dumps(body),
                position=session.execute(position).scalar_one() + 1,
            )
            session.add(row)
            session.flush()
            return row.id

    def change(self, view_id: int, body: Body) -> None:
        """The view is from now on as the list stands. Raises `NotFound`."""
        with self._tracker.scribbling() as session:
            _the_view(session, view_id).body = json.dumps(body)
            session.flush()

    def rename(self, view_id: int, name: str) -> None:
        """Raises `Invalid`, `NotFound`."""
        with self._tracker.scribbling() as session:
            row = _the_view(session, view_id)
            row.name = _free_name(session, row.place, name, view_id)
            session.flush()

    def remove(self, view_id: int) -> None:
        """Take a view away; what it showed stays as it is."""
        with self._tracker.scribbling() as session:
            session.execute(delete(SavedView).where(SavedView.id == view_id))


def _read(body: str) -> Body:
    """Whatever cannot be read counts as nothing kept."""
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _named(place: str, name: str) -> Any:
    return select(SavedView.body).where(SavedView.place == place, SavedView.name == name)


def _the_view(session: Session, view_id: int) -> SavedView:
    row = session.get(SavedView, view_id)
    if row is None:
        raise NotFound("view")
    return row


def _free_name(session: Session, place: str, name: str, own: int | None) -> str:
    wanted = " ".join(name.split())
    if not wanted or len(wanted) > LONGEST:
        raise Invalid({"name": "view_unnamed"})
    taken = select(SavedView.name).where(SavedView.place == place, SavedView.id != (own or 0))
    if wanted.casefold() in (one.casefold() for one in session.execute(taken).scalars()):
        raise Invalid({"name": "view_exists"})
    return wanted
