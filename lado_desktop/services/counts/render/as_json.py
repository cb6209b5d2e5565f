"""The counts as one JSON object, for scripts: codes and figures, no names of people."""

from __future__ import annotations

import json
from typing import Any

from lado_desktop.services.counts import words
from lado_desktop.services.counts.table import CountedTable, Counts


def as_json(counts: Counts) -> str:
    """`{"profile", "period": {"from", "to"}, "as_at", "tables": [...]}`; tables by month or quarter have "columns"."""
    document = {
        "profile": counts.profile,
        "period": {"from": counts.period_from.isoformat(), "to": counts.period_to.isoformat()},
        "as_at": counts.as_at.isoformat(),
        "tables": [_table(table) for table in counts.tables],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _table(table: CountedTable) -> dict[str, Any]:
    columns = {"columns": list(table.columns)} if table.columns_kind else {}
    return {
        "id": table.id,
        "title": table.title,
        "unit": table.unit,
        "dated_by": table.dated_by,
        "base": table.base,
        **columns,
        "rows": _rows(table),
        "sum": table.sum,
        "reconciles": table.reconciles,
        "notes": [words.sentence(note) for note in table.notes],
    }


def _rows(table: CountedTable) -> list[dict[str, Any]]:
    return [
        {
            "code": row.code,
            "label": row.label,
            **({"counts": list(row.counts)} if table.columns_kind else {"count": row.count}),
            "percent": row.percent,
        }
        for row in table.rows
    ]
