"""Records changed from their list, without being opened."""

from lado_desktop.ui.forms.changing.cells import ListChanges
from lado_desktop.ui.forms.changing.many import BulkChange

__all__ = ["BulkChange", "ListChanges"]
