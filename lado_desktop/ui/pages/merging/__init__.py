"""Merging two people or two settings: finding the other one, comparing, choosing."""

from lado_desktop.ui.pages.merging.page import MergePage
from lado_desktop.ui.pages.merging.twins import TwinsPage

__all__ = ["MergePage", "TwinsPage"]
