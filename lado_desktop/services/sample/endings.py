"""How the cases of the sample end: outcomes by allegation, referrals onward, review dates, closure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from lado_desktop.services.case_drafts import (
    AllegationDraft,
    CaseDraft,
    CasePage,
    OutcomeDraft,
    ReferralDraft,
    ReviewDraft,
)
from lado_desktop.services.sample.cases import Course
from lado_desktop.services.sample.days import known_by, working_days_after
from lado_desktop.services.sample.pages import Page, drawn, likely
from lado_desktop.services.sample.telling import Stories

REGULATORS = {"school_primary": "tra", "school_secondary": "tra", "social_care": "swe", "health": "nmc"}
STATUS = {"substantiated": ("dismissed", "resigned", "restricted", "working"), "": ("working", "alternative_duties")}
SECOND = (
    "emotional",
    "A second matter came up at the meeting: the adult is said to have told others not to speak of it.",
)


class Endings:
    """Draws what becomes of a case."""

    def __init__(self, chance: Random, stories: Stories, today: date) -> None:
        self._chance, self._stories, self._today = chance, stories, today

    def allegations(self, page: CasePage, course: Course) -> list[AllegationDraft]:
        """The allegations of a case that need storing: new ones, and all of them once they were decided."""
        known = list(page.allegations)
        if likely(self._chance, 0.18):
            known.append(AllegationDraft(case_id=known[0].case_id, statement=SECOND[1], categories=(SECOND[0],)))
        if course.concluded_on > self._today:
            return [one for one in known if one.id is None]
        return [replace(one, outcomes=self._outcomes(course)) for one in known]

    def case(self, page: CasePage, course: Course, allegations: list[AllegationDraft]) -> CaseDraft:
        """The facts of the case as they stand today."""
        received = page.case.opened_on or date.min
        codes = {outcome.outcome for one in allegations for outcome in one.outcomes}
        is_concluded = course.concluded_on <= self._today
        closed = known_by(course.closed_on, self._today) if is_concluded and likely(self._chance, 0.93) else None
        statuses = STATUS["substantiated" if "substantiated" in codes else ""]
        return replace(
            page.case,
            employment_status=self._chance.choice(statuses if is_concluded else ("working", "suspended", "restricted")),
            adult_told_on=known_by(working_days_after(received, self._chance.randint(1, 6)), self._today),
            adult_views=self._chance.choice(self._stories.closing["views"]),
            concluded_on=course.concluded_on if is_concluded else None,
            closed_on=closed,
            closure_reason="concluded" if closed else None,
            closure_note=self._chance.choice(self._stories.closing["notes"]) if closed else "",
            learning=self._chance.choice(self._stories.closing["learning"]) if closed else "",
        )

    def referrals(self, case_id: int, course: Course, allegations: list[AllegationDraft]) -> list[ReferralDraft]:
        """Referrals to the DBS and a regulator, for cases that were substantiated."""
        codes = {outcome.outcome for one in allegations for outcome in one.outcomes}
        if "substantiated" not in codes or not likely(self._chance, 0.9):
            return []
        regulator = REGULATORS.get(course.planned.setting.get("sector", ""))
        bodies = ["dbs", *([regulator] if regulator and likely(self._chance, 0.6) else [])]
        return [self._referral(case_id, body, course.concluded_on) for body in bodies]

    def reviews(self, case_id: int, course: Course) -> list[ReviewDraft]:
        """When the office wants to look at an open case again; some of those days have gone by."""
        if course.closed_on <= self._today:
            return []
        kind = self._chance.choice(("police_update", "employer_update", "case_review", "suspension"))
        due = working_days_after(self._today, self._chance.randint(-4, 20))
        return [ReviewDraft(case_id=case_id, kind=kind, due_on=due)]

    def _outcomes(self, course: Course) -> tuple[OutcomeDraft, ...]:
        if course.planned.draft.contact_type == "non_recent" and likely(self._chance, 0.2):
            return (
                OutcomeDraft(outcome="no_outcome", decided_on=course.concluded_on, rationale="The adult has died."),
            )
        chosen: list[Page] = [drawn(self._chance, self._stories.outcomes)]
        if likely(self._chance, 0.06):
            chosen.append(drawn(self._chance, self._stories.outcomes))
        return tuple(
            OutcomeDraft(outcome=code, decided_on=course.concluded_on, rationale=rationale)
            for code, rationale in {one["code"]: one["rationale"] for one in chosen}.items()
        )

    def _referral(self, case_id: int, body: str, concluded: date) -> ReferralDraft:
        due = concluded + timedelta(days=28)
        made = known_by(working_days_after(concluded, self._chance.randint(3, 30)), self._today)
        result = known_by(made + timedelta(days=self._chance.randint(60, 300)), self._today) if made else None
        return ReferralDraft(
            case_id=case_id,
            body=body,
            advised_on=concluded,
            due_on=due,
            is_made=made is not None,
            made_on=made,
            made_by="Employer" if made else "",
            result="No further action" if result else "",
            result_on=result,
        )
