"""The list of settings and employers."""

from lado_desktop.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
