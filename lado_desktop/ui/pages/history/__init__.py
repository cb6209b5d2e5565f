"""The history of one record."""

from __future__ import annotations

from lado_desktop.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
