"""The page of a contact: saved, corrected, made into a case, left, and freed."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lado_desktop.errors import NotFound
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.ui import labels
from lado_desktop.ui.forms.contact_form import ContactForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.pages.contact.known_panel import NOBODY, NOTHING_TYPED
from lado_desktop.ui.widgets.buttons import Button, RowButton
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.form import Form
from tests.services.drafts import FULL, about
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker


def opened(office: Office, qtbot: QtBot, contact_id: int | None = None) -> ContactPage:
    page = ContactPage(office, contact_id)
    qtbot.addWidget(page)
    page.resize(1232, 840)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.arrive()
    return page


def rest(page: ContactPage) -> None:
    """Everything is made that is made a moment later."""
    page.form.make_all()
    for _ in range(10):
        QApplication.processEvents()


def words_on(page: ContactPage) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def fill(form: ContactForm, **values: object) -> None:
    for key, value in values.items():
        form.fields[key].set_value(value)
    form.changed.emit()


def test_a_new_contact_is_saved_and_its_reference_can_be_read_out(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot)
    assert page.form.values()["received_on"] == office.desk.clock.today()
    fill(page.form, contact_type="advice", summary="A <b>bruise</b> & a cut")
    with qtbot.waitSignal(page.said) as said:
        assert page.save_page()
    assert said.args == ["Contact C26/0001 saved"]
    assert {"Contact C26/0001", "Read the reference out"} <= words_on(page)
    assert office.desk.contacts.open(1).summary == "A <b>bruise</b> & a cut"
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "C26/0001"


def test_saving_again_corrects_the_same_contact(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(FULL))
    fill(page.form, notes="Corrected")
    assert page.state.isVisible()
    assert page.save_page()
    assert not page.state.isVisible()
    assert list(office.desk.contacts.ids()) == [1]
    assert office.desk.contacts.open(1) == replace(office.desk.contacts.open(1), notes="Corrected")
    assert [one.decision for one in office.desk.contacts.decisions(1)] == ["met_oversight"]


def test_what_cannot_be_stored_is_said_beside_its_field_and_nothing_is_saved(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot)
    assert not page.save_page()
    kind = page.form.fields["contact_type"]
    assert kind.problem == labels.PROBLEMS["choice_missing"]
    assert QApplication.focusWidget() is kind.control
    assert list(office.desk.contacts.ids()) == []


def test_a_case_is_made_without_retyping_and_gone_to(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot)
    fill(page.form, contact_type="referral", summary="Grabbed by the arm")
    with qtbot.waitSignal(page.case_opened) as wanted:
        QTest.mouseClick(page.case_button, Qt.MouseButton.LeftButton)
    assert office.desk.cases.page(wanted.args[0]).allegations[0].statement == "Grabbed by the arm"
    assert "Case 26/001" in words_on(page)
    assert page.case_button.text() == "Open case 26/001"
    assert not page.form.is_changed
    with qtbot.waitSignal(page.case_opened) as again:
        QTest.mouseClick(page.case_button, Qt.MouseButton.LeftButton)
    assert again.args == wanted.args


def test_a_case_made_elsewhere_is_followed_while_something_is_being_typed(office: Office, qtbot: QtBot) -> None:
    saved = office.desk.contacts.save(FULL)
    page = opened(office, qtbot, saved)
    fill(page.form, notes="Typed meanwhile")
    office.desk.cases.open_from(saved)
    assert page.case_button.text() == "Open case 26/001"
    assert page.save_page()
    assert office.desk.contacts.open(saved).notes == "Typed meanwhile"
    assert office.desk.contacts.open(saved).disposal == "opened_case"


def test_escape_leaves_and_stores_what_was_typed(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(FULL))
    fill(page.form, notes="On the way out")
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.form.fields["notes"].control, Qt.Key.Key_Escape)
    assert office.desk.contacts.open(1).notes == "On the way out"


@pytest.mark.parametrize(("answer", "leaves"), [(None, False), ("leave", True)])
def test_escape_asks_before_anything_typed_is_lost(
    office: Office, asker: FakeAsker, qtbot: QtBot, answer: str | None, leaves: bool
) -> None:
    asker.answers = [answer]
    page = opened(office, qtbot)
    left: list[bool] = []
    page.closed.connect(lambda: left.append(True))
    fill(page.form, summary="No type yet")
    page.go_back()
    assert asker.asked == ["Leave this contact?"]
    assert asker.offered[0].is_dangerous
    assert bool(left) == leaves
    assert page.form.values()["summary"] == "No type yet"


def test_a_decision_that_was_changed_keeps_both(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(FULL))
    fill(
        page.form,
        **{
            "threshold.decision": "not_met_advice",
            "threshold.limbs": (),
            "threshold.rationale": "The mark was from sport.",
        },
    )
    assert page.save_page()
    assert [one.decision for one in office.desk.contacts.decisions(1)] == ["not_met_advice", "met_oversight"]
    label = office.desk.lists.label("threshold", "met_oversight")
    assert f"Tue 12 May 2026: {label}. A mark was seen." in words_on(page)


def test_what_is_unsaved_is_kept_and_only_that(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(FULL))
    assert page.kept_values() is None
    fill(page.form, notes="Half a sen")
    kept = page.kept_values()
    assert kept is not None
    again = opened(office, qtbot, 1)
    again.take_up(kept)
    assert again.form.draft().notes == "Half a sen"
    assert again.state.isVisible()


def test_another_adult_is_added_and_saved(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(about("Alex Example")))
    adults = page.form.fields["adults"]
    assert isinstance(adults, DraftsField)
    QTest.mouseClick(adults.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(adults.blocks[1].form.fields["name"].control, "<i>Sam</i> & Other")
    assert page.save_page()
    assert [adult.name for adult in office.desk.contacts.open(1).adults] == ["Alex Example", "<i>Sam</i> & Other"]


def test_what_is_known_of_a_name_stands_beside_it_and_can_be_the_same_person(office: Office, qtbot: QtBot) -> None:
    office.desk.cases.open_from(office.desk.contacts.save(FULL))
    page = opened(office, qtbot)
    assert NOTHING_TYPED in words_on(page)
    adults = page.form.fields["adults"]
    assert isinstance(adults, DraftsField)
    name = adults.blocks[0].form.fields["name"].control
    QTest.keyClicks(name, "alex befo")
    qtbot.waitUntil(lambda: "Had this name before, begins so. Former names: Alex Before, Lex Before" in words_on(page))
    assert {"Alex Example", "Open case 26/001"} <= words_on(page)
    buttons = {button.text(): button for button in page.known.findChildren(Button) if button.isVisible()}
    with qtbot.waitSignal(page.case_opened):
        QTest.mouseClick(buttons["Case 26/001, open"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.contact_opened):
        QTest.mouseClick(buttons["C26/0001, Referral, 12 May 2026"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["Same person"], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is name
    linked = "The person this contact is about. Former names: Alex Before, Lex Before"
    qtbot.waitUntil(lambda: linked in words_on(page))
    fill(page.form, contact_type="advice")
    assert page.save_page()
    assert office.desk.contacts.open(2).adults[0].person_id == office.desk.contacts.open(1).adults[0].person_id
    assert [person.name for person in office.desk.people.listing()] == ["Alex Example"]


def test_a_name_nobody_has_is_said_to_be_new(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot)
    adults = page.form.fields["adults"]
    assert isinstance(adults, DraftsField)
    QTest.keyClicks(adults.blocks[0].form.fields["name"].control, "<b>Zed</b> Nobody")
    qtbot.waitUntil(lambda: NOBODY in words_on(page))


def test_a_contact_that_is_not_there_is_not_shown(office: Office) -> None:
    with pytest.raises(NotFound):
        ContactPage(office, 99)


def test_the_page_passes_the_audit(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(FULL))
    rest(page)
    assert faults(page) == []


def test_a_closed_page_is_freed(office: Office, qtbot: QtBot) -> None:
    page = ContactPage(office, office.desk.contacts.save(FULL))
    page.show()
    gone = weakref.ref(page)
    page.close()
    page.deleteLater()
    del page
    qtbot.wait(1)
    gc.collect()
    assert gone() is None


def choose(page: ContactPage, words: str) -> None:
    """Choose what the menu at the head offers."""
    dict(page.more.items())[words]()


def joinable(page: ContactPage) -> list[RowButton]:
    return [button for button in page.cases.panel.findChildren(RowButton) if button.isVisible()]


def test_a_new_contact_has_its_reference_from_the_first_letter_on(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot)
    assert page.reference == ""
    QTest.keyClicks(page.form.fields["referrer.name"].control, "Jo")
    assert {"Contact C26/0001", "Read the reference out"} <= words_on(page)
    QTest.mouseClick(page.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "C26/0001"
    office.desk.contacts.save(FULL)
    fill(page.form, contact_type="advice")
    assert page.save_page()
    assert [office.desk.contacts.open(one).reference for one in (1, 2)] == ["C26/0002", "C26/0001"]


def test_the_reference_that_was_read_out_is_kept_over_a_lock_and_is_no_other_contacts(
    office: Office, qtbot: QtBot
) -> None:
    page = opened(office, qtbot)
    fill(page.form, contact_type="advice", summary="Half a sen")
    kept = page.kept_values()
    assert kept is not None
    again = opened(office, qtbot)
    again.take_up(kept)
    assert again.reference == "C26/0001"
    assert page.save_page()
    assert again.save_page()
    assert [office.desk.contacts.open(one).reference for one in (1, 2)] == ["C26/0001", "C26/0002"]


def test_a_contact_joins_a_case_by_keyboard(office: Office, qtbot: QtBot) -> None:
    case_id = office.desk.cases.open_from(office.desk.contacts.save(replace(FULL, adults=FULL.adults[:1])))
    page = opened(office, qtbot, office.desk.contacts.save(replace(FULL, adults=FULL.adults[:1])))
    page.join_button.setFocus()
    QTest.keyClick(page.join_button, Qt.Key.Key_Space)
    panel = page.cases.panel
    assert QApplication.focusWidget() is panel.search.control
    assert panel.title.text() == "Join a case about Alex Example"
    [near] = joinable(page)
    assert near.accessibleName() == "26/001 · Alex Example"
    assert near.accessibleDescription() == "Open since 12 May 2026 · the same adult · Oak Lane Primary"
    assert panel.carry.isChecked()
    rest(page)
    assert faults(page) == []
    near.setFocus()
    with qtbot.waitSignal(page.said) as said:
        QTest.keyClick(near, Qt.Key.Key_Space)
    assert said.args == ["Contact C26/0002 joined case 26/001"]
    assert not panel.isVisible()
    assert len(office.desk.cases.again(case_id).allegations) == 2
    assert page.case_button.text() == "Open case 26/001"
    choose(page, "Leave case 26/001")
    assert page.join_button.isVisible()
    assert office.desk.contacts.open(2).case_reference == ""


def test_a_case_is_found_by_its_words_and_escape_goes_back(office: Office, qtbot: QtBot) -> None:
    office.desk.cases.open_from(office.desk.contacts.save(FULL))
    page = opened(office, qtbot, office.desk.contacts.save(about("Sam Other")))
    page.cases.ask(1)
    assert joinable(page) == []
    QTest.keyClicks(page.cases.panel.search.control, "oak lane")
    qtbot.waitUntil(lambda: len(joinable(page)) == 1)
    QTest.keyClick(page.cases.panel.search.control, Qt.Key.Key_Escape)
    assert page.known.isVisible()
    assert not page.cases.panel.isVisible()


def test_each_adult_of_a_contact_can_have_a_case(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(FULL))
    choose(page, "Make a case about the driver of the minibus")
    choose(page, "Make a case about Alex Example")
    assert [adult.case_reference for adult in office.desk.contacts.open(1).adults] == ["26/002", "26/001"]
    with qtbot.waitSignal(page.case_opened) as wanted:
        choose(page, "Open case 26/001 about the driver of the minibus")
    assert office.desk.cases.again(wanted.args[0]).about == "the driver of the minibus"


def test_who_is_not_the_same_is_not_shown_again_and_told_apart_for_good_once_saved(
    office: Office, qtbot: QtBot
) -> None:
    office.desk.contacts.save(about("Alex Example"))
    page = opened(office, qtbot)
    adults = page.form.fields["adults"]
    assert isinstance(adults, DraftsField)
    QTest.keyClicks(adults.blocks[0].form.fields["name"].control, "Alex Example")
    page.knowing.look_up()

    def button(words: str) -> Button | None:
        shown = (one for one in page.known.findChildren(Button) if one.isVisible() and one.text() == words)
        return next(shown, None)

    other = button("Not the same")
    assert other is not None
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Space)
    assert button("Same person") is None
    back = button("Show again who is not the same: 1")
    assert back is not None
    assert back.hasFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    again = button("Not the same")
    assert again is not None
    QTest.keyClick(again, Qt.Key.Key_Space)
    fill(page.form, contact_type="advice")
    assert page.save_page()
    with office.desk.tracker.inspecting() as connection:
        rows = connection.execute("SELECT person_id, other_id FROM distinct_people").fetchall()
    assert [tuple(row) for row in rows] == [(1, 2)]


def test_what_is_known_of_the_setting_stands_beside_it(office: Office, qtbot: QtBot) -> None:
    office.desk.cases.open_from(office.desk.contacts.save(FULL))
    office.desk.contacts.save(
        replace(about("Sam Other", setting_name="Oak Lane Primary"), received_on=date(2024, 1, 9))
    )
    page = opened(office, qtbot)
    adults = page.form.fields["adults"]
    assert isinstance(adults, DraftsField)
    QTest.keyClicks(adults.blocks[0].form.fields["setting_name"].control, "oak lane primary")
    page.knowing.look_up()
    assert {"Oak Lane Primary", "1 in 12 months, 2 in all"} <= words_on(page)
    rest(page)
    assert faults(page) == []


def test_what_is_missing_is_listed_gone_to_and_copied_without_a_name(office: Office, qtbot: QtBot) -> None:
    adult = AdultDraft(name="<b>Alex</b> Example", setting_name="Oak Lane Primary", job_title="Teacher")
    draft = replace(about(""), contact_type="advice", adults=(adult,))
    page = opened(office, qtbot, office.desk.contacts.save(draft))
    rest(page)
    assert page.missing_button.text() == "5 things still missing"
    page.missing_button.setFocus()
    QTest.keyClick(page.missing_button, Qt.Key.Key_Space)
    lines = [button for button in page.missing.findChildren(RowButton) if button.isVisible()]
    assert [line.accessibleName() for line in lines][-1] == "What is said to have happened"
    assert lines[0].hasFocus()
    assert faults(page) == []
    QTest.mouseClick(page.missing.copy_button, Qt.MouseButton.LeftButton)
    said = QGuiApplication.clipboard().text()
    assert "Our reference is C26/0001" in said
    assert "- What is said to have happened" in said
    assert "Alex" not in said
    assert "sector" not in said
    QTest.keyClick(lines[-1], Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.form.fields["summary"].control
    QTest.keyClick(page.form.fields["summary"].control, Qt.Key.Key_Escape)
    assert page.known.isVisible()
    page.missing.wanted.emit("adults.1.sector")
    assert QApplication.focusWidget() is adult_form(page).fields["sector"].control


def adult_form(page: ContactPage) -> Form:
    adults = page.form.fields["adults"]
    assert isinstance(adults, DraftsField)
    return adults.blocks[0].form


def test_when_the_answer_is_due_is_said_in_words(office: Office, qtbot: QtBot) -> None:
    page = opened(office, qtbot, office.desk.contacts.save(replace(FULL, first_response_on=None)))
    said = page.form.fields["response"]
    assert isinstance(said, SaidField)
    assert said.words.text() == "Overdue by 3 working days: was due Wed 13 May 2026"
    fill(page.form, first_response_on=date(2026, 5, 13))
    assert said.words.text() == "Answered in time: was due Wed 13 May 2026"
