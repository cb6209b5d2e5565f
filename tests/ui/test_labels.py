"""Whatever trouble the program can be in, there are words for it, and the facts that the words need are brought."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from lado_desktop.errors import Trouble
from lado_desktop.models.verify import QUESTIONS
from lado_desktop.services.exchange.tables import FURNITURE
from lado_desktop.services.undoing import OWN_WAY_BACK
from lado_desktop.ui import labels
from lado_desktop.ui.sheet_sentences import REASONS
from lado_desktop.ui.work_sentences import UNDOING, WORKS

SOURCE = Path(__file__).parents[2] / "lado_desktop"
KINDS = ("Trouble", "Refused", "Damaged", "WrongKey", "OpenElsewhere")


def _raised() -> Iterator[tuple[str, str, frozenset[str | None]]]:
    """Place, code and facts of every trouble whose code stands where it is made."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                facts = frozenset(keyword.arg for keyword in node.keywords)
                yield f"{path.name}:{node.lineno}", str(node.args[0].value), facts


def _needed(sentence: str) -> set[str]:
    return {field.split(".")[0] for _, field, _, _ in Formatter().parse(sentence) if field}


def test_every_trouble_has_its_sentence() -> None:
    found = list(_raised())
    assert len(found) > 60
    assert [f"{place} {code}" for place, code, _ in found if code not in labels.SENTENCES] == []


def test_every_trouble_brings_the_facts_of_its_sentence() -> None:
    missing = [
        f"{place} {code}: {needed}"
        for place, code, facts in _raised()
        if None not in facts and (needed := _needed(labels.SENTENCES.get(code, "")) - facts)
    ]
    assert missing == []


@pytest.mark.parametrize("code", sorted(labels.SENTENCES))
def test_a_sentence_ends_like_one(code: str) -> None:
    assert labels.SENTENCES[code][0].isupper() or labels.SENTENCES[code].startswith("{")
    assert labels.SENTENCES[code].rstrip().endswith((".", "?", "!"))


def test_a_code_nobody_has_words_for_is_still_told() -> None:
    assert "(never_heard_of)" in labels.sentence(Trouble("never_heard_of"))


def _works() -> Iterator[tuple[str, str]]:
    """Place and code of every work whose code stands where it begins; `{}` for what is filled in."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "writing":
                yield from ((f"{path.name}:{node.lineno}", code) for code in _codes(node.args[0]))


def _codes(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_codes(node.body), *_codes(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    elif isinstance(node, ast.Constant):
        yield str(node.value)


def test_every_work_has_words_for_undo() -> None:
    found = {(place, code) for place, code in _works() if ":" not in code}
    whole = {(place, code) for place, code in found if "{}" not in code}
    assert len(whole) > 10
    assert sorted(f"{place} {code}" for place, code in whole if code not in WORKS) == []
    begun = {(place, code.split("{}")[0]) for place, code in found - whole}
    assert (
        sorted(f"{place} {code}" for place, code in begun if not any(known.startswith(code) for known in WORKS)) == []
    )


def test_undo_is_refused_in_a_sentence_with_the_words_of_what_stands_in_the_way() -> None:
    said = labels.sentence(Trouble("undo_changed", kind="contact", called="C26/0003", later="change_contact"))
    assert said.startswith('Nothing was changed: the contact C26/0003 was changed since ("change contact").')
    whys = ("changed", "gone", "used", "taken", "older_form")
    ways_back = {f"undo_not_{code}" for code in OWN_WAY_BACK}
    assert {f"undo_{why}" for why in whys} | ways_back == set(UNDOING)


def test_every_check_of_a_tracker_has_words_for_both_answers() -> None:
    assert {*QUESTIONS, "encrypted"} == set(labels.CHECKS)


def test_every_kind_of_line_that_is_no_record_has_its_reason() -> None:
    assert set(REASONS) >= FURNITURE
