"""The guided page that brings the old spreadsheet in: choose it, check the columns, try it, bring it in."""

from lado_desktop.ui.pages.import_page.page import ImportPage

__all__ = ["ImportPage"]
