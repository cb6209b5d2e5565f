"""A stored case, read back as the page shows it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from lado_desktop.errors import NotFound
from lado_desktop.models.tables import (
    Action,
    Allegation,
    Attendance,
    Case,
    Contact,
    ContactAdult,
    Meeting,
    MeetingCase,
    OnwardReferral,
    Person,
    Review,
    Setting,
)
from lado_desktop.services.case_children import children_of
from lado_desktop.services.case_dates import Gathered, case_dates
from lado_desktop.services.case_drafts import (
    ActionDraft,
    AllegationDraft,
    CaseDraft,
    CasePage,
    ContactLine,
    MeetingLine,
    OutcomeDraft,
    ReferralDraft,
    ReviewDraft,
)
from lado_desktop.services.case_links import links_of
from lado_desktop.services.contact_reading import latest_decision
from lado_desktop.services.strands import strands_of
from lado_desktop.services.transfer import as_draft
from lado_desktop.services.transfers import transfers_of

CAME = ("present", "part")


def case_page(session: Session, case_id: int) -> CasePage:
    """Everything about one case. Raises `NotFound`."""
    case = session.get(Case, case_id)
    if case is None:
        raise NotFound("case")
    person = session.get(Person, case.person_id) if case.person_id else None
    setting = session.get(Setting, case.setting_id) if case.setting_id else None
    contacts = _contacts(session, case_id)
    decisions = [latest_decision(session, contact.id) for contact in contacts]
    decision = next((found for found in reversed(decisions) if found.decision), None)
    allegations = tuple(allegation_draft(row) for row in _parts(session, Allegation, case_id, Allegation.number))
    referrals = tuple(
        as_draft(ReferralDraft, row) for row in _parts(session, OnwardReferral, case_id, OnwardReferral.id)
    )
    strands, children = strands_of(session, case_id), children_of(session, case_id)
    gathered = Gathered(
        decision=decision,
        incidents=[one.incident_from for one in allegations],
        decided=[outcome.decided_on for one in allegations for outcome in one.outcomes],
        referred=[one.made_on for one in referrals],
        referral_results=[one.result_on for one in referrals],
        strands=strands,
        children=children,
    )
    return CasePage(
        case=as_draft(CaseDraft, case, setting_name=setting.name if setting else ""),
        about=person.name if person else case.description,
        threshold=decision.decision if decision else None,
        limbs=decision.limbs if decision else (),
        allegations=allegations,
        meetings=_meetings(session, case_id),
        actions=tuple(as_draft(ActionDraft, row) for row in _parts(session, Action, case_id, Action.due_on)),
        reviews=tuple(as_draft(ReviewDraft, row) for row in _parts(session, Review, case_id, Review.due_on)),
        referrals=referrals,
        strands=strands,
        children=children,
        links=tuple(links_of(session, case_id)),
        transfers=tuple(transfers_of(session, case_id=case_id)),
        dates=case_dates(session, case, gathered),
        contacts=contacts,
    )


def allegation_draft(row: Allegation) -> AllegationDraft:
    """An allegation with its parts."""
    return as_draft(
        AllegationDraft,
        row,
        categories=tuple(part.category for part in row.categories),
        limbs=tuple(part.limb for part in row.limbs),
        natures=tuple(part.nature for part in row.natures),
        victims=tuple(part.child_id for part in row.victims),
        outcomes=tuple(as_draft(OutcomeDraft, part) for part in row.outcomes),
    )


def _parts(session: Session, table: Any, case_id: int, order: Any) -> list[Any]:
    return list(session.execute(select(table).where(table.case_id == case_id).order_by(order, table.id)).scalars())


def _meetings(session: Session, case_id: int) -> tuple[MeetingLine, ...]:
    came = (
        select(func.count(Attendance.id))
        .where(Attendance.meeting_id == Meeting.id, Attendance.status.in_(CAME))
        .correlate(Meeting)
        .scalar_subquery()
    )
    found = session.execute(
        select(Meeting, came)
        .join(MeetingCase, MeetingCase.meeting_id == Meeting.id)
        .where(MeetingCase.case_id == case_id)
        .order_by(func.coalesce(Meeting.held_on, Meeting.planned_on).desc(), Meeting.id.desc())
    )
    return tuple(as_draft(MeetingLine, meeting, attended=attended) for meeting, attended in found)


def _contacts(session: Session, case_id: int) -> tuple[ContactLine, ...]:
    of_another = select(ContactAdult.contact_id).where(ContactAdult.case_id == case_id)
    belongs = or_(Contact.case_id == case_id, Contact.id.in_(of_another))
    found = session.execute(select(Contact).where(belongs).order_by(Contact.received_on, Contact.id)).scalars()
    return tuple(as_draft(ContactLine, contact) for contact in found)
