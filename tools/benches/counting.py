"""Every counting table there is, reading the facts included, against one plain SQL question for each of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

from benches.figure import Figure, compare, working
from benches.office import NOW, Size
from lado_desktop.services.counting import Counting
from lado_desktop.services.counts.tables import TABLES
from lado_desktop.services.desk import Desk

FIRST: Final = date(1990, 1, 1)
BAR: Final = 1.0  # for 25 tables as for 14: a table costs about what a question costs
CONTACTS: Final = "FROM contact c WHERE c.received_on BETWEEN :first AND :last"
DECISION: Final = (
    "LEFT JOIN threshold_decision t ON t.id = (SELECT max(d.id) FROM threshold_decision d WHERE d.contact_id = c.id)"
)
SECTORS: Final = (
    "SELECT a.sector, count(DISTINCT c.id) FROM contact c LEFT JOIN contact_adult a ON a.contact_id = c.id {more} "
    "WHERE c.received_on BETWEEN :first AND :last {where} GROUP BY 1"
)
CASES: Final = (
    'FROM contact c JOIN "case" k ON k.id = c.case_id {more} WHERE c.received_on BETWEEN :first AND :last GROUP BY 1'
)
PARTS: Final = "JOIN allegation a ON a.case_id = k.id JOIN allegation_{part} p ON p.allegation_id = a.id"
HELD: Final = "m.status = 'held' AND m.held_on BETWEEN :first AND :last"
QUESTIONS: Final[Mapping[str, str]] = {
    "contacts_by_route": f"SELECT contact_type, count(*) {CONTACTS} GROUP BY 1",
    "contacts_by_month": f"SELECT contact_type, strftime('%Y-%m', received_on), count(*) {CONTACTS} GROUP BY 1, 2",
    "contacts_by_quarter": f"SELECT contact_type, strftime('%Y', received_on, '-3 months'), "
    f"(strftime('%m', received_on, '-3 months') - 1) / 3, count(*) {CONTACTS} GROUP BY 1, 2, 3",
    "contacts_by_agency": "SELECT r.agency, count(*) FROM contact c LEFT JOIN referrer r ON r.id = c.referrer_id "
    "WHERE c.received_on BETWEEN :first AND :last GROUP BY 1",
    "contacts_by_sector": SECTORS.format(more="", where=""),
    "advice_by_sector": SECTORS.format(more="", where="AND c.contact_type = 'advice'"),
    "threshold": f"SELECT t.decision, count(*) FROM contact c {DECISION} "
    "WHERE c.received_on BETWEEN :first AND :last GROUP BY 1",
    "met_by_sector": SECTORS.format(more=DECISION, where="AND t.decision LIKE 'met%'"),
    "progress": "SELECT c.case_id IN (SELECT mc.case_id FROM meeting_case mc JOIN meeting m ON m.id = mc.meeting_id "
    f"WHERE m.meeting_type = 'initial' AND m.held_on <= :last), count(*) {CONTACTS} GROUP BY 1",
    "initial_meetings": "SELECT count(DISTINCT mc.case_id) FROM meeting m JOIN meeting_case mc ON mc.meeting_id = m.id "
    f"WHERE m.meeting_type = 'initial' AND {HELD}",
    "meetings_by_type": f"SELECT meeting_type, count(*) FROM meeting m WHERE {HELD} GROUP BY 1",
    "categories": "SELECT p.category, count(DISTINCT k.id) " + CASES.format(more=PARTS.format(part="category")),
    "outcomes": "SELECT p.outcome, count(DISTINCT k.id) "
    + CASES.format(more=PARTS.format(part="outcome").replace("JOIN", "LEFT JOIN")),
    "time_to_conclude": "SELECT (strftime('%Y', k.concluded_on) - strftime('%Y', c.received_on)) * 12 "
    "+ strftime('%m', k.concluded_on) - strftime('%m', c.received_on), count(*) " + CASES.format(more=""),
}


def figures(folder: Path, desk: Desk, size: Size, rounds: int) -> Iterator[Figure]:
    """One: all the tables over all the years."""
    if missing := TABLES.keys() - QUESTIONS.keys():
        raise AssertionError(f"tables without a question to hold them against: {sorted(missing)}")
    between = {"first": FIRST.isoformat(), "last": NOW.date().isoformat()}

    def ours() -> None:
        Counting(desk.tracker, desk.clock, desk.lists).count(FIRST, NOW.date(), table_ids=list(TABLES))

    with closing(plain_copy(desk, folder / f"plain-{size.name}.db")) as plain:

        def floor() -> None:
            for table in TABLES:
                plain.execute(QUESTIONS[table], between).fetchall()

        job = f"{len(TABLES)} counting tables, {size.name} / as many group-bys"
        yield compare(job, BAR, working(floor), working(ours), rounds=rounds)


def plain_copy(desk: Desk, path: Path) -> sqlite3.Connection:
    """The same rows and indexes without a cipher: of a made-up office only."""
    path.unlink(missing_ok=True)
    plain = sqlite3.connect(path)
    with desk.tracker.inspecting() as connection:
        made = connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql NOT NULL AND type IN ('table', 'index') "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'fulltext_%' "
            "AND name NOT IN ('change', 'work', 'imported_row') "
            "AND tbl_name NOT IN ('change', 'work', 'imported_row') ORDER BY type = 'index'"
        ).fetchall()
        for kind, name, sql in made:
            plain.execute(sql)
            if kind == "table":
                rows = connection.execute(f'SELECT * FROM "{name}"').fetchall()
                marks = ", ".join("?" * len(rows[0])) if rows else ""
                plain.executemany(f'INSERT INTO "{name}" VALUES ({marks})', rows) if rows else None
    plain.commit()
    return plain
