"""A whole list of record checks, from a spreadsheet and back into one."""

from lado_desktop.ui.pages.check_list.page import CheckListPage

__all__ = ["CheckListPage"]
