"""The strands of the sample's cases: what the police, social care, the employer and the regulator did meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from lado_desktop.services.sample.cases import Course
from lado_desktop.services.sample.days import known_by, working_days_after
from lado_desktop.services.sample.pages import likely
from lado_desktop.services.strand_drafts import StrandDraft

OFFICERS: Final = ("DC Alwyn Penhale", "DS Rhona Tarrick", "DC Imre Sallow")
WORKERS: Final = ("Sena Okonjo-Reed", "Vesna Cattermole", "Idris Penn")
MANAGERS: Final = ("Jo Tamsin, HR", "Marisol Gantry, HR", "Hollis Bray, HR")
RESULTS: Final = {"police": ("nfa", "nfa", "no_action", "caution"), "employer": ("no_sanction", "support_training")}


class StrandMaker:
    """Draws what others did about a case, from chances of its own, so that the rest of the sample stays as it is."""

    def __init__(self, seed: int, today: date) -> None:
        self._chance, self._today = Random(seed), today  # noqa: S311 - a story, not a secret

    def made(self, case_id: int, course: Course, codes: frozenset[str]) -> Iterator[StrandDraft]:
        """The strands of one case; `codes` are the outcomes of its allegations."""
        limbs = course.planned.draft.threshold.limbs
        if "b" in limbs:
            yield self._police(case_id, course, codes)
        if "a" in limbs or "c" in limbs:
            yield self._social_care(case_id, course)
        yield self._employer(case_id, course, codes)
        if course.planned.setting.get("sector") in ("childrens_home", "early_years", "childminder"):
            yield StrandDraft(
                case_id=case_id,
                kind="regulator",
                status="contacted",
                unit="Ofsted",
                contacted_on=self._after(course, 1, 4),
                reference=f"OF-{self._chance.randint(1000, 9999)}",
            )

    def _police(self, case_id: int, course: Course, codes: frozenset[str]) -> StrandDraft:
        is_over = course.concluded_on <= self._today
        result = ("charged", "convicted") if "substantiated" in codes and likely(self._chance, 0.3) else ()
        return StrandDraft(
            case_id=case_id,
            kind="police",
            is_involved=True,
            status="ended" if is_over else "under_way",
            unit="Child abuse investigation unit",
            contact_name=self._chance.choice(OFFICERS),
            reference=f"14/{self._chance.randint(1000, 9999)}",
            contacted_on=self._after(course, 0, 2),
            next_update_on=None if is_over else working_days_after(self._today, self._chance.randint(-3, 40)),
            outcomes=(result or (self._chance.choice(RESULTS["police"]),)) if is_over else (),
            outcome_known_on=course.concluded_on if is_over else None,
        )

    def _social_care(self, case_id: int, course: Course) -> StrandDraft:
        is_over = course.concluded_on <= self._today
        return StrandDraft(
            case_id=case_id,
            kind="social_care",
            is_involved=True,
            status="ended" if is_over else "under_way",
            contact_name=self._chance.choice(WORKERS),
            contacted_on=self._after(course, 0, 2),
            strategy_on=self._after(course, 1, 4),
            assessment=self._chance.choice(("s47", "child_and_family")),
            next_update_on=None if is_over else working_days_after(self._today, self._chance.randint(2, 25)),
            note="The enquiry found no further risk to the child." if is_over else "",
            outcome_known_on=course.concluded_on if is_over else None,
        )

    def _employer(self, case_id: int, course: Course, codes: frozenset[str]) -> StrandDraft:
        is_over = course.concluded_on <= self._today
        results = ("dismissed",) if "substantiated" in codes else (self._chance.choice(RESULTS["employer"]),)
        return StrandDraft(
            case_id=case_id,
            kind="employer",
            is_involved=True,
            status="ended" if is_over else "under_way",
            contact_name=self._chance.choice(MANAGERS),
            contacted_on=self._after(course, 0, 1),
            started_on=self._after(course, 2, 8),
            report_received_on=course.concluded_on - timedelta(days=1) if is_over else None,
            next_update_on=None if is_over else working_days_after(self._today, self._chance.randint(-2, 15)),
            outcomes=results if is_over else (),
            outcome_known_on=course.concluded_on if is_over else None,
        )

    def _after(self, course: Course, least: int, most: int) -> date | None:
        received = course.planned.draft.received_on or date.min
        return known_by(working_days_after(received, self._chance.randint(least, most)), self._today)
