"""verify: is a tracker encrypted, whole and at the right version?"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.verb import Tools, Verb
from lado_desktop.errors import Damaged
from lado_desktop.ui import labels


def declare(parser: ArgumentParser) -> None:
    words.tracker(parser)
    words.output_format(parser, ("text", "json"), "text (the default), or json: a list of {code, is_good, count}")


def run(asked: Namespace, tools: Tools) -> None:
    with opened(asked, tools) as desk:
        found = desk.verify()
    if asked.format == "json":
        listed = [{"code": one.code, "is_good": one.is_good, "count": one.count} for one in found]
        output.text(json.dumps(listed, indent=2) + "\n")
    else:
        for one in found:
            mark = "ok  " if one.is_good else "BAD "
            output.text(f"{mark}{labels.check(one.code, is_good=one.is_good, count=one.count)}\n")
    if bad := sum(not one.is_good for one in found):
        raise Damaged("tracker_not_whole", count=bad)


VERB = Verb(
    name="verify",
    summary="is it encrypted, whole, and at the right version?",
    story=(
        "Opens the tracker and looks at every page: is it encrypted, is the seal of each page unbroken, does every "
        "link lead to a record, is it at this version's form, is every write being recorded, and is the record of "
        "changes unbroken. Prints a line for each check; the exit code is 0 only if all of them are good."
    ),
    example="lado-desktop verify --tracker northmere.lado",
    declare=declare,
    run=run,
)
