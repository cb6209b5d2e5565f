"""What follows in a proposed mapping where no column says it: type, threshold and case from each other."""

from __future__ import annotations

from lado_desktop.services.exchange.fields import IGNORE, find
from lado_desktop.services.exchange.mapping import CONTACTS, JOINED, Rule, SheetMapping, WorkbookMapping

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
_DISCUSSION_ONLY = Rule(
    {"threshold": "met_oversight", "meeting:lado_discussion": "*", "initial_meeting": "", "meeting:s47_strategy": ""},
    {"threshold": "met_consultation", "contact_type": "consultation"},
    replaces=True,
)
_PROGRESSED = Rule(
    {"becomes_case": "yes", "threshold": "not_met_advice"}, {"threshold": "met_oversight"}, replaces=True
)
_OF_CASES = {"becomes_case", "initial_meeting", "review_meeting", "meeting", "outcome"}
_TO_THRESHOLD = (
    Rule({"becomes_case": "yes", "contact_type": "consultation"}, {"threshold": "met_consultation"}),
    Rule({"becomes_case": "yes"}, {"threshold": "met_oversight"}),
    Rule({"contact_type": "advice"}, {"threshold": "not_met_advice"}),
    Rule({"contact_type": "consultation"}, {"threshold": "met_consultation"}),
    Rule({"contact_type": "referral"}, {"threshold": "met_oversight"}),
    Rule({"contact_type": "non_recent"}, {"threshold": "met_oversight"}),
)


def proposed_rules(mapping: WorkbookMapping) -> tuple[Rule, ...]:
    """Rules for what the columns and constants of `mapping` leave open."""
    told = set.union(
        set.intersection(*([_told(sheet) for sheet in mapping.sheets if sheet.role == CONTACTS] or [set()])),
        *(_told(sheet) for sheet in mapping.sheets if sheet.role == JOINED),
    )
    by_column = {name for sheet in mapping.sheets for column in sheet.columns for name in column.fields}
    somewhere = {name for sheet in mapping.sheets if sheet.role != IGNORE for name in _told(sheet)}
    rules: list[Rule] = []
    if "becomes_case" not in by_column:
        rules += _CASE_FROM_THRESHOLD if "threshold" in somewhere else ()
        rules += _CASE_FROM_TYPE if "contact_type" in somewhere and "threshold" not in told else ()
    discusses = "lado_discussion" in mapping.values.get("meeting_type", {}).values()
    if (discusses or "meeting:lado_discussion" in somewhere) and "threshold" in somewhere:
        rules.append(_DISCUSSION_ONLY)
    is_by_outcome = "becomes_case" in by_column and _says_threshold_by_outcome(mapping)
    rules += (_PROGRESSED,) if is_by_outcome else ()
    rules += _FROM_THRESHOLD if "threshold" in somewhere else ()
    is_left_open = is_by_outcome or "threshold" not in told
    if "contact_type" not in told and somewhere & _OF_CASES:
        rules += _FROM_CASE if is_left_open else ()
    rules += _TO_THRESHOLD if is_left_open else ()
    if "recency" not in somewhere and _speaks_of(mapping, "non_recent"):
        rules.append(Rule({"contact_type": "non_recent"}, {"recency": "non_recent"}))
    return tuple(rules)


def _says_threshold_by_outcome(mapping: WorkbookMapping) -> bool:
    """No column is the threshold's own: a few texts among the outcomes say that it was not met."""
    holders = [column.fields for sheet in mapping.sheets for column in sheet.columns if "threshold" in column.fields]
    return bool(holders) and all(fields[0] == "outcome" for fields in holders)


def _speaks_of(mapping: WorkbookMapping, kind: str) -> bool:
    return kind in mapping.values.get("contact_type", {}).values() or any(
        sheet.constants.get("contact_type") == kind for sheet in mapping.sheets
    )


def _told(sheet: SheetMapping) -> set[str]:
    """The fields a sheet fills, by a column or for all its rows."""
    told = {name for column in sheet.columns for name in column.fields} | set(sheet.constants)
    ticked = {name.partition(":")[0] for name in told if (field := find(name)) and field.kind == "tick"}
    return told | ticked
