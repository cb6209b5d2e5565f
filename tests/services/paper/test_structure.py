"""What a screen reader finds in a paper."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import page as pdf_ua
import pikepdf
import pytest

from lado_desktop.services.paper.documents import Action, AttendanceLine
from lado_desktop.services.paper.minutes import minutes_pdf
from tests.services.paper.papers import FULL, SHORT, saying

LONG = replace(
    FULL,
    attendance=tuple(AttendanceLine(f"Person {number}", "Role", "Agency", "Attended") for number in range(90)),
    actions=(Action("A long action. " * 600, "J. Tamsin"),),
)


def elements(node: Any) -> Iterator[Any]:
    """Every structure element under `node`, in reading order."""
    for kid in node.K:
        if "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.fixture(scope="module")
def opened() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(minutes_pdf(LONG))) as pdf:
        yield pdf


@pytest.mark.parametrize("paper", [SHORT, FULL, LONG, saying("דוד محمد 👍")])
def test_the_paper_is_pdf_ua_1(paper: Any, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(minutes_pdf(paper))
    found = pdf_ua.validate_pdf(str(file), profile="ua1")
    assert found.is_compliant, found.failures


def test_the_file_says_its_language_and_its_title(opened: pikepdf.Pdf) -> None:
    assert str(opened.Root.Lang) == "en-GB"
    assert bool(opened.Root.MarkInfo.Marked)
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    said = opened.Root.Metadata.read_bytes().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in said
    assert ">Minutes</rdf:li>" in said


def test_headings_go_down_one_level_at_a_time_from_a_single_title(opened: pikepdf.Pdf) -> None:
    levels = [int(str(element.S)[2]) for element in elements(opened.Root.StructTreeRoot) if str(element.S)[1:2] == "H"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_table_over_many_pages_is_one_table_with_one_head(opened: pikepdf.Pdf) -> None:
    tables = [element for element in elements(opened.Root.StructTreeRoot) if element.S == "/Table"]
    attendance = next(table for table in tables if len(table.K) == 91)
    assert Counter(str(cell.S) for row in attendance.K for cell in row.K) == {"/TH": 4, "/TD": 360}
    assert {str(cell.A.Scope) for cell in attendance.K[0].K} == {"/Column"}


def test_labels_of_the_title_block_head_their_rows(opened: pikepdf.Pdf) -> None:
    first = next(element for element in elements(opened.Root.StructTreeRoot) if element.S == "/Table")
    assert [[str(cell.S) for cell in row.K] for row in first.K] == [["/TH", "/TD"]] * 9
    assert {str(row.K[0].A.Scope) for row in first.K} == {"/Row"}


def test_every_mark_on_a_page_belongs_to_an_element_and_the_rest_is_decoration(opened: pikepdf.Pdf) -> None:
    tree = opened.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(tree[place]): tree[place + 1] for place in range(0, len(tree), 2)}
    for page in opened.pages:
        numbers, depth = [], 0
        for step in pikepdf.parse_content_stream(page):
            operator = str(step.operator)
            if operator == "BDC":
                numbers.append(int(cast("Any", step.operands[1]).MCID))
            if operator in ("BDC", "BMC"):
                assert depth == 0
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            if operator in ("Tj", "TJ", "S", "f", "B"):
                assert depth == 1
        assert numbers == list(range(len(numbers)))
        assert len(owners[int(page.obj.StructParents)]) == len(numbers)


def test_every_font_is_embedded_and_gives_its_letters_back(opened: pikepdf.Pdf) -> None:
    fonts = [font for page in opened.pages for _, font in page.Resources["/Font"].items()]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.FontDescriptor
        assert b"<0000>" not in font.ToUnicode.read_bytes()
