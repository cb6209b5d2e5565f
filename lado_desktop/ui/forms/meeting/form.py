"""The form of a meeting: when and where, who was there, what was said under each heading, decided and is to be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from lado_desktop.services.agenda import agenda
from lado_desktop.services.meeting_drafts import MeetingDraft, SectionDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.forms.meeting.lines import CoveredCase, MeetingLines
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_radio import RadioField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.index_list import Entry
from lado_desktop.ui.widgets.record_form import RecordForm, offered

MEETING, PEOPLE, SAID, DECIDED, TO_DO, NEXT, COPIES = (
    "The meeting",
    "Who was asked",
    "What was said",
    "Decisions",
    "Actions",
    "Minutes and what is next",
    "Who got the minutes",
)
STATUSES = [Choice("planned", "Planned"), Choice("held", "Held"), Choice("cancelled", "Cancelled")]
MINUTES = [Choice("none", "None yet"), Choice("draft", "Draft"), Choice("checked", "Checked"), Choice("final", "Final")]
ONLY_HELD = (SAID, DECIDED, TO_DO, COPIES)
HEADING = "heading."
MORE = "more"


class MeetingForm(RecordForm):
    """One meeting. A heading is stored once something stands under it."""

    def __init__(self, office: Office, draft: MeetingDraft) -> None:
        self._office = office
        self._lines = MeetingLines(office, next(iter(draft.case_ids), 0))
        self._headings = agenda(draft.meeting_type, [section.heading for section in draft.sections])
        super().__init__(self._rows(draft), draft, office.desk.meetings.save)
        self.fields["status"].changed.connect(self._settle)
        self._settle()

    # ---- headings ----

    def shown(self, draft: MeetingDraft) -> dict[str, Any]:
        placed, more = self._placed(draft)
        texts = {f"{HEADING}{at}": placed[at].text if at in placed else "" for at in range(len(self._headings))}
        cases = tuple(CoveredCase(case_id=case_id) for case_id in draft.case_ids)
        return super().shown(draft) | texts | {MORE: more, "case_ids": cases}

    def draft(self) -> MeetingDraft:
        found: MeetingDraft = super().draft()
        placed, _ = self._placed(self._draft)
        typed = [
            replace(placed.get(at, SectionDraft(heading=name)), text=self.fields[f"{HEADING}{at}"].value())
            for at, name in enumerate(self._headings)
        ]
        cases = dict.fromkeys(case.case_id for case in self.fields["case_ids"].value() if case.case_id)
        sections = (*(section for section in typed if section.text), *self.fields[MORE].value())
        return replace(found, sections=sections, case_ids=tuple(cases))

    def _placed(self, draft: MeetingDraft) -> tuple[dict[int, SectionDraft], tuple[SectionDraft, ...]]:
        """Each stored section at its heading, by place; and those that have none, such as a second of the same name."""
        left, placed = list(draft.sections), {}
        for at, name in enumerate(self._headings):
            if found := next((section for section in left if section.heading == name), None):
                placed[at] = found
                left.remove(found)
        return placed, tuple(left)

    def take_unseen(self, stored: MeetingDraft) -> None:
        """What this form does not show of the record was changed elsewhere, such as an action that was ticked."""
        for key, drafts in (("actions", stored.actions), ("attendance", stored.attendance)):
            field = self.fields[key]
            if isinstance(field, DraftsField):
                field.take_unseen(drafts)

    # ---- problems ----

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """Sections that are hidden come out if something in them has to be mended."""
        for key, title in (("decisions.", DECIDED), ("actions.", TO_DO), (MORE, SAID), ("copies.", COPIES)):
            if any(name.startswith(key) for name in problems):
                self.show_section(title, True)
        return super().show_problems(problems)

    # ---- getting about ----

    def places(self) -> list[Entry]:
        """The places of the form one can go to, by the keys of its rows."""
        said = [self._heading_place(key) for key in self.fields if key.startswith(HEADING)] if self.is_held else []
        lists = [self._list_place("decisions", DECIDED), self._list_place("actions", TO_DO)] if self.is_held else []
        copies = [self._list_place("copies", COPIES)] if self.is_held else []
        return [
            Entry("meeting_type", MEETING),
            self._list_place("attendance", PEOPLE),
            *said,
            *lists,
            Entry("next_review_on", NEXT, self.fields["next_review_on"].value() is not None),
            *copies,
        ]

    def _heading_place(self, key: str) -> Entry:
        return Entry(key, self._headings[int(key.removeprefix(HEADING))], bool(self.fields[key].value()))

    def _list_place(self, key: str, words: str) -> Entry:
        count = len(self.fields[key].value())
        return Entry(key, words, bool(count), count)

    def go_to(self, key: str) -> None:
        self.fields[key].focus()
        self.reveal(key)

    def add_action(self) -> None:
        self._add("actions")

    def add_decision(self) -> None:
        self._add("decisions")

    def next_heading(self) -> None:
        """From the heading one writes under to the next; from anywhere else to the first."""
        keys = [key for key in self.fields if key.startswith(HEADING)]
        here = next((place for place, key in enumerate(keys) if self.fields[key].control.hasFocus()), -1)
        self.go_to(keys[(here + 1) % len(keys)])

    def _add(self, key: str) -> None:
        field = self.fields[key]
        if isinstance(field, DraftsField) and self.is_held:
            field.add()

    @property
    def is_held(self) -> bool:
        return bool(self.fields["status"].value() == "held")

    def _settle(self) -> None:
        """Ask for what can be known of a meeting that is planned, was held, or was called off."""
        status = self.fields["status"].value()
        self.show_rows(
            {
                "held_on": status == "held",
                "held_at": status == "held",
                "cancelled_because": status == "cancelled",
                "minutes_status": status == "held",
                "minutes_due_on": status == "held",
                "minutes_sent_on": status == "held",
            }
        )
        for title in ONLY_HELD:
            self.show_section(title, status == "held")

    # ---- rows ----

    def _rows(self, draft: MeetingDraft) -> list[Row]:
        return [*self._meeting_rows(draft), *self._said_rows(), *self._end_rows()]

    def _meeting_rows(self, draft: MeetingDraft) -> list[Row]:
        past, coming = self._past, read_day(self._office.desk.clock.today, is_future=True)
        types = offered(self._office.desk.lists, "meeting_type", draft.meeting_type)
        return [
            Row("meeting_type", "Type", "code", MEETING, choices=types),
            Row("status", "State", section=MEETING, width=2, make=lambda: RadioField("State", STATUSES)),
            Row("planned_on", "Planned for", "day", MEETING, read=coming, hint="fri, 12/5 or +10wd"),
            Row("planned_at", "At", "time", MEETING),
            Row("place", "Place, or how it meets", section=MEETING),
            Row("held_on", "Held on", "day", MEETING, read=past),
            Row("held_at", "Began at", "time", MEETING),
            Row("cancelled_because", "Why it was cancelled", section=MEETING, width=3),
            Row("chair", "Chair", section=MEETING),
            Row("minute_taker", "Minutes taken by", section=MEETING),
            Row("case_ids", "Cases it is about", section=MEETING, width=3, make=self._lines.cases),
            Row("agenda", "Agenda", "long", MEETING, width=3),
            Row("attendance", "", section=PEOPLE, width=3, make=self._lines.attendance),
        ]

    def _said_rows(self) -> list[Row]:
        written = [Row(f"{HEADING}{number}", name, "long", SAID, width=3) for number, name in enumerate(self._headings)]
        return [
            *written,
            Row(MORE, "", section=SAID, width=3, make=self._lines.more),
            Row("decisions", "", section=DECIDED, width=3, make=self._lines.decisions),
            Row("actions", "", section=TO_DO, width=3, make=self._lines.actions),
        ]

    def _end_rows(self) -> list[Row]:
        coming = read_day(self._office.desk.clock.today, is_future=True)
        return [
            Row("next_review_on", "Next review", "day", NEXT, read=coming, hint="Blank if the case is to be closed"),
            Row("minutes_status", "Minutes", section=NEXT, width=2, make=lambda: RadioField("Minutes", MINUTES)),
            Row("minutes_due_on", "Minutes due", "day", NEXT, read=coming, hint="28 days after it, if left blank"),
            Row("minutes_sent_on", "Minutes sent on", "day", NEXT, read=self._past),
            Row("copies", "", section=COPIES, width=3, make=self._lines.copies),
        ]

    @property
    def _past(self) -> Any:
        return read_day(self._office.desk.clock.today)
