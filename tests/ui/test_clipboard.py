"""What is copied: text in other programs' spreadsheets never acts, and goes when the tracker is locked."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from lado_desktop.ui import clipboard


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-x", "@SUM(A1)", "＝1"])
def test_a_cell_that_begins_like_a_formula_is_text_there(qapp: QApplication, text: str) -> None:
    clipboard.put_rows(f"About\t{text}\nplain\t5 - 3\n")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == f"About\t'{text}\nplain\t5 - 3\n"
    assert f">{text}</td>" in copied.html()
    assert copied.html().count("mso-number-format") == 4


def test_markup_in_a_cell_stays_text_in_the_table(qapp: QApplication) -> None:
    clipboard.put_rows("<img src=x>\t& Co\n")
    assert "&lt;img src=x&gt;</td>" in QGuiApplication.clipboard().mimeData().html()
    assert QGuiApplication.clipboard().text() == "<img src=x>\t& Co\n"


def test_programs_that_keep_what_is_copied_are_asked_not_to(qapp: QApplication) -> None:
    clipboard.put("C26/0001")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "C26/0001"
    assert bytes(copied.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_what_was_copied_is_forgotten(qapp: QApplication) -> None:
    clipboard.put("C26/0001")
    clipboard.forget()
    assert QGuiApplication.clipboard().text() == ""
