"""What every page is given: the open tracker's services and the window's tools. Pages take it, none keeps more."""

from __future__ import annotations

from dataclasses import dataclass

from lado_desktop.prefs import Prefs
from lado_desktop.services.desk import Desk
from lado_desktop.ui.ask import Asker
from lado_desktop.ui.bus import Bus
from lado_desktop.ui.tasks import Tasks


@dataclass(frozen=True)
class Office:
    """One signed-in office."""

    desk: Desk
    bus: Bus
    tasks: Tasks
    asker: Asker
    prefs: Prefs
