"""The form of an allegation: one exact statement, its categories and limbs, and the outcomes reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_drafts import AllegationDraft, OutcomeDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

WHAT, KIND, OUTCOME = "What is alleged", "What kind", "Outcome"


class AllegationForm(RecordForm):
    """One allegation of a case (domain: 1.5). Each outcome shows its definition below it."""

    def __init__(self, office: Office, draft: AllegationDraft, children: Sequence[CaseChildDraft] = ()) -> None:
        self._office = office
        named = [Choice(str(child.child_id), child.name) for child in children]
        lists, past = office.desk.lists, read_day(office.desk.clock.today)
        rows = [
            Row("statement", "Statement", "long", WHAT, width=3, lines=3, hint="Exact, and one allegation only"),
            Row("incident_from", "When, or the first day", "day", WHAT, read=past),
            Row("incident_to", "Last day, if it went on", "day", WHAT, read=past),
            Row("incident_note", "When, in words", section=WHAT, hint="About 2009, on several evenings"),
            Row("place", "Where", section=WHAT),
            Row("is_at_work", "At work", "yes_no", WHAT),
            Row("alleged_by", "Who alleges it", section=WHAT),
            Row("victims", "Who is said to be harmed", "codes", WHAT, width=3, choices=named, hint=_hint(named)),
            Row("witnesses", "Witnesses", "long", WHAT),
            Row("injury", "Injury, described", "long", WHAT),
            Row(
                "categories",
                "Categories",
                "codes",
                KIND,
                width=3,
                choices=offered(lists, "category", *draft.categories),
                main_label="Main one",
            ),
            Row(
                "limbs",
                "Threshold limbs",
                "codes",
                KIND,
                width=3,
                choices=offered(lists, "limb", *draft.limbs),
                is_explained=True,
            ),
            Row("natures", "What marks it", "codes", KIND, width=3, choices=offered(lists, "nature", *draft.natures)),
            Row("outcomes", "", section=OUTCOME, width=3, make=self._outcomes),
        ]
        super().__init__(rows, draft, office.desk.cases.save_allegation)

    def shown(self, draft: AllegationDraft) -> dict[str, Any]:
        """The children are ticked by their numbers."""
        return super().shown(draft) | {"victims": tuple(str(child_id) for child_id in draft.victims)}

    def draft(self) -> AllegationDraft:
        found: AllegationDraft = super().draft()
        return replace(found, victims=tuple(int(code) for code in self.fields["victims"].value()))

    def _outcomes(self) -> DraftsField:
        return DraftsField("", self._outcome_rows, OutcomeDraft(outcome=""), noun="outcome", add="Add an outcome")

    def _outcome_rows(self) -> list[Row]:
        return [
            Row("outcome", "Outcome", "code", width=2, choices=offered(self._office.desk.lists, "outcome")),
            Row("decided_on", "Decided on", "day", read=read_day(self._office.desk.clock.today)),
            Row("decided_by", "Decided by", hint="You, if left blank"),
            Row("rationale", "Why", "long", width=3),
            Row("dissent", "Who thought otherwise, and why", "long", width=3),
        ]


def _hint(named: Sequence[Choice]) -> str:
    return "" if named else "Add the children to the case, then tick them here"
