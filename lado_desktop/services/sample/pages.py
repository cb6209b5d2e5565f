"""The TOML pages the sample is told from, and how something is drawn from them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from random import Random
from typing import Any

from lado_desktop import paths

Page = dict[str, Any]  # as read from TOML; the pages ship with the program


def read(name: str) -> Page:
    """The page `name` of resources/sample."""
    return tomllib.loads((paths.resources() / "sample" / f"{name}.toml").read_text("utf-8"))


def drawn(chance: Random, entries: Sequence[Page]) -> Page:
    """One of `entries`, as often as its `weight` says (1 when it says nothing)."""
    return chance.choices(entries, [entry.get("weight", 1) for entry in entries])[0]


def likely(chance: Random, share: float) -> bool:
    """True in `share` of all draws."""
    return chance.random() < share
