"""The form of a strand: what the police, social care, the employer or the regulator do, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from lado_desktop.services.strand_drafts import OUTCOME_LISTS, StrandDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

NOW, WHO, STEPS, RESULT = "How it stands", "Who deals with it", "Steps", "What came of it"


class StrandForm(RecordForm):
    """One strand of a case (domain: 1.9); its rows are what a strand of its kind has."""

    def __init__(self, office: Office, draft: StrandDraft) -> None:
        rows = StrandRows(office, draft)
        super().__init__(rows.of_kind(), draft, office.desk.strands.save)


class StrandRows:
    """The rows of one strand, by its kind."""

    def __init__(self, office: Office, draft: StrandDraft) -> None:
        self._lists, self._draft = office.desk.lists, draft
        self._past = read_day(office.desk.clock.today)
        self._coming = read_day(office.desk.clock.today, is_future=True)

    def of_kind(self) -> Sequence[Row]:
        """All rows of the strand, in the order in which things happen."""
        own: Mapping[str, Callable[[], list[Row]]] = {
            "police": self._police,
            "social_care": self._social_care,
            "employer": self._employer,
            "regulator": self._regulator,
        }
        return [*self._now(), *own[self._draft.kind](), *self._result()]

    def _now(self) -> list[Row]:
        statuses = offered(self._lists, "strand_status", self._draft.status)
        return [
            Row("is_involved", "Involved", "yes_no", NOW),
            Row("status", "State", "code", NOW, choices=statuses),
            Row("next_update_on", "Next update due", "day", NOW, read=self._coming, hint="fri, 12/5 or +3m"),
        ]

    def _who(self, unit: str, contact: str, reference: str, contacted: str = "Contacted on") -> list[Row]:
        return [
            Row("contacted_on", contacted, "day", WHO, read=self._past),
            Row("unit", unit, section=WHO),
            Row("contact_name", contact, section=WHO),
            Row("reference", reference, section=WHO),
        ]

    def _spell(self, began: str, ended: str) -> list[Row]:
        return [
            Row("started_on", began, "day", STEPS, read=self._past),
            Row("ended_on", ended, "day", STEPS, read=self._past),
        ]

    def _police(self) -> list[Row]:
        return [
            *self._who("Force or unit", "Officer", "Crime reference"),
            *self._spell("Investigation began", "Investigation ended"),
            Row("devices_examined", "Devices being examined", "yes_no", STEPS),
            Row("bail", "Bail", "code", STEPS, choices=offered(self._lists, "bail", self._draft.bail)),
            Row("bail_until", "Bail until", "day", STEPS, read=self._coming),
            Row("charge", "Charge", section=STEPS),
            Row("charged_on", "Charged on", "day", STEPS, read=self._past),
            Row("trial_on", "Trial", "day", STEPS, read=self._coming),
        ]

    def _social_care(self) -> list[Row]:
        assessments = offered(self._lists, "assessment", self._draft.assessment)
        return [
            *self._who("Team", "Social worker", "Reference"),
            Row("child_open", "Child open to social care", "yes_no", STEPS),
            Row("strategy_on", "Strategy discussion", "day", STEPS, read=self._coming),
            Row("chaired_by", "Chaired by", section=STEPS),
            Row("assessment", "What is made", "code", STEPS, choices=assessments),
            *self._spell("It began", "It ended"),
        ]

    def _employer(self) -> list[Row]:
        return [
            *self._who("Department", "HR contact", "Reference"),
            Row("suspended_on", "Suspended on", "day", STEPS, read=self._past),
            Row("suspension_reviewed_on", "Suspension reviewed on", "day", STEPS, read=self._past),
            Row("alternatives", "Alternatives considered", "long", STEPS),
            *self._spell("Investigation or fact-find began", "Investigation or fact-find ended"),
            Row("report_received_on", "Report received on", "day", STEPS, read=self._past),
            Row("hearing_on", "Disciplinary hearing", "day", STEPS, read=self._coming),
            Row("appeal", "Appeal", "long", STEPS),
        ]

    def _regulator(self) -> list[Row]:
        return [
            *self._who("Which one", "Contact there", "Reference", contacted="Told on"),
            *self._spell("It began to look into it", "It ended"),
        ]

    def _result(self) -> list[Row]:
        listed = OUTCOME_LISTS.get(self._draft.kind)
        outcomes = offered(self._lists, listed, *self._draft.outcomes) if listed else []
        coded = [Row("outcomes", "Results", "codes", RESULT, choices=outcomes)] if listed else []
        learning = [Row("learning", "Learning", "long", RESULT)] if self._draft.kind == "employer" else []
        return [
            *coded,
            Row("outcome_known_on", "Result known on", "day", RESULT, read=self._past),
            Row("note", "Note" if listed else "Result in words, and notes", "long", RESULT),
            *learning,
        ]
