"""The minutes of a meeting as a paper: gathered from the meeting and its cases, then laid out."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Trouble
from lado_desktop.models.tables import Allegation, Case, Person, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_reading import allegation_draft
from lado_desktop.services.lists import Lists
from lado_desktop.services.meeting_drafts import MeetingDraft
from lado_desktop.services.meeting_reading import meeting_draft
from lado_desktop.services.paper import documents
from lado_desktop.services.restrictions import Restrictions

CONFIDENTIAL: Final = documents.Section(
    "Confidentiality",
    (
        (
            "These minutes belong to the LADO service. They are shared with those who need them to keep children safe, "
            "and may not be copied, passed on or placed on a personnel or child's file without the LADO's agreement. "
            "Keep them securely, and refer any request to see them to the LADO."
        ),
    ),
)


class Minutes:
    """Minutes of held meetings."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def pdf(self, meeting_id: int, copy_number: int = 1, copies: int = 1) -> bytes:
        """The minutes as PDF; the printing is recorded first. Raises "not_held", "reason_needed", `NotFound`."""
        from lado_desktop.services.paper.minutes import minutes_pdf

        with self._tracker.writing("print_minutes") as session:
            self._restrictions.must_open(session, "meeting", meeting_id)
            paper = self._paper(session, meeting_draft(session, meeting_id), copy_number, copies)
            self._tracker.note(session, "print", "Meeting", meeting_id)
        return minutes_pdf(paper)

    def _paper(self, session: Session, draft: MeetingDraft, copy_number: int, copies: int) -> documents.MinutesPaper:
        if draft.status != "held" or draft.held_on is None:
            raise Trouble("not_held")
        cases = [case for case_id in draft.case_ids if (case := session.get(Case, case_id))]
        return documents.MinutesPaper(
            reference=draft.reference,
            type_label=self._lists.label("meeting_type", draft.meeting_type),
            number=draft.number,
            held=datetime.combine(draft.held_on, draft.held_at) if draft.held_at else draft.held_on,
            place=draft.place,
            chair=draft.chair,
            minute_taker=draft.minute_taker,
            case_references=tuple(case.reference for case in cases),
            subject=", ".join(_about(session, case) for case in cases),
            prepared_on=self._clock.today(),
            is_final=draft.minutes_status == "final",
            copy_number=copy_number,
            copies=copies,
            attendance=tuple(
                documents.AttendanceLine(
                    line.name, line.job_title, line.agency, self._lists.label("attendance", line.status), line.note
                )
                for line in draft.attendance
            ),
            details=tuple(_details(session, case) for case in cases),
            allegations=tuple(line for case in cases for line in self._allegations(session, case.id)),
            discussion=tuple(
                documents.Section(section.heading, tuple(section.text.split("\n\n"))) for section in draft.sections
            ),
            decisions=tuple(documents.Decision(line.text, line.rationale, line.dissent) for line in draft.decisions),
            actions=tuple(
                documents.Action(line.text, line.owner, line.agency, line.due_on, line.done_on, line.result)
                for line in draft.actions
            ),
            next_review=draft.next_review_on,
            statements=(CONFIDENTIAL,),
        )

    def _allegations(self, session: Session, case_id: int) -> list[documents.AllegationLine]:
        definitions = {choice.code: choice.definition for choice in self._lists.choices("outcome")}
        rows = session.execute(
            select(Allegation).where(Allegation.case_id == case_id).order_by(Allegation.number)
        ).scalars()
        return [
            documents.AllegationLine(
                draft.statement,
                tuple(self._lists.label("category", code) for code in draft.categories),
                tuple(
                    documents.OutcomeLine(
                        self._lists.label("outcome", part.outcome), definitions.get(part.outcome, ""), part.rationale
                    )
                    for part in draft.outcomes
                ),
            )
            for draft in map(allegation_draft, rows)
        ]


def _about(session: Session, case: Case) -> str:
    person = session.get(Person, case.person_id) if case.person_id else None
    return person.name if person else case.description


def _details(session: Session, case: Case) -> documents.Section:
    setting = session.get(Setting, case.setting_id) if case.setting_id else None
    said = [_about(session, case), case.job_title, setting.name if setting else ""]
    return documents.Section(f"Adult of concern, case {case.reference}", (", ".join(part for part in said if part),))
