"""Contrast as WCAG 2 measures it, and the pairs of roles that meet on the screen."""

from __future__ import annotations

from PySide6.QtGui import QColor

WORDS = 4.5  # WCAG 1.4.3
SHAPES = 3.0  # WCAG 1.4.11

GROUNDS = ("window", "rail", "surface", "panel", "hover", "selected")
TONES = ("bad", "warn", "good")
SOFT = (*TONES, "accent", "neutral")
WORD_PAIRS = (
    *((ink, ground) for ink in ("text", "muted", "accent_text") for ground in GROUNDS),
    *((tone, ground) for tone in TONES for ground in GROUNDS if ground != "rail"),
    *((tone, f"{tone}_soft") for tone in TONES),
    *((ink, f"{tone}_soft") for ink in ("text", "muted") for tone in SOFT),
    *(("placeholder", ground) for ground in ("field", "surface", "panel", "window")),
    ("accent_text", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("window", "text"),
)
SHAPE_PAIRS = (
    *((edge, ground) for edge in ("control", "focus", "bad") for ground in ("surface", "field", "panel", "window")),
    ("focus", "rail"),
    ("focus", "selected"),
    ("accent_text", "rail"),
    ("series_1", "surface"),
    ("text", "surface"),
)


def ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (lighter + 0.05) / (darker + 0.05)


def faults(colors: dict[str, str]) -> list[str]:
    """The pairs of `colors` (role to `#rrggbb`) that cannot be read, in words for whoever edits the tokens."""
    wanted = [(pair, WORDS) for pair in WORD_PAIRS] + [(pair, SHAPES) for pair in SHAPE_PAIRS]
    return [
        f"{ink} on {ground} is {ratio(colors[ink], colors[ground]):.2f}, needs {need}"
        for (ink, ground), need in wanted
        if ratio(colors[ink], colors[ground]) < need
    ]


def _luminance(color: QColor) -> float:
    return 0.2126 * _linear(color.redF()) + 0.7152 * _linear(color.greenF()) + 0.0722 * _linear(color.blueF())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
