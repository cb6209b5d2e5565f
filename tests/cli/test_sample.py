from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from lado_desktop.errors import OpenElsewhere
from lado_desktop.services import sample
from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk
from lado_desktop.services.sample import AUTHORITY, fill
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE


def _listed(run: Run, tracker: Path, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("list", kind, "--tracker", tracker, "--format", "json").out)
    return found


def test_the_sample_prints_its_recovery_code_and_nothing_else(sample_made: Path) -> None:
    code = sample_made.with_name("code.txt").read_text("utf-8")
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){8}\n", code)


def test_the_sample_says_that_its_people_are_fictional(access: Access, practice: Path) -> None:
    desk = access.unlock(practice, PASSPHRASE)
    assert desk.lists.authority() == AUTHORITY
    assert "fictional" in AUTHORITY
    desk.close()


def test_the_sample_holds_two_years_of_contacts_up_to_today(run: Run, practice: Path) -> None:
    contacts = _listed(run, practice, "contacts")
    received = sorted(date.fromisoformat(one["received_on"]) for one in contacts)
    assert len(contacts) == 250
    assert received[-1] == date(2026, 5, 18)
    assert date(2024, 5, 18) < received[0] < date(2024, 7, 31)


def test_the_sample_has_what_offices_have(run: Run, practice: Path) -> None:
    contacts = _listed(run, practice, "contacts")
    types = Counter(one["contact_type"] for one in contacts)
    settings = Counter(one["setting"] for one in contacts if one["setting"])
    assert types["advice"] > types["record_check"] > types["referral"] > types["non_recent"] > 0
    assert types["transfer_out"] > 0
    assert settings.most_common(1)[0][1] > 20
    assert sum(one["known"] != "named" for one in contacts) >= 5
    assert any(one["adults"] > 2 for one in contacts)
    assert sum(one["threshold"] is None and one["contact_type"] == "advice" for one in contacts) <= 6
    assert any(person["other_names"] for person in _listed(run, practice, "people"))


def test_the_sample_has_cases_at_every_stage(run: Run, practice: Path) -> None:
    cases = _listed(run, practice, "cases")
    outcomes = Counter(code for one in cases for code in one["outcomes"])
    assert 50 <= len(cases) <= 75
    assert any(one["closed_on"] for one in cases)
    assert any(one["concluded_on"] is None for one in cases)
    assert any(len(one["categories"]) > 1 for one in cases)
    assert outcomes["substantiated"] > 5
    assert outcomes["unsubstantiated"] > 5
    statuses = Counter(one["status"] for one in _listed(run, practice, "meetings"))
    assert statuses["held"] > 80
    assert statuses["planned"] > 0
    assert statuses["cancelled"] > 0


def test_nothing_in_the_sample_happened_after_today(run: Run, practice: Path) -> None:
    held = [one["held_on"] for one in _listed(run, practice, "meetings") if one["held_on"]]
    closed = [one["closed_on"] for one in _listed(run, practice, "cases") if one["closed_on"]]
    assert max(held + closed) <= "2026-05-18"


def test_references_rise_with_the_days(run: Run, practice: Path) -> None:
    for kind, day in (("contacts", "received_on"), ("cases", "opened_on")):
        by_day = sorted(_listed(run, practice, kind), key=lambda one: (one[day], one["reference"]))
        years = [one["reference"] for one in by_day if one[day].startswith("2025")]
        assert years == sorted(years)


def test_every_table_of_the_sample_reconciles(run: Run, practice: Path) -> None:
    said = run("counts", "--tracker", practice, "--from", "2025-04-01", "--to", "2026-03-31", "--format", "json")
    tables = json.loads(said.out)["tables"]
    assert len(tables) > 8
    assert all(table["reconciles"] for table in tables)
    assert all(table["base"] for table in tables)


def test_the_sample_is_whole(run: Run, practice: Path) -> None:
    assert run("verify", "--tracker", practice).code == 0


def test_the_sample_is_the_same_every_time(access: Access, tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        desk, _ = access.create(tmp_path / f"{name}.lado", PASSPHRASE)
        fill(desk, contacts=30)
        told.append(_everything(desk))
        desk.close()
    assert told[0] == told[1]


def test_making_the_sample_tells_how_far_it_is(desk: Desk) -> None:
    told: list[tuple[int, int]] = []
    fill(desk, contacts=12, watch=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1] == len(told) >= 12


def test_an_earlier_sample_is_replaced(access: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "fill", partial(fill, contacts=12))
    access.create(tmp_path / "sample.lado", PASSPHRASE)[0].close()
    anew = access.sample(tmp_path / "sample.lado")
    assert len(anew.contacts.ids()) == 12
    anew.close()


def test_a_sample_that_is_open_elsewhere_is_left_alone(access: Access, tmp_path: Path) -> None:
    desk, _ = access.create(tmp_path / "sample.lado", PASSPHRASE)
    with pytest.raises(OpenElsewhere):
        access.sample(tmp_path / "sample.lado")
    assert len(desk.contacts.ids()) == 0
    desk.close()


def _everything(desk: Desk) -> list[object]:
    contacts = [desk.contacts.open(one) for one in desk.contacts.ids()]
    cases = [desk.cases.page(one) for one in desk.cases.ids()]
    meetings = [desk.meetings.open(one.id) for one in desk.meetings.listing()]
    return [*contacts, *cases, *meetings]
