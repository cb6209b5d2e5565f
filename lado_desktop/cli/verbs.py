"""The verbs of the command line, in the order the overview shows them. A new verb is a module and a line here."""

from __future__ import annotations

from typing import Final

from lado_desktop.cli import (
    bring_in,
    check,
    counts,
    export,
    list_records,
    map_sheet,
    minutes,
    new,
    sample,
    search,
    verify,
)
from lado_desktop.cli.verb import Verb

VERBS: Final[tuple[Verb, ...]] = (
    new.VERB,
    sample.VERB,
    map_sheet.VERB,
    bring_in.VERB,
    counts.VERB,
    list_records.VERB,
    check.VERB,
    search.VERB,
    minutes.VERB,
    export.VERB,
    verify.VERB,
)
