"""The page of a meeting: what it asks in each state, what it stores, and its minutes on paper."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.ui import labels, theme
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.meeting import MeetingPage
from lado_desktop.ui.pages.meeting.page import within
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_pick import PickField
from lado_desktop.ui.widgets.index_list import Entry
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import NAME, make_case, make_meeting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case_id(office: Office) -> int:
    return make_case(office.desk)


@pytest.fixture
def meeting_id(office: Office, case_id: int) -> int:
    return make_meeting(office.desk, case_id)


@pytest.fixture
def shown(qtbot: QtBot, office: Office) -> Callable[..., MeetingPage]:
    def show(meeting_id: int | None = None, case_id: int | None = None) -> MeetingPage:
        page = MeetingPage(office, meeting_id, case_id)
        qtbot.addWidget(page)
        page.resize(1232, 780)
        with qtbot.waitActive(page, timeout=20_000):
            page.show()
            page.activateWindow()
        page.arrive()
        return page

    return show


@pytest.fixture
def paper(qtbot: QtBot) -> Callable[[MeetingPage], MeetingPage]:
    """Asks for the minutes and waits for them."""

    def lay_out(page: MeetingPage) -> MeetingPage:
        page.print_page()
        qtbot.waitUntil(lambda: page.preview.pages.page_count > 0, timeout=20_000)
        return page

    return lay_out


def type_into(page: MeetingPage, key: str, text: str) -> None:
    QTest.keyClick(page.form.fields[key].control, Qt.Key.Key_End)
    QTest.keyClicks(page.form.fields[key].control, text)


def focus(page: MeetingPage) -> QWidget:
    """What has the keyboard."""
    found = page.focusWidget()
    assert found is not None
    return found


def lines(page: MeetingPage, key: str) -> DraftsField:
    field = page.form.fields[key]
    assert isinstance(field, DraftsField)
    return field


def heading(page: MeetingPage, words: str) -> str:
    """The key of the field under a heading."""
    return next(key for key, field in page.form.fields.items() if field.label.text() == words)


def test_a_meeting_saved_untouched_is_stored_as_it_was(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int
) -> None:
    before = office.desk.meetings.again(meeting_id)
    page = shown(meeting_id)
    assert page.form.draft() == before
    assert page.kept_values() is None
    page.save_page()
    assert office.desk.meetings.again(meeting_id) == before


def test_everything_of_a_meeting_is_typed_and_stored(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int
) -> None:
    page = shown(meeting_id)
    type_into(page, "agenda", "1. Threshold")
    QTest.keyClicks(lines(page, "attendance").blocks[0].form.fields["note"].control, "Left at 15:00")
    decision = lines(page, "decisions").blocks[0].form
    QTest.keyClicks(decision.fields["views"].control, "HR: agree")
    QTest.keyClicks(decision.fields["carried_answer"].control, "Done in March")
    copy = lines(page, "copies").add().form
    QTest.keyClicks(copy.fields["recipient"].control, "Jo <b>Tamsin</b>")
    QTest.keyClicks(copy.fields["version"].control, "Redacted")
    QTest.keyClicks(copy.fields["sent_on"].control, "today")
    QTest.keyClicks(copy.fields["sent_how"].control, "Secure email")
    QTest.keyClicks(copy.fields["acknowledged_on"].control, "today")
    page.save_page()
    stored = office.desk.meetings.again(meeting_id)
    assert (stored.agenda, stored.attendance[0].note) == ("1. Threshold", "Left at 15:00")
    assert (stored.decisions[0].views, stored.decisions[0].carried_answer) == ("HR: agree", "Done in March")
    [sent] = stored.copies
    wanted = ("Jo <b>Tamsin</b>", "redacted", date(2026, 5, 18), "Secure email", date(2026, 5, 18))
    assert (sent.recipient, sent.version, sent.sent_on, sent.sent_how, sent.acknowledged_on) == wanted


def test_a_second_case_is_added_by_its_reference(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int
) -> None:
    other = make_case(office.desk, "Bo Other")
    page = shown(meeting_id)
    cases = lines(page, "case_ids")
    first = cases.blocks[0].form.fields["case_id"]
    assert isinstance(first, PickField)
    assert first.edit.text() == f"26/001 {NAME}, Brook House"
    field = cases.add().form.fields["case_id"]
    QTest.keyClicks(field.control, "26/002")
    QTest.keyClick(field.control, Qt.Key.Key_Tab)
    page.save_page()
    assert office.desk.meetings.again(meeting_id).case_ids == (office.desk.cases.ids()[-1], other)
    cases.remove(cases.blocks[1])
    cases.remove(cases.blocks[0])
    page.save_page()
    assert cases.problem == labels.problem("choice_missing")


def test_what_was_said_under_other_headings_is_there_and_stays(
    shown: Callable[..., MeetingPage], meeting_id: int
) -> None:
    page = shown(meeting_id)
    assert page.form.fields[heading(page, "Tea && biscuits")].value() == "None <b>left</b>."
    assert page.form.fields[heading(page, "Chronology")].value() == "17 March: the garden.\n\n18 March: told."


def test_a_new_meeting_is_planned_for_its_case(
    shown: Callable[..., MeetingPage], office: Office, case_id: int, qtbot: QtBot
) -> None:
    page = shown(None, case_id)
    assert page.head.title.text() == "New initial meeting"
    page.save_page()
    assert page.form.fields["planned_on"].problem == labels.problem("date_missing")
    type_into(page, "planned_on", "22/5/2026")
    type_into(page, "planned_at", "10.30")
    with qtbot.waitSignal(page.said) as said:
        page.save_page()
    assert said.args == ["Meeting M26/001 saved"]
    stored = office.desk.meetings.again(page.kept_record or 0)
    assert (stored.case_ids, stored.status, stored.meeting_type) == ((case_id,), "planned", "initial")
    assert (stored.planned_on, stored.planned_at) == (date(2026, 5, 22), time(10, 30))
    assert page.head.title.text() == "Initial meeting 1"
    assert page.head.line.text() == f"M26/001 · 26/001 {NAME} · Fri 22 May 2026, 10:30"


def test_only_a_held_meeting_is_asked_what_was_said_and_only_a_cancelled_one_why(
    shown: Callable[..., MeetingPage], office: Office, case_id: int
) -> None:
    page = shown(None, case_id)
    fields = page.form.fields
    assert not fields["held_on"].isVisible()
    assert not fields["decisions"].isVisible()
    fields["status"].set_value("held")
    fields["status"].changed.emit()
    assert fields["held_on"].isVisible()
    assert fields["decisions"].isVisible()
    fields["status"].set_value("cancelled")
    fields["status"].changed.emit()
    page.save_page()
    assert fields["cancelled_because"].problem == labels.problem("reason_missing")
    type_into(page, "cancelled_because", "The chair was ill")
    page.save_page()
    assert office.desk.meetings.again(page.kept_record or 0).cancelled_because == "The chair was ill"


def test_a_whole_meeting_is_minuted_by_keyboard(
    shown: Callable[..., MeetingPage], office: Office, case_id: int
) -> None:
    page = shown(None, case_id)
    page.form.fields["status"].set_value("held")
    page.form.fields["status"].changed.emit()
    type_into(page, "held_on", "15/5/2026")
    lines(page, "attendance").add_button.setFocus()
    QTest.keyClick(lines(page, "attendance").add_button, Qt.Key.Key_Space)
    QTest.keyClicks(focus(page), "DC <Penhale>")
    QTest.keyClick(focus(page), Qt.Key.Key_Return, CTRL)
    QTest.keyClicks(focus(page), "S. Okonjo")
    page.form.next_heading()
    QTest.keyClicks(focus(page), "To share what is known.")
    QTest.keyClick(page, Qt.Key.Key_F7)
    QTest.keyClicks(focus(page), "Interview may go on")
    QTest.keyClick(page, Qt.Key.Key_F6)
    QTest.keyClicks(focus(page), "Send the rota")
    action = lines(page, "actions").blocks[0].form.fields
    QTest.keyClicks(action["owner"].control, "J. Tamsin")
    QTest.keyClicks(action["due_on"].control, "+5wd")
    page.save_page()
    stored = office.desk.meetings.again(page.kept_record or 0)
    assert [line.name for line in stored.attendance] == ["DC <Penhale>", "S. Okonjo"]
    assert [(line.heading, line.text) for line in stored.sections] == [
        ("Purpose of the meeting", "To share what is known.")
    ]
    assert [line.text for line in stored.decisions] == ["Interview may go on"]
    assert [(line.text, line.owner, line.due_on) for line in stored.actions] == [
        ("Send the rota", "J. Tamsin", date(2026, 5, 26))
    ]
    assert [one.text for one in office.desk.cases.again(case_id).actions][-1] == "Send the rota"


def test_an_action_without_an_owner_is_refused_beside_its_own_field(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int
) -> None:
    before = office.desk.meetings.again(meeting_id)
    page = shown(meeting_id)
    block = lines(page, "actions").add()
    QTest.keyClicks(block.form.fields["text"].control, "Tell the parents")
    page.save_page()
    assert block.form.fields["owner"].problem == labels.problem("owner_missing")
    assert QApplication.focusWidget() is block.form.fields["owner"].control
    assert office.desk.meetings.again(meeting_id) == before


def test_a_heading_of_ones_own_is_added_and_emptied_ones_are_dropped(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int
) -> None:
    page = shown(meeting_id)
    block = lines(page, "more").add()
    QTest.keyClicks(block.form.fields["heading"].control, "Parking <i>")
    QTest.keyClicks(block.form.fields["text"].control, "Full")
    page.form.fields[heading(page, "Tea && biscuits")].set_value("")
    page.save_page()
    stored = office.desk.meetings.again(meeting_id)
    assert [section.heading for section in stored.sections] == ["Chronology", "Parking <i>"]
    assert lines(page, "more").value() == (stored.sections[1],)
    page.save_page()
    assert office.desk.meetings.again(meeting_id) == stored


def test_saving_keeps_the_keyboard_and_the_place_in_the_text(
    shown: Callable[..., MeetingPage], meeting_id: int
) -> None:
    page = shown(meeting_id)
    field = page.form.fields[heading(page, "Threshold")]
    field.focus()
    QTest.keyClicks(field.control, "Limbs A and D ")
    page.save_page()
    QTest.keyClicks(focus(page), "are met")
    assert field.value() == "Limbs A and D are met"


def test_the_index_ticks_what_is_written_and_goes_there(shown: Callable[..., MeetingPage], meeting_id: int) -> None:
    page = shown(meeting_id)
    places = {entry.words: entry for entry in page.form.places()}
    assert places["Who was asked"] == Entry("attendance", "Who was asked", is_filled=True, count=2)
    assert places["Chronology"].is_filled
    assert not places["Threshold"].is_filled
    row = [entry.words for entry in page.form.places()].index("Threshold")
    page.places.setCurrentRow(row)
    QTest.keyClick(page.places, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.form.fields[heading(page, "Threshold")].control
    QTest.keyClicks(focus(page), "met")
    assert page.places.item(row).data(Qt.ItemDataRole.AccessibleTextRole) == "Threshold, written"


def test_the_index_stands_where_the_keyboard_is(shown: Callable[..., MeetingPage], meeting_id: int) -> None:
    page = shown(meeting_id)
    page.form.fields[heading(page, "Learning")].focus()
    assert page.places.currentItem().text() == "Learning"
    lines(page, "attendance").focus()
    assert page.places.currentItem().text() == "Who was asked  2"


def test_what_is_still_to_be_done_stands_there_until_it_is_answered(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int, case_id: int
) -> None:
    page = shown(None, case_id)
    waiting = {item.title: item for item in page.carried.rows.items()}
    assert set(waiting) == {"Send the report", "Send the rota"}
    assert waiting["Send the report"].right_line == "1 working day late"
    page.carried.rows.select(waiting["Send the report"].id)
    QTest.keyClick(page.carried.rows, Qt.Key.Key_Space)
    stored = {action.text: action.done_on for action in office.desk.cases.again(case_id).actions}
    assert stored == {"Send the report": date(2026, 5, 18), "Send the rota": None}
    assert {item.title: item.line for item in page.carried.rows.items()} == {
        "Send the report": "Jo Tamsin · Done Mon 18 May 2026",
        "Send the rota": "Jo Tamsin",
    }
    assert [item.title for item in shown(meeting_id).carried.rows.items()] == []


def test_the_minutes_are_shown_from_memory_as_pages_and_as_text(
    shown: Callable[..., MeetingPage], paper: Callable[[MeetingPage], MeetingPage], meeting_id: int
) -> None:
    page = paper(shown(meeting_id))
    assert page.is_at_minutes
    text = page.preview.pages.text.toPlainText()
    for said in ("None <b>left</b>.", "Jo <b>Tamsin</b>", NAME, "The employer may interview", "copy 1 of 1"):
        assert said in " ".join(text.split())


def test_the_file_saved_is_what_the_service_made_and_is_proposed_without_a_name(
    shown: Callable[..., MeetingPage],
    paper: Callable[[MeetingPage], MeetingPage],
    office: Office,
    asker: FakeAsker,
    meeting_id: int,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page = paper(shown(meeting_id))
    target = tmp_path / "out.pdf"
    asker.answers = [target]
    with qtbot.waitSignal(page.said, timeout=20_000) as said:
        page.save_page()
    assert target.read_bytes() == office.desk.minutes.pdf(meeting_id)
    assert "not encrypted" in said.args[0]


def test_another_copy_number_is_laid_out_again(
    shown: Callable[..., MeetingPage], paper: Callable[[MeetingPage], MeetingPage], meeting_id: int, qtbot: QtBot
) -> None:
    page = paper(shown(meeting_id))
    page.preview.copies.set_value(7)
    page.preview.copy_number.edit.selectAll()
    QTest.keyClicks(page.preview.copy_number.edit, "3")
    QTest.keyClick(page.preview.copy_number.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "copy 3 of 7" in " ".join(page.preview.pages.text.toPlainText().split()), timeout=20_000)


def test_what_was_typed_is_saved_before_it_is_printed(
    shown: Callable[..., MeetingPage],
    paper: Callable[[MeetingPage], MeetingPage],
    office: Office,
    meeting_id: int,
) -> None:
    page = shown(meeting_id)
    type_into(page, heading(page, "Threshold"), "Limb D")
    paper(page)
    assert "Limb D" in page.preview.pages.text.toPlainText()
    assert "Limb D" in [section.text for section in office.desk.meetings.again(meeting_id).sections]


def test_a_meeting_that_was_not_held_says_why_it_has_no_minutes(
    shown: Callable[..., MeetingPage], asker: FakeAsker, case_id: int
) -> None:
    page = shown(None, case_id)
    type_into(page, "planned_on", "22/5/2026")
    page.print_page()
    assert asker.told[-1][0] == "There are no minutes yet"
    assert not page.is_at_minutes


def test_going_back_from_the_minutes_forgets_them(
    shown: Callable[..., MeetingPage], paper: Callable[[MeetingPage], MeetingPage], meeting_id: int
) -> None:
    page = paper(shown(meeting_id))
    QTest.keyClick(page.preview, Qt.Key.Key_Escape)
    assert not page.is_at_minutes
    assert page.preview.pages.page_count == 0
    assert page.preview.pages.text.toPlainText() == ""


def test_escape_saves_and_closes_but_asks_where_that_cannot_be(
    shown: Callable[..., MeetingPage], office: Office, asker: FakeAsker, meeting_id: int, qtbot: QtBot
) -> None:
    page = shown(meeting_id)
    type_into(page, "held_on", "x")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert asker.asked == ["Leave the meeting?"]
    page.form.fields["held_on"].set_value(date(2026, 5, 14))
    type_into(page, "place", " and a room")
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)
    assert office.desk.meetings.again(meeting_id).place == "Teams and a room"


@pytest.mark.parametrize("is_new", [True, False])
def test_what_was_typed_is_kept_and_taken_up_again(
    shown: Callable[..., MeetingPage], office: Office, case_id: int, meeting_id: int, is_new: bool
) -> None:
    page = shown(None, case_id) if is_new else shown(meeting_id)
    type_into(page, "place", "Room <4>")
    block = lines(page, "attendance").add()
    QTest.keyClicks(block.form.fields["name"].control, "Petra")
    kept = page.kept_values()
    assert kept is not None
    again = shown(None if is_new else meeting_id)
    again.take_up(decode(encode(kept)))
    assert again.form.draft() == page.form.draft()
    assert again.form.is_unsaved
    again.form.fields["planned_on"].set_value(date(2026, 5, 22))
    again.save_page()
    stored = office.desk.meetings.again(again.kept_record or 0)
    assert (stored.case_ids, stored.place) == ((case_id,), "Room <4>" if is_new else "TeamsRoom <4>")
    assert stored.attendance[-1].name == "Petra"


@pytest.mark.parametrize(
    ("scheme", "scale", "width"), [("light", 1.0, 1224), ("dark", 1.5, 1224), ("contrast", 1.0, 840)]
)
def test_everything_has_a_name_and_room(
    shown: Callable[..., MeetingPage],
    paper: Callable[[MeetingPage], MeetingPage],
    qapp: QApplication,
    meeting_id: int,
    scheme: str,
    scale: float,
    width: int,
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    page = shown(meeting_id)
    page.resize(width, 640)
    assert faults(page) == []
    paper(page)
    assert faults(page) == []
    page.preview.pages.tabs.go("text")
    assert faults(page) == []


@pytest.mark.parametrize("is_typing", [False, True])
def test_an_action_ticked_elsewhere_stays_done_when_the_meeting_is_saved(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int, is_typing: bool
) -> None:
    page = shown(meeting_id)
    if is_typing:
        type_into(page, "place", ", room 4")
    action = office.desk.meetings.again(meeting_id).actions[0]
    office.desk.cases.save_part(replace(action, done_on=date(2026, 5, 18)))
    type_into(page, "chair", " (chair)")
    page.save_page()
    stored = office.desk.meetings.again(meeting_id)
    assert stored.actions[0].done_on == date(2026, 5, 18)
    assert (stored.place, stored.chair) == ("Teams, room 4" if is_typing else "Teams", "Ruth Ashdown (chair)")


def test_saving_an_action_due_sooner_moves_nothing_under_the_cursor(
    shown: Callable[..., MeetingPage], office: Office, meeting_id: int
) -> None:
    page = shown(meeting_id)
    fields = lines(page, "actions").add().form.fields
    for key, text in (("text", "Tell the parents"), ("owner", "S. Okonjo"), ("due_on", "19/5/2026")):
        QTest.keyClicks(fields[key].control, text)
    page.save_page()
    QTest.keyClicks(fields["owner"].control, "-Reed")
    assert [line.owner for line in lines(page, "actions").value()] == ["Jo Tamsin", "S. Okonjo-Reed"]
    page.save_page()
    stored = office.desk.meetings.again(meeting_id).actions
    assert [(line.text, line.owner) for line in stored] == [
        ("Tell the parents", "S. Okonjo-Reed"),
        ("Send the rota", "Jo Tamsin"),
    ]


def test_a_file_without_the_ending_of_a_pdf_is_given_it(
    shown: Callable[..., MeetingPage],
    paper: Callable[[MeetingPage], MeetingPage],
    asker: FakeAsker,
    meeting_id: int,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page = paper(shown(meeting_id))
    tracker = tmp_path / "office.lado"
    before = tracker.read_bytes()
    asker.answers = [tracker]
    with qtbot.waitSignal(page.said, timeout=20_000):
        page.save_page()
    assert tracker.read_bytes() == before
    assert (tmp_path / "office.lado.pdf").read_bytes().startswith(b"%PDF")


def test_a_closed_page_is_freed(qtbot: QtBot, office: Office, meeting_id: int) -> None:
    page = MeetingPage(office, meeting_id)
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    assert gone() is None


def test_a_label_in_a_sentence_keeps_its_initials() -> None:
    assert [within(label) for label in ("Initial meeting", "MA meeting, initial", "")] == [
        "initial meeting",
        "MA meeting, initial",
        "",
    ]
