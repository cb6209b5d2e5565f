"""How long counting takes by itself, without a database: made-up facts through every table of a profile."""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta

from lado_desktop import vocab
from lado_desktop.services.counts import engine, profile
from lado_desktop.services.counts.facts import CaseFact, ContactFact, Facts, MeetingFact

FIRST_DAY = date(2015, 4, 1)


def made_up(contacts: int, *, years: int = 10, seed: int = 1) -> Facts:
    """Facts of fictional work: one contact in five opens a case, most cases end, two meetings in three are reviews."""
    chance = random.Random(seed)  # noqa: S311 - made-up facts keep no secret
    lists = {name: [term.code for term in terms] for name, terms in vocab.load("england").lists.items()}
    pick = {name: lambda codes=codes: chance.choice(codes) for name, codes in lists.items()}
    rows, cases, meetings = [], [], []
    for number in range(1, contacts + 1):
        day = FIRST_DAY + timedelta(days=chance.randrange(365 * years))
        opens, kinds = chance.random() < 0.2, tuple(chance.sample(lists["category"], chance.choice((1, 1, 1, 2))))
        threshold = chance.choice((None, pick["threshold"]()))
        about = (pick["contact_type"](), pick["agency"](), (pick["sector"](),), kinds, threshold)
        rows.append(ContactFact(number, f"C{number}", day, *about, number if opens else None))
        if not opens:
            continue
        met, ended = day + timedelta(days=chance.randrange(14)), chance.random() < 0.9
        end = met + timedelta(days=chance.randrange(500)) if ended else None
        decided = ((pick["outcome"](), end),) if ended else ()
        cases.append(CaseFact(number, f"K{number}", day, day, met, end, end, end, kinds, decided, pick["sector"]()))
        for each in range(3):
            held = met + timedelta(days=28 * each)
            kind = "review" if each else "initial"
            meetings.append(MeetingFact(3 * number + each, f"M{number}", held, kind, each + 1, case_ids=(number,)))
    return Facts(tuple(rows), tuple(cases), tuple(meetings))


def seconds(facts: Facts, *, name: str = "england", rounds: int = 5) -> float:
    """The quickest of `rounds` counts of every table over all the years."""
    chosen, last = profile.load(name), FIRST_DAY + timedelta(days=365 * 10)
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        engine.count(facts, chosen, FIRST_DAY, last, last)
        best = min(best, time.perf_counter() - started)
    return best


def main(sizes: list[str]) -> None:
    for size in map(int, sizes or ["1500", "20000"]):
        facts = made_up(size)
        for name in profile.names():
            print(f"{size:>7} contacts  {name:<16} {1000 * seconds(facts, name=name):7.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
