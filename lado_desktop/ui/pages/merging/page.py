"""The page on which two people, or two settings, are compared and become one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.merge_drafts import MergeDraft, MergePreview
from lado_desktop.ui import labels
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.merge_words import counted
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.merging.choices import MergeChoices
from lado_desktop.ui.widgets.buttons import Button, IconButton, primary
from lado_desktop.ui.widgets.card import Card, PageHead
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.layout import boxed, fit, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.two_line import ListItem

MOST: Final = 30
ASKING_MS: Final = 200
LINE: Final = "Whose value stands, field by field. It can be taken back on the page of the one that stays."


class MergePage(QWidget):
    """`other` is 0 where the other one has to be found first."""

    person_opened = Signal(int)
    setting_opened = Signal(int)
    said = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, kind: str, record: int, other: int = 0) -> None:
        super().__init__()
        self._office, self.kind = office, kind
        self._kept_id, self._gone_id = record, other
        self._asking = QTimer(self, singleShot=True, interval=ASKING_MS)
        noun = "people" if kind == "person" else "settings"
        self.head = PageHead(f"Merge two {noun}", LINE, tools=[self._close_button()])
        self._build()
        self._wire()
        self._show_found()
        self._compare()

    def _close_button(self) -> IconButton:
        self.close_button = IconButton("x", "Close without merging", key="Esc")
        return self.close_button

    def _build(self) -> None:
        self.sought = TextField("Find the other one", hint="A name, a former name, a setting or a reference")
        self.found = RowsList(f"Other {'people' if self.kind == 'person' else 'settings'}", fits=True)
        self.nobody = Text(
            "Nobody of that name is on record." if self.kind == "person" else "None of that name.", "muted"
        )
        self.finding = Card(
            "The other one", boxed(vbox(boxed(vbox(self.sought, self.nobody, pad=(16, 12, 16, 8))), self.found, gap=0))
        )
        self.choices = MergeChoices(self._office.desk.lists)
        self.moves = Text("", "body", wrap=True)
        self.reason = TextField("Why they are one", hint="It is kept with the merge")
        self.comparing = Card("What stands", vbox(self.choices, self.moves, self.reason, gap=16))
        self.notice = Notice("bad", "")
        self.merge_button = primary("Merge")
        self.swap_button = Button("Keep the other one", icon="refresh-cw")
        self.cancel_button = Button("Cancel")
        body = fit(boxed(vbox(self.notice, self.finding, self.comparing, None, gap=16)), most_width=1120)
        column = hbox(growing(body, 1000), None, gap=0, pad=(24, 4, 24, 24))
        foot = hbox(self.merge_button, self.swap_button, self.cancel_button, None, gap=8, pad=(24, 12, 24, 12))
        page = vbox(self.head, growing(scrolled(boxed(column))), frame("foot", foot), gap=0)
        self.setLayout(vbox(frame("window", page), gap=0))

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.cancel_button.clicked.connect(self.closed)
        self.merge_button.clicked.connect(self.save_page)
        self.swap_button.clicked.connect(self.swap)
        self.sought.changed.connect(self._asking.start)
        self.sought.edit.returnPressed.connect(self.found.setFocus)
        self.found.opened.connect(self.choose)
        self._asking.timeout.connect(self._show_found)

    def arrive(self) -> None:
        (self.merge_button if self._gone_id else self.sought.edit).setFocus()

    # ---- finding the other one ----

    def choose(self, record: int) -> None:
        """That is the other one."""
        self._gone_id = record
        self._compare()
        self.merge_button.setFocus()

    def _show_found(self) -> None:
        words = self.sought.value()
        items = self._people(words) if self.kind == "person" else self._settings(words)
        items = [item for item in items if item.id != self._kept_id][:MOST]
        self.found.set_items(items)
        self.found.setVisible(bool(items))
        self.nobody.setVisible(bool(words) and not items)

    def _people(self, words: str) -> list[ListItem]:
        people = self._office.desk.people
        rows = people.rows(people.ids(filters={"": words})[: MOST + 1]) if words else []
        return [
            ListItem(
                row.id,
                row.name or row.reference,
                " · ".join(part for part in (row.reference, "; ".join(row.roles)) if part),
                short_date(row.date_of_birth),
                icon="user-round",
            )
            for row in rows
        ]

    def _settings(self, words: str) -> list[ListItem]:
        settings, lists = self._office.desk.settings, self._office.desk.lists
        rows = settings.rows(settings.ids(filters={"": words})[: MOST + 1]) if words else []
        return [
            ListItem(row.id, row.name, lists.label("sector", row.sector), row.local_authority, icon="building-2")
            for row in rows
        ]

    # ---- comparing ----

    def swap(self) -> None:
        """The other one stays."""
        self._kept_id, self._gone_id = self._gone_id, self._kept_id
        self._compare()

    def _compare(self) -> None:
        preview = self._preview() if self._gone_id else None
        for part in (self.comparing, self.merge_button, self.swap_button):
            part.setVisible(preview is not None)
        self.finding.setVisible(preview is None)
        if preview is not None:
            self.choices.show_preview(preview)
            self.moves.setText(
                f"To {preview.kept.name} moves {counted(preview.moves)}. {preview.gone.name} is in no list any more, "
                "and stays as another name."
            )

    def _preview(self) -> MergePreview | None:
        self.notice.say("bad", "")
        try:
            return self._office.desk.merging.preview(self.kind, self._kept_id, self._gone_id)
        except Trouble as trouble:
            self.notice.say("bad", labels.sentence(trouble))
            self._gone_id = 0
            return None

    def save_page(self) -> None:
        """Make one of the two, and go to it."""
        if not self._gone_id:
            return
        draft = MergeDraft(
            kind=self.kind,
            kept_id=self._kept_id,
            gone_id=self._gone_id,
            choices=self.choices.choices(),
            reason=self.reason.value(),
        )
        try:
            self._office.desk.merging.merge(draft)
        except Trouble as trouble:
            self.notice.say("bad", labels.sentence(trouble))
            return
        self.closed.emit()
        self.said.emit("Merged into one")
        (self.person_opened if self.kind == "person" else self.setting_opened).emit(self._kept_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
