"""The parts of a record being added, changed and removed in the panel at the side of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from lado_desktop.ui.widgets.editor_panel import EditorPanel
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.record_form import RecordForm


@dataclass(frozen=True)
class Edited:
    """What the panel shows of a part: a title, its form, and how it is taken away where it can be."""

    title: str
    form: RecordForm
    remove: Callable[[], None] | None = None


Editor = Callable[[Any], Edited]
"""Given the id of a part, or None for a new one."""


class SideParts(QObject):
    """`editors` are by the noun of a part; the first is what F4 opens. `said` says what was done."""

    said = Signal(str)

    def __init__(self, panelled: Panelled, panel: EditorPanel, editors: Mapping[str, Editor]) -> None:
        super().__init__(panelled)
        self._panelled, self._panel, self._editors = panelled, panel, editors
        self._noun = ""
        self._came_from: QWidget | None = None
        panel.saved.connect(self.said)
        panel.left.connect(self._left)
        panelled.panel_moved.connect(self._moved)

    def edit(self, noun: str, part_id: Any = None) -> None:
        """Show the form of a part, or of a new one; what stands in the panel is finished first."""
        came_from = QApplication.focusWidget()

        def go_on() -> None:
            if came_from and not self._panel.isAncestorOf(came_from):
                self._came_from = came_from
            edited = self._editors[noun](part_id)
            self._noun = noun
            self._panel.edit(noun, edited.title, edited.form, edited.remove)
            self._panelled.set_open(True)
            edited.form.focus_first()

        self._panel.finish(go_on)

    # ---- what is kept while it is not saved ----

    def kept_values(self) -> Mapping[str, Any] | None:
        """What stands in the panel and what kind of part it is, while something in it is not saved."""
        form = self._panel.form
        if form is None or not self._panel.is_unsaved:
            return None
        return {"part": self._noun, "draft": form.kept()}

    def take_up(self, values: Mapping[str, Any]) -> None:
        """Show again what was typed before the tracker was locked."""
        self.edit(str(values["part"]), values["draft"].get("id"))
        if form := self._panel.form:
            form.show_kept(values["draft"])

    # ---- the panel ----

    def _left(self) -> None:
        self._panelled.set_open(False)
        if self._came_from and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    def _moved(self, is_open: bool) -> None:
        if is_open and self._panel.form is None:
            self.edit(next(iter(self._editors)))
