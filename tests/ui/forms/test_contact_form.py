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
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import (
    AdultDraft,
    ChildDraft,
    ContactDraft,
    ReferrerDraft,
    ThresholdDraft,
)
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
    late_reason="weekend_or_leave",
    late_note="Half term",
    late_challenged=True,
    confirmed_on=date(2026, 5, 13),
    check_kind="fostering",
    check_purpose="Panel",
    consent_seen=True,
    check_result="One earlier contact",
    check_replied_on=date(2026, 5, 14),
    check_reply="Known since 2024",
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
    """Let layouts come to rest."""
    for _ in range(10):
        QApplication.processEvents()


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
    settle()
    form.fields["received_on"].focus()
    rows: list[int] = []
    for _ in range(120):
        focus = QApplication.focusWidget()
        assert focus is not None
        rows.append(focus.mapTo(form, focus.rect().topLeft()).y())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is form.fields["received_on"].control:
            break
    assert len(rows) > 50
    assert all(later >= earlier - 40 for earlier, later in pairwise(rows))


def test_the_form_passes_the_audit(form: ContactForm) -> None:
    form.show_draft(EVERYTHING)
    settle()
    assert faults(form.window()) == []
