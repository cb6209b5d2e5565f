"""The second step: the proposed mapping, corrected in tables."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.exchange.correction import Correction
from lado_desktop.services.importing import save_mapping
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.import_page.checklist import Checklist
from lado_desktop.ui.pages.import_page.choose import MAPPINGS
from lado_desktop.ui.pages.import_page.columns import ColumnsList
from lado_desktop.ui.pages.import_page.rules import RulesList
from lado_desktop.ui.pages.import_page.sheets import SheetsList
from lado_desktop.ui.pages.import_page.texts import TextsList
from lado_desktop.ui.pages.import_page.words import Words
from lado_desktop.ui.widgets.buttons import Button, link, primary
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.tabs import TabPages
from lado_desktop.ui.widgets.text import Glyph, Text

NO_TABLE = "No table was found in this file. Say in which row its headings are, or choose another file"


class CheckStep(QWidget):
    """Four checklists over one correction; `corrected` follows every change."""

    corrected = Signal()
    tried = Signal()
    saved = Signal(str)
    refused = Signal(object)  # Trouble

    def __init__(self, office: Office, correction: Correction) -> None:
        super().__init__()
        self._office, self._correction = office, correction
        words = Words(office.desk.lists)
        self.lists: dict[str, Checklist] = {
            "columns": ColumnsList(correction, words),
            "texts": TextsList(correction, words),
            "sheets": SheetsList(correction, words),
            "rules": RulesList(correction, words),
        }
        self.tabs = TabPages("What the mapping says", lead=24)
        for (key, checklist), title in zip(
            self.lists.items(), ("Columns", "Cell texts", "Sheets", "Rules"), strict=True
        ):
            self.tabs.add(key, title, lambda checklist=checklist: checklist)  # type: ignore[misc]  # bound now
            checklist.corrected.connect(self._refresh)
            checklist.open()
        self._lay_out()
        self._tell()
        if not correction.columns():
            self.tabs.go("sheets")

    def _lay_out(self) -> None:
        self.try_it = primary("Try it")
        self.save = Button("Save the mapping", icon="file-text")
        self.left = Text(role="muted")
        self.mark = Glyph("circle-help")
        self.show_left = link("Show")
        self.try_it.clicked.connect(self.tried)
        self.save.clicked.connect(self._ask_save)
        self.show_left.clicked.connect(self._go_to_check)
        said = hbox(self.mark, self.left, self.show_left, gap=8)
        foot = frame("foot", hbox(self.try_it, self.save, None, boxed(said), gap=8, pad=(24, 12, 24, 12)))
        self.setLayout(vbox(growing(self.tabs), foot, gap=0))

    def focus_first(self) -> None:
        """To what should be checked, or else to the table."""
        self.lists[self.tabs.here].table.setFocus()

    def _refresh(self) -> None:
        for checklist in self.lists.values():
            checklist.refresh()
        self._tell()
        self.corrected.emit()

    def _tell(self) -> None:
        for key, checklist in self.lists.items():
            self.tabs.set_count(key, len(checklist.found()))
        count = sum(checklist.left_to_check for checklist in self.lists.values())
        has_columns = bool(self._correction.columns())
        self.left.setText(_left(count) if has_columns else NO_TABLE)
        is_done = has_columns and not count
        self.mark.show_icon("circle-check" if is_done else "circle-help", "good" if is_done else "warn")
        self.try_it.setEnabled(has_columns)
        self.show_left.setVisible(count > 0)

    def _go_to_check(self) -> None:
        key = next((key for key, one in self.lists.items() if one.left_to_check), self.tabs.here)
        self.tabs.go(key)
        self.lists[key].go_to_check()

    def _ask_save(self) -> None:
        self._office.asker.save_file(self, "Save the mapping", "Mapping.toml", MAPPINGS, self._save)

    def _save(self, path: Path) -> None:
        try:
            save_mapping(path, self._correction.mapping)
        except Trouble as trouble:
            self.refused.emit(trouble)
        else:
            self.saved.emit(f"Saved the mapping as {path.name}")


def _left(count: int) -> str:
    if not count:
        return "Nothing is left to check"
    return "1 thing to check" if count == 1 else f"{count:,} things to check"
