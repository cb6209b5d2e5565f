"""What merging holds and shows: two records side by side, what is chosen of each, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Side:
    """One of two records to be merged; a setting has no reference."""

    id: int
    reference: str
    name: str


@dataclass(frozen=True, kw_only=True)
class FieldPair:
    """A field in which two records differ. `proposed` is `kept` or `gone`; some texts may be kept as `both`."""

    field: str
    kept: Any
    gone: Any
    proposed: str
    may_be_both: bool


@dataclass(frozen=True, kw_only=True)
class MergePreview:
    """Two records side by side; `moves` counts by table what would hang on the kept one afterwards."""

    kind: str
    kept: Side
    gone: Side
    fields: tuple[FieldPair, ...]
    moves: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class MergeDraft:
    """Who is kept, who goes, and per field whose value stands: `kept`, `gone` or `both`."""

    kind: str
    kept_id: int
    gone_id: int
    choices: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MergeLine:
    """A merge that stands, as the page of the kept record lists it."""

    id: int
    gone: Side
    merged_on: date
    merged_by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Parted:
    """What parting two merged records left as it was.

    `changed` are (table, field) edited since, which stay as they are; `since` counts by table what was recorded since
    and stays with the kept one.
    """

    changed: tuple[tuple[str, str], ...]
    since: Mapping[str, int]
