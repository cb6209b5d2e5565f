"""Reading a report profile from its TOML page: whole, checked, and laid over the one it extends."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lado_desktop import paths
from lado_desktop.errors import Refused

Page = dict[str, Any]

CHOICES: Mapping[str, tuple[str, ...]] = {
    "categories": ("every", "main"),
    "category_unit": ("case", "contact"),
    "cohort": ("initial_meeting", "closed", "received"),
    "end": ("concluded", "closed", "employer"),
    "bands": ("cumulative", "exclusive"),
    "percent_of": ("base", "known", "threshold_met", "received"),
    "year": ("fiscal", "calendar", "academic"),
}
CLAIMS = ("threshold_met_only", "split_non_recent")
LISTS = ("met_without_decision", "contact_types", "schools")


def names() -> tuple[str, ...]:
    """The profiles that ship, the neutral one first."""
    found = sorted(path.stem for path in _folder().glob("*.toml"))
    return tuple(sorted(found, key=lambda name: name != "england"))


def read(name: str) -> Page:
    """The page of `name` over the pages it extends. Refused: `profile_unknown`, `profile_unreadable`."""
    return _read(name, ())


def _read(name: str, above: tuple[str, ...]) -> Page:
    if name not in names():
        raise Refused("profile_unknown", name=name)
    page = _parsed(name)
    if wrong := _wrong(page):
        raise _unreadable(name, wrong)
    base = page.get("extends")
    if base is None:
        return page
    if base in (*above, name):
        raise _unreadable(name, "extends")
    return _laid_over(_read(base, (*above, name)), page)


def _laid_over(base: Page, page: Page) -> Page:
    both = {
        name: _laid_over(base[name], page[name]) for name in base.keys() & page.keys() if isinstance(page[name], dict)
    }
    return base | page | both


def _parsed(name: str) -> Page:
    try:
        return tomllib.loads((_folder() / f"{name}.toml").read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise _unreadable(name, "file") from None
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(name, str(error)) from error


def _wrong(page: Page) -> str | None:
    """The first place that is not what it should be."""
    for text in ("title", "extends", "vocabulary"):
        if not isinstance(page.get(text, ""), str):
            return text
    if not _are_words(page.get("tables", [])):
        return "tables"
    if not _labels(page.get("labels", {})):
        return "labels"
    if (wrong := _wrong_switch(page.get("switches", {}))) is not None:
        return f"switches{wrong}"
    plans = page.get("plan", {})
    if not isinstance(plans, dict):
        return "plan"
    return next(
        (f"plan.{name}{wrong}" for name, plan in plans.items() if (wrong := _wrong_plan(plan)) is not None), None
    )


def _wrong_plan(plan: object) -> str | None:
    if not isinstance(plan, dict):
        return ""
    if not isinstance(plan.get("title", ""), str):
        return ".title"
    if not _labels(plan.get("labels", {})):
        return ".labels"
    if not _rows(plan.get("rows", [])):
        return ".rows"
    return _wrong_switch({name: value for name, value in plan.items() if name not in ("title", "labels", "rows")})


def _wrong_switch(switches: object) -> str | None:
    if not isinstance(switches, dict):
        return ""
    return next((f".{name}" for name, value in switches.items() if not _is_setting(name, value)), None)


def _is_setting(name: str, value: object) -> bool:
    if name in CHOICES:
        return value in CHOICES[name]
    if name in CLAIMS:
        return isinstance(value, bool)
    if name == "edges":
        return _are_edges(value)
    return name in LISTS and _are_words(value)


def _are_edges(value: object) -> bool:
    months = value if isinstance(value, list) else []
    whole = all(isinstance(month, int) and not isinstance(month, bool) and month > 0 for month in months)
    return bool(months) and whole and months == sorted(set(months))


def _rows(rows: object) -> bool:
    """Each row has a code of its own, and no canonical code stands in two rows."""
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        return False
    codes = [row["code"] for row in rows]
    members = [code for row in rows for code in row.get("of", [row["code"]])]
    rests = sum(row.get("rest", False) for row in rows)
    return _unique(codes) and _unique(members) and rests <= 1


def _is_row(row: object) -> bool:
    if not isinstance(row, dict) or not row.keys() <= {"code", "label", "of", "rest"}:
        return False
    words = isinstance(row.get("code"), str) and isinstance(row.get("label", ""), str)
    return words and _are_words(row.get("of", [])) and isinstance(row.get("rest", False), bool)


def _labels(labels: object) -> bool:
    return isinstance(labels, dict) and all(isinstance(label, str) and label for label in labels.values())


def _are_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _unique(codes: Sequence[str]) -> bool:
    return len(codes) == len(set(codes))


def _unreadable(name: str, position: str) -> Refused:
    return Refused("profile_unreadable", name=name, position=position)


def _folder() -> Path:
    return paths.resources() / "profiles"
