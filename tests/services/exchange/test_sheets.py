"""Workbooks come back as they stand, whatever their ending and the program that wrote them."""

from __future__ import annotations

import io
import shutil
import sys
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from lado_desktop.errors import Refused
from lado_desktop.services.exchange import sheets
from lado_desktop.services.exchange.sheets import read_workbook
from tests.services.exchange.books import Cell, write_ods, write_xlsx, zip_again

DATA = Path(__file__).parents[2] / "data"


def test_an_xlsx_keeps_texts_exactly_whole_numbers_whole_and_dates_as_dates(tmp_path: Path) -> None:
    moment = datetime(2021, 5, 12, 14, 30)
    rows: list[list[Cell]] = [
        ["Ref", "When", "Text"],
        [26001, date(2021, 5, 12), "  two  spaces ’ "],
        [0.5, moment, "00123"],
        [None, None, True],
    ]
    sheet = read_workbook(write_xlsx(tmp_path / "log.xlsx", {"Log": rows})).sheets[0]
    assert sheet.name == "Log"
    assert sheet.rows[1:] == (
        (26001, date(2021, 5, 12), "  two  spaces ’ "),
        (0.5, moment, "00123"),
        (None, None, True),
    )
    assert type(sheet.rows[1][0]) is int


def test_row_numbers_count_from_the_top_even_when_the_table_starts_lower(tmp_path: Path) -> None:
    rows = [[], [], [None, None, "Here"]]
    assert read_workbook(write_xlsx(tmp_path / "low.xlsx", {"A": rows})).sheets[0].rows == (
        (None,) * 3,
        (None,) * 3,
        (None, None, "Here"),
    )


def test_an_old_xls_is_read_with_its_hidden_sheet(tmp_path: Path) -> None:
    book = read_workbook(DATA / "old_log.xls")
    assert book.kind == "xls"
    assert [(sheet.name, sheet.is_hidden) for sheet in book.sheets] == [("Log", False), ("Old", True)]
    assert book.sheets[0].rows[1] == (26001, date(2019, 5, 7), "Una Brook", "Advice")


