"""The look as data: resources/themes/tokens.toml, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from lado_desktop import paths

SCHEMES = ("light", "dark", "contrast")


@dataclass(frozen=True)
class Tokens:
    """Points by step of type, pixels by name, and `#rrggbb` by scheme and role."""

    type: dict[str, float]
    space: dict[str, int]
    size: dict[str, int]
    radius: dict[str, int]
    scheme: dict[str, dict[str, str]]


@cache
def tokens() -> Tokens:
    return Tokens(**tomllib.loads((paths.resources() / "themes" / "tokens.toml").read_text("utf-8")))
