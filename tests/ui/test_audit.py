"""The audit finds what it is there to find."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.ui.widgets.text import Text
from tests.ui import audit


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    for widget in widgets:
        box.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_field_without_a_name_is_found(qtbot: QtBot) -> None:
    assert audit.unnamed(shown(qtbot, QLineEdit())) == ["QLineEdit"]


def test_a_combo_needs_a_visible_label(qtbot: QtBot) -> None:
    combo = QComboBox()
    combo.setAccessibleName("Route")
    label = QLabel("Route")
    page = shown(qtbot, label, combo)
    assert audit.unnamed(page) == ["QComboBox"]
    label.setBuddy(combo)
    assert audit.unnamed(page) == []


def test_words_without_room_are_found(qtbot: QtBot) -> None:
    button, label = QPushButton("Save and make a case"), Text("Not enough room for all of this")
    button.setFixedWidth(40)
    label.setFixedWidth(40)
    assert len(audit.clipped(shown(qtbot, button, label))) == 2


def test_a_label_that_reads_markup_is_found(qtbot: QtBot) -> None:
    assert audit.rich(shown(qtbot, QLabel("Maeve"), Text("Hollorand"))) == ["QLabel 'Maeve'"]


def test_a_page_without_faults_has_none(qtbot: QtBot) -> None:
    assert audit.faults(shown(qtbot, Text("Contacts"), QPushButton("Save"))) == []
