"""What is asked: which facts, counted whose way, over which days, as the position stood on which day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lado_desktop.services.counts.facts import CaseFact, ContactFact, Facts
from lado_desktop.services.counts.periods import Period
from lado_desktop.services.counts.profile import Profile, Switches

MET = frozenset({"met_oversight", "met_consultation"})


@dataclass(frozen=True)
class Question:
    """One question to the facts. What several tables need is worked out once and kept here."""

    facts: Facts
    profile: Profile
    period: Period
    as_at: date
    switches: Switches

    def is_known(self, day: date | None) -> bool:
        """Whether what happened on `day` had happened by the day the position is taken."""
        return day is not None and day <= self.as_at

    @cached_property
    def received(self) -> tuple[ContactFact, ...]:
        """Contacts received in the period, of the types the profile counts."""
        start, end = self.period
        types = self.switches.contact_types
        inside = (contact for contact in self.facts.contacts if start <= contact.received <= end)
        return tuple(contact for contact in inside if not types or contact.contact_type in types)

    @cached_property
    def met(self) -> tuple[ContactFact, ...]:
        """Those of them that met the threshold."""
        return tuple(contact for contact in self.received if self.contact_is_met(contact))

    @cached_property
    def case_by_id(self) -> dict[int, CaseFact]:
        return {case.id: case for case in self.facts.cases}

    @cached_property
    def cases(self) -> tuple[CaseFact, ...]:
        """The cases of the period, chosen by the profile's cohort."""
        chosen = tuple(case for case in self.facts.cases if self.period.holds(self.placed_on(case)))
        return tuple(case for case in chosen if self.case_is_met(case)) if self.switches.threshold_met_only else chosen

    def placed_on(self, case: CaseFact) -> date | None:
        """The day that places `case` in a period; a case without a contact was received when it was opened."""
        if self.switches.cohort == "initial_meeting":
            return case.initial_meeting
        if self.switches.cohort == "closed":
            return case.closed if self.is_known(case.closed) else None
        return case.received or case.opened

    def threshold_of(self, contact: ContactFact) -> str | None:
        """The latest decision; where there is none, what the type of the contact says if the profile lets it."""
        if contact.threshold is None and contact.contact_type in self.switches.met_without_decision:
            return "met_consultation" if contact.contact_type == "consultation" else "met_oversight"
        return contact.threshold

    def contact_is_met(self, contact: ContactFact) -> bool:
        return self.threshold_of(contact) in MET

    def case_is_met(self, case: CaseFact) -> bool:
        if case.threshold is not None:
            return case.threshold in MET
        return any(self.contact_is_met(contact) for contact in self._contacts_of[case.id])

    def ended(self, case: CaseFact) -> date | None:
        """The day `case` ended as the profile measures it, if it had by `as_at`."""
        ends = {"concluded": case.concluded or case.closed, "closed": case.closed, "employer": case.employer_known}
        day = ends[self.switches.end]
        return day if self.is_known(day) else None

    @cached_property
    def _contacts_of(self) -> defaultdict[int, list[ContactFact]]:
        found: defaultdict[int, list[ContactFact]] = defaultdict(list)
        for contact in self.facts.contacts:
            if contact.case_id is not None:
                found[contact.case_id].append(contact)
        return found
