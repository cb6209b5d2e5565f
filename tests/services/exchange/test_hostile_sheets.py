"""Malformed and malicious files: each is refused by a code that has a sentence, and the program goes on."""

from __future__ import annotations

import io
import os
import random
import struct
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest

from lado_desktop.errors import Damaged, Refused, Trouble
from lado_desktop.services.exchange import guard, sheets
from lado_desktop.services.exchange.sheets import read_workbook
from lado_desktop.ui import labels
from tests.services.exchange.books import write_ods, write_xlsx, zip_again

DATA = Path(__file__).parents[2] / "data"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(tmp_path: Path) -> bytes:
    """A workbook nothing is wrong with."""
    return write_xlsx(
        tmp_path / "plain.xlsx", {"Log": [["Ref", "Date", "Name"], [1, "2.5.21", "Una Brook"]]}
    ).read_bytes()


def code_of(path: Path) -> str:
    """The code a file is refused with, its sentence looked up and filled in on the way."""
    with pytest.raises((Refused, Damaged)) as found:
        read_workbook(path)
    said = labels.sentence(found.value)
    assert found.value.code not in said
    assert "{" not in said
    return found.value.code


def code_or_none(path: Path) -> str:
    """The code a file is refused with, or nothing when it is read."""
    try:
        read_workbook(path)
    except Trouble as trouble:
        return trouble.code
    return ""


def with_sheet(plain: bytes, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        return zip_again(plain, {SHEET: change(package.read(SHEET))})


def cells(*addresses: str) -> bytes:
    """Worksheet XML with one number in each of the cells."""
    rows = "".join(f'<row r="{"".join(filter(str.isdigit, a))}"><c r="{a}"><v>1</v></c></row>' for a in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet_empty_file"),
        (b"   \r\n \n", "sheet_empty_file"),
        (b"%PDF-1.7 a report", "sheet_foreign"),
        (b"\x89PNG\r\n\x1a\n", "sheet_foreign"),
        (b"<html><table><tr><td>Ref</td></tr></table></html>", "sheet_web_page"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "sheet_web_page"),
        (b"PK\x03\x04 and then nothing of a zip", "sheet_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet_damaged"),
        (b"Ref,Name\n1,\0\0\0\n", "csv_nul"),
        ("Ref,Name\n1,x\n".encode("utf-16-le"), "csv_nul"),
        ("Ref,Name\n1,x\n".encode("utf-32"), "csv_encoding"),
        (b"\xff\xfeR\x00\x00\xd8\n\x00", "csv_encoding"),
        (b"Ref,Name\n1,\x81\x8d\x8f\n", "csv_encoding"),
        (b'Ref,Name\n1,"never closed\n2,x\n3,y\n', "csv_quote"),
    ],
)
def test_what_is_no_spreadsheet_is_told_apart(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(content)
    assert code_of(path) == code


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.xlsx") == "sheet_missing"
    assert code_of(tmp_path) == "sheet_missing"


def test_a_file_larger_than_any_tracker_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as stream:
        stream.truncate(guard.LARGEST_FILE + 1)
    assert code_of(path) == "sheet_too_large"


def test_a_truncated_workbook_is_damaged(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "cut.xlsx"
    path.write_bytes(plain[: len(plain) // 2])
    assert code_of(path) == "sheet_damaged"


def test_a_password_is_told_from_damage(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "secret.xlsx"
    with path.open("wb") as stream:
        msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain)).encrypt("heather", stream)
    assert code_of(path) == "sheet_password"


def test_an_old_xls_with_a_password_is_told_too(tmp_path: Path) -> None:
    content = bytearray((DATA / "old_log.xls").read_bytes())
    start = content.index(struct.pack("<HH", 0x0809, 16))
    following = start + 20
    content[following : following + 2] = struct.pack("<H", 0x002F)
    path = tmp_path / "secret.xls"
    path.write_bytes(content)
    assert code_of(path) in {"sheet_password", "sheet_damaged"}


def test_a_zip_bomb_is_refused_while_it_unpacks(tmp_path: Path, plain: bytes) -> None:
    bomb = with_sheet(plain, lambda xml: xml.replace(b"</sheetData>", b" " * (200 << 20) + b"</sheetData>"))
    assert len(bomb) < 1 << 20
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb)
    assert code_of(path) == "sheet_unpacks_large"


@pytest.mark.parametrize(
    "declaration", [b'<!DOCTYPE x [<!ENTITY a "b">]>', b'<!ENTITY % c SYSTEM "file:///etc/passwd">']
)
def test_a_declaration_of_entities_is_refused_in_any_part(tmp_path: Path, plain: bytes, declaration: bytes) -> None:
    path = tmp_path / "dtd.xlsx"
    path.write_bytes(with_sheet(plain, lambda xml: xml.replace(b"<worksheet", declaration + b"<worksheet", 1)))
    assert code_of(path) == "sheet_dtd"
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        book = package.read("xl/workbook.xml")
    path.write_bytes(zip_again(plain, {"xl/workbook.xml": book.replace(b"<workbook", declaration + b"<workbook", 1)}))
    assert code_of(path) == "sheet_dtd"


def test_a_part_in_utf_16_is_refused_rather_than_read_as_empty(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "wide.xlsx"
    path.write_bytes(with_sheet(plain, lambda xml: xml.decode("utf-8").replace("UTF-8", "UTF-16").encode("utf-16")))
    assert code_of(path) == "sheet_utf16"


@pytest.mark.parametrize(
    "addresses", [("A1", "XFD1048576"), ("XFD1048576", "A1"), ("A1", "ZZ40000"), ("A1", "ZZZZ1"), ("A1", "A99999999")]
)
def test_two_cells_at_opposite_corners_are_refused(tmp_path: Path, plain: bytes, addresses: tuple[str, str]) -> None:
    path = tmp_path / "far.xlsx"
    path.write_bytes(zip_again(plain, {SHEET: cells(*addresses)}))
    assert code_of(path) == "sheet_grid"


def test_far_cells_hidden_from_the_guard_do_no_harm(tmp_path: Path, plain: bytes) -> None:
    xml = cells("A1", "XFD1048576").replace(b'<c r="XFD1048576"', b'<x:c xmlns:x="urn:x" r="XFD1048576"')
    backwards = cells("A1").replace(b'<c r="A1"><v>1</v></c>', b'<c r="XFD1048576"><v>1</v></c><c r="A1"><v>1</v></c>')
    for name, content in (("prefixed.xlsx", xml), ("backwards.xlsx", backwards)):
        path = tmp_path / name
        path.write_bytes(zip_again(plain, {SHEET: content}))
        assert code_or_none(path) in {"", "sheet_grid", "sheet_unreadable", "sheet_memory", "sheet_damaged"}


def test_a_cell_longer_than_a_spreadsheet_allows_is_read_whole_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(f"Ref,Note\n1,{'x' * 40_000}\n", "utf-8")
    assert read_workbook(path).sheets[0].rows[1] == ("1", "x" * 40_000)
    path.write_text(f"Ref,Note\n1,{'x' * (guard.LONGEST_CELL + 1)}\n", "utf-8")
    assert code_of(path) == "sheet_cell_long"


def test_a_long_cell_of_a_workbook_is_read_whole(tmp_path: Path, plain: bytes) -> None:
    long = b"y" * 100_000
    path = tmp_path / "long.xlsx"
    text = b'<row r="3"><c r="A3" t="inlineStr"><is><t>' + long + b"</t></is></c></row></sheetData>"
    path.write_bytes(with_sheet(plain, lambda xml: xml.replace(b"</sheetData>", text)))
    assert read_workbook(path).sheets[0].rows[2][0] == long.decode()


def test_an_ods_that_repeats_a_filled_cell_over_the_grid_is_refused(tmp_path: Path) -> None:
    plain = write_ods(tmp_path / "plain.ods", {"A": [["x"]]}).read_bytes()
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        content = package.read("content.xml")
    row = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16000"'
    )
    filled = row + b' office:value-type="float" office:value="1"/></table:table-row></table:table>'
    path = tmp_path / "bomb.ods"
    path.write_bytes(zip_again(plain, {"content.xml": content.replace(b"</table:table>", filled)}))
    assert code_of(path) in {"sheet_grid", "sheet_damaged", "sheet_unreadable", "sheet_memory"}
    path.write_bytes(zip_again(plain, {"content.xml": content.replace(b"1048000", b"99999999999")}))
    assert code_of(path) == "sheet_off_grid"


def test_a_part_that_comes_twice_is_refused(tmp_path: Path, plain: bytes) -> None:
    path = tmp_path / "twice.xlsx"
    path.write_bytes(plain)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as package:
        package.writestr(SHEET, cells("A1"))
    assert code_of(path) == "sheet_twin_parts"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({f"part{n}.xml": b"" for n in range(1_001)}, "sheet_many_parts"),
        ({"xl/workbook.xml": None, "xl/workbook.bin": b"x"}, "sheet_xlsb"),
        ({"xl/workbook.xml": None, "word/document.xml": b"<a/>"}, "sheet_foreign"),
        ({SHEET: b"<worksheet><sheetData><row"}, "sheet_damaged"),
    ],
)
def test_other_packages_are_refused(tmp_path: Path, plain: bytes, changes: dict[str, bytes | None], code: str) -> None:
    path = tmp_path / "other.xlsx"
    path.write_bytes(zip_again(plain, changes))
    assert code_of(path) == code


