"""Drafts: what is being typed and not saved yet, kept inside the encrypted file until it is saved or given up."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select

from lado_desktop.models.tables import Draft
from lado_desktop.models.tracker import Tracker


@dataclass(frozen=True)
class Kept:
    """The fields of a form as JSON; `record` is None for a new record."""

    form: str
    record: int | None
    body: str


class Drafts:
    """The drafts of one tracker, one per form and record."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker

    def keep(self, draft: Kept) -> None:
        """Put a draft in the place of the last one of the same form and record."""
        with self._tracker.scribbling() as session:
            row = session.execute(
                select(Draft).where(Draft.form == draft.form, Draft.record == (draft.record or 0))
            ).scalar_one_or_none() or Draft(form=draft.form, record=draft.record or 0)
            row.body = draft.body
            session.add(row)
            session.flush()

    def forget(self, form: str, record: int | None) -> None:
        """The form was saved, or closed without saving by choice."""
        with self._tracker.scribbling() as session:
            session.execute(delete(Draft).where(Draft.form == form, Draft.record == (record or 0)))

    def all(self) -> tuple[Kept, ...]:
        """Every draft, the oldest first."""
        with self._tracker.reading() as session:
            rows = session.execute(select(Draft).order_by(Draft.id)).scalars()
            return tuple(Kept(row.form, row.record or None, row.body) for row in rows)
