"""The contacts of the sample: record checks, advice, consultations, referrals, non-recent ones and transfers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft, ThresholdDraft
from lado_desktop.services.sample.cast import Cast
from lado_desktop.services.sample.days import known_by, office_time, response_time, working_days_after
from lado_desktop.services.sample.pages import Page, drawn, likely
from lado_desktop.services.sample.telling import Stories

SHARES: Mapping[str, int] = {
    "record_check": 66,
    "advice": 92,
    "consultation": 28,
    "referral": 40,
    "non_recent": 10,
    "transfer_in": 5,
    "transfer_out": 7,
    "statutory_notice": 2,
}
ROUTES = ("online_form", "online_form", "online_form", "email", "email", "phone", "phone", "front_door")
LATE = {"consulted_first": 4, "thought_not_met": 4, "did_not_know_duty": 3, "weekend_or_leave": 3, "not_given": 1}
UNDECIDED = 2
"""Working days: whatever came in since then may still be waiting for a decision."""


@dataclass(frozen=True)
class Planned:
    """A contact to be recorded. `setting` is where it is about; `opens_case` says whether a case follows."""

    draft: ContactDraft
    setting: Page
    opens_case: bool = False
    decision_changed: bool = False


class ContactMaker:
    """Draws contacts, one day at a time."""

    def __init__(self, chance: Random, cast: Cast, stories: Stories, today: date) -> None:
        self._chance, self._cast, self._stories, self._today = chance, cast, stories, today

    def made(self, kind: str, received: date) -> Planned:
        """A contact of that type, received that day."""
        makers: Mapping[str, Callable[[str, date], Planned]] = {
            "record_check": self._check,
            "non_recent": self._non_recent,
            "transfer_out": self._transfer_out,
        }
        return makers.get(kind, self._concern)(kind, received)

    def _check(self, kind: str, received: date) -> Planned:
        check = drawn(self._chance, self._cast.checks)
        sector = {"fostering": "foster_carer", "ofsted": "childminder"}.get(check["kind"])
        adult = self._cast.person(sector=sector)
        is_couple = check["kind"] in ("fostering", "adoption") and likely(self._chance, 0.7)
        replied = self._answered(received, (0, 1, 1, 2, 3, 4, 7))
        draft = self._base(kind, received, replied, check, ())
        return Planned(
            replace(
                draft,
                route="other_lado" if check["kind"] == "other_lado" else self._chance.choice(("email", "online_form")),
                adults=(adult, self._cast.partner(adult)) if is_couple else (adult,),
                check_kind=check["kind"],
                check_purpose=check["purpose"],
                consent_seen=likely(self._chance, 0.94),
                check_replied_on=replied,
                check_reply=self._stories.one_of("check_replies") if replied else "",
                disposal="closed_check" if replied else None,
            ),
            {},
        )

    def _concern(self, kind: str, received: date) -> Planned:
        is_grave = kind in ("referral", "statutory_notice", "transfer_in") or (
            kind == "consultation" and likely(self._chance, 0.5)
        )
        setting = self._cast.setting()
        story = self._stories.story(setting["sector"], is_grave=is_grave)
        adults = self._adults(setting, is_named=kind != "advice" or likely(self._chance, 0.85))
        children = tuple(self._cast.child(setting) for _ in range(2 if "multiple_children" in story["natures"] else 1))
        draft = self._about(kind, received, setting, story, adults, children)
        is_waiting = received > working_days_after(self._today, -UNDECIDED) and likely(self._chance, 0.7)
        if is_waiting:
            return Planned(self._waiting(draft), setting)
        if kind == "advice":
            return Planned(self._advised(draft, story), setting)
        opens = kind in ("referral", "transfer_in", "statutory_notice") or likely(self._chance, 0.2)
        changed = kind == "referral" and draft.first_response_on == received and likely(self._chance, 0.15)
        return Planned(self._met(draft, story, kind, opens=opens), setting, opens, changed)

    def _non_recent(self, kind: str, received: date) -> Planned:
        story = self._stories.non_recent
        setting = self._cast.setting(story["sectors"])
        adult = self._cast.worker(setting)
        draft = self._about(kind, received, setting, story | {"natures": ["non_recent"]}, (adult,), ())
        draft = replace(draft, recency="non_recent", incident_from=None, incident_to=None, employer_aware_on=None)
        draft = replace(draft, late_reason=None, late_challenged=None, late_note="", children=())
        return Planned(self._met(draft, story | {"limbs": ["a", "b"]}, kind, opens=True), setting, opens_case=True)

    def _transfer_out(self, kind: str, received: date) -> Planned:
        planned = self._concern("advice", received)
        decision = ThresholdDraft(
            decision="not_this_authority",
            rationale="The adult works in Westmarsh; passed to the LADO there with all that is known.",
            decided_on=received,
        )
        return replace(
            planned, draft=replace(planned.draft, contact_type=kind, threshold=decision, disposal="transferred")
        )

    def _adults(self, setting: Page, *, is_named: bool) -> tuple[AdultDraft, ...]:
        if not is_named:
            return (self._cast.unnamed(setting),)
        first = self._cast.worker(setting)
        if not likely(self._chance, 0.08):
            return (first,)
        others = [self._cast.worker(setting) for _ in range(self._chance.choice((1, 2)))]
        return tuple({adult.name: adult for adult in (first, *others)}.values())

    def _base(self, kind: str, received: date, answered: date | None, source: Page, manager: Any) -> ContactDraft:
        at = office_time(self._chance, is_early=received == self._today)
        return ContactDraft(
            received_on=received,
            received_at=at,
            route=self._chance.choice(ROUTES),
            contact_type=kind,
            recency="contemporaneous",
            taken_by=self._chance.choice(self._cast.officers),
            handled_by=self._chance.choice(self._cast.officers),
            referrer=self._cast.referrer(source, manager),
            referrer_relationship=source.get("relationship", "employer" if manager else "professional"),
            referrer_is_employer=bool(manager),
            first_response_on=answered,
            first_response_at=response_time(self._chance, at, is_same_day=answered == received) if answered else None,
            notes=self._stories.one_of("notes"),
        )

    def _about(
        self,
        kind: str,
        received: date,
        setting: Page,
        story: Page,
        adults: tuple[AdultDraft, ...],
        children: tuple[ChildDraft, ...],
    ) -> ContactDraft:
        source, manager = self._source(kind, setting)
        draft = self._base(kind, received, self._answered(received, (0, 0, 0, 0, 1, 1, 1, 2, 3)), source, manager)
        child = children[0] if children else self._cast.child(setting)
        return replace(
            draft,
            adults=adults,
            children=children,
            summary=self._stories.told(story["summary"], adults[0], child),
            categories=tuple(story["categories"]),
            natures=tuple(dict.fromkeys([*story["natures"], *(["multiple_adults"] if len(adults) > 1 else [])])),
            **self._reported(received),
        )

    def _source(self, kind: str, setting: Page) -> tuple[Page, tuple[str, ...]]:
        """The setting's own manager, or somebody of another agency."""
        agencies = {"transfer_in": "other_la", "statutory_notice": "police"}
        if kind in agencies:
            return next(one for one in self._cast.outsiders if one["agency"] == agencies[kind]), ()
        if likely(self._chance, 0.68):
            return setting, tuple(setting["managers"])
        return self._chance.choice(self._cast.outsiders), ()

    def _reported(self, received: date) -> dict[str, Any]:
        """When it happened, when the employer knew, and why it was late where it was (one working day is the rule)."""
        if likely(self._chance, 0.1):
            return {}
        is_late = likely(self._chance, 0.2)
        aware = working_days_after(
            received, -self._chance.randint(2, 15) if is_late else -self._chance.choice((0, 0, 0, 1))
        )
        happened = working_days_after(aware, -self._chance.choice((0, 0, 1, 1, 2, 5, 9)))
        dates = {"incident_from": happened, "disclosed_on": aware, "employer_aware_on": aware}
        if not is_late:
            return dates
        reason = self._chance.choices(list(LATE), list(LATE.values()))[0]
        note = self._stories.one_of("late_notes")
        return {**dates, "late_reason": reason, "late_note": note, "late_challenged": likely(self._chance, 0.8)}

    def _answered(self, received: date, after: tuple[int, ...]) -> date | None:
        return known_by(working_days_after(received, self._chance.choice(after)), self._today)

    def _waiting(self, draft: ContactDraft) -> ContactDraft:
        """Nothing decided yet, or more was asked for."""
        if likely(self._chance, 0.5):
            return draft
        decision = ThresholdDraft(
            decision="more_information",
            rationale="The child has not been spoken to yet; the setting will ring back.",
            decided_on=draft.received_on,
        )
        return replace(draft, threshold=decision)

    def _advised(self, draft: ContactDraft, story: Page) -> ContactDraft:
        decision = "not_met_low_level" if likely(self._chance, 0.35) else "not_met_advice"
        answered = draft.first_response_on
        return replace(
            draft,
            threshold=self._decision(decision, story["rationale"], (), answered or draft.received_on),
            advice=self._stories.one_of("advice") if answered else "",
            advice_on=answered,
            confirmed_on=answered if likely(self._chance, 0.6) else None,
            disposal=("closed_not_met" if decision == "not_met_low_level" else "closed_advice") if answered else None,
        )

    def _met(self, draft: ContactDraft, story: Page, kind: str, *, opens: bool) -> ContactDraft:
        decision = "met_consultation" if kind == "consultation" else "met_oversight"
        limbs = tuple(story["limbs"])
        decided = draft.first_response_on or draft.received_on
        return replace(
            draft,
            threshold=self._decision(decision, story["rationale"], limbs, decided),
            disposal=None if opens else "closed_advice",
            advice="" if opens else self._stories.one_of("advice"),
            advice_on=None if opens else decided,
        )

    def _decision(self, decision: str, rationale: str, limbs: tuple[str, ...], on: date | None) -> ThresholdDraft:
        relied_on = self._stories.one_of("relied_on")
        return ThresholdDraft(decision=decision, limbs=limbs, rationale=rationale, relied_on=relied_on, decided_on=on)
