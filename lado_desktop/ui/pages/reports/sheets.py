"""A counted table as the page shows it: its sheet of figures, its chart, and what stands behind each figure.

Nothing is counted here: every number is the engine's own, or how many of its members there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain

from lado_desktop.services.counts import words
from lado_desktop.services.counts.table import CountedRow, CountedTable, Note
from lado_desktop.ui.widgets.chart import Bar
from lado_desktop.ui.widgets.figures import Check, Figure, FigureColumn, FigureRow, FiguresSheet

IN_ALL = "in all"  # a row code no value list has
SHARE = "share "
COUNT, PERCENT = "count", "percent"
PROOFS = frozenset({"adds_up", "does_not_add_up"})
LEAST_BARS = 2


@dataclass(frozen=True)
class Behind:
    """The records behind one figure, none twice. `also` names the other rows that one of them is counted in."""

    title: str
    unit: str
    ids: tuple[int, ...]
    also: Callable[[int], str] | None = None


def sheet(table: CountedTable, number: int) -> FiguresSheet:
    """The table in words and printed numbers."""
    rule = " ".join(words.sentence(each) for each in table.rule)
    rows = (*(_row(table, row) for row in table.rows), _total(table))
    label = {"month": "Month by month", "quarter": "Quarter by quarter"}.get(table.columns_kind, table.title)
    return FiguresSheet(
        f"Table {number}",
        table.title,
        (("Rule", rule), ("Base", words.of(table))),
        label,
        _columns(table),
        rows,
        _checks(table),
    )


def bars(table: CountedTable) -> tuple[Bar, ...]:
    """The rows in their order, without those of nothing; no bars where a table has columns or a single row."""
    found = () if table.columns_kind else tuple(Bar(row.label, row.count) for row in table.rows if row.count)
    return found if len(found) >= LEAST_BARS else ()


def seen(table: CountedTable) -> str:
    """What the chart shows, as a sentence."""
    most = max((row.count for row in table.rows), default=0)
    highest = [row for row in table.rows if row.count == most]
    share = f" ({highest[0].percent}%)" if highest and highest[0].percent is not None else ""
    names = " and ".join(row.label for row in highest[:2])
    if len(highest) > 2:
        said = f"{len(highest)} rows have most, {most:,} each."
    elif len(highest) > 1:
        said = f"{names} have most, {most:,} each{share}."
    else:
        said = f"{names} has most: {most:,}{share}."
    return f"{said} Every figure is in the table beside."


def behind(table: CountedTable, code: str, column: str) -> Behind:
    """The records behind the figure of a row and a column. Raises KeyError where the table has no such figure."""
    if code.startswith(SHARE):
        share = next(share for share in table.shares if code == SHARE + share.code)
        said = next(words.sentence(note) for note in table.notes if note.code == f"share_{share.code}")
        return Behind(f"{words.several(len(share.members), share.unit)} behind: {said}", share.unit, share.members)
    place = table.columns.index(column) if column in table.columns else None
    rows = table.rows if code == IN_ALL else (table.row(code),)
    ids = tuple(dict.fromkeys(chain.from_iterable(_members(row, place) for row in rows)))
    about = "all rows" if code == IN_ALL else rows[0].label
    when = "" if place is None else f", {words.column(table.columns_kind, column)}"
    also = _other_rows(table, code) if table.unit == "contact" and table.sum > table.base else None
    return Behind(f"{words.several(len(ids), table.unit)} behind {about}{when}", table.unit, ids, also)


def _members(row: CountedRow, place: int | None) -> tuple[int, ...]:
    return row.members if place is None else row.cells[place]


def _other_rows(table: CountedTable, code: str) -> Callable[[int], str]:
    rows = [(row.label, frozenset(row.members)) for row in table.rows if row.code != code]
    return lambda record: ", ".join(label for label, members in rows if record in members)


def _columns(table: CountedTable) -> tuple[FigureColumn, ...]:
    shorten = _short(table)
    wide = {"recency": 88}.get(table.columns_kind, 48 if shorten else 84)
    parts = tuple(
        FigureColumn(code, shorten(title) if shorten else title, wide)
        for code, title in ((code, words.column(table.columns_kind, code)) for code in table.columns)
    )
    total = FigureColumn(COUNT, "In all" if parts else "Count", 64, "strong")
    return (*parts, total, FigureColumn(PERCENT, "Share", 68))


def _short(table: CountedTable) -> Callable[[str], str] | None:
    """Months and quarters of one year say it in the heading of the page and not in each column."""
    if table.columns_kind == "month" and len(table.columns) <= 12:
        return lambda title: title.split()[0]
    if table.columns_kind == "quarter" and len(table.columns) <= 4:
        return lambda title: title.split()[-1]
    return None


def _row(table: CountedTable, row: CountedRow) -> FigureRow:
    percent = "" if row.percent is None else f"{row.percent}%"
    counts = (*row.counts, row.count) if table.columns_kind else (row.count,)
    return FigureRow(row.code, row.label, (*map(_figure, counts), Figure(percent, opens=False)))


def _total(table: CountedTable) -> FigureRow:
    counts = (*table.column_sums, table.sum) if table.columns_kind else (table.sum,)
    is_whole = table.sum > 0 and all(row.of == table.sum for row in table.rows)
    percent = Figure("100%" if is_whole else "", opens=False)
    return FigureRow(IN_ALL, words.SUM, (*map(_figure, counts), percent), is_total=True)


def _figure(count: int) -> Figure:
    return Figure(f"{count:,}", opens=count > 0)


def _checks(table: CountedTable) -> tuple[Check, ...]:
    """First whether it adds up and how, then what is beside the rows, then how it was rounded."""
    shares = {f"share_{share.code}": share for share in table.shares}
    proof, remarks = [], []
    for note in table.notes:
        if note.code in shares:
            share = shares[note.code]
            door = SHARE + share.code if share.members else ""
            remarks.append(Check(None, "Beside it", words.sentence(note), door=door))
        elif _is_proof(note):
            proof.append(words.sentence(note))
        else:
            remarks.append(Check(None, "Rounded", words.sentence(note)))
    return (_proof(table, " ".join(proof)), *remarks)


def _is_proof(note: Note) -> bool:
    return note.code in PROOFS or note.code.startswith("several_")


def _proof(table: CountedTable, said: str) -> Check:
    if not table.reconciles:
        return Check(False, "Does not add up", said)
    if said:
        return Check(True, "Adds up", said)
    return Check(True, "Adds up", f"{table.sum:,} in the rows =", words.several(table.base, table.unit))
