"""A report profile: how one authority counts and names its rows. A TOML page each, in `resources/profiles`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal

from lado_desktop import vocab
from lado_desktop.services.counts import profile_page
from lado_desktop.services.counts.profile_page import names

__all__ = ["Plan", "Profile", "RowPlan", "Switches", "load", "names"]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A row as the authority prints it: the canonical codes merged into it, or the rest of them."""

    code: str
    label: str = ""
    of: tuple[str, ...] = ()
    takes_the_rest: bool = False


@dataclass(frozen=True)
class Switches:
    """What the authorities disagree about; any of them may be set for one table alone."""

    categories: Literal["every", "main"] = "every"
    category_unit: Literal["case", "contact"] = "case"
    cohort: Literal["initial_meeting", "closed", "received"] = "received"
    threshold_met_only: bool = False
    met_without_decision: tuple[str, ...] = ()
    """Contact types that mean "threshold met" where no decision was recorded."""
    contact_types: tuple[str, ...] = ()
    """The types that tables of contacts count; all of them when empty."""
    end: Literal["concluded", "closed", "employer"] = "concluded"
    bands: Literal["cumulative", "exclusive"] = "exclusive"
    edges: tuple[int, ...] = (1, 3, 12)
    """Whole months, rising."""
    percent_of: Literal["base", "known", "threshold_met", "received"] = "base"
    split_non_recent: bool = False
    schools: tuple[str, ...] = ("school_primary", "school_secondary", "school_other")
    year: Literal["fiscal", "calendar", "academic"] = "fiscal"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a profile says of one table; all of it may be left out."""

    title: str = ""
    rows: tuple[RowPlan, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    switches: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """One authority's way to count. `tables` are the ids it prints, in order; all of them when empty."""

    name: str
    title: str
    vocabulary: vocab.Vocabulary
    switches: Switches = Switches()
    labels: Mapping[str, str] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    tables: tuple[str, ...] = ()

    def plan(self, table_id: str) -> Plan:
        return self.plans.get(table_id, Plan())

    def switches_for(self, table_id: str) -> Switches:
        own = self.plan(table_id).switches
        return replace(self.switches, **own) if own else self.switches

    def label(self, table_id: str, code: str) -> str | None:
        """The authority's own words for a row of no value list ("not_yet_concluded"); None if it has none."""
        return self.plan(table_id).labels.get(code) or self.labels.get(code)


@cache
def load(name: str) -> Profile:
    """The profile `name`, read once. Refused: `profile_unknown`, `profile_unreadable`, the codes of `vocab.load`."""
    page = profile_page.read(name)
    return Profile(
        name=name,
        title=page.get("title", name),
        vocabulary=vocab.load(page.get("vocabulary", "england")),
        switches=Switches(**_switches(page.get("switches", {}))),
        labels=page.get("labels", {}),
        plans={table_id: _plan(plan) for table_id, plan in page.get("plan", {}).items()},
        tables=tuple(page.get("tables", ())),
    )


def _plan(page: Mapping[str, Any]) -> Plan:
    rows = tuple(
        RowPlan(row["code"], row.get("label", ""), tuple(row.get("of", (row["code"],))), row.get("rest", False))
        for row in page.get("rows", ())
    )
    return Plan(page.get("title", ""), rows, page.get("labels", {}), _switches(page))


def _switches(page: Mapping[str, Any]) -> dict[str, Any]:
    known = {each.name for each in fields(Switches)}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in page.items() if name in known}
