"""check: one name or a list, as a table or as JSON; a search is noted and makes no contact unless asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from lado_desktop.models.tables import Change, Work
from lado_desktop.services.access import Access
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE

BORN = date(1984, 3, 7)


@pytest.fixture
def filled(access: Access, office: Path, secret: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tracker that knows one person, its passphrase file named in the environment."""
    monkeypatch.setenv("LADO_PASSPHRASE_FILE", str(secret))
    desk = access.unlock(office, PASSPHRASE)
    adult = AdultDraft(name="Maeve Hollorand", former_names="Maeve Pike", date_of_birth=BORN)
    desk.contacts.save(ContactDraft(received_on=desk.clock.today(), contact_type="referral", adults=(adult,)))
    desk.close()
    return office


def test_a_name_is_answered_as_one_object_of_a_list(run: Run, filled: Path) -> None:
    said = run("check", "--tracker", filled, "--name", "maeve pike", "--dob", "7/3/1984", "--format", "json")
    assert (said.code, said.err) == (0, "")
    assert json.loads(said.out) == [
        {
            "row": 1,
            "name": "maeve pike",
            "date_of_birth": "1984-03-07",
            "result": "known_discuss",
            "candidates": [
                {
                    "reference": "P00001",
                    "name": "Maeve Hollorand",
                    "date_of_birth": "1984-03-07",
                    "score": 100,
                    "reasons": ["former_name", "same_birthday"],
                }
            ],
        }
    ]


def test_a_list_is_answered_row_by_row(run: Run, filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,DOB\nMaeve Holorand,7/3/1984\nTerrence Applewhite,soon\n", "utf-8")
    said = run("check", "--tracker", filled, "--list", path, "--format", "json")
    assert [(one["row"], one["name"], one["result"], len(one["candidates"])) for one in json.loads(said.out)] == [
        (1, "Maeve Holorand", "known_discuss", 1),
        (2, "Terrence Applewhite", "nothing_known", 0),
    ]
    assert "rows 3" in said.err


def test_a_table_says_why(run: Run, filled: Path) -> None:
    said = run("check", "--tracker", filled, "--name", "Hollorand Maeve")
    assert said.out.splitlines()[0].split() == ["Row", "Asked", "Result", "Score", "Reference", "Name", "Born", "Why"]
    assert "First and family name swapped" in said.out


def test_a_search_is_noted_and_no_contact_is_made_unless_it_is_asked_for(
    run: Run, access: Access, filled: Path
) -> None:
    run("check", "--tracker", filled, "--name", "Maeve Pike")
    desk = access.unlock(filled, PASSPHRASE)
    with desk.tracker.reading() as session:
        noted = session.execute(
            select(Change.kind, Change.record).join(Work, Work.id == Change.work_id).where(Work.what == "check_people")
        ).all()
    assert [tuple(each) for each in noted] == [("Person", 1)]
    assert len(desk.contacts.ids()) == 1
    desk.close()
    run("check", "--tracker", filled, "--name", "Maeve Pike", "--record")
    desk = access.unlock(filled, PASSPHRASE)
    assert len(desk.contacts.ids()) == 2
    desk.close()


@pytest.mark.parametrize("wrong", [(), ("--name", " "), ("--name", "A", "--list", "x.csv")])
def test_what_is_to_be_looked_for_is_said_once(run: Run, filled: Path, wrong: tuple[str, ...]) -> None:
    assert run("check", "--tracker", filled, *wrong).code == 2
