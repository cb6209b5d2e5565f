"""Before a restricted record is opened or printed: why? The answer is stored first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.office import Office

WHY: Final = "Say why you open it. What you say is kept in its history, with who you are and the time."


def after_reason(office: Office, parent: QWidget, kind: str, record_id: int, then: Callable[[], None]) -> None:
    """Do `then` at once where no reason is needed, or once one was given; never without."""
    restrictions = office.desk.restrictions

    def answered(reason: str) -> None:
        try:
            restrictions.grant(kind, record_id, reason)
        except Trouble as trouble:
            office.asker.tell(parent, "It was not opened", labels.sentence(trouble))
            return
        then()

    if restrictions.needs_reason(kind, record_id):
        office.asker.ask_text(parent, f"This {kind} is restricted", WHY, "Why", Verb("open", "Open"), answered)
    else:
        then()
