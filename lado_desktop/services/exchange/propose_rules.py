"""What follows in a proposed mapping where no column says it: type, threshold and case from each other."""

from __future__ import annotations

from lado_desktop.services.exchange.fields import IGNORE
from lado_desktop.services.exchange.mapping import Rule, WorkbookMapping

_FROM_THRESHOLD = (
    Rule({"threshold": "met_oversight"}, {"contact_type": "referral"}),
    Rule({"threshold": "met_consultation"}, {"contact_type": "consultation"}),
    Rule({"threshold": "not_met_advice"}, {"contact_type": "advice"}),
    Rule({"threshold": "not_met_low_level"}, {"contact_type": "advice"}),
    Rule({"threshold": "more_information"}, {"contact_type": "advice"}),
    Rule({"threshold": "not_this_authority"}, {"contact_type": "transfer_out"}),
)
_FROM_CASE = (
    Rule({"becomes_case": "yes"}, {"contact_type": "referral"}),
    Rule({"becomes_case": ""}, {"contact_type": "advice"}),
    Rule({"becomes_case": "no"}, {"contact_type": "advice"}),
)
_CASE_FROM_THRESHOLD = (
    Rule({"threshold": "met_oversight"}, {"becomes_case": "yes"}),
    Rule({"threshold": "met_consultation"}, {"becomes_case": "yes"}),
)
_CASE_FROM_TYPE = tuple(
    Rule({"contact_type": kind}, {"becomes_case": "yes"}) for kind in ("referral", "consultation", "non_recent")
)
_TO_THRESHOLD = (
    Rule({"becomes_case": "yes", "contact_type": "consultation"}, {"threshold": "met_consultation"}),
    Rule({"becomes_case": "yes"}, {"threshold": "met_oversight"}),
    Rule({"contact_type": "advice"}, {"threshold": "not_met_advice"}),
)


def proposed_rules(mapping: WorkbookMapping) -> tuple[Rule, ...]:
    """Rules for what the columns and constants of `mapping` leave open."""
    sheets = [sheet for sheet in mapping.sheets if sheet.role != IGNORE]
    told = {name for sheet in sheets for column in sheet.columns for name in column.fields}
    told |= {name for sheet in sheets for name in sheet.constants}
    rules: list[Rule] = []
    if "becomes_case" not in told:
        rules += _CASE_FROM_THRESHOLD if "threshold" in told else _CASE_FROM_TYPE if "contact_type" in told else ()
    if "contact_type" not in told or "threshold" in told:
        rules += _FROM_THRESHOLD if "threshold" in told else _FROM_CASE
    if "threshold" not in told:
        rules += _TO_THRESHOLD
    return tuple(rules)
