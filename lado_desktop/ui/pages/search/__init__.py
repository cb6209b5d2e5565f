"""Search: what is found while one types, below the field, and a page of everything that was found."""

from lado_desktop.ui.pages.search.page import SearchPage
from lado_desktop.ui.pages.search.popup import SearchPopup

__all__ = ["SearchPage", "SearchPopup"]
