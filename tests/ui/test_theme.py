"""The theme: readable in every scheme, one place for colours, changed while windows stay open."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from lado_desktop import paths
from lado_desktop.ui import contrast, theme
from lado_desktop.ui.tokens import SCHEMES, tokens
from lado_desktop.ui.widgets.chips import Chip


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_pair_of_colours_that_meet_can_be_read(scheme: str) -> None:
    assert contrast.faults(tokens().scheme[scheme]) == []


def test_a_pair_that_cannot_be_read_is_named() -> None:
    colors = tokens().scheme["light"] | {"muted": "#aaaaaa"}
    assert "muted on window is 2.15, needs 4.5" in contrast.faults(colors)


def test_black_on_white_is_twenty_one() -> None:
    assert round(contrast.ratio("#000000", "#ffffff"), 2) == 21


def test_all_schemes_give_every_role() -> None:
    roles = {scheme: set(tokens().scheme[scheme]) for scheme in SCHEMES}
    assert roles["dark"] == roles["contrast"] == roles["light"]


def test_no_colour_is_written_outside_the_tokens() -> None:
    hexes = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b(?=[\"';])")
    sources = [*paths.PACKAGE.glob("ui/**/*.py"), *paths.resources().glob("themes/*.qss")]
    assert [f"{path.name}: {found}" for path in sources for found in hexes.findall(path.read_text("utf-8"))] == []
    assert len(sources) > 5


def test_every_icon_takes_its_colour_from_the_theme() -> None:
    drawings = list((paths.resources() / "icons").glob("*.svg"))
    assert [path.name for path in drawings if "currentColor" not in path.read_text("utf-8")] == []
    assert len(drawings) > 50


def test_an_icon_is_drawn_in_the_colour_it_was_asked_for(qapp: QApplication) -> None:
    image = theme.Theme("light").pixmap("circle", "bad", 16, 2.0).toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }
    assert seen == {tokens().scheme["light"]["bad"].lower()}


@pytest.mark.parametrize("scheme", [*SCHEMES, theme.SYSTEM])
def test_the_sheet_has_no_place_left_unfilled(qapp: QApplication, scheme: str) -> None:
    sheet = theme.Theme(scheme, 1.5).style_sheet()
    assert not re.search(r"[$@]", sheet)
    assert ("#" in sheet) == (scheme != theme.SYSTEM)


def test_lengths_of_the_sheet_grow_with_the_text(qapp: QApplication) -> None:
    assert "min-height: 30px" in theme.Theme("light").style_sheet()
    assert "min-height: 62px" in theme.Theme("light", 2.0).style_sheet()


def test_open_windows_change_with_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button, chip = QPushButton("Save"), Chip("Open", "accent")
    qtbot.addWidget(button)
    qtbot.addWidget(chip)
    button.show()
    before = button.sizeHint().height(), chip.sizeHint().width()
    with qtbot.waitSignal(theme.look().changed):
        theme.install(qapp, theme.Theme("dark", 2.0))
    assert button.sizeHint().height() > 1.5 * before[0]
    assert chip.sizeHint().width() > 1.5 * before[1]
    assert button.grab().toImage().pixelColor(10, 10) == QColor(tokens().scheme["dark"]["surface"])


def test_a_system_in_high_contrast_keeps_its_palette(qtbot: QtBot, qapp: QApplication) -> None:
    theme.install(qapp, theme.Theme("dark"))
    theme.install(qapp, theme.Theme(theme.SYSTEM))
    plain = qapp.palette().color(QPalette.ColorRole.Window)
    assert plain != QColor(tokens().scheme["dark"]["window"])
    assert theme.current().color("window") == plain


def test_the_notes_of_the_icons_are_shipped() -> None:
    assert "ISC License" in Path(paths.resources() / "icons" / "LICENSE").read_text("utf-8")
