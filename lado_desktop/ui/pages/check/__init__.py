"""Record checks: one person while somebody is on the phone, or a whole list."""

from lado_desktop.ui.pages.check.page import CheckPage

__all__ = ["CheckPage"]
