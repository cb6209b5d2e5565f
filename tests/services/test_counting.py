"""Counts of an open tracker: what is offered, what leaves as a file, and that its leaving is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from lado_desktop.errors import Trouble
from lado_desktop.models.tables import Change
from lado_desktop.services.counts import render
from lado_desktop.services.counts.periods import Period
from lado_desktop.services.counts.table import Counts
from lado_desktop.services.desk import Desk

YEAR = Period(date(2025, 4, 1), date(2026, 3, 31))


def receive(desk: Desk, *days: date) -> None:
    for day in days:
        desk.contacts.save(replace(desk.contacts.blank(), received_on=day, contact_type="advice", adults=()))


def exports(desk: Desk) -> list[str]:
    with desk.tracker.reading() as session:
        return list(session.execute(select(Change.kind).where(Change.action == "export")).scalars())


def counted(desk: Desk) -> Counts:
    return desk.counts.count(*YEAR)


def test_contacts_received_say_which_years_are_offered_and_which_is_first(desk: Desk) -> None:
    assert desk.counts.received() is None
    receive(desk, date(2024, 6, 3), date(2025, 8, 1))

    assert desk.counts.received() == (date(2024, 6, 3), date(2025, 8, 1))
    assert desk.counts.first_period("england") == YEAR
    titles = [choice.title for choice in desk.counts.periods("england") if choice.group == "own"]
    assert titles == ["Year 2026-27", "Year 2025-26", "Year 2024-25"]
    assert desk.counts.period_name(YEAR, "england") == "Year 2025-26"


def test_a_file_of_counts_is_what_the_renderer_makes_and_is_recorded(desk: Desk, tmp_path: Path) -> None:
    receive(desk, date(2025, 8, 1))
    counts = counted(desk)

    for ending, made in ((".csv", render.as_csv(counts)), (".xlsx", render.as_xlsx(counts))):
        path = tmp_path / f"counts{ending}"
        desk.counts.export(counts, path)
        assert path.read_bytes() == made
    assert exports(desk) == ["Report", "Report"]


def test_another_ending_is_refused_and_nothing_is_written_or_recorded(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as refused:
        desk.counts.export(counted(desk), tmp_path / "counts.pdf")

    assert refused.value.code == "export_unknown"
    assert not (tmp_path / "counts.pdf").exists()
    assert exports(desk) == []
