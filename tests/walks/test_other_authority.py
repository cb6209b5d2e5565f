"""A second authority through the real window: its own words, its corrected mapping, its year as it was printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lado_desktop.ui.pages.contacts import ContactsPage
from tests.ui.windows import Program, here, status
from tests.walks.steps import DATA, bring_in, figures, make_tracker, report, without_empty

NAME = "milton_keynes_2022_23"
EXPECTED: dict[str, Any] = json.loads((DATA / f"{NAME}.expected.json").read_text("utf-8"))
TABLES = {
    "contacts_by_route": "contacts_by_route",
    "met_by_sector": "threshold_met_by_sector",
    "categories": "cases_by_category",
    "outcomes": "cases_by_outcome",
}


def test_a_log_of_1423_rows_becomes_the_figures_that_were_printed(program: Program, tmp_path: Path) -> None:
    window = program.start()
    make_tracker(program, window, tmp_path / "Milton Keynes.lado", "Milton Keynes")
    bring_in(program, window, DATA / f"{NAME}.xlsx", "1,423", mapping="Milton Keynes LADO log 2022-23")
    page = here(window)
    assert isinstance(page, ContactsPage)
    assert status(window).startswith("1,423 contacts")
    reports = report(program, window, "Year 2022-23")
    for table, expected in TABLES.items():
        assert without_empty(figures(reports, table)) == without_empty(EXPECTED[expected]), table
    meetings = figures(reports, "meetings_by_type")
    assert meetings["Managing Allegations Meetings"] == EXPECTED["managing_allegations_meetings"]
