"""Bars say their figures in words, in shapes and in lengths."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from lado_desktop.ui import theme
from lado_desktop.ui.widgets.chart import Bar, BarChart

BARS = (Bar("Physical", 40, 36), Bar("Neglect <i>", 8), Bar("None", 0, 0))


def chart(qtbot: QtBot, bars: tuple[Bar, ...] = BARS) -> BarChart:
    chart = BarChart("category of harm", bars, "2025-26", "2024-25")
    qtbot.addWidget(chart)
    chart.resize(400, 260)
    return chart


def widths(image: QImage, color: QColor) -> list[int]:
    """For each line of pixels, how many have `color`."""
    return [sum(image.pixelColor(x, y) == color for x in range(image.width())) for y in range(image.height())]


def test_a_screen_reader_hears_every_figure(qtbot: QtBot) -> None:
    shown = chart(qtbot)
    assert shown.accessibleName() == "Chart: category of harm"
    assert shown.accessibleDescription() == (
        "2025-26: Physical 40, 36 in 2024-25; Neglect <i> 8; None 0, 0 in 2024-25."
    )


def test_a_bar_is_as_long_as_its_figure(qtbot: QtBot) -> None:
    image = chart(qtbot).grab().toImage()
    filled = widths(image, theme.current().color("series_1"))
    first_middle, pitch = 32 + 7, 54
    assert filled[first_middle] > 200
    assert filled[first_middle] / filled[first_middle + pitch] == pytest.approx(40 / 8, abs=0.15)


def test_nothing_counted_is_no_trouble(qtbot: QtBot) -> None:
    empty = chart(qtbot, ())
    assert empty.accessibleDescription() == "Nothing to show."
    assert not empty.grab().isNull()


def test_parts_of_a_figure_are_said_to_one_place_with_what_they_count(qtbot: QtBot) -> None:
    shown = BarChart("length of cases", (Bar("Weeks", 12.25),), "2025-26", suffix="%")
    qtbot.addWidget(shown)
    assert shown.accessibleDescription() == "2025-26: Weeks 12.2%."
