"""The list of cases: sorted, narrowed and opened like a spreadsheet."""

from lado_desktop.ui.pages.cases.page import CasesPage

__all__ = ["CasesPage"]
