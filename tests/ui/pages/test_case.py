"""The page of a case: what it shows, and that each part is added, changed, ticked and removed by keyboard."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_drafts import ActionDraft, ReferralDraft
from lado_desktop.ui import labels, theme
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.two_line import ListItem
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import NAME, STATEMENT, make_case, make_meeting, shown_case

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def case_id(office: Office) -> int:
    return make_case(office.desk)


@pytest.fixture
def page(qtbot: QtBot, office: Office, case_id: int) -> CasePage:
    return shown_case(qtbot, office, case_id)


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and label.isVisibleTo(widget)]


def item(items: tuple[ListItem, ...], title: str) -> ListItem:
    return next(each for each in items if each.title == title)


def type_into(page: CasePage, key: str, text: str) -> None:
    assert page.panel.form is not None
    QTest.keyClicks(page.panel.form.fields[key].control, text)


def press(page: CasePage, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)


def test_the_head_says_who_where_and_how_it_stands(page: CasePage) -> None:
    found = words(page.head)
    assert found[0] == f"26/001 {NAME}"
    assert "Support worker, Brook House" in found
    assert {"Open", "Threshold met: A, D"} <= set(found)


def test_key_facts_count_working_days_and_say_what_is_next_and_how_late(page: CasePage) -> None:
    found = words(page)
    assert {"Mon 11 May 2026", "Working day 6", "Contact C26/0001", "Action, 15 May 2026"} <= set(found)
    assert "1 working day late" in found


def test_allegations_show_categories_and_outcomes_or_that_none_is_decided(page: CasePage) -> None:
    model = page.board.allegation.table.model
    rows = [[model.cell(row, column).shown for column in range(4)] for row in range(model.rowCount())]
    assert rows == [
        ["1", STATEMENT, "Physical, Emotional", "Not decided yet"],
        ["2", "Demeaning name", "Emotional", "Unfounded"],
    ]


def test_lateness_stands_in_words_beside_the_date(page: CasePage) -> None:
    found = item(page.board.action.rows.items(), "Send the report")
    assert (found.line, found.right, found.right_line) == ("Jo Tamsin", "15 May", "1 working day late")
    assert item(page.board.review.rows.items(), "Police update").right_line == "in 8 working days"
    assert item(page.board.referral.rows.items(), "DBS").line == "Not advised → not made yet"


def test_an_allegation_is_changed_and_given_an_outcome_by_keyboard(page: CasePage, office: Office) -> None:
    page.board.allegation.table.select(page.board.allegation.table.model.id_at(0))
    page.board.allegation.table.view.setFocus()
    QTest.keyClick(page.board.allegation.table.view, Qt.Key.Key_Return)
    form = page.panel.form
    assert form is not None
    outcomes = form.fields["outcomes"]
    assert isinstance(outcomes, DraftsField)
    outcomes.add_button.setFocus()
    press(page, Qt.Key.Key_Space)
    combo = outcomes.blocks[0].form.fields["outcome"]
    QTest.keyClicks(combo.control, "Substantiated")
    assert combo.under == "There is enough evidence to show that it happened."
    QTest.keyClicks(outcomes.blocks[0].form.fields["decided_on"].control, "today")
    QTest.keyClicks(outcomes.blocks[0].form.fields["rationale"].control, "Two saw <b>it</b>")
    page.save_page()
    stored = office.desk.cases.again(page.case_id).allegations[0]
    assert stored.statement == STATEMENT
    assert [(one.outcome, one.decided_on, one.rationale) for one in stored.outcomes] == [
        ("substantiated", date(2026, 5, 18), "Two saw <b>it</b>")
    ]
    assert page.board.allegation.table.model.cell(0, 3).shown == "Substantiated"
    assert QApplication.focusWidget() is page.board.allegation.table.view


def test_an_outcome_without_a_name_is_asked_for_and_nothing_is_stored(page: CasePage, office: Office) -> None:
    page.parts.edit("allegation", page.board.allegation.table.model.id_at(0))
    assert page.panel.form is not None
    outcomes = page.panel.form.fields["outcomes"]
    assert isinstance(outcomes, DraftsField)
    block = outcomes.add()
    QTest.keyClicks(block.form.fields["rationale"].control, "because")
    page.save_page()
    assert block.form.fields["outcome"].problem == labels.problem("choice_missing")
    assert office.desk.cases.again(page.case_id).allegations[0].outcomes == ()


def test_an_outcome_without_a_reason_is_asked_for_it_and_nothing_is_stored(page: CasePage, office: Office) -> None:
    page.parts.edit("allegation", page.board.allegation.table.model.id_at(0))
    assert page.panel.form is not None
    outcomes = page.panel.form.fields["outcomes"]
    assert isinstance(outcomes, DraftsField)
    block = outcomes.add()
    QTest.keyClicks(block.form.fields["outcome"].control, "Unfounded")
    page.save_page()
    assert block.form.fields["rationale"].problem == labels.problem("rationale_missing")
    assert office.desk.cases.again(page.case_id).allegations[0].outcomes == ()


def test_who_is_said_to_be_harmed_is_ticked_among_the_children_of_the_case(page: CasePage, office: Office) -> None:
    for name in ("R.L.", "K. <b>M.</b>"):
        office.desk.case_children.save(CaseChildDraft(case_id=page.case_id, name=name))
    QApplication.processEvents()
    page.parts.edit("allegation", page.board.allegation.table.model.id_at(0))
    assert page.panel.form is not None
    field = page.panel.form.fields["victims"]
    boxes = field.findChildren(QCheckBox)
    assert [box.accessibleName() for box in boxes] == ["R.L.", "K. <b>M.</b>"]
    QTest.keyClick(boxes[1], Qt.Key.Key_Space)
    page.save_page()
    found = office.desk.cases.again(page.case_id)
    assert found.allegations[0].victims == (found.children[1].child_id,)
    page.parts.edit("allegation", found.allegations[0].id)
    assert not page.panel.is_unsaved


MADE = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("draft", "line", "right"),
    [
        ({"must_refer": "the school"}, "Not advised → to be made by the school", ""),
        ({"advised_on": MADE, "due_on": date(2026, 5, 15)}, "Advised 14 May → not made yet", "15 May"),
        ({"not_made_because": "Not met", "due_on": date(2026, 5, 15)}, "Not advised → not made: Not met", ""),
        (
            {"is_made": True, "made_on": MADE, "made_by": "HR", "chased_on": date(2026, 5, 18)},
            "Not advised → made 14 May by HR → no reference yet → no result yet, chased 18 May",
            "",
        ),
        (
            {"advised_on": MADE, "is_made": True, "reference": "D/1", "result": "Barred", "result_on": MADE},
            "Advised 14 May → made → D/1 → Barred, 14 May",
            "",
        ),
    ],
)
def test_a_referral_says_how_far_it_is(
    page: CasePage, office: Office, draft: dict[str, Any], line: str, right: str
) -> None:
    office.desk.cases.save_part(replace(ReferralDraft(case_id=page.case_id, body="tra"), **draft))
    QApplication.processEvents()
    found = item(page.board.referral.rows.items(), "Teaching Regulation Agency")
    assert (found.line, found.right) == (line, right)


def test_an_action_says_when_it_was_chased(page: CasePage, office: Office) -> None:
    action = office.desk.cases.again(page.case_id).actions[0]
    office.desk.cases.save_part(replace(action, chased_on=date(2026, 5, 18)))
    QApplication.processEvents()
    assert page.board.action.rows.items()[0].line == "Jo Tamsin, chased 18 May"


def test_an_action_without_owner_or_day_is_refused_beside_its_fields(page: CasePage, office: Office) -> None:
    before = office.desk.cases.again(page.case_id).actions
    QTest.mouseClick(page.board.action.add_button, Qt.MouseButton.LeftButton)
    type_into(page, "text", "Tell the placing authority")
    page.save_page()
    form = page.panel.form
    assert form is not None
    assert form.fields["owner"].problem == labels.problem("owner_missing")
    assert form.fields["due_on"].problem == labels.problem("date_missing")
    assert office.desk.cases.again(page.case_id).actions == before


def test_an_action_is_added_and_stands_in_the_order_of_its_day(page: CasePage, qtbot: QtBot) -> None:
    page.parts.edit("action")
    type_into(page, "text", "Tell the placing authority")
    type_into(page, "owner", "S. Okonjo-Reed")
    type_into(page, "due_on", "14/5/2026")
    with qtbot.waitSignal(page.said) as said:
        page.save_page()
    assert said.args == ["Action saved"]
    titles = [each.title for each in page.board.action.rows.items()]
    assert titles == ["Tell the placing authority", "Send the report"]
    assert not page.panelled.is_open


def test_space_ticks_an_action_as_done_today_and_again_as_not_done(page: CasePage, office: Office) -> None:
    page.board.action.rows.select(page.board.action.rows.items()[0].id)
    QTest.keyClick(page.board.action.rows, Qt.Key.Key_Space)
    assert office.desk.cases.again(page.case_id).actions[0].done_on == date(2026, 5, 18)
    assert page.board.action.rows.items()[0].line == "Jo Tamsin · Done Mon 18 May 2026"
    assert page.board.action.count.text() == "1 of 1 done"
    QTest.keyClick(page.board.action.rows, Qt.Key.Key_Space)
    assert office.desk.cases.again(page.case_id).actions[0].done_on is None


def test_a_review_date_and_a_referral_are_added(page: CasePage, office: Office) -> None:
    page.parts.edit("review date")
    type_into(page, "due_on", "22/5/2026")
    page.save_page()
    page.parts.edit("referral")
    assert page.panel.form is not None
    page.panel.form.fields["body"].set_value("tra")
    type_into(page, "made_on", "today")
    page.save_page()
    stored = office.desk.cases.again(page.case_id)
    assert [review.due_on for review in stored.reviews] == [date(2026, 5, 22), date(2026, 5, 29)]
    assert [(one.body, one.is_made, one.made_on) for one in stored.referrals][-1] == ("tra", True, date(2026, 5, 18))


def test_a_part_entered_by_mistake_is_removed_once_that_was_confirmed(
    page: CasePage, office: Office, asker: FakeAsker
) -> None:
    page.parts.edit("action", page.board.action.rows.items()[0].id)
    asker.answers = [None, "remove"]
    page.panel.remove_button.click()
    assert len(office.desk.cases.again(page.case_id).actions) == 1
    page.panel.remove_button.click()
    assert office.desk.cases.again(page.case_id).actions == ()
    assert not page.panelled.is_open


def test_closing_a_case_is_asked_for_at_its_head(page: CasePage, office: Office, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.more.closing_wanted) as asked:
        dict(page.more.items())["Close the case, or reopen it…"]()
    assert asked.args == ["case", page.case_id]
    page.parts.edit("case")
    assert page.panel.form is not None
    assert not {"closed_on", "closure_reason", "closure_note"} & set(page.panel.form.fields)
    facts = office.desk.cases.again(page.case_id).case
    office.desk.cases.save(replace(facts, closed_on=date(2026, 5, 18), closure_reason="concluded"))
    assert "Closed 18 May 2026" in words(page.head)


def test_the_adult_shows_what_is_recorded_and_says_what_is_not(page: CasePage, office: Office) -> None:
    assert words(page.board.adult).count("Not recorded") == 6
    case = office.desk.cases.again(page.case_id).case
    told = replace(case, adult_told_on=date(2026, 5, 14), adult_told_by="Jo <b>Tamsin</b>", adult_views="Denies it.")
    office.desk.cases.save(replace(told, leaflet_sent_on=date(2026, 5, 15), feedback_sent_on=date(2026, 5, 18)))
    found = words(page.board.adult)
    assert {"Thu 14 May 2026 by Jo <b>Tamsin</b>", "Denies it.", "Fri 15 May 2026", "Mon 18 May 2026"} <= set(found)


def test_a_letter_adds_to_each_card_and_insert_to_the_card_one_stands_in(page: CasePage) -> None:
    for key, title in ((Qt.Key.Key_A, "New allegation"), (Qt.Key.Key_T, "New action"), (Qt.Key.Key_O, "New referral")):
        QTest.keyClick(page, key, CTRL | Qt.KeyboardModifier.ShiftModifier)
        assert page.panel.title.text() == title
    page.panel.drop()
    page.board.review.rows.setFocus()
    press(page, Qt.Key.Key_Insert)
    assert page.panel.title.text() == "New review date"


def test_saving_the_facts_untouched_changes_nothing(page: CasePage, office: Office) -> None:
    before = office.desk.cases.again(page.case_id)
    page.parts.edit("case")
    page.save_page()
    page.parts.edit("allegation", page.board.allegation.table.model.id_at(1))
    page.save_page()
    assert office.desk.cases.again(page.case_id) == before


def test_escape_saves_what_can_be_saved_and_then_closes_the_page(page: CasePage, office: Office, qtbot: QtBot) -> None:
    page.parts.edit("review date")
    type_into(page, "due_on", "22/5/2026")
    press(page, Qt.Key.Key_Escape)
    assert len(office.desk.cases.again(page.case_id).reviews) == 2
    assert not page.panelled.is_open
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_escape_never_throws_away_what_cannot_be_saved_without_asking(page: CasePage, asker: FakeAsker) -> None:
    page.parts.edit("action")
    type_into(page, "text", "Half an action")
    press(page, Qt.Key.Key_Escape)
    assert asker.asked == ["Leave the action?"]
    assert page.panel.form is not None
    asker.answers = ["drop"]
    press(page, Qt.Key.Key_Escape)
    assert page.panel.form is None


def test_a_day_that_cannot_be_read_counts_as_typed(page: CasePage, asker: FakeAsker) -> None:
    page.parts.edit("review date")
    type_into(page, "due_on", "31/2/2026")
    press(page, Qt.Key.Key_Escape)
    assert asker.asked == ["Leave the review date?"]


def test_another_part_is_opened_only_after_the_first_was_saved(page: CasePage, office: Office) -> None:
    page.parts.edit("review date")
    type_into(page, "due_on", "22/5/2026")
    page.parts.edit("case")
    assert len(office.desk.cases.again(page.case_id).reviews) == 2
    assert page.panel.title.text() == "Facts of the case"


def test_meetings_and_contacts_are_opened_and_booked(page: CasePage, office: Office, qtbot: QtBot) -> None:
    meeting_id = make_meeting(office.desk, page.case_id)
    found = page.board.meeting.rows.items()[0]
    assert (found.title, found.line, found.right) == ("Initial meeting 1", "Held · 1 attended", "Thu 14 May 2026")
    page.board.meeting.rows.select(meeting_id)
    with qtbot.waitSignal(page.meeting_opened) as asked:
        QTest.keyClick(page.board.meeting.rows, Qt.Key.Key_Return)
    assert asked.args == [meeting_id]
    with qtbot.waitSignal(page.meeting_wanted) as wanted:
        QTest.mouseClick(page.board.meeting.add_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [page.case_id]
    contact = page.board.contact.rows.items()[0]
    page.board.contact.rows.select(contact.id)
    with qtbot.waitSignal(page.contact_opened) as contact_asked:
        QTest.keyClick(page.board.contact.rows, Qt.Key.Key_Return)
    assert contact_asked.args == [contact.id]


def test_f4_opens_the_facts_of_the_case(page: CasePage) -> None:
    QTest.keyClick(page, Qt.Key.Key_F4)
    assert page.panel.title.text() == "Facts of the case"


def test_what_another_page_changes_is_shown_at_once(page: CasePage, office: Office) -> None:
    action = office.desk.cases.again(page.case_id).actions[0]
    office.desk.cases.save_part(replace(action, text="Send <b>two</b> reports"))
    assert [each.title for each in page.board.action.rows.items()] == ["Send <b>two</b> reports"]


def test_what_was_typed_is_kept_and_taken_up_again(page: CasePage, office: Office, qtbot: QtBot) -> None:
    assert page.kept_values() is None
    page.parts.edit("action")
    type_into(page, "text", "Half an action")
    type_into(page, "due_on", "22/5/2026")
    kept = page.kept_values()
    assert kept is not None
    again = CasePage(office, page.case_id)
    qtbot.addWidget(again)
    again.show()
    again.take_up(decode(encode(kept)))
    assert again.panel.form is not None
    wanted = ActionDraft(case_id=page.case_id, text="Half an action", due_on=date(2026, 5, 22))
    assert again.panel.form.draft() == wanted
    assert again.panel.form.is_changed


def test_opening_is_recorded_once_and_reading_again_is_not(page: CasePage, office: Office) -> None:
    def openings() -> int:
        from sqlalchemy import text

        with office.desk.tracker.reading() as session:
            return int(
                session.execute(text("SELECT count(*) FROM change WHERE action='open' AND kind='Case'")).scalar_one()
            )

    assert openings() == 1
    page.refresh()
    page.parts.edit("action", page.board.action.rows.items()[0].id)
    page.save_page()
    assert openings() == 1


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 1.5), ("contrast", 1.0)])
@pytest.mark.parametrize("part", ["case", "allegation", "action", "review date", "referral"])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, qapp: QApplication, office: Office, case_id: int, scheme: str, scale: float, part: str
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    make_meeting(office.desk, case_id)
    page = CasePage(office, case_id)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    page.arrive()
    assert faults(page) == []
    page.parts.edit(part)
    assert faults(page) == []


def test_a_closed_page_is_freed(qtbot: QtBot, office: Office, case_id: int) -> None:
    page = CasePage(office, case_id)
    page.parts.edit("allegation")
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    assert gone() is None
