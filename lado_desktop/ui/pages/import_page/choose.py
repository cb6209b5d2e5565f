"""The first step: which spreadsheet, and whether a mapping for it was saved before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.exchange.mapping import WorkbookMapping
from lado_desktop.services.importing import load_mapping
from lado_desktop.ui import labels
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, primary
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.layout import at_left, at_top, boxed, fit, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.text import Glyph, Text

SPREADSHEETS = "Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv);;All files (*)"
MAPPINGS = "Mappings (*.toml);;All files (*)"
PROMISES = (
    "Nothing is stored before the last step.",
    "Every row comes in, or is listed with its reason.",
    "The row as it stood is kept with each record.",
    "All of it comes in, or nothing does.",
)


class ChooseStep(QWidget):
    """`chosen` comes with the file, `mapping_changed` when another mapping is to be used."""

    chosen = Signal(object)  # Path
    resumed = Signal()
    mapping_changed = Signal()
    refused = Signal(object)  # Trouble

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._saved: dict[str, WorkbookMapping] = {}
        self.choose = primary("Choose a spreadsheet", "file-spreadsheet")
        self.resume = Button("Go on", icon="corner-down-right")
        self.mapping = CodeField("Mapping to begin with", blank="Propose one from the spreadsheet")
        self.open_mapping = Button("Open a saved mapping", icon="folder-open")
        self.choose.clicked.connect(self._ask)
        self.resume.clicked.connect(self.resumed)
        self.resume.hide()
        self.mapping.changed.connect(self.mapping_changed)
        self.open_mapping.clicked.connect(self._ask_mapping)
        self._offer(_shipped(office))
        self._lay_out()

    def _lay_out(self) -> None:
        invitation = Empty(
            "file-spreadsheet",
            "Bring in the spreadsheet you have used so far",
            "Excel (xlsx, xlsm, xls), OpenDocument (ods) or csv. You can also drop the file on this page.",
            self.choose,
            self.resume,
        )
        left = frame("card", vbox(growing(fit(invitation, least_height=320)), pad=(1, 1, 1, 1)))
        promises = [hbox(at_top(Glyph("check", "good")), growing(Text(words, wrap=True)), gap=10) for words in PROMISES]
        mapping = vbox(self.mapping, at_left(self.open_mapping), gap=12)
        right = vbox(Card("How it goes", vbox(*promises, gap=10)), Card("Saved mappings", mapping), None, gap=16)
        columns = Beside(left, boxed(right), shares=(3, 2))
        self.setLayout(vbox(growing(scrolled(boxed(vbox(columns, None, pad=(24, 8, 24, 24))))), gap=0))

    def saved_mapping(self) -> WorkbookMapping | None:
        """The mapping chosen to begin with; None to have one proposed."""
        return self._saved.get(self.mapping.value())

    def show_open(self, name: str) -> None:
        """There is a file to go on with; no name, no file."""
        self.resume.setText(f"Go on with {name}".replace("&", "&&"))
        self.resume.setVisible(bool(name))

    def focus_first(self) -> None:
        self.choose.setFocus()

    def choose_mapping(self, key: str) -> None:
        """Begin with another mapping, as if it had been chosen by hand."""
        self.mapping.set_value(key)
        self.mapping_changed.emit()

    def _ask(self) -> None:
        self._office.asker.open_file(self, "Choose a spreadsheet", SPREADSHEETS, self.chosen.emit)

    def _ask_mapping(self) -> None:
        self._office.asker.open_file(self, "Open a saved mapping", MAPPINGS, self._open_mapping)

    def _open_mapping(self, path: Path) -> None:
        try:
            found = load_mapping(path)
        except Trouble as trouble:
            self.refused.emit(trouble)
            return
        self._offer({str(path): found})
        self.choose_mapping(str(path))

    def _offer(self, mappings: Mapping[str, WorkbookMapping]) -> None:
        self._saved |= mappings
        self.mapping.set_choices(
            [Choice(key, one.title or Path(key).stem, _kept(one)) for key, one in self._saved.items()]
        )


def _shipped(office: Office) -> dict[str, WorkbookMapping]:
    return {str(path): load_mapping(path) for path in office.desk.imports.shipped()}


def _kept(mapping: WorkbookMapping) -> str:
    columns = sum(len(sheet.columns) for sheet in mapping.sheets)
    return f"Says what {columns} columns become; what it does not know is for you to check"


def refusal(trouble: Trouble) -> tuple[str, str, str]:
    """A notice for a file that was not taken: kind, title, words."""
    if trouble.code in ("cancelled", "sheet_cancelled"):
        return "info", "Stopped", labels.sentence(trouble)
    return "bad", "That did not work", labels.sentence(trouble)