def test_an_ods_is_read_without_the_empty_rows_its_program_repeats(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["Ref", "Date"], [7, date(2022, 3, 4)], ["<b>&", None]]
    book = read_workbook(write_ods(tmp_path / "log.ods", {"Log": rows, "Two": [["x"]]}))
    assert (book.kind, [sheet.name for sheet in book.sheets]) == ("ods", ["Log", "Two"])
    assert book.sheets[0].rows == (("Ref", "Date"), (7, date(2022, 3, 4)), ("<b>&", None))


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("cp1252", "cp1252")]
)
def test_text_files_are_read_in_the_encoding_they_were_saved_in(tmp_path: Path, encoding: str, told: str) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes("Name,Note\r\nSiân O’Brien,“late”\r\n".encode(encoding))
    book = read_workbook(path)
    assert (book.kind, book.encoding) == ("csv", told)
    assert book.sheets[0].rows == (("Name", "Note"), ("Siân O’Brien", "“late”"))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_separator_of_a_text_file_is_found(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "log.csv"
    path.write_text(
        "\n".join(mark.join(row) for row in (["Ref", "Date", "Note"], ["1", "2.5.21", '"a, b; c | d"'])), "utf-8"
    )
    assert read_workbook(path).sheets[0].rows[1] == ("1", "2.5.21", "a, b; c | d")


def test_a_text_file_may_name_its_separator_and_hold_lines_within_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text('sep=;\nRef;Note\n1;"first, line\nsecond, line"\n', "utf-8")
    assert read_workbook(path).sheets[0].rows == (("Ref", "Note"), ("1", "first, line\nsecond, line"))


def test_the_content_decides_not_the_ending(tmp_path: Path) -> None:
    as_csv = write_xlsx(tmp_path / "log.xlsx", {"A": [["Ref", "Note"], [1, "x"]]}).rename(tmp_path / "log.csv")
    assert read_workbook(as_csv).kind == "xlsx"
    as_xls = tmp_path / "export.xls"
    as_xls.write_text("Ref\tNote\n1\tx\n", "utf-8")
    assert read_workbook(as_xls).sheets[0].rows == (("Ref", "Note"), ("1", "x"))


def test_empty_lines_below_the_last_row_of_a_text_file_are_not_rows(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Ref,Note\n\n1,x\n" + " ,\n" * 1000, "utf-8")
    assert len(read_workbook(path).sheets[0].rows) == 3


def test_a_workbook_with_macros_is_read_and_its_macros_are_not(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "log.xlsx", {"A": [["Ref", "Note"], [1, "x"]]}).read_bytes()
    path = tmp_path / "log.xlsm"
    path.write_bytes(zip_again(plain, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 nothing that runs here"}))
    assert read_workbook(path).sheets[0].rows == (("Ref", "Note"), (1, "x"))


def test_hidden_sheets_hidden_rows_and_merged_cells_are_told(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Log")
    sheet.write_column(0, 0, ["Title", "Ref", 1, 2])
    sheet.merge_range("A1:C1", "Title")
    sheet.set_row(2, None, None, {"hidden": True})
    book.add_worksheet("Secret").hide()
    book.get_worksheet_by_name("Secret").write(0, 0, "x")
    book.close()
    log, secret = read_workbook(path).sheets
    assert (log.hidden_rows, log.merged, log.is_hidden) == (frozenset({3}), ((0, 0, 0, 2),), False)
    assert secret.is_hidden


def test_formulas_give_the_value_last_saved_and_those_never_calculated_are_named(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Ref", "Sum", "Link"])
    sheet.append([1, "=1+1", '=HYPERLINK("http://example.org","x")'])
    book.save(path)
    read = read_workbook(path).sheets[0]
    assert read.rows[1] == (1, None, None)
    assert read.uncalculated == ("B2", "C2")
    with_value = tmp_path / "value.xlsx"
    calculated = xlsxwriter.Workbook(str(with_value))
    calculated.add_worksheet("A").write_formula(0, 0, "=6*7", None, 42)
    calculated.close()
    read = read_workbook(with_value).sheets[0]
    assert (read.rows, read.uncalculated) == (((42,),), ())


def test_dates_of_1900_and_of_the_1904_system_are_the_days_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("A")
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for row, serial in enumerate((1, 61, 44328)):
        sheet.write_number(row, 0, serial, day)
    book.close()
    rows = read_workbook(path).sheets[0].rows
    assert [row[0] for row in rows[1:]] == [date(1900, 3, 1), date(2021, 5, 12)]
    mac = tmp_path / "mac.xlsx"
    book = xlsxwriter.Workbook(str(mac), {"date_1904": True})
    book.add_worksheet("A").write_datetime(0, 0, datetime(2021, 5, 12), book.add_format({"num_format": "dd/mm/yyyy"}))
    book.close()
    assert read_workbook(mac).sheets[0].rows == ((date(2021, 5, 12),),)


def test_a_million_empty_rows_with_formats_are_read_as_the_few_that_hold_something(tmp_path: Path) -> None:
    plain = write_xlsx(tmp_path / "log.xlsx", {"A": [["Ref", "Note"], [1, "x"]]}).read_bytes()
    with zipfile.ZipFile(io.BytesIO(plain)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    empty = b"".join(
        b'<row r="%d" ht="15"><c r="A%d" s="0"/><c r="XFD%d" s="0"/></row>' % (n, n, n) for n in range(3, 1_000_003)
    )
    path = tmp_path / "long.xlsx"
    path.write_bytes(
        zip_again(plain, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", empty + b"</sheetData>")})
    )
    assert read_workbook(path).sheets[0].rows == (("Ref", "Note"), (1, "x"))


def test_twenty_thousand_rows_of_sixty_columns_are_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    line = ",".join(["some text"] * 60)
    path.write_text("\n".join([line] * 20_000), "utf-8")
    rows = read_workbook(path).sheets[0].rows
    assert (len(rows), len(rows[0])) == (20_000, 60)


def test_reading_stops_when_it_is_no_longer_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    began = time.monotonic()
    with pytest.raises(Refused) as refused:
        read_workbook(write_xlsx(tmp_path / "log.xlsx", {"A": [["x"]]}), is_wanted=lambda: False)
    assert refused.value.code == "sheet_cancelled"
    assert time.monotonic() - began < 10


def test_the_file_itself_is_never_changed(tmp_path: Path) -> None:
    copy = Path(shutil.copy(DATA / "solihull_2021_22.xlsx", tmp_path))
    read_workbook(copy)
    assert copy.read_bytes() == (DATA / "solihull_2021_22.xlsx").read_bytes()
    assert list(tmp_path.iterdir()) == [copy]
