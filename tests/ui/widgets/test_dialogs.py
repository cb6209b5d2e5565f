"""Questions, the progress of long work, and tabs."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.errors import Trouble
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.tasks import Progress, Tasks
from lado_desktop.ui.widgets.asker import Question, WindowAsker, WordsWanted
from lado_desktop.ui.widgets.tabs import TabPages
from lado_desktop.ui.widgets.text import Text
from lado_desktop.ui.widgets.working import Working
from tests.ui import audit

REMOVE = Verb("remove", "Remove 3 contacts", is_dangerous=True)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def question(window: QWidget) -> Question:
    return next(dialog for dialog in window.findChildren(Question) if dialog.isVisible())


def test_a_question_does_not_block_and_its_answer_comes_back(window: QWidget) -> None:
    answers: list[str] = []
    WindowAsker().choose(window, "Remove 3 contacts?", "They can be brought back.", [REMOVE], answers.append)
    assert answers == []
    question(window).buttons["remove"].click()
    assert answers == ["remove"]


def test_cancel_is_the_default_and_answers_nothing(qtbot: QtBot, window: QWidget) -> None:
    answers: list[str] = []
    WindowAsker().choose(window, "Remove 3 contacts?", "They can be brought back.", [REMOVE], answers.append)
    asked = question(window)
    assert asked.way_out.isDefault()
    assert not asked.buttons["remove"].isDefault()
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert answers == []
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))


def test_words_are_asked_for_until_there_are_some(qtbot: QtBot, window: QWidget) -> None:
    answers: list[str] = []
    verb = Verb("open", "Open")
    WindowAsker().ask_text(window, "This <b>case</b> is restricted", "Say why.", "Why", verb, answers.append)
    wanted = window.findChild(WordsWanted)
    assert wanted is not None
    assert audit.faults(wanted) == []
    wanted.button.click()
    QTest.keyClicks(wanted.field.edit, "   ")
    wanted.button.click()
    assert (answers, wanted.isVisible(), wanted.field.problem) == ([], True, "Enter why, in a few words")
    QTest.keyClicks(wanted.field.edit, "Duty call")
    QTest.keyClick(wanted.field.edit, Qt.Key.Key_Tab)
    QTest.keyClick(wanted.focusWidget() or wanted, Qt.Key.Key_Return)
    assert answers == ["Duty call"]
    qtbot.waitUntil(lambda: not window.findChildren(QDialog))


def test_a_question_shows_names_as_typed_and_is_named_itself(window: QWidget) -> None:
    WindowAsker().tell(window, "<b>Nothing</b> was saved", "The disk & its <img src=x> are full.")
    asked = question(window)
    assert asked.accessibleName() == "<b>Nothing</b> was saved"
    assert "<b>" not in asked.windowTitle()
    assert [label.text() for label in asked.findChildren(QLabel)][1] == "The disk & its <img src=x> are full."
    assert audit.faults(asked) == []


def test_a_long_question_is_shown_whole(window: QWidget) -> None:
    WindowAsker().choose(window, "Close case 26/031?", "Two actions are open. " * 30, [REMOVE], print)
    assert audit.faults(question(window)) == []


def test_a_file_to_write_gets_the_proposed_name_and_ending(window: QWidget) -> None:
    WindowAsker().save_file(window, "Export", "counts-2025-26.xlsx", "Spreadsheets (*.xlsx)", print)
    dialog = window.findChildren(QFileDialog)[0]
    assert dialog.defaultSuffix() == "xlsx"
    assert dialog.selectedFiles()[0].endswith("counts-2025-26.xlsx")
    dialog.reject()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    worker = Tasks()
    yield worker
    assert worker.shut_down()


def test_long_work_says_how_far_it_is_and_stops_when_asked(qtbot: QtBot, tasks: Tasks) -> None:
    working, gate, troubles = Working(), Event(), list[str]()
    qtbot.addWidget(working)

    def job(progress: Progress) -> None:
        progress.say("reading_rows", 8, 20)
        while not gate.wait(0.01):
            progress.stop_if_cancelled()

    def failed(trouble: Trouble) -> None:
        troubles.append(trouble.code)

    working.show_task(tasks.run("import", job, print, failed))
    qtbot.waitUntil(lambda: working.bar.value() == 8)
    assert working.words.text().endswith("8 of 20")
    working.stop.click()
    qtbot.waitUntil(lambda: not working.isVisible())
    assert troubles == ["cancelled"]


def test_a_tab_builds_its_page_when_first_looked_at(qtbot: QtBot) -> None:
    built: list[str] = []

    def page(key: str) -> QWidget:
        built.append(key)
        return Text(key)

    tabs = TabPages("Parts of the case")
    qtbot.addWidget(tabs)
    tabs.add("overview", "Overview", lambda: page("overview"))
    tabs.add("actions", "Actions & dates", lambda: page("actions"))
    tabs.show()
    assert built == ["overview"]
    tabs.go("actions")
    tabs.go("overview")
    assert built == ["overview", "actions"]
    tabs.set_count("actions", 6)
    assert tabs.tabs.tabText(1) == "Actions && dates  6"
    assert audit.faults(tabs) == []
