"""The dated parts of a case: actions, review dates and onward referrals, each stored the same way."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from lado_desktop.models.tables import Action, OnwardReferral, Review
from lado_desktop.services.case_drafts import ActionDraft, ReferralDraft, ReviewDraft
from lado_desktop.services.rows import must_have_case, the_row, the_row_or_new
from lado_desktop.services.transfer import copy_onto

Part = ActionDraft | ReviewDraft | ReferralDraft
TABLES: Final[dict[type[Part], type[Action | Review | OnwardReferral]]] = {
    ActionDraft: Action,
    ReviewDraft: Review,
    ReferralDraft: OnwardReferral,
}
REQUIRED: Final[dict[type[Part], dict[str, str]]] = {
    ActionDraft: {"text": "text_missing", "owner": "owner_missing", "due_on": "date_missing"},
    ReviewDraft: {"due_on": "date_missing"},
    ReferralDraft: {"body": "choice_missing"},
}
PAST: Final = ("done_on", "made_on", "result_on", "advised_on", "chased_on")


def noun_of(kind: type[Part]) -> str:
    """What a part is called in the record of changes."""
    return str(TABLES[kind].__tablename__)


def part_problems(draft: Part, today: date) -> dict[str, str]:
    """What keeps a part from being stored: a problem code by field."""
    required = REQUIRED[type(draft)].items()
    missing = {name: code for name, code in required if not str(getattr(draft, name) or "").strip()}
    return missing | in_future(draft, PAST, today)


def in_future(draft: Any, names: tuple[str, ...], today: date) -> dict[str, str]:
    """Which of the days called `names`, of those the draft has, are still to come."""
    days: dict[str, date | None] = {name: getattr(draft, name, None) for name in names}
    return {name: "in_future" for name, day in days.items() if day is not None and day > today}


def store_part(session: Session, draft: Part) -> int:
    """Write a part into the work that is going on."""
    must_have_case(session, draft.case_id)
    row = the_row_or_new(session, TABLES[type(draft)], draft.id)
    copy_onto(row, draft, leave=frozenset({"id"}))
    session.flush()
    return int(row.id)


def remove_part(session: Session, kind: type[Part], part_id: int) -> None:
    """Take a part away. Raises `NotFound`."""
    session.delete(the_row(session, TABLES[kind], part_id))
