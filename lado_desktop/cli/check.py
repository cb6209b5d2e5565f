"""check: is this person known, or anybody of a whole list?"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lado_desktop.cli import output, words
from lado_desktop.cli.opened import opened
from lado_desktop.cli.verb import Tools, Verb, WrongWords
from lado_desktop.services.check_drafts import CheckAnswer, CheckDraft, CheckQuestion
from lado_desktop.services.check_list import ListedPerson, read_list
from lado_desktop.services.desk import Desk
from lado_desktop.services.lists import Lists
from lado_desktop.ui import labels

Checked = tuple[ListedPerson, CheckAnswer]
SHOWN_OF_A_LIST = 3
HEADINGS = ("Row", "Asked", "Result", "Score", "Reference", "Name", "Born", "Why")


def declare(parser: ArgumentParser) -> None:
    words.tracker(parser)
    parser.add_argument("--name", help="who is asked about, in any order")
    parser.add_argument("--dob", type=words.day, metavar="DATE", help="their date of birth")
    parser.add_argument("--setting", default="", metavar="NAME", help="where they work, worked or volunteer")
    parser.add_argument(
        "--list",
        type=Path,
        metavar="FILE",
        help="a spreadsheet (xlsx, xls, ods) or CSV with columns for name, date of birth and setting",
    )
    parser.add_argument(
        "--record", action="store_true", help="keep each search as a contact, to be decided and answered"
    )
    words.output_format(parser, ("table", "json"), "table (the default) or json")


def run(asked: Namespace, tools: Tools) -> None:
    listed = _asked(asked)
    with opened(asked, tools) as desk:
        answers = desk.checks.many([one.question for one in listed])
        _keep(desk, answers, is_recorded=asked.record)
        checked = list(zip(listed, answers, strict=True))
        said = _as_json(checked) if asked.format == "json" else _as_table(checked, desk.lists)
    output.text(said)
    if unread := [str(one.sheet_row) for one in listed if one.is_date_unread]:
        output.note(
            f"Dates of birth that could not be read, so that only the name was searched: rows {', '.join(unread)}"
        )


def _asked(asked: Namespace) -> Sequence[ListedPerson]:
    if asked.list and (asked.name or asked.dob or asked.setting):
        raise WrongWords("--list stands alone: name, date of birth and setting are its columns")
    if asked.list:
        return read_list(asked.list)
    if not (asked.name or "").strip():
        raise WrongWords("say whom to look for: --name NAME, or --list FILE")
    question = CheckQuestion(name=asked.name, date_of_birth=asked.dob, setting=asked.setting)
    return (ListedPerson(row=1, sheet_row=1, question=question),)


def _keep(desk: Desk, answers: Sequence[CheckAnswer], *, is_recorded: bool) -> None:
    """A search leaves a line in the history; only where it is asked for, a contact."""
    if not is_recorded:
        desk.checks.note_search(answers)
        return
    for answer in answers:
        if answer.question.name:
            desk.checks.record(CheckDraft(answer=answer))


def _as_json(checked: Sequence[Checked]) -> str:
    return json.dumps([_row(one, answer) for one, answer in checked], ensure_ascii=False, indent=2) + "\n"


def _row(one: ListedPerson, answer: CheckAnswer) -> dict[str, Any]:
    born = one.question.date_of_birth
    return {
        "row": one.row,
        "name": one.question.name,
        "date_of_birth": born.isoformat() if born else None,
        "result": answer.result,
        "candidates": [
            {
                "reference": each.reference,
                "name": each.name,
                "date_of_birth": each.date_of_birth.isoformat() if each.date_of_birth else None,
                "score": each.score,
                "reasons": list(each.reasons),
            }
            for each in answer.candidates
        ],
    }


def _as_table(checked: Sequence[Checked], lists: Lists) -> str:
    most = None if len(checked) == 1 else SHOWN_OF_A_LIST
    return output.columns(HEADINGS, (line for one, answer in checked for line in _lines(one, answer, lists, most)))


def _lines(one: ListedPerson, answer: CheckAnswer, lists: Lists, most: int | None) -> Iterator[Sequence[str]]:
    """A line for each of the likeliest, what was asked on the first of them."""
    asked = (str(one.row), one.question.name, lists.label("check_result", answer.result))
    for each in answer.candidates[:most]:
        born = each.date_of_birth.isoformat() if each.date_of_birth else ""
        why = labels.why(each.reasons)
        yield (*asked, str(each.score), each.reference, each.name or "(restricted)", born, why)
        asked = ("", "", "")
    if not answer.candidates:
        yield (*asked, "", "", "", "", "")


VERB = Verb(
    name="check",
    summary="is this person known, or anybody of a whole list?",
    story=(
        "Searches everybody on record, those of closed cases too: under every name they had, by nicknames, sounds and "
        "slips of a letter, with first and family name in either order, and by dates of birth a digit or a swap apart. "
        "The likeliest come first, with a score of 0 to 100 and why they came up. The result is known_discuss where "
        "somebody came up for more than chance, else nothing_known: look at the candidates before you answer anybody. "
        "json is one list of objects, one for each row, in the order of the list. The search is noted in the history; "
        "a contact is made of it only with --record. What is printed is not encrypted any more."
    ),
    example="lado-desktop check --tracker northmere.lado --name 'Jon Smith' --dob 1984-03-07",
    declare=declare,
    run=run,
)
