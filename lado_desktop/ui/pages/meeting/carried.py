"""Open actions of the same cases from other meetings: they stand below the form until they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.ui import labels
from lado_desktop.ui.dates import in_list, long_date
from lado_desktop.ui.due import due
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.layout import vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.two_line import ListItem


class Carried(QWidget):
    """Space on a row says that it was done today, or not after all. Hidden while nothing is carried over."""

    said = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._actions: Sequence[ActionDraft] = ()
        self._ticked: set[int] = set()
        self.rows = RowsList("Still to be done from other meetings", fits=True)
        self.rows.toggled.connect(self._tick)
        self.rows.opened.connect(self._tick)
        self.card = Card("Still to be done from other meetings", self.rows)
        self.setLayout(vbox(self.card, gap=0))
        self.hide()

    def show_cases(self, case_ids: Sequence[int], meeting_id: int | None) -> None:
        """Read the actions of these cases that belong to other meetings, or to none."""
        cases = [self._office.desk.cases.again(case_id) for case_id in case_ids]
        self._actions = [
            action
            for case in cases
            for action in case.actions
            if (meeting_id is None or action.meeting_id != meeting_id)
            and (action.done_on is None or action.id in self._ticked)
        ]
        self.rows.set_items([self._item(action) for action in self._actions])
        self.card.count.setText(str(len(self._actions)))
        self.setVisible(bool(self._actions))

    def _item(self, action: ActionDraft) -> ListItem:
        today = self._office.desk.clock.today()
        who = ", ".join(part for part in (action.owner, action.agency) if part)
        if action.done_on:
            done = f"Done {long_date(action.done_on)}"
            line = " · ".join(part for part in (who, done) if part)
            return ListItem(action.id or 0, action.text, line, icon="circle-check", tone="good")
        late = due(action.due_on, today)
        icon = "circle-alert" if late.tone == "bad" else "circle"
        day = in_list(action.due_on, None, today.year)
        return ListItem(
            action.id or 0, action.text, who, day, late.words, icon=icon, tone=late.tone, right_tone=late.tone
        )

    def _tick(self, action_id: int) -> None:
        action = next((one for one in self._actions if one.id == action_id), None)
        if action is None:
            return
        done_on = None if action.done_on else self._office.desk.clock.today()
        self._ticked.add(action_id)
        try:
            self._office.desk.cases.save_part(replace(action, done_on=done_on))
        except Trouble as trouble:
            self._office.asker.tell(self, "It was not saved", labels.sentence(trouble))
            return
        self.said.emit("Marked as done" if done_on else "Marked as not done")
