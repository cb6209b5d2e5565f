"""What the panel beside the list shows of the contact one stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, ContactRow
from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import day_and_time, long_date
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.card import Facts, SidePanel
from lado_desktop.ui.widgets.chips import Chip, ChipLook
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, line, scrolled, vbox
from lado_desktop.ui.widgets.restricted import EXPLAINED, SAID
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.wrap import Wrap

NOTHING = "Choose a contact to see here what it is about."


class ContactPanel(SidePanel):
    """`opened` and `case_wanted` follow its two buttons."""

    opened = Signal()
    case_wanted = Signal()

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.kind, self.case = Chip(), Chip()
        self.facts = Facts()
        self.said_title, self.said = Text("What was said", "h3"), Text(wrap=True)
        self.nothing = Text(NOTHING, "muted", wrap=True)
        self.open_button, self.case_button = Button("Open"), Button("Go to case", "default", "folder")
        self._rule = line()
        chips = boxed(Wrap([self.kind, self.case]))
        column = vbox(self.nothing, chips, self.facts, self._rule, self.said_title, self.said, None, gap=12)
        column.setContentsMargins(16, 8, 16, 16)
        self._foot = frame("head", hbox(self.open_button, self.case_button, None, gap=8, pad=(16, 12, 16, 12)))
        super().__init__("Contact", boxed(vbox(growing(scrolled(boxed(column))), self._foot, gap=0)))
        self.open_button.clicked.connect(self.opened)
        self.case_button.clicked.connect(self.case_wanted)
        self.clear()

    def clear(self, words: str = NOTHING) -> None:
        """Nothing, or many, are chosen."""
        self.title.setText("Contact")
        self.nothing.setText(words)
        self._show_parts(is_one=False)

    def show_restricted(self, reference: str) -> None:
        """Its reference, and nothing else of it."""
        self.clear(EXPLAINED)
        self.title.setText(f"{reference} {SAID}")
        self._foot.show()
        self.case_button.hide()

    def show_contact(self, row: ContactRow, draft: ContactDraft) -> None:
        self.title.setText(row.reference)
        self._show_parts(is_one=True)
        self.kind.show_chip(ChipLook(self._lists.label("contact_type", row.contact_type)))
        self.case.show_chip(ChipLook(f"Case {row.case_reference}", "accent", "link"))
        self.kind.setVisible(row.contact_type is not None)
        self.case.setVisible(row.case_id is not None)
        self.case_button.setVisible(row.case_id is not None)
        self.case_button.set_words(f"Go to case {row.case_reference}")
        self.facts.show_facts([(name, words) for name, words in self._facts(draft) if words])
        self.said.setText(draft.summary)
        for part in (self._rule, self.said_title, self.said):
            part.setVisible(bool(draft.summary))

    def _show_parts(self, *, is_one: bool) -> None:
        self.nothing.setVisible(not is_one)
        parts: Sequence[QWidget] = (
            self.kind,
            self.case,
            self.facts,
            self._rule,
            self.said_title,
            self.said,
            self._foot,
        )
        for part in parts:
            part.setVisible(is_one)

    def _facts(self, draft: ContactDraft) -> list[tuple[str, str]]:
        referrer = draft.referrer
        who = (referrer.name, referrer.job_title, self._lists.label("agency", referrer.agency))
        return [
            ("Received", day_and_time(draft.received_on, draft.received_at)),
            ("About", "\n".join(self._adult(adult) for adult in draft.adults)),
            ("Setting", "\n".join(dict.fromkeys(adult.setting_name for adult in draft.adults if adult.setting_name))),
            ("Referrer", ", ".join(part for part in who if part)),
            ("Employer aware", long_date(draft.employer_aware_on)),
            ("Handled by", draft.handled_by),
            ("Decision", self._lists.label("threshold", draft.threshold.decision)),
        ]

    def _adult(self, adult: AdultDraft) -> str:
        known = adult.name if adult.known == "named" else self._lists.label("adult_known", adult.known)
        return ", ".join(part for part in (known, adult.description, adult.job_title) if part)
