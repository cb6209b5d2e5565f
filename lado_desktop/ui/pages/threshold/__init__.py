"""The threshold sheet of one contact."""

from __future__ import annotations

from lado_desktop.ui.pages.threshold.page import ThresholdPage

__all__ = ["ThresholdPage"]
