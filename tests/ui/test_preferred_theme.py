"""The theme somebody asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from lado_desktop.prefs import Prefs
from lado_desktop.ui import theme
from lado_desktop.ui.preferred_theme import follow_system


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_a_chosen_scheme_is_worn(qapp: QApplication, tmp_path: Path, scheme: str) -> None:
    prefs = Prefs(tmp_path / "preferences.json")
    prefs.put("theme", scheme)
    follow_system(qapp, prefs)
    assert theme.current().scheme == scheme


def test_without_a_choice_it_is_the_system_s(qapp: QApplication, tmp_path: Path) -> None:
    follow_system(qapp, Prefs(tmp_path / "preferences.json"))
    assert theme.current().scheme in {"light", "dark", theme.SYSTEM}


def test_a_changed_preference_is_worn_at_once(qapp: QApplication, tmp_path: Path) -> None:
    prefs = Prefs(tmp_path / "preferences.json")
    preferred = follow_system(qapp, prefs)
    before = theme.current().scale
    prefs.put("text_size", 150)
    prefs.put("theme", "dark")
    preferred.apply()
    assert (theme.current().scheme, theme.current().scale) == ("dark", before * 1.5)


@pytest.mark.parametrize(("asked", "worn"), [(50, 1.0), (1000, 2.0)])
def test_text_is_never_too_small_nor_too_large(qapp: QApplication, tmp_path: Path, asked: int, worn: float) -> None:
    prefs = Prefs(tmp_path / "preferences.json")
    prefs.put("text_size", asked)
    follow_system(qapp, prefs)
    assert theme.current().scale == pytest.approx(worn, abs=0.3)
