"""The parts together, as the gallery draws them: every scheme, every size of text, also changed while open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.ui import theme
from lado_desktop.ui.ask import Asker
from tests.ui import audit
from tests.ui.fakes import FakeAsker
from tests.ui.gallery import PAGES


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_all_parts_have_names_and_room(qtbot: QtBot, qapp: QApplication, name: str, scale: float) -> None:
    theme.install(qapp, theme.Theme("dark", scale))
    page = PAGES[name]()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    assert audit.faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_all_parts_follow_the_text_while_they_are_open(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    page = PAGES[name]()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    for scheme, scale in [("contrast", 2.0), ("light", 1.0)]:
        theme.install(qapp, theme.Theme(scheme, scale))
        assert audit.faults(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_all_parts_can_be_drawn_with_the_system_s_own_colours(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    theme.install(qapp, theme.Theme(theme.SYSTEM))
    page = PAGES[name]()
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    assert audit.faults(page) == []
    assert page.grab().toImage().pixelColor(600, 700) == qapp.palette().window().color() or name == "frame"


def test_an_asker_that_answers_by_itself_is_an_asker(qtbot: QtBot) -> None:
    asker: Asker = FakeAsker("remove", None)
    answers: list[str] = []
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    asker.choose(window, "Remove 3 contacts?", "", [], answers.append)
    asker.choose(window, "Remove 3 contacts?", "", [], answers.append)
    assert answers == ["remove"]
