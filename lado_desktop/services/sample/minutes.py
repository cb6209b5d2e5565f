"""The meetings of the sample with their minutes: who came, what was said and decided, what is to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from random import Random

from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.meeting_drafts import AttendanceDraft, DecisionDraft, MeetingDraft, SectionDraft
from lado_desktop.services.sample import pages
from lado_desktop.services.sample.cases import Course, Sitting
from lado_desktop.services.sample.cast import Cast
from lado_desktop.services.sample.days import known_by, working_days_after
from lado_desktop.services.sample.pages import likely

CAME = ("present",) * 8 + ("apologies", "sent_report")
OUTSIDE = ("police", "worker", "hr")
STARTS = (time(9, 30), time(10), time(11), time(13, 30), time(14), time(15))


class MeetingMaker:
    """Draws the meetings of a case."""

    def __init__(self, chance: Random, cast: Cast, today: date) -> None:
        self._chance, self._cast, self._today = chance, cast, today
        self._page = pages.read("minutes")

    def cancelled(self, case_id: int, sitting: Sitting) -> MeetingDraft:
        """The first attempt, called off."""
        return MeetingDraft(
            case_ids=(case_id,),
            meeting_type=sitting.meeting_type,
            status="cancelled",
            planned_on=working_days_after(sitting.on, -2),
            chair=self._cast.officers[0],
            cancelled_because=self._chance.choice(self._page["cancelled"]),
        )

    def planned(self, case_id: int, sitting: Sitting) -> MeetingDraft:
        """A meeting still to come, with those who are asked."""
        return MeetingDraft(
            case_ids=(case_id,),
            meeting_type=sitting.meeting_type,
            planned_on=sitting.on,
            planned_at=self._chance.choice(STARTS),
            place=self._chance.choice(self._cast.places),
            chair=self._cast.officers[0],
        )

    def held(self, case_id: int, course: Course, at: int) -> MeetingDraft:
        """The meeting number `at` of the course, as it was minuted."""
        sitting = course.sittings[at]
        kind, starts = sitting.meeting_type, self._chance.choice(STARTS)
        people = self._people(course, kind)
        following = course.sittings[at + 1].on if at + 1 < len(course.sittings) else None
        sent = known_by(working_days_after(sitting.on, self._chance.randint(4, 22)), self._today)
        return MeetingDraft(
            case_ids=(case_id,),
            meeting_type=kind,
            status="held",
            planned_on=sitting.on,
            planned_at=starts,
            held_on=sitting.on,
            held_at=starts,
            place=self._chance.choice(self._cast.places),
            chair=self._cast.officers[0],
            minute_taker=self._chance.choice(self._cast.minute_takers),
            minutes_status="final" if sent else self._chance.choice(("draft", "checked")),
            minutes_sent_on=sent,
            next_review_on=following,
            attendance=self._attendance(people),
            sections=tuple(
                SectionDraft(heading=one["heading"], text=self._told(one["text"], course, people))
                for one in self._page["section"]
                if kind in one["types"]
            ),
            decisions=self._decisions(kind),
            actions=self._actions(case_id, sitting.on, people),
        )

    def _people(self, course: Course, kind: str) -> dict[str, AttendanceDraft]:
        setting = course.planned.setting
        name, job = setting["managers"]
        found = {
            "lado": AttendanceDraft(name=self._cast.officers[0], job_title="LADO, chair", agency="Northmere Council"),
            "manager": AttendanceDraft(name=name, job_title=job, agency=setting["name"]),
        }
        asked = ("hr",) if kind == "lado_discussion" else (*OUTSIDE, *(["health"] if likely(self._chance, 0.3) else []))
        for one in self._page["person"]:
            if one["role"] in asked:
                person = self._chance.choice(one["names"])
                found[one["role"]] = AttendanceDraft(name=person, job_title=one["job"], agency=one["agency"])
        return found

    def _attendance(self, people: dict[str, AttendanceDraft]) -> tuple[AttendanceDraft, ...]:
        return tuple(
            replace(one, status="present" if role in ("lado", "manager") else self._chance.choice(CAME))
            for role, one in people.items()
        )

    def _told(self, text: str, course: Course, people: dict[str, AttendanceDraft]) -> str:
        draft = course.planned.draft
        adult = draft.adults[0]
        return text.format(
            adult=adult.name or "The adult",
            job=adult.job_title.lower(),
            setting=adult.setting_name,
            child=draft.children[0].name if draft.children else "The person who spoke up",
            **{role: people[role].name if role in people else "Nobody" for role in ("manager", "police", "worker")},
        )

    def _decisions(self, kind: str) -> tuple[DecisionDraft, ...]:
        fitting = [one for one in self._page["decision"] if kind in one["types"]]
        chosen = fitting if kind != "review" else [self._chance.choice(fitting)]
        return tuple(
            DecisionDraft(text=one["text"], rationale=one["rationale"], dissent=one.get("dissent", ""))
            for one in chosen
        )

    def _actions(self, case_id: int, held: date, people: dict[str, AttendanceDraft]) -> tuple[ActionDraft, ...]:
        fitting = [one for one in self._page["action"] if one["who"] in people]
        chosen = self._chance.sample(fitting, min(len(fitting), self._chance.randint(1, 3)))
        return tuple(self._action(case_id, held, one["text"], one["days"], people[one["who"]]) for one in chosen)

    def _action(self, case_id: int, held: date, text: str, days: int, owner: AttendanceDraft) -> ActionDraft:
        due = working_days_after(held + timedelta(days=days - 1), 1)
        done = known_by(working_days_after(due, self._chance.choice((-3, -2, -1, 0, 0, 1, 4))), self._today)
        is_left = due > self._today - timedelta(days=40) and likely(self._chance, 0.25)
        return ActionDraft(
            case_id=case_id,
            text=text,
            owner=owner.name,
            agency=owner.agency,
            due_on=due,
            done_on=None if is_left or done is None else max(done, held),
        )