def test_a_workbook_with_bytes_changed_at_random_is_read_or_refused_and_never_kills(
    tmp_path: Path, plain: bytes
) -> None:
    chance = random.Random(7)
    path = tmp_path / "changed.xlsx"
    for _ in range(25):
        changed = bytearray(plain)
        for _ in range(chance.randrange(1, 6)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        path.write_bytes(changed)
        assert code_or_none(path) in {"", *labels.SENTENCES}


def test_a_reader_that_dies_is_told_and_the_program_goes_on(
    tmp_path: Path, plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plain.xlsx"
    monkeypatch.setattr(sheets, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    assert code_of(path) == "sheet_unreadable"


def test_the_reader_is_told_nothing_of_trackers_and_passphrases(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LADO_PASSPHRASE_FILE", str(tmp_path / "words"))
    path = tmp_path / "log.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    code = (
        "import json, os; name = os.environ.get('LADO_PASSPHRASE_FILE', '')\n"
        "print(json.dumps({'kind': 'csv', 'sheets': [{'name': name, 'rows': []}]}))"
    )
    monkeypatch.setattr(sheets, "_command", lambda: [sys.executable, "-c", code])
    assert read_workbook(path).sheets[0].name == ""


@pytest.mark.skipif(os.name == "nt", reason="memory is limited on Unix only")
def test_a_reader_that_asks_for_too_much_memory_is_stopped(
    tmp_path: Path, plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plain.xlsx"
    code = (
        f"import sys; sys.path.insert(0, {str(Path(guard.__file__).parents[3])!r})\n"
        "from lado_desktop.services.exchange import child\n"
        "child.read = lambda content: bytearray(child.MEMORY + 1)\n"
        "child.main()"
    )
    monkeypatch.setattr(sheets, "_command", lambda: [sys.executable, "-c", code])
    assert code_of(path) == "sheet_memory"
