"""The dates every case carries, in their order from the incident to the review of what is kept (domain: 1.7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Day = date | None


@dataclass(frozen=True, kw_only=True)
class CaseDates:
    """None where a day is not recorded, or is still to come."""

    incident_on: Day = None
    disclosed_on: Day = None
    aware_on: Day = None
    reported_on: Day = None
    responded_on: Day = None
    threshold_on: Day = None
    strategy_on: Day = None
    initial_on: Day = None
    last_met_on: Day = None
    next_meeting_on: Day = None
    minutes_sent_on: Day = None
    police_on: Day = None
    social_care_on: Day = None
    employer_on: Day = None
    decided_on: Day = None
    adult_told_on: Day = None
    parent_told_on: Day = None
    referrer_told_on: Day = None
    referred_on: Day = None
    referral_result_on: Day = None
    closed_on: Day = None
    retention_on: Day = None
