"""search: records that say some words, for people and for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lado_desktop.services.access import Access
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE


@pytest.fixture
def found_in(run: Run, access: Access, office: Path, secret: Path) -> Run:
    """Search a tracker of two contacts."""
    desk = access.unlock(office, PASSPHRASE)
    day = desk.clock.today()
    for name, setting, notes in (
        ("Alex Example", "Oak Lane", "Held by the arm"),
        ("Robin \x1b[2J", "Elm", "<b>Arm</b> in arm"),
    ):
        adult = AdultDraft(name=name, setting_name=setting)
        desk.contacts.save(ContactDraft(received_on=day, contact_type="advice", adults=(adult,), notes=notes))
    desk.close()
    return lambda *words: run("search", "--tracker", office, "--passphrase-file", secret, *words)


def test_records_are_told_a_line_each_with_the_words_that_were_found(found_in: Run) -> None:
    said = found_in("held", "oak")
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[0].split() == ["Kind", "Reference", "Title", "Found", "in", "Text"]
    assert lines[2].split() == ["Contacts", "C26/0001", "Alex", "Example", "Notes", "Held", "by", "the", "arm"]


def test_scripts_are_told_in_objects(found_in: Run) -> None:
    said = found_in("kind:contact", "oak", "arm", "--format", "json")
    (record,) = json.loads(said.out)
    assert (record["kind"], record["reference"], record["title"]) == ("contact", "C26/0001", "Alex Example")
    assert (record["found_in"], record["text"], record["matches"]) == ("contact.notes", "Held by the arm", [[12, 15]])
    assert (record["state"], record["opens"], record["is_restricted"]) == ("open", "contact", False)


def test_words_in_quotation_marks_of_the_shell_belong_together(found_in: Run) -> None:
    assert len(json.loads(found_in("setting:Oak Lane", "kind:contact", "--format", "json").out)) == 1
    assert json.loads(found_in("the held", "kind:contact", "--format", "json").out) == []


def test_what_is_nowhere_is_looked_for_as_it_may_be_spelt_and_that_is_said(found_in: Run) -> None:
    said = found_in("Exampel")
    assert "Alex Example" in said.out
    assert said.err == "Nothing is spelt Exampel. Shown: example\n"


def test_nothing_found_is_an_empty_list_and_no_table(found_in: Run) -> None:
    assert found_in("zebra").out == ""
    assert json.loads(found_in("zebra", "--format", "json").out) == []


def test_more_than_was_asked_for_is_counted(found_in: Run) -> None:
    assert found_in("arm", "--most", "1").err == "Contacts: 1 of 2\n"
    assert found_in("arm", "--most", "0").code == 2


def test_a_record_cannot_move_the_cursor_of_the_terminal(found_in: Run) -> None:
    said = found_in("robin")
    assert "Robin" in said.out
    assert "\x1b" not in said.out


def test_a_question_in_quotation_marks_is_read_as_it_is_typed(run: Run, practice: Path) -> None:
    apart = run("search", "kind:case", "worker", "--tracker", practice)
    whole = run("search", "kind:case worker", "--tracker", practice)
    assert "Cases" in whole.out
    assert whole.out == apart.out
