"""One search over everything the tracker knows."""

from lado_desktop.services.search.found import Found, Group, Results
from lado_desktop.services.search.search import Search

__all__ = ["Found", "Group", "Results", "Search"]
