"""Rows for tests of tables: fictional people, and a source that counts what is asked of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lado_desktop.ui.widgets.table_columns import Cell, Column, FixedRows, Order


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    town: str
    age: int
    kinds: tuple[str, ...] = ()


PEOPLE = (
    Person(11, "Maeve Hollorand", "Brook", 41, ("Referral",)),
    Person(12, "Petra Svanholt", "Fenmoor", 9, ("Advice", "Referral", "Transferred", "Record check")),
    Person(13, "Oskar Lindqvane", "Brook", 100, ("Advice",)),
    Person(14, "<b>Hester</b> & Quillan", "Ashby", 30),
    Person(15, "Siobhán Pell", "", 9),
)


def columns() -> list[Column[Person]]:
    return [
        Column("name", "Name", 160, lambda p: Cell(p.name, "ref"), "reference"),
        Column("town", "Town", 120, lambda p: Cell(p.town, "muted")),
        Column("age", "Age", 80, lambda p: Cell(str(p.age), key=p.age), "number"),
        Column(
            "kinds",
            "Kinds",
            140,
            lambda p: Cell(chips=tuple((words, "neutral", "") for words in p.kinds)),
            "chips",
            filter="choice",
            choices=lambda: ["Advice", "Referral", "Record check"],
        ),
        Column("note", "Note", 100, lambda p: Cell(f"number {p.id}"), hidden=True),
    ]


def fixed(people: Sequence[Person] = PEOPLE) -> FixedRows:
    return FixedRows(people, columns())


class Register:
    """A long list made up as it is asked for; remembers which rows were read."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.read: list[int] = []
        self.gone: set[int] = set()

    def ids(self, order: Order, filters: Mapping[str, str]) -> Sequence[int]:
        wanted = [each for each in range(1, self.count + 1) if each not in self.gone]
        if typed := filters.get("name"):
            wanted = [each for each in wanted if typed.lower() in f"person {each}"]
        return wanted[::-1] if order and order[0][1] else wanted

    def rows(self, ids: Sequence[int]) -> Sequence[Person]:
        self.read.extend(ids)
        return [Person(each, f"Person {each}", "Brook", each % 90) for each in ids if each not in self.gone]
