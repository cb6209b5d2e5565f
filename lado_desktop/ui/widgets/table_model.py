"""Rows for a table: ids first, then only the blocks of rows somebody looks at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lado_desktop.services.quoted import ValueCount
from lado_desktop.ui.widgets.table_columns import BLANK, Cell, Column, FixedRows, Order, RowSource

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

BLOCK = 64  # rows read at once: some two screens
BLOCKS_KEPT = 32

_ORDINALS = ("first", "second", "third", "fourth", "fifth")


class RowsModel(QAbstractTableModel):
    """All ids in order are in memory (8 bytes each); rows and cells come by block, and old blocks are forgotten."""

    def __init__(self, columns: Sequence[Column[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.order: Order = ()
        self.filters: Mapping[str, str] = {}
        self.spoken_columns: Sequence[int] = [n for n, column in enumerate(columns) if not column.hidden]
        self._source: RowSource[Any] = FixedRows([], columns)
        self._ids = array("q")
        self._count = 0
        self._all: int | None = 0
        self._cells: OrderedDict[int, list[list[Cell | None]]] = OrderedDict()
        self._rows: dict[int, list[Any]] = {}

    # ---- what is listed ----

    def set_source(self, source: RowSource[Any]) -> None:
        self._source = source
        self.refresh(force=True)

    def arrange(self, order: Order) -> None:
        self.order = tuple(order)
        self._read(force=True)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def narrow(self, filters: Mapping[str, str]) -> None:
        self.filters = {key: typed for key, typed in filters.items() if typed.strip()}
        self._read(force=True)

    def refresh(self, *, force: bool = False) -> None:
        """Read again. Where the ids are as they were, only the cells change, and whoever looks stays where they are."""
        self._all = None
        self._read(force=force)

    def all_count(self) -> int:
        """How many rows there are without any filter."""
        if self._all is None:
            self._all = self.count({})
        return self._all

    def count(self, filters: Mapping[str, str]) -> int:
        """How many rows would pass `filters`."""
        ask = getattr(self._source, "count", None)
        return int(ask(filters)) if ask else len(self._source.ids((), filters))

    def ids(self) -> Sequence[int]:
        return self._ids

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def row_of(self, wanted: int) -> int:
        """Where `wanted` stands, or -1."""
        try:
            return self._ids.index(wanted)
        except ValueError:
            return -1

    def _read(self, *, force: bool) -> None:
        ids = array("q", self._source.ids(self.order, self.filters))
        if not self.filters:
            self._all = len(ids)
        if not force and ids == self._ids:
            self._forget()
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._ids, self._count = ids, len(ids)
        self._forget()
        self.endResetModel()

    # ---- cells, by block ----

    def cell(self, row: int, column: int) -> Cell:
        """The cell to paint; reads its block when nobody has looked there lately."""
        number, at = divmod(row, BLOCK)
        block = self._cells.get(number)
        if block is None:
            block = self._fetch(number)
        cells = block[at]
        found = cells[column]
        if found is None:
            record = self._rows[number][at]
            found = cells[column] = BLANK if record is None else self.columns[column].show(record)
        return found

    def record(self, row: int) -> Any | None:
        """The row object itself, None if it has gone since the ids were read."""
        number, at = divmod(row, BLOCK)
        if number not in self._rows:
            self._fetch(number)
        return self._rows[number][at]

    def records(self, rows: Sequence[int]) -> Iterator[Any]:
        """Row objects for many rows at once, read past the cache so that copying a long list does not empty it."""
        for start in range(0, len(rows), BLOCK):
            yield from self.fetched([self._ids[row] for row in rows[start : start + BLOCK]])

    def fetched(self, ids: Sequence[int]) -> list[Any]:
        return [row for row in self._source.rows(ids) if row is not None]

    def matching(self, key: str, typed: str) -> Sequence[int]:
        """Ids, in the order shown, of rows that would stay if `typed` were added to the filter `key`."""
        both = f"{self.filters.get(key, '')} {typed}".strip()
        return self._source.ids(self.order, {**self.filters, key: both})

    def values(self, key: str) -> Sequence[ValueCount]:
        """What stands in a column of the rows that pass the other filters; nothing where the source does not know."""
        ask = getattr(self._source, "values", None)
        found: Sequence[ValueCount] = ask(key, self.filters) if ask else ()
        return found

    def _fetch(self, number: int) -> list[list[Cell | None]]:
        ids = self._ids[number * BLOCK : (number + 1) * BLOCK].tolist()
        found = {row.id: row for row in self.fetched(ids)}
        self._rows[number] = [found.get(each) for each in ids]
        block: list[list[Cell | None]] = [[None] * len(self.columns) for _ in ids]
        self._cells[number] = block
        if len(self._cells) > BLOCKS_KEPT:
            oldest, _ = self._cells.popitem(last=False)
            del self._rows[oldest]
        return block

    def _forget(self) -> None:
        self._cells.clear()
        self._rows.clear()

    # ---- what Qt asks ----

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self.cell(index.row(), index.column()).shown
        if role == Role.AccessibleTextRole:
            return self.said(index.row(), index.column())
        if role == Role.AccessibleDescriptionRole:
            return self.cell(index.row(), index.column()).tip or None
        return None

    def said(self, row: int, column: int) -> str:
        """The first shown column speaks for its row, because readers differ in whether they read rows or cells."""
        own = self.cell(row, column).said
        if not self.spoken_columns or column != self.spoken_columns[0]:
            return own
        rest = ((self.columns[n].title, self.cell(row, n).said) for n in self.spoken_columns[1:])
        return "; ".join([own, *(f"{title} {words}" for title, words in rest if words)])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.DisplayRole else None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title
        if role == Role.AccessibleTextRole:
            return self._said_title(column)
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _said_title(self, column: Column[Any]) -> str:
        for place, (key, descending) in enumerate(self.order):
            if key == column.key:
                way = "descending" if descending else "ascending"
                rank = f", {_ORDINALS[min(place, 4)]} key" if len(self.order) > 1 else ""
                return f"{column.title}, sorted {way}{rank}"
        return column.title
