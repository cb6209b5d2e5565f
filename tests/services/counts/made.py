"""Hand-made facts for the tests of counts: short to write, fictional, everything else left blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from lado_desktop import vocab
from lado_desktop.services.counts import engine
from lado_desktop.services.counts.facts import CaseFact, ContactFact, Facts, MeetingFact
from lado_desktop.services.counts.profile import Plan, Profile, RowPlan, Switches
from lado_desktop.services.counts.table import CountedTable

FROM, TO, AS_AT = date(2021, 4, 1), date(2022, 3, 31), date(2022, 4, 30)
RECEIVED = date(2021, 6, 10)


def contact(number: int, received: date = RECEIVED, contact_type: str | None = "advice", **more: Any) -> ContactFact:
    return ContactFact(number, f"C{number}", received, contact_type, more.pop("agency", None), **more)


def case(number: int, **more: Any) -> CaseFact:
    """A case received and met about in June 2021, still going on."""
    dates = {"received": RECEIVED, "initial_meeting": date(2021, 6, 20)}
    return CaseFact(number, f"K{number}", more.pop("opened", RECEIVED), **(dates | more))


def meeting(
    number: int, held: date | None = date(2021, 7, 1), kind: str | None = "initial", **more: Any
) -> MeetingFact:
    return MeetingFact(number, f"M{number}", held, kind, **more)


def plain(*rows: RowPlan, table: str = "", labels: Mapping[str, str] | None = None, **switches: Any) -> Profile:
    """A neutral profile with some switches set, and rows for one table."""
    plans = {table: Plan(rows=rows, labels=labels or {})} if table else {}
    return Profile("plain", "Plain", vocab.load("england"), replace(Switches(), **switches), plans=plans)


def one(table: str, facts: Facts, profile: Profile | None = None, **when: date) -> CountedTable:
    """One table of the year 2021-22, as it stood at the end of April 2022."""
    start, end, as_at = when.get("start", FROM), when.get("end", TO), when.get("as_at", AS_AT)
    return engine.count(facts, profile or plain(), start, end, as_at, table_ids=[table]).table(table)


def contacts(*found: ContactFact) -> Facts:
    return Facts(contacts=found)


def cases(*found: CaseFact) -> Facts:
    return Facts(cases=found)


def some(table: CountedTable) -> dict[str, int]:
    """The rows that have anything, by code."""
    return {row.code: row.count for row in table.rows if row.count}
