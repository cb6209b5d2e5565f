"""The list of people: everybody a contact or case is about."""

from lado_desktop.ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
