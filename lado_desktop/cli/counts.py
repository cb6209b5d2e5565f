"""counts: the figures of a period, as a report profile counts them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.verb import Tools, Verb, WrongWords
from lado_desktop.services.counts import profile, render
from lado_desktop.services.counts.table import Counts
from lado_desktop.services.counts.tables import TABLES
from lado_desktop.services.saving import save_bytes

FORMATS: dict[str, Callable[[Counts], str | bytes]] = {
    "table": render.as_text,
    "json": render.as_json,
    "csv": render.as_csv,
    "xlsx": render.as_xlsx,
}
ENDINGS = {".txt": "table", ".json": "json", ".csv": "csv", ".xlsx": "xlsx"}


def declare(parser: ArgumentParser) -> None:
    words.tracker(parser)
    parser.add_argument("--from", dest="period_from", type=words.day, required=True, metavar="DATE", help="first day")
    parser.add_argument("--to", dest="period_to", type=words.day, required=True, metavar="DATE", help="last day")
    parser.add_argument(
        "--as-at", type=words.day, metavar="DATE", help="the day the position is taken; today if left out"
    )
    parser.add_argument(
        "--profile",
        choices=profile.names(),
        metavar="NAME",
        help=f"how to count and what to call the rows: {', '.join(profile.names())}; the tracker's own if left out",
    )
    parser.add_argument(
        "--table",
        choices=tuple(TABLES),
        nargs="+",
        action="extend",
        metavar="ID",
        help=f"only these tables: {', '.join(TABLES)}; all that the profile prints if left out",
    )
    words.output_format(parser, tuple(FORMATS), "how to write them; by the ending of --out, or table, if left out")
    words.out(parser, "the file to write instead of standard output; xlsx needs one")


def run(asked: Namespace, tools: Tools) -> None:
    form = _format(asked)
    if asked.out:
        own = tuple(ending for ending, name in ENDINGS.items() if name == form)
        output.admit(asked.out, is_forced=asked.force, replaces=own)
    with opened(asked, tools) as desk:
        found = desk.counts.count(
            asked.period_from,
            asked.period_to,
            as_at=asked.as_at,
            profile_name=asked.profile,
            table_ids=asked.table,
        )
    said = FORMATS[form](found)
    content = said.encode("utf-8") if isinstance(said, str) else said
    if asked.out:
        save_bytes(asked.out, content)
    elif isinstance(said, str):
        output.text(said)
    else:
        output.data(said)


def _format(asked: Namespace) -> str:
    form: str = asked.format or (ENDINGS.get(asked.out.suffix.lower()) if asked.out else None) or "table"
    if form == "xlsx" and not asked.out:
        raise WrongWords("a workbook cannot be shown on the terminal: say where to write it with --out FILE.xlsx")
    return form


VERB = Verb(
    name="counts",
    summary="the figures of a period, as a report profile counts them",
    story=(
        "Counts contacts, cases and meetings of a period; both days belong to it. Every table prints its rule and "
        "proves its sum. Dates are written as 2026-05-18, or day first as people type them (18/5/2026, 18 May 2026). "
        "json is one object on standard output: {profile, period, as_at, tables: [{id, title, unit, dated_by, base, "
        "rows: [{code, label, count, percent}], sum, reconciles, notes}]}; tables by month have columns, and counts "
        "in place of count. A file of the same format that is there is replaced; any other only with --force."
    ),
    example=(
        "lado-desktop counts --tracker northmere.lado --from 2025-04-01 --to 2026-03-31\n"
        "lado-desktop counts --tracker northmere.lado --from 1/4/2025 --to 31/3/2026 --table categories outcomes "
        "--format json"
    ),
    declare=declare,
    run=run,
)
