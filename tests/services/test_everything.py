"""Everything that was recorded, exported: each field of each record, as it was typed, and nothing that acts."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from lado_desktop.errors import Refused, Trouble
from lado_desktop.models.tables import Base, Change, Contact
from lado_desktop.services.desk import Desk
from lado_desktop.services.everything import OUR_OWN

from .drafts import FULL, held_meeting

ODD = "=1+1 <img src=x> ../../etc\tand\u202e this"


@pytest.fixture
def filled(desk: Desk) -> Desk:
    contact = desk.contacts.save(replace(FULL, notes=ODD))
    case = desk.cases.open_from(contact)
    desk.meetings.save(held_meeting(case))
    desk.documents.add("case", case, "Note.txt", b"words")
    return desk


def exported(desk: Desk, path: Path, reason: str = "") -> dict[str, list[dict[str, object]]]:
    desk.everything.save(path, reason)
    found: dict[str, list[dict[str, object]]] = json.loads(path.read_text("utf-8"))["tables"]
    return found


def test_json_holds_every_table_with_every_column_and_the_bytes_of_documents(filled: Desk, tmp_path: Path) -> None:
    tables = exported(filled, tmp_path / "all.json")
    assert set(tables) == {table.name for table in Base.metadata.sorted_tables} - OUR_OWN | {"document_bytes"}
    [contact] = tables["contact"]
    assert set(contact) == set(Contact.__table__.columns.keys())
    assert (contact["notes"], contact["received_on"], contact["received_at"]) == (ODD, "2026-05-12", "09:40:00")
    assert base64.b64decode(str(tables["document_bytes"][0]["body"])) == b"words"


def test_a_workbook_has_a_sheet_for_each_table_and_no_formula(filled: Desk, tmp_path: Path) -> None:
    count = filled.everything.save(tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    sheet = book["contact"]
    heads = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, heads.index("notes") + 1)
    assert (cell.value, cell.data_type) == (ODD, "s")
    assert count == sum(one.max_row - 1 for one in book.worksheets)
    assert {cell.data_type for one in book.worksheets for row in one.iter_rows() for cell in row} <= {"s", "n", "b"}


def test_an_export_is_recorded(filled: Desk, tmp_path: Path) -> None:
    exported(filled, tmp_path / "all.json")
    with filled.tracker.reading() as session:
        assert session.execute(select(Change.kind).where(Change.action == "export")).scalars().all() == ["Tracker"]


def test_restricted_records_go_out_only_after_a_reason_which_is_kept(filled: Desk, tmp_path: Path) -> None:
    filled.restrictions.restrict("case", 1, "A colleague's relative")
    with pytest.raises(Trouble) as refused:
        filled.everything.save(tmp_path / "all.json", " ")
    assert (refused.value.code, refused.value.facts["count"]) == ("export_reason_needed", 2)
    assert not (tmp_path / "all.json").exists()
    assert exported(filled, tmp_path / "all.json", "Moving to another system")["case"]
    assert [one.reason for one in filled.restrictions.page("case", 1).accesses][:1] == ["Moving to another system"]


def test_a_text_too_long_for_a_cell_is_refused_for_a_workbook_and_nothing_is_left(desk: Desk, tmp_path: Path) -> None:
    desk.contacts.save(replace(FULL, notes="x" * 40_000))
    with pytest.raises(Refused, match="export_too_long"):
        desk.everything.save(tmp_path / "all.xlsx")
    assert list(tmp_path.glob("all*")) == []
    assert len(str(exported(desk, tmp_path / "all.json")["contact"][0]["notes"])) == 40_000


def test_another_ending_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="export_everything_unknown"):
        desk.everything.save(tmp_path / "office.lado")
