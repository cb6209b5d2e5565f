"""The counting engine: one pass over the facts for each table, members first, figures from them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from lado_desktop.errors import Refused
from lado_desktop.services.counts import reconcile, rows
from lado_desktop.services.counts.facts import Facts
from lado_desktop.services.counts.periods import Period
from lado_desktop.services.counts.profile import Profile
from lado_desktop.services.counts.question import Question
from lado_desktop.services.counts.table import NOT_RECORDED, CountedRow, CountedTable, Counts, Sorting, Table, Unit
from lado_desktop.services.counts.tables import TABLES
from lado_desktop.vocab import Vocabulary

Cells = dict[str, list[list[int]]]


def count(
    facts: Facts,
    profile: Profile,
    period_from: date,
    period_to: date,
    as_at: date,
    *,
    table_ids: Sequence[str] | None = None,
    own_words: Vocabulary | None = None,
) -> Counts:
    """Count `facts` as `profile` says. Both days of the period count; `as_at` is the day the position is taken.

    `table_ids` are the tables to count, all of the profile's when None; `own_words` has the labels of codes that only
    this tracker knows. Refused: `period_backwards`, `table_unknown`.
    """
    if period_from > period_to:
        raise Refused("period_backwards", start=period_from, to=period_to)
    question = Question(facts, profile, Period(period_from, period_to), as_at, profile.switches)
    chosen = [_declared(table_id) for table_id in _ids(profile, table_ids)]
    tables = tuple(_counted(table, question, own_words or profile.vocabulary) for table in chosen)
    return Counts(profile.name, profile.title, period_from, period_to, as_at, tables)


def _ids(profile: Profile, asked: Sequence[str] | None) -> Iterable[str]:
    return dict.fromkeys(profile.tables or TABLES if asked is None else asked)


def _declared(table_id: str) -> Table[Any]:
    if table_id not in TABLES:
        raise Refused("table_unknown", name=table_id)
    return TABLES[table_id]


def _counted(table: Table[Unit], shared: Question, own_words: Vocabulary) -> CountedTable:
    profile, switches = shared.profile, shared.profile.switches_for(table.id)
    question = shared if switches == shared.switches else replace(shared, switches=switches)
    cohort, sorting = table.cohort(question), table.sorting(question)
    columns = table.columns(question, cohort) if table.columns else None
    lines = rows.Lines(profile, table.id, sorting.terms, sorting.more, own_words)
    groups = _by_column(cohort.units, columns.index_of, len(columns.codes)) if columns else [cohort.units]
    placed = _placed(groups, sorting, lines.row_of)
    base = len({unit.id for unit in cohort.units})
    percent_of = _percent_of(question, base, placed.cells, frozenset(lines.row_of[code] for code in sorting.unknown))
    counted = tuple(
        _row(code, label, placed.cells.get(code, [[]] * len(groups)), percent_of(code), has_cells=columns is not None)
        for code, label in lines.in_order(placed.cells).items()
    )
    proof = reconcile.proof(counted, base, cohort.unit, placed.repeats, sorting.several)
    shares = table.shares(question, cohort) if table.shares else ()
    return CountedTable(
        id=table.id,
        title=profile.plan(table.id).title or table.title,
        unit=cohort.unit,
        dated_by=cohort.dated_by,
        rule=(*cohort.rule, *sorting.rule, reconcile.percentages(switches.percent_of)),
        base=base,
        rows=counted,
        sum=proof.sum,
        reconciles=proof.holds,
        notes=(*proof.notes, *reconcile.shares(shares)),
        shares=shares,
        columns=columns.codes if columns else (),
        columns_kind=columns.kind if columns else "",
    )


def _by_column(units: Iterable[Unit], index_of: Callable[[Unit], int], width: int) -> list[list[Unit]]:
    groups: list[list[Unit]] = [[] for _ in range(width)]
    for unit in units:
        groups[index_of(unit)].append(unit)
    return groups


class Placed(NamedTuple):
    """The ids in each row, by column; and how many units are in two rows, in three, ..."""

    cells: Cells
    repeats: Counter[int]


def _placed(groups: Sequence[Sequence[Unit]], sorting: Sorting[Unit], row_of: Mapping[str, str]) -> Placed:
    placed = Placed(defaultdict(lambda: [[] for _ in groups]), Counter())
    cells, codes_of = placed.cells, sorting.codes_of
    for index, units in enumerate(groups):
        for unit in units:
            codes = codes_of(unit)
            if len(codes) == 1:
                cells[row_of[codes[0]]][index].append(unit.id)
                continue
            merged = dict.fromkeys(row_of[code] for code in codes or (NOT_RECORDED,))
            placed.repeats[len(merged)] += 1
            for code in merged:
                cells[code][index].append(unit.id)
    return placed


def _row(code: str, label: str, found: list[list[int]], of: int | None, *, has_cells: bool) -> CountedRow:
    members = tuple(each for cell in found for each in cell)
    return CountedRow(code, label, members, of, tuple(tuple(cell) for cell in found) if has_cells else ())


def _percent_of(question: Question, base: int, cells: Cells, unknown: frozenset[str]) -> Callable[[str], int | None]:
    """What the percentage of a row is a percentage of, by the code of the row."""
    choice = question.switches.percent_of
    if choice == "known":
        blank = {member for code in unknown & cells.keys() for cell in cells[code] for member in cell}
        return lambda code: None if code in unknown else base - len(blank)
    of = {"base": base, "received": len(question.received), "threshold_met": len(question.met)}[choice]
    return lambda _code: of
