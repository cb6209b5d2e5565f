"""The tables, each one declared object: put another into a module of this folder and it is counted everywhere.

What a new table needs: a cohort (`cohorts.py`) and a sorting (`sortings.py`), its own or one that is there already.
Tables are printed in the order they are declared in, unless a report profile lists its own; a profile may also give a
table a title, rows and labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lado_desktop.services.counts.table import Table
from lado_desktop.services.counts.tables import cases, contacts, meetings

_DECLARED = (each for module in (contacts, meetings, cases) for each in vars(module).values())
TABLES: Mapping[str, Table[Any]] = {each.id: each for each in _DECLARED if isinstance(each, Table)}
