"""The adult of a contact who is a known person: it is said, and they can be told apart again."""

from __future__ import annotations

from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.fields import Field

HINT = "What is changed of them here is changed everywhere"


class LinkedField(Field):
    """The value is the id of the person, or None; shown only while there is one."""

    def __init__(self) -> None:
        self._person: int | None = None
        self.apart = link("This is somebody else", "user-round-search")
        super().__init__("Known person", self.apart, hint=HINT)
        self.apart.setAccessibleName(self.apart.text())
        self.apart.clicked.connect(self._tell_apart)
        self.hide()

    def value(self) -> int | None:
        return self._person

    def set_value(self, value: int | None) -> None:
        self._person = value
        self.setVisible(value is not None)

    def _tell_apart(self) -> None:
        """What is typed is about somebody new from here on; the known person stays as they are."""
        self.focusNextChild()
        self.set_value(None)
        self._changed_by_hand()
