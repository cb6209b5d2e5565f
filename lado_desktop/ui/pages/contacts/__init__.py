"""The list of contacts: the spreadsheet the office knows, sorted and narrowed as one types."""

from lado_desktop.ui.pages.contacts.page import ContactsPage

__all__ = ["ContactsPage"]
