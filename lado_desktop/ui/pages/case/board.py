"""The cards of a case in their order, and which part each of them adds and changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lado_desktop.services.case_drafts import ActionDraft, CasePage, ReviewDraft
from lado_desktop.services.lists import Lists
from lado_desktop.ui.pages.case.adult import AdultCard
from lado_desktop.ui.pages.case.cards import AllegationsCard
from lado_desktop.ui.pages.case.editors import STRAND_NOUNS
from lado_desktop.ui.pages.case.lines import Lines, still_first
from lado_desktop.ui.pages.case.strands import StrandsCard
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.layout import boxed, vbox
from lado_desktop.ui.widgets.list_card import ListCard

STACKED_BELOW = 880
Dated = ActionDraft | ReviewDraft


class Board(Beside):
    """`wanted` carries the noun of a part and its id, None for a new one; `toggled` one that was ticked."""

    wanted = Signal(str, object)  # int | None
    toggled = Signal(str, int)
    case_opened = Signal(int)

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._linked: dict[int, int] = {}
        self.allegation = AllegationsCard(lists)
        self.strand = StrandsCard(lists)
        self.child = ListCard("Children", "No child is named yet.", "Add", "Add a child", "C")
        self.meeting = ListCard("Meetings", "No meeting yet.", "Book or record", "Book or record a meeting", "M")
        self.contact = ListCard("Contacts", "No contact belongs to this case.")
        self.adult = AdultCard(lists)
        self.link = ListCard("Linked cases", "No other case belongs to this one.", "Add", "Link another case", "K")
        self.transfer = ListCard("Transfers", "No other LADO has led this case.", "Add", "Add a transfer", "X")
        self.open_link = link("Open", "folder-open", tip="Ctrl+Enter")
        self.open_link.setAccessibleName("Open the linked case")
        self.link.tools.insertWidget(0, self.open_link)
        self.action = ListCard("Actions", "Nothing is to be done.", "Add", "Add an action", "T")
        self.review = ListCard("Review dates", "No day is set to look at this again.", "Add", "Add a review date", "D")
        self.referral = ListCard("Onward referrals", "None to the DBS or a regulator.", "Add", "Add a referral", "O")
        left = boxed(vbox(*self.left, None, gap=16))
        super().__init__(left, boxed(vbox(*self.right, None, gap=16)), below=STACKED_BELOW)
        self._wire()

    @property
    def left(self) -> Sequence[QWidget]:
        """What the case is about and how it goes."""
        return (self.allegation, self.strand, self.child, self.meeting, self.contact)

    @property
    def right(self) -> Sequence[QWidget]:
        """What is to be done, and who is to know."""
        return (self.action, self.review, self.referral, self.adult, self.link, self.transfer)

    @property
    def parts(self) -> Mapping[str, AllegationsCard | ListCard | AdultCard]:
        """The cards whose rows the panel at the side changes, by the nouns of the rows."""
        return {
            "allegation": self.allegation,
            "action": self.action,
            "review date": self.review,
            "referral": self.referral,
            "child": self.child,
            "link": self.link,
            "transfer": self.transfer,
            "case": self.adult,
        }

    def _wire(self) -> None:
        for noun, card in self.parts.items():
            card.opened.connect(lambda part_id, noun=noun: self.wanted.emit(noun, part_id))
            card.added.connect(lambda noun=noun: self.wanted.emit(noun, None))
        self.strand.opened.connect(lambda kind: self.wanted.emit(STRAND_NOUNS[kind], None))
        self.open_link.clicked.connect(self._open_linked)
        within = QShortcut(QKeySequence("Ctrl+Return"), self.link)
        within.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        within.activated.connect(self._open_linked)
        for noun, ticked in (("action", self.action), ("review date", self.review)):
            ticked.toggled.connect(lambda part_id, noun=noun: self.toggled.emit(noun, part_id))

    def _open_linked(self) -> None:
        """The case of the row one stands on, or the only one."""
        rows = self.link.rows
        link_id = rows.current_id() or next((item.id for item in rows.items()), None)
        if link_id in self._linked:
            self.case_opened.emit(self._linked[link_id])

    def show_case(self, page: CasePage, today: date) -> None:
        """Everything that hangs on the case, as on `today`."""
        lines = Lines(self._lists, today)
        self.allegation.show_allegations(page.allegations)
        self.strand.show_strands(page.strands, today)
        self._linked = {one.id: one.draft.other_id or 0 for one in page.links}
        self.link.show_items([lines.link(one) for one in page.links])
        self.open_link.setVisible(bool(page.links))
        self.transfer.show_items([lines.transfer(transfer) for transfer in page.transfers])
        self.child.show_items([lines.child(child) for child in page.children])
        self.meeting.show_items([lines.meeting(meeting) for meeting in page.meetings])
        self.contact.show_items([lines.contact(contact) for contact in page.contacts])
        self.action.show_items([lines.action(one) for one in still_first(page.actions)], done_of(page.actions))
        self.review.show_items([lines.review(one) for one in still_first(page.reviews)], done_of(page.reviews))
        self.referral.show_items([lines.referral(referral) for referral in page.referrals])
        self.adult.show_case(page.case)


def done_of(parts: Sequence[Dated]) -> str:
    """ "2 of 5" are done, or nothing."""
    return f"{sum(1 for part in parts if part.done_on)} of {len(parts)} done" if parts else ""
