"""The form of a child of a case: who they are, who looks after them, what they say, who was told."""

from __future__ import annotations

from typing import cast

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.ui.dates import read_birthday, read_day
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

WHO, CARE, PART, VOICE, TOLD = "The child", "Who looks after them", "In this case", "Voice of the child", "Who was told"
MISSING = "Missing: what the child says, or why it was not gathered"


class CaseChildForm(RecordForm):
    """One child of a case (domain: 1.4). A child the tracker knows by name and birthday is linked, which is said."""

    def __init__(self, office: Office, draft: CaseChildDraft) -> None:
        self._office = office
        rows = [*self._who(draft), *self._care(), *self._part(draft), *self._voice(), *self._told()]
        super().__init__(rows, draft, office.desk.case_children.save)
        self.changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        """What follows from what is typed: whether the child is known, whether their voice is missing."""
        typed: CaseChildDraft = self.draft()
        known = () if typed.child_id else self._office.desk.case_children.known(typed.name, typed.date_of_birth)
        words = f"Known from {', '.join(known)}. Saving links the same child." if known else ""
        cast("SaidField", self.fields["known"]).say(words, "accent", "link-2")
        missing = MISSING if typed.is_voice_missing else ""
        cast("SaidField", self.fields["missing"]).say(missing, "warn", "clock")

    def _who(self, draft: CaseChildDraft) -> list[Row]:
        lists, clock = self._office.desk.lists, self._office.desk.clock
        born = read_birthday(clock.today, is_adult=False)
        return [
            Row("name", "Name or initials", section=WHO),
            Row("date_of_birth", "Date of birth", "day", WHO, read=born),
            Row("known", "Known already", section=WHO, make=lambda: SaidField("Known already")),
            Row("age_note", "Age, if that is all that is known", section=WHO),
            Row("is_adult_now", "An adult now", "yes_no", WHO, hint="A complaint about a time long ago"),
            Row("sex", "Sex", "code", WHO, choices=offered(lists, "sex", draft.sex)),
            Row("ethnicity", "Ethnicity", "code", WHO, choices=offered(lists, "ethnicity", draft.ethnicity)),
            Row("needs", "Disability or special needs", "long", WHO),
            Row("communication", "Communication needs", "long", WHO),
            Row("address", "Address", "long", WHO),
        ]

    @staticmethod
    def _care() -> list[Row]:
        return [
            Row("is_looked_after", "Looked after", "yes_no", CARE),
            Row("placing_authority", "By which authority", section=CARE, hint="The authority that placed the child"),
            Row("social_worker", "Social worker or team", section=CARE),
        ]

    def _part(self, draft: CaseChildDraft) -> list[Row]:
        works = offered(self._office.desk.lists, "service_work", draft.service_work)
        return [
            Row(
                "relationship_to_adult",
                "What the adult is to them",
                section=PART,
                hint="pupil, foster child, own child",
            ),
            Row("made_allegation", "Made the allegation", "yes_no", PART),
            Row("service_work", "Work of our own service", "code", PART, choices=works),
        ]

    def _voice(self) -> list[Row]:
        past = read_day(self._office.desk.clock.today)
        return [
            Row("voice", "What the child says and wants", "long", VOICE, lines=3),
            Row("voice_how", "How it was gathered", section=VOICE),
            Row("voice_on", "Gathered on", "day", VOICE, read=past),
            Row("voice_missing_because", "Or why it was not gathered", "long", VOICE),
            Row("missing", "What is missing", section=VOICE, make=lambda: SaidField("What is missing")),
        ]

    def _told(self) -> list[Row]:
        past = read_day(self._office.desk.clock.today)
        return [
            Row("parent_told_on", "Parent or carer told on", "day", TOLD, read=past),
            Row("parent_told_by", "Told by", section=TOLD),
            Row("outcome_told_on", "Outcome told to parent on", "day", TOLD, read=past),
        ]
