"""Value lists: the authority's own words, in its own order, for every code a record may hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update

from lado_desktop import vocab
from lado_desktop.errors import Refused
from lado_desktop.models.tables import Term
from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk

from .drafts import contact

PASSPHRASE = "gravel unhook pelican drowsy amber"


@pytest.mark.parametrize("name", vocab.names())
def test_a_tracker_has_every_word_of_its_vocabulary_in_order(access: Access, tmp_path: Path, name: str) -> None:
    desk, _ = access.create(tmp_path / "office.lado", PASSPHRASE, name)
    words = vocab.load(name)
    assert (desk.lists.vocabulary(), desk.lists.authority()) == (name, words.title)
    for list_name, terms in words.lists.items():
        choices = desk.lists.choices(list_name)
        assert [(one.code, one.label, one.definition) for one in choices if not one.is_retired] == [
            (term.code, term.label, term.definition) for term in terms
        ]
        assert {one.code for one in choices if one.is_retired} == {
            term.code for term in words.hidden.get(list_name, ())
        }
    desk.close()


def test_a_vocabulary_nobody_knows_makes_no_tracker(access: Access, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="vocabulary_unknown"):
        access.create(tmp_path / "office.lado", PASSPHRASE, "atlantis")
    assert list(tmp_path.iterdir()) == []


def test_a_label_is_the_offices_word_and_an_unknown_code_stands_for_itself(desk: Desk) -> None:
    assert desk.lists.label("contact_type", "advice") == "Advice"
    assert desk.lists.label("contact_type", "from_elsewhere") == "from_elsewhere"
    assert desk.lists.label("contact_type", None) == ""
    assert desk.lists.label("no_such_list", None) == ""


def test_what_is_not_recorded_is_always_allowed_and_an_unknown_code_never(desk: Desk) -> None:
    assert desk.lists.knows("route", None)
    assert desk.lists.knows("route", "email")
    assert not desk.lists.knows("route", "pigeon")
    assert not desk.lists.knows("no_such_list", "email")


def test_a_changed_label_is_shown_at_once_and_a_retired_code_stays_valid_and_comes_last(desk: Desk) -> None:
    assert desk.lists.label("route", "email") == "Email"
    with desk.tracker.writing("change_lists") as session:
        session.execute(update(Term).where(Term.code == "email").values(label="By mail", is_retired=True))
    assert desk.lists.label("route", "email") == "By mail"
    assert desk.lists.choices("route")[-1].code == "email"
    saved = desk.contacts.save(contact(route="email"))
    assert desk.contacts.open(saved).route == "email"
