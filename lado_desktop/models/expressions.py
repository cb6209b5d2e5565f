"""SQL that SQLite and PostgreSQL spell differently, so that lists need not know which of them they ask."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


class place_of(FunctionElement[int]):  # noqa: N801 - it is used as SQLAlchemy's own functions are
    """Where the first text holds the second: 1 at its beginning, 0 where it does not."""

    type = Integer()
    inherit_cache = True


class day_text(FunctionElement[str]):  # noqa: N801 - as above
    """A day as people look for it: "12/05/2026 2026-05-12 12 May 2026"."""

    type = Text()
    inherit_cache = True


@compiles(place_of)
def _place_of(element: place_of, compiler: SQLCompiler, **kept: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kept)})"


@compiles(place_of, "postgresql")
def _place_of_on_a_server(element: place_of, compiler: SQLCompiler, **kept: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **kept)})"


@compiles(day_text)
def _day_text(element: day_text, compiler: SQLCompiler, **kept: Any) -> str:
    day = compiler.process(element.clauses, **kept)
    month = f"substr('{MONTHS}', 3 * strftime('%m', {day}) - 2, 3)"
    return f"(strftime('%d/%m/%Y %Y-%m-%d %d ', {day}) || {month} || strftime(' %Y', {day}))"


@compiles(day_text, "postgresql")
def _day_text_on_a_server(element: day_text, compiler: SQLCompiler, **kept: Any) -> str:
    return f"to_char({compiler.process(element.clauses, **kept)}, 'DD/MM/YYYY YYYY-MM-DD DD Mon YYYY')"
