"""What the rows of a case page say: meetings, actions, review dates, referrals, strands and contacts as two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_drafts import (
    ActionDraft,
    ContactLine,
    MeetingLine,
    ReferralDraft,
    ReviewDraft,
)
from lado_desktop.services.case_link_drafts import CaseLinkRow
from lado_desktop.services.lists import Lists
from lado_desktop.services.transfers import OUT, TransferDraft
from lado_desktop.ui.dates import in_list, long_date, short_date
from lado_desktop.ui.due import Due, due
from lado_desktop.ui.widgets.two_line import ListItem

Dated = TypeVar("Dated", ActionDraft, ReviewDraft)
NOTHING_DUE = Due("", "muted")


class Lines:
    """Rows in the words of the office, as on `today`."""

    def __init__(self, lists: Lists, today: date) -> None:
        self._lists, self._today = lists, today

    def meeting(self, line: MeetingLine) -> ListItem:
        day = line.held_on or line.planned_on
        is_late = line.status == "planned" and day is not None and day < self._today
        chips = (("Cancelled", "neutral", "calendar-off"),) if line.status == "cancelled" else ()
        return ListItem(
            line.id,
            f"{self._lists.label('meeting_type', line.meeting_type)} {line.number}",
            self._meeting_line(line),
            long_date(day),
            "Was it held?" if is_late else _minutes(line) if line.status == "held" else "",
            icon="users-round",
            right_tone="warn" if is_late else "muted",
            chips=chips,
        )

    @staticmethod
    def _meeting_line(line: MeetingLine) -> str:
        if line.status == "held":
            return f"Held · {line.attended} attended" if line.attended else "Held · nobody's attendance recorded"
        return "Planned" if line.status == "planned" else ""

    def action(self, draft: ActionDraft) -> ListItem:
        who = ", ".join(part for part in (draft.owner, draft.agency) if part)
        who = self._chased(who, None if draft.done_on else draft.chased_on)
        return self._dated(draft.id, draft.text, who, draft.due_on, draft.done_on)

    def review(self, draft: ReviewDraft) -> ListItem:
        title = self._lists.label("review_kind", draft.kind) or "Review"
        return self._dated(draft.id, title, draft.note, draft.due_on, draft.done_on, icon="refresh-cw")

    def referral(self, draft: ReferralDraft) -> ListItem:
        late = due(draft.due_on, self._today) if draft.is_awaited else NOTHING_DUE
        is_over = draft.is_made and bool(draft.result or draft.result_on)
        return ListItem(
            draft.id or 0,
            self._lists.label("body", draft.body),
            " → ".join(self._steps(draft)),
            self._day(draft.due_on) if draft.is_awaited else "",
            late.words,
            icon=_mark(late, is_done=is_over, otherwise="corner-down-right"),
            tone=_mark_tone(late, is_done=is_over),
            right_tone=late.tone,
        )

    def _steps(self, draft: ReferralDraft) -> Iterator[str]:
        """How far it is: advised, made, reference, result, up to the first that is still missing."""
        yield f"Advised {self._day(draft.advised_on)}" if draft.advised_on else "Not advised"
        if not draft.is_made:
            wanted = f"to be made by {draft.must_refer}" if draft.must_refer else "not made yet"
            yield f"not made: {' '.join(draft.not_made_because.split())}" if draft.not_made_because else wanted
        else:
            yield " by ".join(part for part in (f"made {self._day(draft.made_on)}".strip(), draft.made_by) if part)
            yield draft.reference or "no reference yet"
            known = ", ".join(part for part in (draft.result, self._day(draft.result_on)) if part)
            yield known or self._chased("no result yet", draft.chased_on)

    def _chased(self, words: str, day: date | None) -> str:
        return f"{words}, chased {self._day(day)}" if day else words

    def contact(self, line: ContactLine) -> ListItem:
        kind = self._lists.label("contact_type", line.contact_type)
        chips = ((kind, "neutral", ""),) if kind else ()
        return ListItem(
            line.id,
            line.reference,
            " ".join(line.summary.split()),
            self._day(line.received_on),
            icon="phone-incoming",
            chips=chips,
        )

    def link(self, row: CaseLinkRow) -> ListItem:
        about = "Restricted" if row.is_restricted else row.about
        return ListItem(
            row.id,
            f"{row.reference} {about}".strip(),
            " · ".join(
                part
                for part in (
                    self._lists.label("case_link_kind", row.draft.kind),
                    " ".join(row.draft.note.split()),
                )
                if part
            ),
            "Closed" if row.is_closed else "",
            icon="link-2",
        )

    def transfer(self, draft: TransferDraft) -> ListItem:
        way = f"To {draft.authority}" if draft.direction == OUT else f"From {draft.authority}"
        return ListItem(
            draft.id or 0,
            ", ".join(part for part in (way, draft.lado_name) if part),
            " → ".join(self._way(draft)),
            icon="corner-down-right" if draft.direction == OUT else "phone-incoming",
        )

    def _way(self, draft: TransferDraft) -> Iterator[str]:
        """Passed on, accepted, outcome: as far as each is known."""
        yield f"Passed on {self._day(draft.sent_on)}" if draft.sent_on else "Day not recorded"
        known = {True: "accepted", False: "not accepted", None: "acceptance not known"}[draft.is_accepted]
        yield f"{known} {self._day(draft.accepted_on)}".strip()
        if draft.outcome or draft.outcome_received_on:
            yield ", ".join(part for part in (draft.outcome, self._day(draft.outcome_received_on)) if part)
        elif draft.outcome_requested:
            yield "outcome asked for"

    def child(self, draft: CaseChildDraft) -> ListItem:
        age = f"born {short_date(draft.date_of_birth)}" if draft.date_of_birth else draft.age_note
        told = f"Parent told {self._day(draft.parent_told_on)}" if draft.parent_told_on else ""
        return ListItem(
            draft.id or 0,
            ", ".join(part for part in (draft.name, age) if part),
            " · ".join(part for part in (draft.relationship_to_adult, _cared_for(draft), _voice(draft)) if part),
            told or "Parent not told",
            f"Outcome told {self._day(draft.outcome_told_on)}" if draft.outcome_told_on else "",
            icon="baby",
            chips=(("Adult now", "neutral", ""),) if draft.is_adult_now else (),
        )

    def _dated(
        self, row: int | None, title: str, line: str, due_on: date | None, done_on: date | None, icon: str = "circle"
    ) -> ListItem:
        late = due(due_on, self._today) if done_on is None else NOTHING_DUE
        done = f"Done {long_date(done_on)}" if done_on else ""
        return ListItem(
            row or 0,
            " ".join(title.split()),
            " · ".join(part for part in (" ".join(line.split()), done) if part),
            self._day(due_on) if done_on is None else "",
            late.words,
            icon=_mark(late, is_done=done_on is not None, otherwise=icon),
            tone=_mark_tone(late, is_done=done_on is not None),
            right_tone=late.tone,
        )

    def _day(self, day: date | None) -> str:
        return in_list(day, None, self._today.year)


def _cared_for(draft: CaseChildDraft) -> str:
    """Who looks after the child, or that it is not recorded which authority does."""
    if not draft.is_looked_after:
        return ""
    return f"looked after by {draft.placing_authority}" if draft.placing_authority else "looked after: by whom?"


def _voice(draft: CaseChildDraft) -> str:
    """Whether the child's voice was gathered, or why not, or that neither is recorded."""
    if draft.is_voice_missing:
        return "voice of the child missing"
    return "voice gathered" if draft.voice else "voice not gathered, reason given"


def still_first(parts: Sequence[Dated]) -> list[Dated]:
    """What is to be done by its day, then what is done, the latest first."""
    return sorted(parts, key=_place)


def _place(part: ActionDraft | ReviewDraft) -> tuple[bool, int]:
    if part.done_on:
        return True, -part.done_on.toordinal()
    return False, (part.due_on or date.max).toordinal()


def _mark(late: Due, *, is_done: bool, otherwise: str) -> str:
    return "circle-check" if is_done else "circle-alert" if late.tone == "bad" else otherwise


def _mark_tone(late: Due, *, is_done: bool) -> str:
    return "good" if is_done else late.tone


def _minutes(line: MeetingLine) -> str:
    said = {"draft": "Minutes in draft", "checked": "Minutes checked", "final": "Minutes final"}
    return said.get(line.minutes_status, "No minutes yet")
