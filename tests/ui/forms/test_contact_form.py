"""The contact form: every field goes in and out, and only what was touched is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import (
    AdultDraft,
    ChildDraft,
    ContactDraft,
    ReferrerDraft,
    ThresholdDraft,
)
from lado_desktop.services.transfers import TransferDraft
from lado_desktop.ui import labels
from lado_desktop.ui.forms.contact_form import ContactForm
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.form import Form
from lado_desktop.ui.widgets.layout import scrolled
from tests.services.drafts import FULL
from tests.ui.audit import faults

EVERYTHING = replace(
    FULL,
    referrer_relationship="employer",
    referrer_told_on=date(2026, 5, 14),
    disclosed_on=date(2026, 5, 9),
    employer_aware_on=date(2026, 5, 8),
    employer_aware_at=time(16, 30),
    late_reason="weekend_or_leave",
    late_note="Half term",
    late_challenged=True,
    confirmed_on=date(2026, 5, 13),
    check_kind="fostering",
    check_purpose="Panel",
    consent_seen=True,
    check_found="known_discuss",
    check_result="One earlier contact",
    check_replied_on=date(2026, 5, 14),
    check_reply="Known since 2024",
    transfer=TransferDraft(
        authority="Southmere",
        lado_name="R. Other",
        lado_contact="01632 960002",
        reason="The adult works there.",
        sent_on=date(2026, 5, 13),
        is_accepted=True,
        accepted_on=date(2026, 5, 14),
        outcome_requested=True,
        outcome="Unfounded",
        outcome_received_on=date(2026, 5, 17),
        note="By letter",
    ),
    feedback_sent_on=date(2026, 5, 16),
    feedback_returned_on=date(2026, 5, 17),
    disposal="closed_advice",
)
NOT_TYPED = {"id", "reference", "case_reference"}
TYPED = [field.name for field in fields(ContactDraft) if field.name not in NOT_TYPED]


@pytest.fixture
def form(office: Office, qtbot: QtBot) -> Iterator[ContactForm]:
    made = ContactForm(office.desk.lists, office.desk.clock.today, office.desk.contacts.save, ["Oak Lane Primary"])
    area = scrolled(made)
    qtbot.addWidget(area)
    area.resize(900, 700)
    area.show()
    yield made
    area.close()


def type_all(form: ContactForm, draft: ContactDraft) -> None:
    """Put a whole draft in as if by hand: over a blank form that counts as unchanged."""
    for key, value in form.shown(draft).items():
        if key in form.fields:
            form.fields[key].set_value(value)


def settle() -> None:
    """Let layouts come to rest, and what is made a moment later come."""
    for _ in range(30):
        QApplication.processEvents()


def focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def adult(form: ContactForm, number: int = 1) -> Form:
    blocks = form.fields["adults"]
    assert isinstance(blocks, DraftsField)
    return blocks.blocks[number - 1].form


def test_the_draft_of_this_test_says_something_in_every_field() -> None:
    blank = ContactDraft()
    assert [name for name in TYPED if getattr(EVERYTHING, name) == getattr(blank, name)] == []


def test_each_field_comes_out_as_it_went_in(form: ContactForm) -> None:
    for name in TYPED:
        form.show_draft(ContactDraft())
        wanted = replace(ContactDraft(), **{name: getattr(EVERYTHING, name)})
        type_all(form, wanted)
        assert form.draft() == wanted
        assert form.is_changed


def test_each_field_can_be_blanked_again(form: ContactForm) -> None:
    for name in TYPED:
        form.show_draft(EVERYTHING)
        wanted = replace(EVERYTHING, **{name: getattr(ContactDraft(), name)})
        type_all(form, wanted)
        assert form.draft() == wanted


def test_showing_a_record_changes_nothing_in_it(form: ContactForm) -> None:
    odd = replace(
        EVERYTHING,
        id=4,
        reference="C26/0004",
        case_reference="26/001",
        summary="One\r\n\r\ntwo\u00a0 ",
        route="by_pigeon",
    )
    form.show_draft(odd)
    assert form.draft() == odd
    assert not form.is_changed


WORDS = some.text(some.characters(exclude_categories=("C", "Z"), include_characters=" "), max_size=30).map(str.strip)
DAYS = some.none() | some.dates(date(1920, 1, 1), date(2026, 5, 18))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=WORDS,
    day=DAYS,
    born=DAYS,
    summary=WORDS,
    at=some.none() | some.times().map(lambda t: t.replace(second=0, microsecond=0)),
)
def test_whatever_is_typed_comes_out_again(
    form: ContactForm, name: str, day: date | None, born: date | None, summary: str, at: time | None
) -> None:
    wanted = ContactDraft(
        received_on=day,
        received_at=at,
        summary=summary,
        referrer=ReferrerDraft(name=name),
        adults=(
            AdultDraft(known="not_named", description=name or "x"),
            AdultDraft(name=name, date_of_birth=born, job_title="x"),
        ),
        children=(ChildDraft(name=name or "J.D.", date_of_birth=day),),
        threshold=ThresholdDraft(rationale=summary),
    )
    form.show_draft(ContactDraft())
    type_all(form, wanted)
    assert form.draft() == wanted


def test_a_record_changed_elsewhere_is_followed_and_what_is_typed_stays(form: ContactForm) -> None:
    form.show_draft(EVERYTHING)
    form.fields["notes"].set_value("Typed here")
    form.rebase(replace(EVERYTHING, disposal="opened_case", advice="New advice"))
    draft = form.draft()
    assert (draft.notes, draft.disposal, draft.advice) == ("Typed here", "opened_case", "New advice")


def test_a_blank_adult_is_no_adult(form: ContactForm, office: Office) -> None:
    form.show_draft(office.desk.contacts.blank())
    assert form.draft().adults == ()
    assert not form.is_changed


def test_an_adult_can_be_told_apart_from_the_person_they_were_linked_to(form: ContactForm) -> None:
    form.show_draft(replace(EVERYTHING, adults=(AdultDraft(person_id=7, name="Alex Example"),)))
    linked = adult(form).fields["person_id"]
    assert linked.isVisible()
    QTest.mouseClick(linked.control, Qt.MouseButton.LeftButton)
    adult(form).fields["name"].set_value("Sam Other")
    assert form.draft().adults == (AdultDraft(person_id=None, name="Sam Other"),)
    assert not linked.isVisible()


def test_only_what_can_be_known_of_an_adult_is_asked(form: ContactForm) -> None:
    form.show_draft(replace(EVERYTHING, adults=(AdultDraft(known="not_named", description="a driver"),)))
    shown = {key for key, field in adult(form).fields.items() if field.isVisible()}
    assert "description" in shown
    assert shown.isdisjoint({"name", "date_of_birth", "sex", "ethnicity", "former_names", "person_id"})


@pytest.mark.parametrize(
    ("aware", "words", "asks_why"),
    [
        (date(2026, 5, 13), "2 working days, 1 over the rule of one", True),
        (date(2026, 5, 14), "1 working day", False),
        (date(2026, 5, 15), "On the same working day", False),
        (None, "", False),
        (date(2026, 5, 16), "", False),
    ],
)
def test_how_late_it_was_reported_is_said_and_why_is_asked(
    form: ContactForm, aware: date | None, words: str, asks_why: bool
) -> None:
    form.show_draft(ContactDraft(received_on=date(2026, 5, 15), employer_aware_on=aware))
    said = form.fields["lateness"]
    assert isinstance(said, SaidField)
    assert said.words.text() == words
    assert said.isVisible() == bool(words)
    assert form.fields["late_reason"].isVisible() == asks_why


def test_a_record_check_is_asked_about_only_when_it_is_one(form: ContactForm) -> None:
    form.show_draft(ContactDraft(contact_type="advice"))
    assert not form.fields["check_kind"].isVisible()
    form.show_draft(ContactDraft(contact_type="record_check"))
    assert form.fields["check_kind"].isVisible()
    form.show_draft(ContactDraft(contact_type="advice", check_purpose="Panel"))
    assert form.fields["check_kind"].isVisible()


def test_the_limbs_say_what_they_mean(form: ContactForm, office: Office) -> None:
    shown = {label.text() for label in form.fields["threshold.limbs"].findChildren(QWidget) if hasattr(label, "text")}
    meant = {choice.definition for choice in office.desk.lists.choices("limb")}
    assert len(meant) == 4
    assert meant <= shown


def test_problems_stand_beside_their_fields_and_the_first_in_reading_order_has_the_keyboard(
    form: ContactForm, qtbot: QtBot
) -> None:
    form.show_draft(replace(EVERYTHING, adults=(AdultDraft(job_title="Coach"),)))
    with qtbot.waitActive(form.window()):
        form.window().activateWindow()
    left = form.show_problems({"adults.1.name": "name_missing", "advice_on": "in_future"})
    assert left == []
    assert adult(form).fields["name"].problem == labels.PROBLEMS["adult_unnamed"]
    assert form.fields["advice_on"].problem == labels.PROBLEMS["in_future"]
    assert QApplication.focusWidget() is adult(form).fields["name"].control


def test_a_day_that_cannot_be_read_is_a_problem_and_counts_as_changed(form: ContactForm) -> None:
    edit = form.fields["advice_on"].control
    QTest.keyClicks(edit, "31/2/2026")
    assert form.problems() == {"advice_on": "date_no_such_day"}
    assert form.is_changed


def test_what_is_being_typed_can_be_kept_and_taken_up_again(form: ContactForm, office: Office, qtbot: QtBot) -> None:
    type_all(form, EVERYTHING)
    QTest.keyClicks(form.fields["check_replied_on"].control, "x")
    other = ContactForm(office.desk.lists, office.desk.clock.today, office.desk.contacts.save)
    qtbot.addWidget(other)
    other.take_up(decode(encode(form.kept_values())))
    assert other.draft() == form.draft()
    assert other.problems() == form.problems() != {}


def test_tab_goes_through_the_form_in_reading_order(form: ContactForm, qtbot: QtBot) -> None:
    form.show_draft(EVERYTHING)
    with qtbot.waitActive(form.window()):
        form.window().activateWindow()
    form.make_all()
    settle()
    form.fields["received_on"].focus()
    rows: list[int] = []
    for _ in range(240):
        focus = QApplication.focusWidget()
        assert focus is not None
        rows.append(focus.mapTo(form, focus.rect().topLeft()).y())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is form.fields["received_on"].control:
            break
    assert len(rows) > 130
    assert all(later >= earlier - 40 for earlier, later in pairwise(rows))


def test_the_form_passes_the_audit(form: ContactForm) -> None:
    form.show_draft(EVERYTHING)
    settle()
    assert faults(form.window()) == []


def shown_sections(form: ContactForm) -> set[str]:
    settle()
    form.make_all()
    settle()
    return {title for title, part in form._sections.items() if part.isVisible()}


ALWAYS = {"The call", "Who told us", "Who it is about", "Closing"}
TALK = {"Children", "What was said", "Advice and reply", "Threshold decision"}


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("record_check", {"Record check"}),
        ("advice", TALK),
        ("referral", TALK | {"Who to speak to at the setting"}),
        ("non_recent", TALK | {"Who to speak to at the setting"}),
        ("statutory_notice", TALK | {"Who to speak to at the setting"}),
        ("transfer_in", TALK | {"Who to speak to at the setting", "Transfer to or from a LADO"}),
    ],
)
def test_each_type_asks_for_what_it_needs(form: ContactForm, kind: str, more: set[str]) -> None:
    form.show_draft(ContactDraft(contact_type=kind))
    assert shown_sections(form) == ALWAYS | more


def test_nothing_typed_is_hidden_by_a_type_that_does_not_need_it(form: ContactForm) -> None:
    form.show_draft(ContactDraft(contact_type="referral", children=(ChildDraft(name="J.D."),), summary="Grabbed"))
    form.fields["contact_type"].set_value("record_check")
    form.changed.emit()
    assert {"Children", "What was said"} <= shown_sections(form)


def test_what_is_passed_on_asks_to_whom(form: ContactForm) -> None:
    form.show_draft(ContactDraft(contact_type="referral", threshold=ThresholdDraft(decision="not_this_authority")))
    assert "Transfer to or from a LADO" in shown_sections(form)


def test_a_referral_asks_what_a_referral_form_asks_and_an_advice_call_stays_short(form: ContactForm) -> None:
    named = (AdultDraft(name="Alex Example"),)
    form.show_draft(ContactDraft(contact_type="advice", adults=named))
    form.make_all()
    assert not adult(form).fields.is_made("address")
    form.show_draft(ContactDraft(contact_type="referral", adults=named))
    form.make_all()
    settle()
    assert adult(form).fields["address"].isVisible()
    assert form.fields["alleged_by"].isVisible()
    assert not adult(form).fields.is_made("gender")


def test_what_is_folded_away_opens_by_keyboard_and_has_it(form: ContactForm, qtbot: QtBot) -> None:
    form.show_draft(ContactDraft(contact_type="advice", adults=(AdultDraft(name="Alex Example"),)))
    with qtbot.waitActive(form.window()):
        form.window().activateWindow()
    settle()
    button = next(one for one in form.findChildren(QPushButton) if one.text() == "More about the adult")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    settle()
    assert QApplication.focusWidget() is adult(form).fields["low_level_concerns"].control
    assert not button.isVisible()
    QTest.keyClicks(adult(form).fields["gender"].control, "Woman")
    assert form.draft().adults[0].gender == "Woman"


def test_what_is_folded_away_is_shown_where_it_says_something(form: ContactForm) -> None:
    form.show_draft(ContactDraft(contact_type="advice", own_reference="OLD/7", adults=(AdultDraft(gender="Woman"),)))
    settle()
    assert form.fields["own_reference"].isVisible()
    assert adult(form).fields["gender"].isVisible()


def test_a_child_of_the_adults_own_is_added_by_keyboard(form: ContactForm, qtbot: QtBot) -> None:
    form.show_draft(ContactDraft(contact_type="referral", adults=(AdultDraft(name="Alex Example"),)))
    with qtbot.waitActive(form.window()):
        form.window().activateWindow()
    form.make_all()
    settle()
    own = adult(form).fields["own_children"]
    assert isinstance(own, DraftsField)
    own.add_button.setFocus()
    QTest.keyClick(own.add_button, Qt.Key.Key_Space)
    QTest.keyClicks(focused(), "M.")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "N.")
    assert [child.name for child in form.draft().adults[0].own_children] == ["M.", "N."]
    assert len(form.draft().adults) == 1


@pytest.mark.parametrize(
    ("born", "words"),
    [
        (date(2009, 5, 18), "17: the process applies from 16"),
        (date(2011, 1, 1), "15: under 16, ask children's services"),
        (date(1988, 2, 29), ""),
    ],
)
def test_somebody_of_16_or_17_is_said_to_be_covered(form: ContactForm, born: date, words: str) -> None:
    form.show_draft(ContactDraft(adults=(AdultDraft(name="Alex Example", date_of_birth=born),)))
    said = adult(form).fields["age"]
    assert isinstance(said, SaidField)
    assert said.words.text() == words


HOSTILE = "<b>=cmd|' /C calc'!A0</b> ../../etc\u202e%s {x}\u200b"


def test_text_that_looks_like_anything_else_is_kept_and_shown_as_typed(form: ContactForm, office: Office) -> None:
    saved = office.desk.contacts.save(
        ContactDraft(
            received_on=date(2026, 5, 15),
            contact_type="referral",
            summary=f"{HOSTILE}\n{HOSTILE}",
            incident_place=HOSTILE,
            actions_taken=HOSTILE,
            referrer=ReferrerDraft(name=HOSTILE),
            adults=(AdultDraft(name=HOSTILE, setting_name=HOSTILE, address=HOSTILE),),
            children=(ChildDraft(name=HOSTILE, needs=HOSTILE),),
            transfer=TransferDraft(authority=HOSTILE),
        )
    )
    stored = office.desk.contacts.open(saved)
    form.show_draft(stored)
    form.make_all()
    settle()
    assert form.draft() == stored
    assert stored.summary == f"{HOSTILE}\n{HOSTILE}"
    assert (stored.adults[0].address, stored.children[0].needs, stored.transfer.authority) == (HOSTILE,) * 3
    assert form.values()["incident_place"] == HOSTILE
    assert faults(form.window()) == []
