"""The steps of a guided page: which are done, which may be gone to, and what a screen reader says of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.steps import Steps


def test_one_can_go_back_to_a_step_that_was_reached_and_to_no_other(qtbot: QtBot) -> None:
    steps = Steps({"choose": "Choose", "check": "Check", "done": "Done"})
    qtbot.addWidget(steps)
    steps.show()
    wanted: list[str] = []
    steps.wanted.connect(wanted.append)
    steps.show_step("check", ["choose", "check"])
    for button in steps.buttons.values():
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == ["choose", "check"]
    assert [button.isChecked() for button in steps.buttons.values()] == [False, True, False]


def test_each_step_says_its_number_and_state(qtbot: QtBot) -> None:
    steps = Steps({"choose": "Choose", "check": "Check", "done": "Done"})
    qtbot.addWidget(steps)
    steps.show_step("check", ["choose", "check"])
    assert [(one.accessibleName(), one.accessibleDescription()) for one in steps.buttons.values()] == [
        ("Step 1 of 3: Choose", "Done"),
        ("Step 2 of 3: Check", "You are here"),
        ("Step 3 of 3: Done", ""),
    ]
