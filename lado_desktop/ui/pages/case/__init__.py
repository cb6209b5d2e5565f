"""The page of one case."""

from __future__ import annotations

from lado_desktop.ui.pages.case.page import CasePage

__all__ = ["CasePage"]
