from __future__ import annotations

import json
from pathlib import Path

import pytest

from lado_desktop.services.access import Access
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE


@pytest.mark.parametrize(
    ("kind", "heading"),
    [("contacts", "Received"), ("cases", "Opened"), ("people", "Name"), ("meetings", "Held")],
)
def test_each_kind_is_listed_under_its_headings(run: Run, practice: Path, kind: str, heading: str) -> None:
    said = run("list", kind, "--tracker", practice)
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[0].startswith("Reference")
    assert heading in lines[0]
    assert len(lines) > 50


def test_a_contact_is_told_in_codes_and_labels(run: Run, practice: Path) -> None:
    said = run("list", "contacts", "--tracker", practice, "--format", "json")
    latest = json.loads(said.out)[0]
    assert said.err == ""
    assert latest["received_on"] == "2026-05-18"
    assert set(latest) >= {"reference", "contact_type", "contact_type_label", "sector", "sector_label", "case"}
    check = next(one for one in json.loads(said.out) if one["contact_type"] == "record_check")
    assert check["contact_type_label"] == "Record check or information"
    assert check["case"] is None


def test_an_empty_tracker_lists_nothing_as_an_empty_list(run: Run, office: Path, secret: Path) -> None:
    said = run("list", "contacts", "--tracker", office, "--passphrase-file", secret, "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_a_record_cannot_move_the_cursor_of_the_terminal(run: Run, access: Access, office: Path, secret: Path) -> None:
    desk = access.unlock(office, PASSPHRASE)
    hostile = AdultDraft(name="Maeve \x1b[2J\x07 Hollorand " + "x" * 200)
    desk.contacts.save(ContactDraft(received_on=desk.clock.today(), contact_type="advice", adults=(hostile,)))
    desk.close()
    said = run("list", "contacts", "--tracker", office, "--passphrase-file", secret)
    assert "\x1b" not in said.out
    assert "\x07" not in said.out
    assert "Maeve" in said.out
    assert "…" in said.out


@pytest.mark.parametrize("kind", ["contacts", "cases", "people"])
def test_a_restricted_record_is_listed_by_its_reference_alone(
    run: Run, access: Access, office: Path, secret: Path, kind: str
) -> None:
    desk = access.unlock(office, PASSPHRASE)
    adults = (AdultDraft(name="Maeve Hollorand", setting_name="Brook House"),)
    contact = desk.contacts.save(
        ContactDraft(received_on=desk.clock.today(), contact_type="referral", adults=adults, summary="A call")
    )
    desk.cases.open_from(contact)
    desk.restrictions.restrict("person", 1, "Conflict of interest")
    desk.close()
    said = run("list", kind, "--tracker", office, "--passphrase-file", secret)
    assert "Restricted" in said.out
    assert "Hollorand" not in said.out
    assert "Brook House" not in said.out
    as_json = run("list", kind, "--tracker", office, "--passphrase-file", secret, "--format", "json")
    assert "Hollorand" not in as_json.out
