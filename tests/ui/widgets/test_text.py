"""Words on the screen are text, and give way where they may."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.bars import StatusItem
from lado_desktop.ui.widgets.buttons import Button, IconButton, RowButton
from lado_desktop.ui.widgets.card import Card, Facts, PageHead, SidePanel
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.layout import boxed, scrolled, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.text import Elide, Status, Text
from tests.ui import audit

MARKUP = '<b>Maeve</b> <img src="//host/x.png"> & Sons'


@pytest.mark.parametrize(
    "build",
    [
        lambda: Text(MARKUP),
        lambda: Elide(MARKUP),
        lambda: Chip(MARKUP),
        lambda: Status(MARKUP, "bad"),
        lambda: Notice("info", MARKUP, MARKUP),
        lambda: Card(MARKUP, Facts([(MARKUP, MARKUP)])),
        lambda: SidePanel(MARKUP, Text(MARKUP)),
        lambda: PageHead(MARKUP, MARKUP),
        lambda: Empty("info", MARKUP, MARKUP),
        lambda: TextField(MARKUP, hint=MARKUP),
        lambda: RowButton("info", MARKUP, MARKUP),
    ],
)
def test_a_name_that_looks_like_markup_is_shown_as_typed(qtbot: QtBot, build: object) -> None:
    part = build()  # type: ignore[operator]  # one builder for each part
    qtbot.addWidget(part)
    labels = [part, *part.findChildren(QLabel)] if isinstance(part, QLabel) else part.findChildren(QLabel)
    told = [label for label in labels if label.text()]
    assert {label.text().replace("&&", "&") for label in told} == {MARKUP}
    assert {label.textFormat() for label in told} == {Qt.TextFormat.PlainText}


def test_a_line_that_gives_way_keeps_all_of_its_words_in_the_tip(qtbot: QtBot) -> None:
    line = Elide("Residential support worker, Brook House children's home")
    qtbot.addWidget(line)
    line.resize(80, 20)
    line.grab()
    assert line.toolTip() == line.text()
    line.resize(800, 20)
    line.grab()
    assert line.toolTip() == ""


def test_a_tip_never_reads_a_name_as_markup(qtbot: QtBot) -> None:
    line = Elide(MARKUP)
    qtbot.addWidget(line)
    line.resize(40, 20)
    line.grab()
    assert "<img" not in line.toolTip()


def test_a_page_scrolls_no_further_than_its_words(qtbot: QtBot) -> None:
    words = [Text("The adult has been told that there is a concern, and not what it is. " * 6, wrap=True)] * 1
    body = boxed(vbox(*words, *[Text("Short", wrap=True) for _ in range(3)], None))
    area = scrolled(body)
    qtbot.addWidget(area)
    area.resize(600, 400)
    area.show()
    qtbot.waitExposed(area)
    assert not area.verticalScrollBar().isVisible()
    assert body.height() == area.viewport().height()


def test_a_button_with_an_icon_alone_says_what_it_does(qtbot: QtBot) -> None:
    button = IconButton("x", "Close the panel", key="F4")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Close the panel"
    assert button.toolTip() == "Close the panel (F4)"


def test_a_compact_button_keeps_its_name(qtbot: QtBot) -> None:
    button = Button("Record check", icon="user-round-search", tip="Ctrl+R")
    qtbot.addWidget(button)
    button.set_compact(True)
    assert (button.text(), button.accessibleName(), button.toolTip()) == ("", "Record check", "Record check")
    button.set_compact(False)
    assert (button.text(), button.toolTip()) == ("Record check", "Ctrl+R")


def test_a_notice_without_words_is_not_there(qtbot: QtBot) -> None:
    page = boxed(vbox(notice := Notice("warn", ""), None))
    page.resize(600, 160)
    qtbot.addWidget(page)
    page.show()
    assert not notice.isVisible()
    notice.say("bad", "Table 6 is 1 apart", "26/009 is closed with no outcome.")
    assert notice.isVisible()
    assert audit.faults(page) == []


def test_facts_can_be_shown_again(qtbot: QtBot) -> None:
    facts = Facts([("Made", "Friday"), ("Where", "K: drive")])
    qtbot.addWidget(facts)
    facts.show_facts([("Made", "Monday")])
    facts.show()
    assert [label.text() for label in facts.findChildren(QLabel) if label.isVisible()] == ["Made", "Monday"]


def test_no_part_opens_as_a_window_of_its_own_while_a_page_is_made(qtbot: QtBot) -> None:
    before = {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()}
    hidden = Notice("info", "")
    hidden.say("warn", "Look at this")
    made = [Notice("info", "Nothing is stored", "Yet."), hidden, PageHead("Contacts", "38 of 235"), StatusItem("lock")]
    assert {widget for widget in QApplication.topLevelWidgets() if widget.isVisible()} == before
    page = boxed(vbox(*made))
    qtbot.addWidget(page)
    page.show()
    assert all(part.isVisible() for part in made)
