"""The record check page: by keyboard from a name to the reply on the clipboard, and what is stored as proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.desk import Desk
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.check import CheckPage
from lado_desktop.ui.pages.check_list import CheckListPage
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.windows import cells, here, key

CTRL = Qt.KeyboardModifier.ControlModifier
BORN = date(1984, 3, 7)


def add(desk: Desk, name: str, **more: object) -> int:
    adult = AdultDraft(name=name, **more)  # type: ignore[arg-type]
    return desk.contacts.save(ContactDraft(received_on=date(2026, 5, 11), contact_type="advice", adults=(adult,)))


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> CheckPage:
    add(office.desk, "Maeve Hollorand", former_names="Maeve Pike", date_of_birth=BORN, setting_name="Ash House")
    add(office.desk, "<b>Bold</b> Example")
    made = CheckPage(office)
    qtbot.addWidget(made)
    made.resize(1232, 780)
    with qtbot.waitActive(made, timeout=20_000):
        made.show()
        made.activateWindow()
    made.arrive()
    return made


def typed(page: CheckPage, text: str) -> None:
    QTest.keyClicks(page.who.edit, text)
    page.look()


def press(page: CheckPage, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, pressed, modifier)
    QApplication.processEvents()


def test_a_name_nobody_has_is_recorded_in_two_keys_with_its_reply_on_the_clipboard(
    page: CheckPage, office: Office
) -> None:
    typed(page, "Terrence Applewhite 1/2/1990")
    assert page.result.title.text() == "Nothing known"
    assert page.who.under == "Terrence Applewhite, born 1 Feb 1990"
    press(page, Qt.Key.Key_Return, CTRL)
    assert not page.is_asking
    reply = QGuiApplication.clipboard().text()
    assert "Record check: Terrence Applewhite, born 1 February 1990" in reply
    [number] = [
        row.id for row in office.desk.contacts.rows(office.desk.contacts.ids()) if row.contact_type == "record_check"
    ]
    kept = office.desk.contacts.open(number)
    assert (kept.check_reply.strip(), kept.check_replied_on, kept.disposal) == (
        reply.strip(),
        date(2026, 5, 18),
        "closed_check",
    )
    [proof] = office.desk.checks.of_contact(number)
    assert (proof.searched_name, proof.result, proof.candidates) == ("Terrence Applewhite", "nothing_known", ())


def test_somebody_known_by_a_former_name_is_shown_with_why_and_what_is_on_record(page: CheckPage) -> None:
    typed(page, "Maeve Pike")
    [item] = page.candidates.list.items()
    assert item.title == "Maeve Hollorand"
    assert "had this name before" in item.line.lower()
    assert page.result.title.text() == "Known, please call"
    assert "Former names: Maeve Pike" in page.candidates.facts.text()
    assert "Ash House" in page.candidates.facts.text()


def test_by_keyboard_a_candidate_is_put_aside_and_that_is_remembered(page: CheckPage, office: Office) -> None:
    typed(page, "Maeve Hollorand")
    press(page, Qt.Key.Key_Return)
    assert page.candidates.list.hasFocus()
    press(page, Qt.Key.Key_N)
    assert page.result.title.text() == "Nothing known"
    press(page, Qt.Key.Key_Return, CTRL)
    [proof] = office.desk.checks.of_contact(office.desk.contacts.ids()[0])
    assert [one.decision for one in proof.candidates] == ["not_same"]
    assert "nothing recorded" in page.recorded.reply.toPlainText()


def test_the_same_key_takes_a_decision_back_and_one_at_most_is_the_same(page: CheckPage, office: Office) -> None:
    add(office.desk, "Maeve Hollorand", date_of_birth=date(1990, 1, 1))
    typed(page, "Maeve Hollorand")
    first, second = [one.id for one in page.candidates.list.items()]
    page.candidates.list.setFocus()
    page.candidates.list.select(first)
    press(page, Qt.Key.Key_S)
    page.candidates.list.select(second)
    press(page, Qt.Key.Key_S)
    assert page._decisions == {second: "same"}
    press(page, Qt.Key.Key_S)
    assert page._decisions == {}


def test_who_asks_and_why_is_stored_and_a_check_links_whoever_is_the_same(page: CheckPage, office: Office) -> None:
    typed(page, "Maeve Hollorand")
    page.form.fields["name"].set_value("Pat Headley")
    page.form.fields["check_kind"].set_value("fostering")
    page.form.fields["consent_seen"].set_value(True)
    page.candidates.list.setFocus()
    press(page, Qt.Key.Key_S)
    page.record()
    kept = office.desk.contacts.open(office.desk.contacts.ids()[0])
    assert (kept.referrer.name, kept.check_kind, kept.consent_seen) == ("Pat Headley", "fostering", True)
    assert kept.adults[0].date_of_birth == BORN
    assert "Dear Pat Headley," in kept.check_reply


def test_a_check_without_a_name_is_not_recorded_and_says_where_to_type(page: CheckPage, office: Office) -> None:
    before = len(office.desk.contacts.ids())
    page.record()
    assert page.is_asking
    assert page.who.problem
    assert len(office.desk.contacts.ids()) == before


def test_the_next_check_begins_empty(page: CheckPage) -> None:
    typed(page, "Terrence Applewhite")
    page.form.fields["name"].set_value("Pat Headley")
    page.record()
    page.recorded.again_button.click()
    assert page.is_asking
    assert (page.who.value(), page.form.values()["name"]) == ("", "")
    assert page.kept_values() is None


def test_what_is_typed_is_kept_and_taken_up_again(qtbot: QtBot, page: CheckPage, office: Office) -> None:
    typed(page, "Maeve Hollorand")
    page.candidates.list.setFocus()
    press(page, Qt.Key.Key_U)
    page.form.fields["name"].set_value("Pat")
    kept = page.kept_values()
    assert kept
    again = CheckPage(office)
    qtbot.addWidget(again)
    again.take_up(decode(encode(kept)))
    assert again.kept_values() == kept


def test_the_reply_is_saved_as_pdf(qtbot: QtBot, page: CheckPage, asker: FakeAsker, tmp_path: Path) -> None:
    typed(page, "Terrence Applewhite")
    page.record()
    asker.answers = [str(tmp_path / "reply")]
    page.recorded.pdf_button.click()
    qtbot.waitUntil((tmp_path / "reply.pdf").exists, timeout=20_000)
    import pypdfium2

    text = pypdfium2.PdfDocument((tmp_path / "reply.pdf").read_bytes())[0].get_textpage().get_text_range()
    assert "Terrence Applewhite" in text
    assert "C26/" in text


def test_names_that_look_like_markup_are_shown_as_typed(page: CheckPage) -> None:
    typed(page, "<b>Bold</b> Example")
    assert page.candidates.list.items()[0].title == "<b>Bold</b> Example"
    assert faults(page) == []


def test_the_page_has_no_faults_before_and_after(page: CheckPage) -> None:
    assert faults(page) == []
    typed(page, "Maeve Hollorand")
    assert faults(page) == []
    page.record()
    assert faults(page) == []


def test_ctrl_r_opens_it_and_goes_back_to_the_one_going_on(window: MainWindow) -> None:
    key(window, Qt.Key.Key_R, CTRL)
    page = here(window)
    assert isinstance(page, CheckPage)
    QTest.keyClicks(page.who.edit, "Somebody")
    key(window, Qt.Key.Key_N, CTRL)
    key(window, Qt.Key.Key_R, CTRL)
    assert here(window) is page
    assert page.who.value() == "Somebody"


@pytest.fixture
def listed(qtbot: QtBot, page: CheckPage, office: Office, tmp_path: Path) -> CheckListPage:
    (tmp_path / "list.csv").write_text(
        "Name,Date of birth,Setting\nMaeve Hollorand,07/03/1984,Ash House\n=Terrence Applewhite,nonsense,\n", "utf-8"
    )
    made = CheckListPage(office)
    qtbot.addWidget(made)
    made.resize(1232, 780)
    made.show()
    made.check(tmp_path / "list.csv")
    qtbot.waitUntil(lambda: bool(made._checked), timeout=30_000)
    return made


def test_a_whole_list_is_checked_and_what_could_not_be_read_is_said(listed: CheckListPage) -> None:
    assert cells(listed.table, "result") == ["Known, please call", "Nothing known"]
    assert listed.notice.title.text() == "2 people, 1 known, please call"
    assert "in lines 3" in listed.notice.body.text()
    assert faults(listed) == []


def test_the_result_sheet_holds_text_only_and_candidates_by_reference(
    qtbot: QtBot, listed: CheckListPage, asker: FakeAsker, tmp_path: Path
) -> None:
    import openpyxl

    asker.answers = [str(tmp_path / "out.xlsx")]
    listed.export_page()
    qtbot.waitUntil((tmp_path / "out.xlsx").exists, timeout=20_000)
    rows = list(openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(values_only=True))
    assert rows[1] == ("Row", "Name", "Date of birth", "Setting", "Result", "Possible matches")
    assert rows[2][:5] == ("1", "Maeve Hollorand", "07/03/1984", "Ash House", "Known, please call")
    assert rows[2][5].startswith("P")
    assert "Maeve" not in rows[2][5]
    assert rows[3][1] == "=Terrence Applewhite"


def test_each_line_becomes_a_contact_when_asked_all_in_one(
    qtbot: QtBot, listed: CheckListPage, office: Office, asker: FakeAsker
) -> None:
    before = len(office.desk.contacts.ids())
    asker.answers = ["record"]
    listed.ask_record()
    qtbot.waitUntil(lambda: len(office.desk.contacts.ids()) == before + 2, timeout=30_000)
    assert {row.contact_type for row in office.desk.contacts.rows(office.desk.contacts.ids()[:2])} == {"record_check"}


def test_a_line_opens_as_a_check_of_its_own(qtbot: QtBot, listed: CheckListPage) -> None:
    with qtbot.waitSignal(listed.check_asked) as asked:
        listed.table.opened.emit(1)
    assert asked.args == ["Maeve Hollorand 07/03/1984 at Ash House"]
