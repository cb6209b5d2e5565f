"""The lists inside the form of a meeting: cases, people, headings, decisions, actions, copies of the minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.meeting_drafts import AttendanceDraft, CopyDraft, DecisionDraft, SectionDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.forms.case_picking import case_field
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import offered


@dataclass(frozen=True)
class CoveredCase:
    """One of the cases that a meeting is about."""

    case_id: int | None = None


class MeetingLines:
    """Makes the fields that hold several drafts; new actions belong to the case `case_id`."""

    def __init__(self, office: Office, case_id: int) -> None:
        self._office, self._case_id = office, case_id
        self._past = read_day(office.desk.clock.today)
        self._coming = read_day(office.desk.clock.today, is_future=True)

    def cases(self) -> DraftsField:
        def rows() -> Sequence[Row]:
            return [Row("case_id", "Case", width=3, make=lambda: case_field("Case", self._office))]

        return DraftsField("Cases it is about", rows, CoveredCase(), noun="case", add="Add a case")

    def attendance(self) -> DraftsField:
        came = offered(self._office.desk.lists, "attendance")

        def rows() -> Sequence[Row]:
            return [
                Row("name", "Name"),
                Row("job_title", "Job"),
                Row("agency", "Agency"),
                Row("status", "Came", "code", choices=came),
                Row("note", "Left early, or other note"),
            ]

        return DraftsField("", rows, AttendanceDraft(), noun="person", add="Add a person", most=5)

    def more(self) -> DraftsField:
        def rows() -> Sequence[Row]:
            return [
                Row("heading", "Heading", width=2),
                Row("case_id", "About one case only", make=lambda: case_field("About one case only", self._office)),
                Row("text", "What was said", "long", width=3),
            ]

        return DraftsField("", rows, SectionDraft(), noun="heading", add="Add a heading")

    @staticmethod
    def decisions() -> DraftsField:
        def rows() -> Sequence[Row]:
            return [
                Row("text", "Decision", "long", width=3),
                Row("rationale", "Why", "long", width=3),
                Row("views", "What each agency thinks", "long"),
                Row("dissent", "Who thought otherwise", "long"),
                Row("carried_answer", "Earlier recommendation", "long"),
            ]

        return DraftsField("", rows, DecisionDraft(), noun="decision", add="Add a decision")

    def actions(self) -> DraftsField:
        def rows() -> Sequence[Row]:
            return [
                Row("text", "What is to be done", "long", width=3),
                Row("owner", "Who does it"),
                Row("agency", "Agency"),
                Row("due_on", "Due", "day", read=self._coming),
            ]

        return DraftsField("", rows, ActionDraft(case_id=self._case_id), noun="action", add="Add an action")

    def copies(self) -> DraftsField:
        versions = offered(self._office.desk.lists, "copy_version")

        def rows() -> Sequence[Row]:
            return [
                Row("recipient", "To"),
                Row("version", "Version", "code", choices=versions),
                Row("sent_on", "Sent on", "day", read=self._past),
                Row("sent_how", "How"),
                Row("acknowledged_on", "Acknowledged on", "day", read=self._past),
            ]

        return DraftsField("", rows, CopyDraft(), noun="copy", add="Add a copy", most=5)
