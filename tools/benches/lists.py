"""The list of contacts as it is painted: first sight, moving about, sorting and narrowing, against constant rows."""

from __future__ import annotations

import gc
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path
from statistics import median
from typing import Any, Final

from PySide6.QtWidgets import QApplication

from benches.figure import Figure, Timed, compare, side_by_side, slowest, working
from benches.office import LARGE, Size
from lado_desktop.prefs import Prefs
from lado_desktop.services.contact_list import COLUMNS
from lado_desktop.services.desk import Desk
from lado_desktop.ui.pages.contacts.columns import contact_columns
from lado_desktop.ui.preferred_theme import follow_system
from lado_desktop.ui.widgets.table import Table
from lado_desktop.ui.widgets.table_columns import Order, RowSource

SIZE: Final = (1216, 780)  # what a list has of a window of 1440 by 900
JUMPS: Final = 30
TYPED: Final = "primary s"
MEGABYTE: Final = 1 << 20
NEWEST: Final = (("received_on", True),)


class Constants:
    """As many rows as the office has, each the same; nothing is asked of anybody."""

    def __init__(self, count: int, row: Any) -> None:
        self._ids, self._row = range(1, count + 1), row

    def ids(self, _order: Order, _filters: Mapping[str, str]) -> Sequence[int]:
        return self._ids

    def rows(self, ids: Sequence[int]) -> Sequence[Any]:
        return [_Numbered(each, self._row) for each in ids]


class _Numbered:
    """The one row under another number."""

    def __init__(self, number: int, row: Any) -> None:
        self.id, self._row = number, row

    def __getattr__(self, name: str) -> Any:
        return getattr(self._row, name)


def application(folder: Path) -> QApplication:
    """A Qt application in the product's light theme."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else was made here
    follow_system(app, Prefs(folder / "preferences.json"))
    gc.freeze()  # as the program does once it is loaded
    return app


def figures(_app: QApplication, desk: Desk, size: Size, rounds: int, *, first_bar: float) -> Iterator[Figure]:
    """First paint, moving about and, for offices that are not extreme, sorting, narrowing and memory."""
    newest = desk.contacts.ids(NEWEST, {})
    constants = Constants(len(newest), desk.contacts.rows(newest[:1])[0])

    def opened(source: RowSource[Any]) -> Table:
        table = Table(contact_columns(desk.lists, desk.clock.today), "Contacts", order=NEWEST)
        table.resize(*SIZE)
        table.set_source(source)
        table.grab()
        return table

    sight = working(lambda: opened(desk.contacts).deleteLater())
    yield compare(
        f"contact list, first paint, {size.name} / constant rows",
        first_bar,
        working(lambda: opened(constants).deleteLater()),
        sight,
        rounds=rounds,
    )
    plain, real = opened(constants), opened(desk.contacts)
    yield from _moving(plain, real, size)
    if size.contacts <= LARGE.contacts:
        yield from _sorting(plain, real, desk, rounds)
        yield from _narrowing(plain, real, desk, rounds)
        yield Figure(f"memory of an open list, {size.name} / 1 MiB", 1.0, _kept(opened, desk), 25.0, "MiB")


def _moving(plain: Table, real: Table, size: Size) -> Iterator[Figure]:
    for noun, step in (("page down", 0), ("jump", 7919)):
        floors, times = side_by_side(_mover(plain, step), _mover(real, step), JUMPS)
        yield Figure(f"contact list, {noun}, p95, {size.name} / constant rows", slowest(floors), slowest(times), 1.5)


def _mover(table: Table, step: int) -> Timed:
    """Moves on by a page, or by `step` rows, from where the list stood, and paints."""
    bar = table.view.verticalScrollBar()
    bar.setValue(0)
    way = step or bar.pageStep()

    def move() -> float:
        started = time.process_time()
        bar.setValue((bar.value() + way) % max(1, bar.maximum()))
        table.grab()
        return time.process_time() - started

    return move


def _sorting(plain: Table, real: Table, desk: Desk, rounds: int) -> Iterator[Figure]:
    """Every column in turn: the usual one and the slowest one."""
    rows = [astuple(row) for row in desk.contacts.rows(desk.contacts.ids(NEWEST, {}))]
    found: dict[str, Figure] = {}
    for number, key in enumerate(COLUMNS):

        def floor(at: int = number + 1) -> None:
            sorted(rows, key=lambda row: str(row[at]))
            plain.model.arrange(())
            plain.grab()

        def ours(key: str = key) -> None:
            real.model.arrange(((key, False),))
            real.grab()

        found[key] = compare(f"sort by {key}", 3.0, working(floor), working(ours), rounds=max(1, rounds // 2))
    real.model.arrange(NEWEST)
    usual = sorted(found.values(), key=lambda each: each.ratio)
    worst = usual[-1]
    yield Figure(
        "sort by a column and repaint, usual column / raw tuples",
        median(each.floor for each in usual),
        median(each.ours for each in usual),
        3.0,
    )
    yield Figure(f"sort and repaint, slowest column ({worst.job[8:]}) / raw tuples", worst.floor, worst.ours, 3.0)


def _narrowing(plain: Table, real: Table, desk: Desk, rounds: int) -> Iterator[Figure]:
    """Eight keys typed one after the other, each answered and painted."""
    texts = [
        "\n".join(str(cell) for cell in astuple(row)).lower()
        for row in desk.contacts.rows(desk.contacts.ids(NEWEST, {}))
    ]
    starts = [TYPED[:length] for length in range(1, 9)]

    def floor() -> None:
        for typed in starts:
            [number for number, text in enumerate(texts) if typed in text]
            plain.model.arrange(())
            plain.grab()

    def ours(key: str) -> Timed:
        def type_it() -> float:
            started = time.process_time()
            for typed in starts:
                real.model.narrow({key: typed})
                real.grab()
            seconds = time.process_time() - started
            real.model.narrow({})
            return seconds

        return type_it

    for words, key in (("under a column", "setting"), ("in every column", "")):
        job = f"filter as you type {words}, 8 keys / one long text"
        yield compare(job, 3.0, working(floor), ours(key), rounds=max(1, rounds // 2))


def _kept(opened: Callable[[RowSource[Any]], Table], desk: Desk) -> float:
    """MiB that an open list holds after it was paged through."""
    tracemalloc.start()
    table = opened(desk.contacts)
    move = _mover(table, 0)
    for _ in range(200):
        move()
    kept, _most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return kept / MEGABYTE
