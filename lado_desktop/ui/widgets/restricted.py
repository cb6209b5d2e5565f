"""How a restricted record looks wherever it is not opened."""

from __future__ import annotations

from typing import Any, Final

from lado_desktop.ui.widgets.chips import ChipLook
from lado_desktop.ui.widgets.table_columns import Cell

SAID: Final = "Restricted"
CHIP: Final = ChipLook(SAID, "neutral", "lock")
RESTRICTED: Final = Cell(chips=((SAID, "neutral", "lock"),))
EXPLAINED: Final = "This record is restricted. It opens once you have said why."


def about(row: Any) -> Cell:
    """Whom a row of a list is about, or that it is restricted."""
    return RESTRICTED if row.is_restricted else Cell(row.about)
