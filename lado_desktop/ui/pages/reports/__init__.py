"""The reports page: the counts of a period, each number a door to its records."""

from lado_desktop.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
