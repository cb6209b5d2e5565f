"""The made-up facts of the bench are work as it happens: all of it counts, and every table of it adds up."""

from __future__ import annotations

from datetime import date

import counts_bench
from lado_desktop.services.counts import engine, profile


def test_made_up_facts_are_the_same_every_time_and_add_up() -> None:
    facts = counts_bench.made_up(300)
    assert facts == counts_bench.made_up(300)
    counts = engine.count(facts, profile.load("england"), date(2015, 4, 1), date(2026, 3, 31), date(2026, 3, 31))
    assert counts.table("contacts_by_route").base == 300
    assert 30 < counts.table("outcomes").base < 100
    assert all(table.reconciles for table in counts.tables)


def test_the_bench_gives_the_seconds_of_its_quickest_round() -> None:
    assert 0 < counts_bench.seconds(counts_bench.made_up(50), rounds=2) < 5
