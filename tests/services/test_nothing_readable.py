"""After a whole session no file holds a readable byte of any name: tracker, journal, keys, lock, temp files or log."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lado_desktop import log, paths
from lado_desktop.errors import Trouble
from lado_desktop.services import importing
from lado_desktop.services.access import Access
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ContactDraft, ReferrerDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.meeting_drafts import AttendanceDraft, SectionDraft

from .drafts import contact, held_meeting

PASSPHRASE = "gravel unhook pelican drowsy amber"
NAMES = ("Quenby", "Ossiander", "Pilkinhorn", "Wrexhollow", "Tamsiné", "Zuleikha", "Brackenthwaite", "Dunmallard")
SHEET = Path(__file__).parents[1] / "data" / "solihull_2021_22.xlsx"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that holds everything the program could write: tracker, temporary files, logs and preferences."""
    for name in ("temp", "home", "office"):
        (tmp_path / name).mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(tmp_path / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("LADO_HOME", str(tmp_path / "home"))
    log.start(paths.logs())
    yield tmp_path
    log.stop()


def draft() -> ContactDraft:
    return contact(
        adults=(
            AdultDraft(name="Quenby Ossiander", former_names="Quenby Pilkinhorn", setting_name="Wrexhollow Infants"),
        ),
        children=(ChildDraft(name="Tamsiné Z."),),
        referrer=ReferrerDraft(name="Zuleikha Brackenthwaite"),
        summary="Seen by Dunmallard. " * 50,
        categories=("physical",),
    )


def readable(house: Path, names: tuple[str, ...] = NAMES) -> list[str]:
    """Each name that stands in a file, in any way a program might have written it."""
    found = []
    for file in (one for one in house.rglob("*") if one.is_file()):
        written = file.read_bytes().lower()
        for name in names:
            spellings = {name.lower().encode(code, "ignore") for code in ("utf-8", "utf-16-le", "utf-16-be", "latin-1")}
            if any(spelling in written for spelling in spellings) or name.lower() in file.name.lower():
                found.append(f"{name} in {file.relative_to(house)}")
    return found


def test_the_search_finds_a_name_however_it_was_written(house: Path) -> None:
    for number, code in enumerate(("utf-8", "utf-16-le", "latin-1")):
        (house / "temp" / f"{number}").write_bytes(b"\0\1" + "xx Tamsiné xx".encode(code))
    assert len(readable(house)) == 3


def test_a_whole_session_leaves_no_readable_name_anywhere(house: Path, access: Access) -> None:
    access.prove()
    desk, code = access.create(house / "office" / "office.lado", PASSPHRASE, "solihull")
    saved = desk.contacts.save(draft())
    _hot_journal_is_searched(desk, house)
    case = desk.cases.open_from(saved)
    _hold_and_print(desk, case)
    desk.contacts.ids(order=(("about", False),), filters={"": "quenby"})
    desk.people.listing()
    desk.counts.count(date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(Trouble):
        desk.contacts.save(replace(draft(), contact_type="Dunmallard"))
    log.trouble(Trouble("invalid"))
    assert readable(house) == []
    desk.close()
    access.recover(house / "office" / "office.lado", code, PASSPHRASE).close()
    assert readable(house) == []
    assert {file.name for file in (house / "office").iterdir()} == {"office.lado", "office.keys", "office.keys.bak"}
    assert list((house / "temp").iterdir()) == []


def _hot_journal_is_searched(desk: Desk, house: Path) -> None:
    """Look while a transaction is going on that has outgrown the memory it was given."""
    with desk.tracker.inspecting() as connection:
        connection.execute("PRAGMA cache_size = 10")
    journal = house / "office" / "office.lado-journal"
    with pytest.raises(Trouble, match="cancelled"), desk.tracker.writing("interrupted") as session:
        from sqlalchemy import text

        session.execute(text("UPDATE contact SET notes = summary || 'Dunmallard'"))
        session.execute(text("UPDATE person SET address = 'Wrexhollow'"))
        for number in range(400):
            said = {"number": number, "text": "Quenby Ossiander " * 40}
            session.execute(text("INSERT INTO setting(name, contact_details) VALUES (:number, :text)"), said)
        assert journal.stat().st_size > 4096
        assert readable(house) == []
        raise Trouble("cancelled")


def _hold_and_print(desk: Desk, case: int) -> None:
    meeting = desk.meetings.save(
        held_meeting(
            case,
            attendance=(AttendanceDraft(name="Zuleikha Brackenthwaite", status="present"),),
            sections=(SectionDraft(heading="Discussion", text="Dunmallard spoke of Quenby."),),
        )
    )
    assert desk.minutes.pdf(meeting).startswith(b"%PDF-")


def test_bringing_in_a_spreadsheet_leaves_no_word_of_it_readable(house: Path, access: Access) -> None:
    desk, _ = access.create(house / "office" / "office.lado", PASSPHRASE, "solihull")
    mapping = importing.load_mapping(paths.resources() / "mappings" / "solihull_2021_22.toml")
    workbook = desk.imports.read(SHEET)
    reading = desk.imports.interpret(workbook, mapping)
    desk.imports.bring_in(SHEET, reading, mapping, is_dry_run=True)
    assert desk.imports.bring_in(SHEET, reading, mapping, is_dry_run=False).contacts > 100
    names = tuple({row.name.split()[-1] for row in desk.people.listing()} | _settings(desk))
    names = tuple(name for name in names if len(name) > 5)
    assert len(names) > 20
    assert readable(house, names) == []
    desk.close()
    assert readable(house, names) == []
    assert list((house / "temp").iterdir()) == []
    copy = shutil.copy(SHEET, house / "temp")  # the search would have seen the sheet's own words, unpacked
    with Path(copy).open("ab") as file:
        file.write(names[0].encode())
    assert readable(house, names) != []


def _settings(desk: Desk) -> set[str]:
    return {row.setting for row in desk.contacts.rows(desk.contacts.ids())}
