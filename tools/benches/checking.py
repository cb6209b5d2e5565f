"""Record checks, one name and a list of 500, against rapidfuzz over the folded names of everybody."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rapidfuzz import fuzz, process

from benches import office
from benches.figure import Figure, compare, working
from benches.office import Size
from lado_desktop.services.check_drafts import CheckQuestion
from lado_desktop.services.desk import Desk
from lado_desktop.services.folding import person_key

LISTED = 500
SINGLE = 25
LIST_BAR = 0.6
"""4 x rapidfuzz's `cdist`, which needs numpy and takes, measured apart, a sixth of a pass for each of these names."""


def figures(desk: Desk, size: Size, rounds: int) -> Iterator[Figure]:
    """With the register read; half of the names are misspelt, half are not there, all with a date of birth."""
    desk.matching.make_ready()
    asked = _questions(size)
    keys = list({person_key(row.name) for row in desk.people.listing()})
    singles = asked[:: LISTED // SINGLE]

    def passes(questions: Sequence[CheckQuestion]) -> None:
        for one in questions:
            process.extract(person_key(one.name), keys, scorer=fuzz.ratio, score_cutoff=70, limit=10)

    def one_by_one() -> None:
        for one in singles:
            desk.matching.forget_likeness()
            desk.checks.look(one)

    def all_at_once() -> None:
        desk.matching.forget_likeness()
        desk.checks.many(asked)

    yield compare(
        f"{SINGLE} record checks, {size.name} / rapidfuzz over all names",
        2.0,
        working(lambda: passes(singles)),
        working(one_by_one),
        rounds=rounds,
    )
    yield compare(
        f"a list of {LISTED} names, {size.name} / rapidfuzz, a pass each",
        LIST_BAR,
        working(lambda: passes(asked)),
        working(all_at_once),
        rounds=max(1, rounds // 3),
    )


def _questions(size: Size) -> list[CheckQuestion]:
    chance = random.Random(5)  # noqa: S311 - made-up people keep no secret
    return [_misspelt(chance, size) if at % 2 else _absent(chance, size) for at in range(LISTED)]


def _misspelt(chance: random.Random, size: Size) -> CheckQuestion:
    person = chance.randrange(size.people)
    name = office.name(person)
    at = chance.randrange(1, len(name) - 1)
    return CheckQuestion(name=name[:at] + name[at + 1 :], date_of_birth=office.born(person))


def _absent(chance: random.Random, size: Size) -> CheckQuestion:
    name = office.name(size.people + chance.randrange(10_000))
    return CheckQuestion(name=name, date_of_birth=date(1940, 1, 1) + timedelta(days=chance.randrange(5_000)))
