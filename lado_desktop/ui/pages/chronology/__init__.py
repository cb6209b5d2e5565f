"""The chronology and notes of one contact, case, person or setting."""

from __future__ import annotations

from lado_desktop.ui.pages.chronology.page import ChronologyPage

__all__ = ["ChronologyPage"]
