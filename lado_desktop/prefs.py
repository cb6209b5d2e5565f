"""Preferences: one small file of plain types, written whole, holding nothing about cases."""

from __future__ import annotations

import json
import os
from pathlib import Path

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None


class Prefs:
    """Settings by name. A missing or unreadable file means defaults, never trouble."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = self._read()

    def get(self, name: str, default: Plain = None) -> Plain:
        return self._values.get(name, default)

    def text(self, name: str, default: str = "") -> str:
        value = self._values.get(name, default)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: float) -> float:
        value = self._values.get(name, default)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else default

    def put(self, name: str, value: Plain) -> None:
        """Remember `value` now; a folder that cannot be written to only means it is forgotten at the end."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        self._write()

    def _read(self) -> dict[str, Plain]:
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self) -> None:
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(self._values, indent=1, sort_keys=True), "utf-8")
            os.replace(part, self._path)
        except OSError:
            part.unlink(missing_ok=True)
