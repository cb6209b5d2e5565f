"""The words of counts: rules, notes and rows that are not of any value list.

They are here and not in `ui/labels.py` because they are part of the result: the JSON, the sheets and the printed report
carry the same sentences as the screen, and none of them knows the user interface.
"""

from __future__ import annotations

import re
from datetime import date

from lado_desktop.errors import Fact
from lado_desktop.services.counts.table import CountedTable, Counts, Note

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BAND = re.compile(r"(?:(within|after)_|(\d+)_to_)(\d+)")
ROUNDING = "Percentages are rounded to whole numbers, half up."
HEADING_ROW, HEADING_COUNT, HEADING_PERCENT, SUM = "Row", "Count", "Percent", "Sum of the rows"

ROWS = {
    "not_recorded": "Not recorded",
    "not_yet_concluded": "Not yet concluded",
    "not_old_enough": "Not old enough yet",
    "wrong_order": "Ended before it was received",
    "progressed": "Progressed to an initial meeting",
    "did_not_progress": "Did not progress",
    "initial_meeting": "Initial meetings",
}

RULES = {
    "contacts_received": "Contacts received {start} to {end}.",
    "contact_types": "Only contacts of these types: {types}.",
    "advice_received": "Contacts for advice received {start} to {end}.",
    "met_received": "Contacts received {start} to {end} that met the threshold.",
    "met_without_decision": "Where no decision is recorded, these types count as met: {types}.",
    "cases_received": "Cases whose first contact was received {start} to {end}.",
    "cases_initial_meeting": "Cases whose initial meeting was held {start} to {end}.",
    "cases_closed": "Cases closed {start} to {end}.",
    "threshold_met_only": "Only those that met the threshold.",
    "meetings_held": "Meetings held {start} to {end}.",
    "meetings_not_cases": "A meeting about several cases counts once.",
    "reviews_not_counted": "Review meetings are not counted.",
    "every_sector": "A contact about adults in two sectors counts in both.",
    "every_category": "Every category counts, once in each row.",
    "main_category": "Only the main category counts.",
    "every_outcome": "Every outcome counts, once in each row.",
    "outcomes_as_at": "Outcomes decided by {as_at}; what was decided later is not yet concluded.",
    "latest_decision": "The latest decision counts.",
    "progressed_as_at": "Progressed: the case had its initial meeting by {as_at}.",
    "from_received_to_concluded": "From the first contact to the concluding meeting, else to closing.",
    "from_received_to_closed": "From the first contact to closing.",
    "from_received_to_employer": "From the first contact until the employer's outcome was known.",
    "ended_as_at": "What ended after {as_at} is not yet concluded.",
    "bands_exclusive": "Each case is in one band.",
    "bands_cumulative": "Each band includes the shorter ones.",
    "month": "A month runs to the same day of the next, or to its last day, and includes that day.",
    "percent_of_base": f"Percentages are of all in the table. {ROUNDING}",
    "percent_of_known": f"Percentages are of what is known. {ROUNDING}",
    "percent_of_threshold_met": f"Percentages are of the contacts received that met the threshold. {ROUNDING}",
    "percent_of_received": f"Percentages are of the contacts received. {ROUNDING}",
}

NOTES = {
    "several_category": "{units} {have} {times} categories.",
    "several_outcome": "{units} {have} {times} outcomes.",
    "several_sector": "{units} {are} about {times} sectors.",
    "several_band": "{units} {are} in {times} rows, because each band includes the shorter ones.",
    "several_row": "{units} {are} in {times} rows.",
    "adds_up": "{sum} in the rows, less {extra} counted more than once, is {bases}.",
    "does_not_add_up": "The rows add to {sum} for {bases}: {difference} not explained. Please report this.",
    "rounded": "Percentages add to {total} because each is rounded.",
    "share_schools": "{label}: {count} of {of} ({percent}%).",
    "share_busiest": "The busiest was {label} with {count} of {of} ({percent}%).",
    "share_of_contacts": "{units} beside {of} contacts received: {percent}%.",
    "share_did_not_progress": "{count} of {of} contacts received did not progress to an initial meeting ({percent}%).",
}

COLUMNS = {"contemporaneous": "Recent", "non_recent": "Non-recent"}


def row(code: str) -> str | None:
    """The words for a row that is not of a value list, or None."""
    if band := BAND.fullmatch(code):
        kind, since, until = band.groups()
        return f"{since} to {until} months" if since else f"{kind.capitalize()} {several(int(until), 'month')}"
    return ROWS.get(code)


def sentence(said: Note) -> str:
    """A rule or a note as a sentence."""
    facts = {name: _shown(value) for name, value in said.facts.items()}
    count, unit = said.facts.get("count"), str(said.facts.get("unit", "unit"))
    is_one = count == 1
    if isinstance(count, int):
        facts["units"] = several(count, unit)
    if isinstance(base := said.facts.get("base"), int):
        facts["bases"] = several(base, unit)
    if isinstance(times := said.facts.get("times"), int):
        facts["times"] = NUMBERS[times] if times < len(NUMBERS) else str(times)
    facts |= {"have": "has" if is_one else "have", "are": "is" if is_one else "are"}
    known = RULES | NOTES
    return known.get(said.code, known["several_row"]).format(**facts)


def several(count: int, unit: str) -> str:
    """ "1 case", "2 cases"."""
    return f"{count:,} {unit}{'' if count == 1 else 's'}"


def column(kind: str, code: str) -> str:
    """The heading of a column: "Apr 2022", "2022-23 Q1", "Non-recent"."""
    if kind == "month":
        year, month = code.split("-")
        return f"{MONTHS[int(month) - 1]} {year}"
    return COLUMNS.get(code, code)


def day(when: date) -> str:
    """ "1 Apr 2021"; not by the system's language."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def _shown(value: Fact) -> str:
    if isinstance(value, date):
        return day(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def heading(counts: Counts) -> str:
    """Whose counts, of which days, as at when."""
    period = f"{day(counts.period_from)} to {day(counts.period_to)}"
    return f"{counts.title}: {period}, position on {day(counts.as_at)}"


def base(table: CountedTable) -> str:
    """ "Base: 61 cases, by date: initial meeting held. Every one is accounted for." """
    proof = "Every one is accounted for." if table.reconciles else "The rows do not add up."
    return f"Base: {of(table)} {proof}"


def of(table: CountedTable) -> str:
    """What a table speaks of: "61 cases, by date: initial meeting held."."""
    return f"{several(table.base, table.unit)}, by date: {table.dated_by}."
