"""The panel beside the list of patterns: the records behind one, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lado_desktop.services.lists import Lists
from lado_desktop.services.patterns import Pattern
from lado_desktop.ui.dates import long_date, short_date
from lado_desktop.ui.pattern_words import contact_line, pattern_title, rule_words
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.card import SidePanel
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, line, scrolled, vbox
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.two_line import ListItem

NOTHING = "Choose a pattern to see the contacts behind it."


class PatternPanel(SidePanel):
    """One pattern, explained by its records."""

    contact_opened = Signal(int)
    aside_wanted = Signal()
    subject_wanted = Signal()

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.what = Text("", "strong", wrap=True)
        self.why = Text(NOTHING, "muted", wrap=True)
        self.aside = Text("", "body", wrap=True)
        self.records = RowsList("Contacts behind the pattern", fits=True)
        self.aside_button = Button("Put aside", icon="circle-pause")
        self.subject_button = Button("Open")
        words = boxed(vbox(self.what, self.why, self.aside, gap=8, pad=(16, 8, 16, 12)))
        column = boxed(vbox(words, line(), self.records, None, gap=0))
        foot = frame("foot", hbox(self.subject_button, self.aside_button, None, pad=(16, 10, 16, 10)))
        super().__init__("The contacts behind it", boxed(vbox(growing(scrolled(column)), foot, gap=0)), width=384)
        self.records.opened.connect(self.contact_opened)
        self.aside_button.clicked.connect(self.aside_wanted)
        self.subject_button.clicked.connect(self.subject_wanted)
        self.show_pattern(None)

    def show_pattern(self, pattern: Pattern | None) -> None:
        """The records of `pattern`, or how one comes to see some."""
        self.what.setText(pattern_title(pattern, self._lists) if pattern else "")
        self.why.setText(f"Told from {rule_words(pattern.rule, self._lists)}." if pattern else NOTHING)
        aside = pattern.put_aside if pattern else None
        self.aside.setText(f"Put aside by {aside.by}, {long_date(aside.on)}: {aside.reason}" if aside else "")
        self.aside.setVisible(aside is not None)
        contacts = pattern.contacts if pattern else ()
        self.records.set_items(
            [
                ListItem(
                    one.id,
                    one.reference,
                    contact_line(one, self._lists),
                    short_date(one.received_on),
                    icon="lock" if one.is_restricted else "phone-incoming",
                )
                for one in contacts
            ]
        )
        self.subject_button.set_words(f"Open the {pattern.rule.subject}" if pattern else "Open")
        self.subject_button.setVisible(pattern is not None)
        self.aside_button.setVisible(pattern is not None and aside is None)
