"""Transfers between LADOs: a contact or case that went to another, or came from one, and what came back of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.tables import Transfer
from lado_desktop.services.transfer import as_draft, copy_onto

PAST: Final = ("sent_on", "accepted_on", "outcome_received_on")
OUT: Final = "out"
IN: Final = "in"


@dataclass(frozen=True, kw_only=True)
class TransferDraft:
    """One transfer of a contact, of a case, or of both; `direction` is `in` or `out`."""

    id: int | None = None
    contact_id: int | None = None
    case_id: int | None = None
    direction: str = OUT
    authority: str = ""
    lado_name: str = ""
    lado_contact: str = ""
    reason: str = ""
    sent_on: date | None = None
    is_accepted: bool | None = None
    accepted_on: date | None = None
    outcome_requested: bool | None = None
    outcome: str = ""
    outcome_received_on: date | None = None
    note: str = ""

    @property
    def says_something(self) -> bool:
        """Whether anything but what it belongs to was recorded."""
        blank = TransferDraft(id=self.id, contact_id=self.contact_id, case_id=self.case_id, direction=self.direction)
        return self != blank


def transfer_problems(draft: TransferDraft, today: date) -> dict[str, str]:
    """What keeps a transfer from being stored: a problem code by field."""
    days = {name: getattr(draft, name) for name in PAST}
    found = {name: "in_future" for name, day in days.items() if day is not None and day > today}
    for name in ("accepted_on", "outcome_received_on"):
        if draft.sent_on and days[name] and days[name] < draft.sent_on:
            found[name] = "before_sent"
    return found


def transfers_of(
    session: Session, *, contact_id: int | None = None, case_id: int | None = None
) -> Sequence[TransferDraft]:
    """The transfers of a contact or of a case, in the order in which they were entered."""
    of_it = Transfer.contact_id == contact_id if contact_id is not None else Transfer.case_id == case_id
    found = session.execute(select(Transfer).where(of_it).order_by(Transfer.id)).scalars()
    return tuple(as_draft(TransferDraft, row) for row in found)


def store_transfer(session: Session, draft: TransferDraft) -> int:
    """Write a transfer into the work that is going on. Raises `NotFound`."""
    row = session.get(Transfer, draft.id) if draft.id else Transfer()
    if row is None:
        raise NotFound("transfer")
    session.add(row)
    copy_onto(row, _tidied(draft))
    session.flush()
    return int(row.id)


def remove_transfer(session: Session, transfer_id: int) -> None:
    """Take away a transfer that was entered by mistake. Raises `NotFound`."""
    row = session.get(Transfer, transfer_id)
    if row is None:
        raise NotFound("transfer")
    session.delete(row)
    session.flush()


def _tidied(draft: TransferDraft) -> TransferDraft:
    return replace(draft, authority=draft.authority.strip(), lado_name=draft.lado_name.strip())
