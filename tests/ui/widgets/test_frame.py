"""The frame: places, pages built when first gone to, narrow windows, the word that something was done."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.ui import theme
from lado_desktop.ui.widgets.bars import TopBar
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, quiet
from lado_desktop.ui.widgets.frame import Frame
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.rail import Place
from lado_desktop.ui.widgets.text import Text
from tests.ui import audit


class Office:
    """Counts how often a page was built, and hears when it is come to and left."""

    def __init__(self) -> None:
        self.built: list[str] = []

    def place(self, key: str, words: str, icon: str) -> Place:
        def build() -> QWidget:
            self.built.append(key)
            return Text(f"This is {words}")

        return Place(key, words, icon, build, is_low=key == "lists")


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def frame(qtbot: QtBot, office: Office) -> Frame:
    top = TopBar("Find a person", [Button("New contact", icon="plus"), quiet("Lock", "lock")])
    names = [("today", "Today", "sun"), ("contacts", "Contacts", "phone-incoming"), ("lists", "Lists", "list")]
    made = Frame("Northmere", "LADO tracker", [office.place(*name) for name in names], top)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.go("today")
    made.show()
    return made


def words(frame: Frame) -> str:
    page = frame.pages.currentWidget()
    return page.text() if isinstance(page, QLabel) else ""


def test_a_page_is_built_when_it_is_first_gone_to(frame: Frame, office: Office) -> None:
    assert office.built == ["today"]
    frame.rail.buttons["contacts"].click()
    frame.rail.buttons["today"].click()
    frame.rail.buttons["contacts"].click()
    assert office.built == ["today", "contacts"]
    assert words(frame) == "This is Contacts"


def test_the_rail_marks_where_one_is(frame: Frame) -> None:
    frame.go("contacts")
    assert [key for key, button in frame.rail.buttons.items() if button.is_here] == ["contacts"]


def test_going_somewhere_is_heard(qtbot: QtBot, frame: Frame) -> None:
    with qtbot.waitSignal(frame.went, check_params_cb=lambda key: key == "lists"):
        frame.rail.buttons["lists"].click()


def test_an_opened_page_lies_on_its_place_until_it_is_closed(frame: Frame) -> None:
    record = Text("Contact C26/0413")
    frame.pages.open(record, "contacts")
    assert (words(frame), frame.pages.here) == ("Contact C26/0413", "contacts")
    frame.go("today")
    assert words(frame) == "This is Today"
    frame.go("contacts")
    assert words(frame) == "Contact C26/0413"
    frame.pages.close_page(record)
    assert words(frame) == "This is Contacts"


def test_a_closed_page_is_freed(qtbot: QtBot, frame: Frame) -> None:
    record = Text("Contact C26/0413")
    gone = weakref.ref(record)
    frame.pages.open(record)
    frame.pages.close_page(record)
    del record
    qtbot.waitUntil(lambda: gc.collect() >= 0 and gone() is None)


def test_what_waits_is_told_to_a_listener_too(frame: Frame) -> None:
    button = frame.rail.buttons["today"]
    button.set_count(3, is_urgent=True, says="3 overdue")
    found = QAccessible.queryAccessibleInterface(button)
    assert found.text(QAccessible.Text.Name) == "Today, 3 overdue"
    assert found.role() in {QAccessible.Role.RadioButton, QAccessible.Role.CheckBox, QAccessible.Role.PushButton}
    button.set_count(0)
    assert button.accessibleName() == "Today"


def test_the_rail_is_slim_where_the_window_is_narrow(frame: Frame) -> None:
    assert not frame.rail.buttons["today"].is_slim
    frame.resize(1280, 720)
    QApplication.processEvents()
    assert frame.rail.buttons["today"].is_slim
    assert frame.rail.buttons["today"].toolTip() == "Today"


def test_what_was_done_is_said_in_the_toast_and_in_the_status_line(frame: Frame) -> None:
    frame.say("Contact C26/0413 saved")
    assert frame.toast.isVisible()
    assert frame.toast.words.text() == frame.status.message.text() == "Contact C26/0413 saved"
    assert not frame.toast.action.isVisible()


def test_undo_is_called_once_and_takes_the_toast_away(frame: Frame) -> None:
    undone: list[str] = []
    frame.say("Case closed", "Undo", "Ctrl+Z", lambda: undone.append("case"))
    assert frame.toast.action.text() == "Undo  Ctrl+Z"
    assert frame.toast.action.accessibleName() == "Undo"
    frame.toast.action.click()
    assert undone == ["case"]
    assert not frame.toast.isVisible()


def test_a_toast_stays_six_seconds_at_least(frame: Frame) -> None:
    frame.say("Case closed")
    assert frame.toast._leaving.interval() >= 6000
    frame.toast._leaving.timeout.emit()
    assert not frame.toast.isVisible()


def test_how_things_stand_is_said_at_the_right(frame: Frame) -> None:
    frame.status.set_item("saved", "Saved 11:34", "check", "good")
    frame.status.set_item("saved", "Saved 11:35", "check", "good")
    shown = [label.text() for label in frame.status.findChildren(QLabel) if label.isVisible() and label.text()]
    assert shown == ["Saved 11:35"]


def test_searching_sends_what_was_typed(qtbot: QtBot, frame: Frame) -> None:
    frame.top.search.setText(" Hollorand ")
    with qtbot.waitSignal(frame.top.searched, check_params_cb=lambda words: words == "Hollorand"):
        frame.top.search.returnPressed.emit()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_frame_is_named_and_nothing_clipped_in_a_small_window(
    qapp: QApplication, frame: Frame, scale: float
) -> None:
    frame.resize(1280, 720)
    theme.install(qapp, theme.Theme("light", scale))
    frame.status.set_item("backup", "Backup checked Fri 15 May, 17:02", "shield-check", "good")
    frame.status.set_item("who", "Ruth Ashdown")
    frame.say("Contact C26/0413 saved", "Undo", "Ctrl+Z", lambda: None)
    assert audit.faults(frame) == []
    assert frame.width() == 1280


def test_a_panel_stands_beside_its_page_and_closes(qtbot: QtBot) -> None:
    page, panel = Text("Page"), Text("Panel")
    split = Panelled(page, panel)
    qtbot.addWidget(split)
    split.resize(1200, 600)
    split.show()
    assert page.geometry().right() < panel.x()
    split.toggle()
    assert not panel.isVisible()
    assert page.width() == 1200


def test_where_the_window_is_narrow_the_panel_is_a_drawer(qtbot: QtBot) -> None:
    page, panel = Text("Page"), Text("Panel")
    split = Panelled(page, panel)
    qtbot.addWidget(split)
    split.resize(900, 600)
    split.show()
    assert not panel.isVisible()
    split.toggle()
    assert panel.isVisible()
    assert page.width() == 900


def test_two_parts_stand_side_by_side_or_one_above_the_other(qtbot: QtBot) -> None:
    left, right = Text("Left"), Text("Right")
    both = Beside(left, right)
    qtbot.addWidget(both)
    both.resize(900, 300)
    both.show()
    assert left.y() == right.y()
    both.resize(600, 300)
    QApplication.processEvents()
    assert left.geometry().bottom() < right.y()
