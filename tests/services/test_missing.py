"""What is missing: what a referral form asks and a contact does not say, by type, with the field it belongs in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft
from lado_desktop.services.missing import missing
from lado_desktop.ui.missing_sentences import MISSING, letter, lines_of

from .drafts import FULL

WHOLE = replace(FULL, employer_aware_on=date(2026, 5, 11), adults=FULL.adults[:1])


def codes(draft: ContactDraft) -> list[str]:
    return [one.code for one in missing(draft)]


def test_a_referral_that_says_everything_lacks_nothing() -> None:
    whole = replace(WHOLE, children=WHOLE.children[:1])
    assert codes(whole) == []


def test_nothing_is_asked_before_the_type_is_known() -> None:
    assert codes(ContactDraft()) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"summary": " "}, "summary"),
        ({"incident_place": ""}, "incident_place"),
        ({"actions_taken": ""}, "actions_taken"),
        ({"setting_people": ()}, "setting_person"),
        ({"children": ()}, "child"),
        ({"employer_aware_on": date(2026, 5, 7)}, "late_reason"),
        ({"referrer": replace(FULL.referrer, phone="", email="")}, "referrer_reached"),
        ({"adults": (replace(FULL.adults[0], date_of_birth=None),)}, "adult_born"),
        ({"adults": (replace(FULL.adults[0], is_told=None),)}, "adult_told"),
    ],
)
def test_each_blank_of_a_referral_is_told(change: dict[str, object], code: str) -> None:
    whole = replace(WHOLE, children=WHOLE.children[:1])
    assert codes(replace(whole, **change)) == [code]  # type: ignore[arg-type]  # the cases know the fields


def test_an_advice_call_and_a_check_are_asked_less() -> None:
    call = ContactDraft(contact_type="advice", adults=(AdultDraft(name="Alex", setting_name="Oak", job_title="Coach"),))
    assert codes(call) == ["referrer_name", "referrer_agency", "referrer_reached", "adult_sector", "summary"]
    assert codes(replace(call, contact_type="record_check")) == [
        "referrer_name",
        "referrer_agency",
        "referrer_reached",
        "check_kind",
        "consent",
        "adult_born",
    ]


def test_an_adult_nobody_knows_is_not_asked_for_an_address() -> None:
    unknown = replace(WHOLE, adults=FULL.adults[1:])
    assert not {"adult_name", "adult_born", "adult_address", "adult_told"} & set(codes(unknown))


def test_of_several_children_it_is_said_which_and_no_name_is_in_the_text() -> None:
    two = replace(WHOLE, children=(ChildDraft(name="Jo Secret"), ChildDraft(name="K. Hidden")))
    found = missing(two)
    assert "The child's date of birth, or age (child 2)" in lines_of(found)
    said = letter("C26/0001", date(2026, 5, 12), found)
    assert "C26/0001" in said
    assert "Tue 12 May 2026" in said
    assert not any(name in said for name in ("Secret", "Hidden", "Example", "Headley"))


def test_everything_that_can_be_missing_has_words() -> None:
    kinds = ("record_check", "advice", "referral")
    bare = [ContactDraft(contact_type=kind) for kind in kinds]
    named = ContactDraft(contact_type="referral", adults=(AdultDraft(name="A"),), children=(ChildDraft(name="J"),))
    late = replace(WHOLE, employer_aware_on=date(2026, 5, 1))
    found = {code for draft in (*bare, named, late) for code in codes(draft)}
    assert found == set(MISSING)
