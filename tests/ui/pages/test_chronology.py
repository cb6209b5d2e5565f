"""The chronology by keyboard: lines from records and written ones, narrowed, added, changed, removed and printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.chronology import ChronologyPage
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case, make_meeting


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ChronologyPage:
    case_id = make_case(office.desk)
    make_meeting(office.desk, case_id)
    made = ChronologyPage(office, "case", case_id)
    qtbot.addWidget(made)
    made.resize(1232, 780)
    with qtbot.waitActive(made, timeout=20_000):
        made.show()
        made.activateWindow()
    made.arrive()
    return made


def column(page: ChronologyPage, key: str) -> list[str]:
    at = [each.key for each in page.table.model.columns].index(key)
    return [page.table.model.cell(row, at).shown for row in range(page.table.model.rowCount())]


def press(page: ChronologyPage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)
    QApplication.processEvents()


def write(page: ChronologyPage, text: str, day: str = "today") -> None:
    press(page, Qt.Key.Key_Insert)
    assert page.panel.form is not None
    QTest.keyClicks(page.panel.form.fields["text"].control, text)
    page.panel.form.fields["happened_on"].control.selectAll()  # type: ignore[attr-defined]  # a line of text
    QTest.keyClicks(page.panel.form.fields["happened_on"].control, day)
    page.save_page()
    QApplication.processEvents()


def stand_on(page: ChronologyPage, event: str) -> None:
    line = next(line for line in page._lines if line.event == event)
    page.table.select(line.id)
    page.table.setFocus()


def test_lines_from_records_stand_in_order_with_their_source(page: ChronologyPage) -> None:
    events = column(page, "event")
    assert events.index("Contact received: Referral") < events.index("Initial meeting 1: held")
    assert "Action due: Send the report" in events
    assert {"Contact C26/0001", "Case 26/001", "M26/001"} <= set(column(page, "source"))
    assert set(column(page, "kind")) == {"Worked out"}
    assert faults(page) == []


def test_a_line_is_written_by_keyboard_and_marked_when_it_is_late(page: ChronologyPage) -> None:
    write(page, "The <b>head</b> rang", "1/5/2026")
    at = column(page, "event").index("The <b>head</b> rang")
    assert column(page, "kind")[at] == "Written, Added later"
    assert column(page, "who")[at] == "owner"
    write(page, "Rang back")
    at = column(page, "event").index("Rang back")
    assert column(page, "kind")[at] == "Written"
    assert faults(page) == []


def test_a_line_without_words_is_not_stored(page: ChronologyPage) -> None:
    press(page, Qt.Key.Key_Insert)
    page.save_page()
    assert page.panel.form is not None
    assert page.panel.form.fields["text"].problem == "Enter what it is, in a few words"


def test_written_lines_are_shown_alone_changed_and_removed(page: ChronologyPage, asker: FakeAsker) -> None:
    write(page, "Rang back")
    page.shown.set_value("written")
    page.shown.changed.emit()
    assert column(page, "event") == ["Rang back"]
    stand_on(page, "Rang back")
    page.open_line(page._lines[0].id)
    assert page.panel.form is not None
    QTest.keyClicks(page.panel.form.fields["significance"].control, "Agreed")
    page.save_page()
    assert column(page, "significance") == ["Agreed"]
    asker.answers = ["remove"]
    stand_on(page, "Rang back")
    press(page, Qt.Key.Key_Delete)
    assert column(page, "event") == []


def test_a_line_worked_out_opens_the_record_it_is_from(page: ChronologyPage, qtbot: QtBot) -> None:
    line = next(line for line in page._lines if line.event == "Initial meeting 1: held")
    with qtbot.waitSignal(page.meeting_opened) as opened:
        page.open_line(line.id)
    assert opened.args == [1]


def test_it_is_printed_looked_at_and_saved_as_pdf(
    page: ChronologyPage, qtbot: QtBot, asker: FakeAsker, tmp_path: Path
) -> None:
    write(page, "Rang back")
    page.print_page()
    qtbot.waitUntil(lambda: page.preview.pages.page_count > 0, timeout=20_000)
    assert "Rang back" in page.preview.pages.text.toPlainText()
    asker.answers = [tmp_path / "told.pdf"]
    page.save_page()
    qtbot.waitUntil((tmp_path / "told.pdf").exists, timeout=20_000)
    assert (tmp_path / "told.pdf").read_bytes().startswith(b"%PDF")
    page.go_back()
    assert not page.is_at_paper
    assert page.preview.pages.text.toPlainText() == ""


def test_what_was_typed_comes_back_after_a_lock(page: ChronologyPage, office: Office, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_Insert)
    assert page.panel.form is not None
    QTest.keyClicks(page.panel.form.fields["text"].control, "Half a line")
    kept = page.kept_values()
    assert kept is not None
    again = ChronologyPage(office, "case", page.kept_record)
    qtbot.addWidget(again)
    again.take_up(decode(encode(kept)))
    assert again.panel.form is not None
    assert again.panel.form.fields["text"].value() == "Half a line"
    assert again.panel.is_unsaved
