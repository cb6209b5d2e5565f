"""How many patterns nobody has put aside: counted beside the work, some moments after anything changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from lado_desktop.errors import Trouble
from lado_desktop.ui.office import Office

KINDS: Final = frozenset(
    {"Contact", "ContactAdult", "ContactCategory", "ThresholdDecision", "PatternRule", "PatternDismissal"}
    | {"PersonMerge", "SettingMerge"}
)
SOON_MS: Final = 1500


class PatternCount(QObject):
    """`show` is told the count whenever it was counted."""

    def __init__(self, office: Office, show: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._show = office, show
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.count)
        office.bus.changed.connect(self._changed)
        self._soon.start()

    def stop(self) -> None:
        """Nothing is asked of a tracker that is about to be shut."""
        self._soon.stop()

    def count(self) -> None:
        self._office.tasks.run("counting", lambda _progress: self._live(), self._counted, self._failed)

    def _live(self) -> int:
        return len(self._office.desk.patterns.live())

    def _counted(self, count: int) -> None:
        self._show(count)

    def _failed(self, _trouble: Trouble) -> None:
        """Whoever goes to the patterns is told; a number beside their name is not worth a message."""

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & KINDS:
            self._soon.start()
