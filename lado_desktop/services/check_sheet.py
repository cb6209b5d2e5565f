"""A checked list as a workbook: a line for each person asked about, with what was found and who came up."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from lado_desktop.errors import Refused
from lado_desktop.services.check_drafts import CheckAnswer
from lado_desktop.services.counts.render.as_xlsx import MADE, OPTIONS
from lado_desktop.services.lists import Lists

HEADINGS: Final = ("Row", "Name", "Date of birth", "Setting", "Result", "Possible matches")
WIDTHS: Final = (6, 28, 14, 28, 24, 60)
MOST: Final = 3


def check_sheet(answers: Sequence[CheckAnswer], lists: Lists, day: date) -> bytes:
    """The workbook, made in memory: values only. Candidates are named by reference, so that it may be sent on.

    Refused: `sheet_not_written`.
    """
    import xlsxwriter  # start-up does not wait for it

    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, OPTIONS)
    workbook.set_properties({"created": MADE.replace(tzinfo=None)})
    sheet, bold = workbook.add_worksheet("Record checks"), workbook.add_format({"bold": True})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    lines = [(f"Searched on {day.day} {day:%B %Y}",), HEADINGS, *_lines(answers, lists)]
    for row, cells in enumerate(lines):
        for column, cell in enumerate(cells):
            if cell and sheet.write_string(row, column, cell, bold if row < 2 else None) < 0:
                raise Refused("sheet_not_written", row=row + 1, column=column + 1)
    sheet.freeze_panes(2, 0)
    workbook.close()
    return out.getvalue()


def _lines(answers: Sequence[CheckAnswer], lists: Lists) -> Iterator[tuple[str, ...]]:
    for row, answer in enumerate(answers, 1):
        asked = answer.question
        born = asked.date_of_birth
        yield (
            str(row),
            asked.name,
            f"{born:%d/%m/%Y}" if born else "",
            asked.setting,
            lists.label("check_result", answer.result),
            ", ".join(f"{one.reference} ({one.score})" for one in answer.candidates[:MOST]),
        )
