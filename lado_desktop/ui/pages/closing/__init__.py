"""The page on which a case is closed, and opened again."""

from __future__ import annotations

from lado_desktop.ui.pages.closing.page import ClosingPage

__all__ = ["ClosingPage"]
