"""A case with a bit of everything, made by hand: names that look like markup, days around Monday 18 May 2026."""

from __future__ import annotations

from datetime import date, time

from pytestqt.qtbot import QtBot

from lado_desktop.services.case_drafts import (
    ActionDraft,
    AllegationDraft,
    OutcomeDraft,
    ReferralDraft,
    ReviewDraft,
)
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, ThresholdDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.meeting_drafts import AttendanceDraft, DecisionDraft, MeetingDraft, SectionDraft
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage

NAME = "Maeve <b>Hollorand</b> & co"
STATEMENT = "Gripped a child's wrist <i>hard</i>, 17 March"
RECEIVED = date(2026, 5, 11)


def make_case(desk: Desk, name: str = NAME) -> int:
    """An open case: one allegation not decided, one decided, an action a working day late, a review, a referral."""
    contact = desk.contacts.save(
        ContactDraft(
            received_on=RECEIVED,
            contact_type="referral",
            adults=(AdultDraft(name=name, setting_name="Brook House", job_title="Support worker"),),
            summary=STATEMENT,
            categories=("physical", "emotional"),
            threshold=ThresholdDraft(
                decision="met_oversight", limbs=("a", "d"), rationale="A mark was seen.", decided_on=RECEIVED
            ),
        )
    )
    case_id = desk.cases.open_from(contact)
    desk.cases.save_allegation(
        AllegationDraft(
            case_id=case_id,
            statement="Demeaning name",
            categories=("emotional",),
            outcomes=(OutcomeDraft(outcome="unfounded", decided_on=date(2026, 5, 15), rationale="Nothing found."),),
        )
    )
    desk.cases.save_part(
        ActionDraft(case_id=case_id, text="Send the report", owner="Jo Tamsin", due_on=date(2026, 5, 15))
    )
    desk.cases.save_part(ReviewDraft(case_id=case_id, kind="police_update", due_on=date(2026, 5, 29)))
    desk.cases.save_part(ReferralDraft(case_id=case_id, body="dbs", due_on=date(2026, 6, 1)))
    return case_id


def make_meeting(desk: Desk, case_id: int) -> int:
    """A held initial meeting with somebody there, something said, decided and to be done."""
    return desk.meetings.save(
        MeetingDraft(
            case_ids=(case_id,),
            meeting_type="initial",
            status="held",
            planned_on=date(2026, 5, 14),
            held_on=date(2026, 5, 14),
            held_at=time(14, 5),
            place="Teams",
            chair="Ruth Ashdown",
            attendance=(
                AttendanceDraft(name="Jo <b>Tamsin</b>", job_title="Manager", agency="Brook House", status="present"),
                AttendanceDraft(name="DC Penhale", agency="Police", status="apologies", note="Sent a colleague"),
            ),
            sections=(
                SectionDraft(heading="Chronology", text="17 March: the garden.\n\n18 March: told."),
                SectionDraft(heading="Tea & biscuits", text="None <b>left</b>."),
            ),
            decisions=(DecisionDraft(text="The employer may interview", rationale="Police agree"),),
            actions=(ActionDraft(case_id=case_id, text="Send the rota", owner="Jo Tamsin", due_on=date(2026, 5, 20)),),
        )
    )


def shown_case(qtbot: QtBot, office: Office, case_id: int) -> CasePage:
    """The page of a case, on the screen and with the keyboard."""
    page = CasePage(office, case_id)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    with qtbot.waitActive(page, timeout=20_000):
        page.show()
        page.activateWindow()
    page.arrive()
    return page
