"""Fictional offices of three sizes, made through the product's own way in for spreadsheets."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from lado_desktop import vocab
from lado_desktop.clock import FixedClock
from lado_desktop.models import keys
from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk
from lado_desktop.services.exchange.bring_in import bring_in
from lado_desktop.services.exchange.mapping import Column, SheetMapping, WorkbookMapping
from lado_desktop.services.exchange.sheets import Row, Sheet, Workbook

PASSPHRASE: Final = "gravel unhook pelican drowsy amber"  # noqa: S105 - opens a tracker of invented people
NOW: Final = datetime(2026, 5, 18, 11, 31)  # noqa: DTZ001 - the office's wall clock
SHEET: Final = "Log"
AT_ONCE: Final = 20_000
COLUMNS: Final = {
    "Log no": "own_reference",
    "Received": "received",
    "Taken by": "taken_by",
    "Type": "contact_type",
    "Referrer": "referrer_name",
    "Agency": "referrer_agency",
    "Adult": "adult_name",
    "Born": "adult_date_of_birth",
    "Job": "adult_job",
    "Setting": "setting_name",
    "Sector": "sector",
    "Child": "child",
    "Summary": "summary",
    "Category": "category",
    "Advice": "advice",
    "Threshold": "threshold",
    "Limbs": "limb",
    "Reasons": "threshold_rationale",
    "Initial meeting": "initial_meeting",
    "Reviews": "review_meeting",
    "Outcome": "outcome",
    "Concluded": "concluded",
    "Closed": "closed",
    "Notes": "notes",
}
NAMES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
GIVEN: Final[list[str]] = NAMES["given"].split()
FIRST_HALF: Final[list[str]] = NAMES["first_half"].split()
LAST_HALF: Final[list[str]] = NAMES["last_half"].split()
JOBS: Final[list[str]] = NAMES["jobs"]
OFFICERS: Final[list[str]] = NAMES["officers"]


@dataclass(frozen=True)
class Size:
    """How much there is in an office."""

    name: str
    contacts: int
    people: int
    settings: int
    years: int


@dataclass(frozen=True)
class Made:
    """An open tracker and its recovery code."""

    desk: Desk
    code: str


TINY: Final = Size("tiny", 60, 40, 9, 2)
SMALL: Final = Size("small", 1_500, 1_200, 180, 1)
LARGE: Final = Size("large", 20_000, 9_000, 900, 10)
EXTREME: Final = Size("extreme", 200_000, 60_000, 4_000, 10)


def mapping() -> WorkbookMapping:
    """The mapping of the made-up log."""
    columns = tuple(Column(heading, (field,)) for heading, field in COLUMNS.items())
    return WorkbookMapping("Made-up log", sheets=(SheetMapping(SHEET, columns=columns),))


def rows(size: Size, seed: int = 1) -> Iterator[Row]:
    """The log: its headings, then a line a contact, in the order they came; one in five became a case."""
    chance = random.Random(seed)  # noqa: S311 - made-up people keep no secret
    labels = {name: [term.label for term in terms] for name, terms in vocab.load("england").lists.items()}
    first = NOW.date() - timedelta(days=365 * size.years)
    days = sorted(first + timedelta(days=chance.randrange(365 * size.years)) for _ in range(size.contacts))
    yield tuple(COLUMNS)
    for number, received in enumerate(days, 1):
        yield _row(chance, labels, size, number, received)


def _row(chance: random.Random, labels: dict[str, list[str]], size: Size, number: int, received: date) -> Row:
    person = chance.randrange(size.people)
    place = chance.randrange(size.settings) if chance.random() < 0.1 else person % size.settings
    kinds = chance.sample(labels["category"], chance.choice((1, 1, 1, 2)))
    is_case = chance.random() < 0.2
    return (
        f"L{number}",
        received,
        chance.choice(OFFICERS),
        "Referral" if is_case else chance.choice(labels["contact_type"]),
        name(size.people + 3 * place + chance.randrange(3)),
        chance.choice(labels["agency"]),
        name(person),
        born(person),
        JOBS[person % len(JOBS)],
        setting(place),
        chance.choice(labels["sector"]),
        f"{chance.choice(GIVEN)[:1]}. {family(chance.randrange(400))[:1]}. ({age})"
        if (age := chance.randrange(-9, 18)) > 1
        else None,
        said(chance, 100, 400),
        "; ".join(kinds),
        said(chance, 60, 200),
        *_decision(chance, labels, is_case=is_case),
        *(_ending(chance, labels, received) if is_case else (None,) * 5),
        said(chance, 100, 2_000),
    )


def _decision(chance: random.Random, labels: dict[str, list[str]], *, is_case: bool) -> tuple[Any, ...]:
    """Threshold, limbs and reasons; two in five contacts need no decision."""
    if is_case:
        return labels["threshold"][0], chance.choice(labels["limb"]), said(chance, 40, 120)
    decided = chance.choice((None, None, *labels["threshold"][2:5]))
    return decided, None, said(chance, 40, 120) if decided else None


def _ending(chance: random.Random, labels: dict[str, list[str]], received: date) -> tuple[Any, ...]:
    """Initial meeting, how many reviews, outcome, concluded, closed."""
    met = received + timedelta(days=chance.randrange(14))
    done = met + timedelta(days=chance.randrange(400))
    if done > NOW.date():
        return met if met <= NOW.date() else None, None, None, None, None
    reviews = "; ".join(f"{met + timedelta(days=28 * number):%d/%m/%Y}" for number in range(1, chance.randrange(1, 4)))
    return (
        met,
        reviews if met + timedelta(days=60) < NOW.date() else None,
        chance.choice(labels["outcome"]),
        done,
        done + timedelta(days=7),
    )


def name(number: int) -> str:
    """A person: the same number is the same name."""
    return f"{GIVEN[number % len(GIVEN)]} {family(number * 7)}"


def born(number: int) -> date:
    """Their date of birth."""
    return date(1955, 1, 1) + timedelta(days=number * 7 % 16_000)


def setting(number: int) -> str:
    """A school, home or club: the same number is the same one."""
    return f"{family(number * 3)} {FIRST_HALF[number // 97 % len(FIRST_HALF)]} {NAMES['kinds'][number % 4]}"


def family(number: int) -> str:
    return FIRST_HALF[number % len(FIRST_HALF)] + LAST_HALF[number // len(FIRST_HALF) % len(LAST_HALF)]


def said(chance: random.Random, least: int, most: int) -> str:
    """Sentences of about as many letters as asked for."""
    text = "".join(chance.choice(NAMES["said"]) for _ in range(most // 50 + 1))
    return text[: chance.randrange(least, most)].strip()


def access() -> Access:
    """The way into trackers whose keys cost nothing."""
    return Access(FixedClock(NOW), keys.CHEAP, keys.CHEAP_FLOOR)


def make(folder: Path, size: Size) -> Made:
    """A tracker of that size, open."""
    desk, code = access().create(folder / f"{size.name}.lado", PASSPHRASE)
    fill(desk, size)
    return Made(desk, code)


def fill(desk: Desk, size: Size) -> None:
    """Bring in the log of an office of that size, a part at a time."""
    log = rows(size)
    headings = next(log)
    lines = list(log)
    for start in range(0, len(lines), AT_ONCE):
        part = Workbook((Sheet(SHEET, is_hidden=False, rows=(headings, *lines[start : start + AT_ONCE])),))
        reading = desk.imports.interpret(part, mapping())
        bring_in(desk.tracker, desk.clock, reading, mapping="", file_fingerprint=f"{size.name}-{start}")


def write_workbook(path: Path, size: Size) -> None:
    """The log as a workbook with real dates."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(SHEET)
    for number, row in enumerate(rows(size)):
        sheet.write_row(number, 0, ["" if cell is None else cell for cell in row])
    book.close()
