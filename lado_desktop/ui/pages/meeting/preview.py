"""The minutes before they leave, with the number of their copy."""

from __future__ import annotations

from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields import NumberField
from lado_desktop.ui.widgets.layout import boxed, fit, hbox
from lado_desktop.ui.widgets.paper_preview import PaperPreview

MOST_COPIES = 99


class MinutesPreview(PaperPreview):
    """The minutes of one meeting at a time."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.copy_number = NumberField("Copy number", least=1, most=MOST_COPIES)
        self.copies = NumberField("Of how many", least=1, most=MOST_COPIES)
        copies = fit(boxed(hbox(self.copy_number, self.copies, gap=16)), width=240)
        super().__init__(office.tasks, office.asker, "minutes", "minutes", "Back to the meeting", copies)
        for field in (self.copy_number, self.copies):
            field.set_value(1)
            field.left.connect(self._ask_copy)
            field.edit.returnPressed.connect(self._ask_copy)
        self._asked = self.copy

    @property
    def copy(self) -> tuple[int, int]:
        """Which copy of how many; a number that cannot be read counts as 1."""
        number, copies = self.copy_number.value() or 1, self.copies.value() or 1
        return number, max(number, copies)

    def show_meeting(self, meeting_id: int, reference: str) -> None:
        """Lay out the minutes as they are stored, and show them when they are there."""
        minutes = self._office.desk.minutes
        self.show_paper(f"Minutes {reference}", lambda: minutes.pdf(meeting_id, *self.copy))

    def _ask_copy(self) -> None:
        if self.copy != self._asked:
            self._asked = self.copy
            self.copy_number.set_value(self.copy[0])
            self.copies.set_value(self.copy[1])
            self.lay_out()
