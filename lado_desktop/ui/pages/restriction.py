"""Whether a record opens only after a reason: restricting it, lifting that, and who opened it why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.restrictions import RestrictionPage as Restriction
from lado_desktop.services.restrictions import RestrictionRow
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.dates import day_and_time, long_date
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.buttons import Button, IconButton
from lado_desktop.ui.widgets.card import Card, PageHead
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.restricted import CHIP
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.two_line import ListItem

MEANS: Final = (
    "A restricted {kind} opens only after somebody has said why. What they say is kept here before anything is shown. "
    "Lists, panels and searches show its reference and nothing else. Use it where the adult, the referrer or a family "
    "is close to somebody who can open this tracker."
)
WHY_RESTRICT: Final = "From now on it opens only after a reason. You can lift this again, with a reason."
WHY_LIFT: Final = "It opens like any other record again. That it was restricted, and who opened it, stays here."


class RestrictionPage(QWidget):
    """The restriction of a contact, a case or a person. Raises `NotFound`, "reason_needed"."""

    said = Signal(str)
    line_changed = Signal(str)
    closed = Signal()

    def __init__(self, office: Office, kind: str, record_id: int) -> None:
        super().__init__()
        self._office, self._kind, self._record_id = office, kind, record_id
        self._page = office.desk.restrictions.page(kind, record_id)
        self._build()
        self._show(self._page)

    def _build(self) -> None:
        self.close_button = IconButton("x", "Close", key="Esc")
        self.head = PageHead("", tools=[self.close_button])
        self.button = Button(f"Restrict this {self._kind}…", icon="lock")
        self.history = RowsList("Restrictions", fits=True)
        self.accesses = RowsList("Who opened it, and why", fits=True)
        self._nobody = Text("Nobody has opened it while it was restricted.", "muted", wrap=True)
        self._never = Text("It was never restricted.", "muted", wrap=True)
        words = vbox(Text(MEANS.format(kind=self._kind), wrap=True), hbox(self.button, None), gap=12)
        restrictions = boxed(vbox(self.history, boxed(vbox(self._never, pad=(16, 10, 16, 6))), gap=0))
        accesses = boxed(vbox(self.accesses, boxed(vbox(self._nobody, pad=(16, 10, 16, 6))), gap=0))
        self.cards = (Card("Restrictions", restrictions), Card("Who opened it, and why", accesses))
        body = boxed(vbox(boxed(words), *self.cards, None, gap=16, pad=(24, 8, 24, 24)))
        self.setLayout(vbox(frame("window", vbox(self.head, growing(scrolled(body)), gap=0)), gap=0))
        self.button.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.closed)
        self._office.bus.changed.connect(self._changed)

    def arrive(self) -> None:
        self.line_changed.emit(f"{self._kind.capitalize()} {self._page.reference}")
        self.button.setFocus()

    def ask(self) -> None:
        """Why is it to be restricted, or lifted?"""
        title = f"{self._kind.capitalize()} {self._page.reference}"
        if self._page.is_restricted:
            verb = Verb("lift", "Lift the restriction", is_dangerous=True)
            self._office.asker.ask_text(self, f"Lift the restriction of {title}?", WHY_LIFT, "Why", verb, self._lift)
        else:
            verb = Verb("restrict", "Restrict")
            self._office.asker.ask_text(self, f"Restrict {title}?", WHY_RESTRICT, "Why", verb, self._restrict)

    def _restrict(self, reason: str) -> None:
        self._do(lambda: self._office.desk.restrictions.restrict(self._kind, self._record_id, reason), "is restricted")

    def _lift(self, reason: str) -> None:
        self._do(lambda: self._office.desk.restrictions.lift(self._kind, self._record_id, reason), "opens again")

    def _do(self, work: Callable[[], None], words: str) -> None:
        try:
            work()
        except Trouble as trouble:
            self._office.asker.tell(self, "Nothing was changed", labels.sentence(trouble))
            return
        self.refresh()
        self.said.emit(f"{self._kind.capitalize()} {self._page.reference} {words}")

    def refresh(self) -> None:
        self._show(self._office.desk.restrictions.page(self._kind, self._record_id))

    def _show(self, page: Restriction) -> None:
        self._page = page
        self.head.say(f"Restriction of {self._kind} {page.reference}")
        self.head.show_chips([Chip(CHIP.words, CHIP.tone, CHIP.icon)] if page.is_restricted else [])
        self.button.set_words("Lift the restriction…" if page.is_restricted else f"Restrict this {self._kind}…")
        self.history.set_items([self._restriction(number, row) for number, row in enumerate(page.history, 1)])
        self.accesses.set_items(
            [
                ListItem(number, row.reason, row.who, day_and_time(row.at.date(), row.at.time()), icon="eye")
                for number, row in enumerate(page.accesses, 1)
            ]
        )
        for rows, otherwise in ((self.history, self._never), (self.accesses, self._nobody)):
            rows.setVisible(bool(rows.items()))
            otherwise.parentWidget().setVisible(not rows.items())  # type: ignore[union-attr]  # it stands in a box

    @staticmethod
    def _restriction(number: int, row: RestrictionRow) -> ListItem:
        said = f"By {row.restricted_by}" if row.restricted_by else ""
        if row.lifted_on:
            said = f"{said}. Lifted {long_date(row.lifted_on)} by {row.lifted_by}: {row.lifted_because}"
        icon = "history" if row.lifted_on else "lock"
        return ListItem(number, row.reason, said, long_date(row.restricted_on), icon=icon)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & {"Restriction", "AccessReason"} and self.isVisible():
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
