"""Whatever a service says of a field has words to stand beside it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from lado_desktop.errors import NotFound
from lado_desktop.ui import labels

SERVICES = Path(labels.__file__).parents[1] / "services"
SPEAKS_OF_A_FIELD = re.compile(r"[a-z]+_(missing|weak|future|choice|stands|unread|such_day|empty|control|long)")


def problems() -> dict[str, str]:
    """Every code that stands beside a field, and where it is said: what is assigned into `found`, or sounds so."""
    said: dict[str, str] = {}
    for path in sorted([*SERVICES.glob("*.py"), SERVICES.parent / "models" / "passphrases.py"]):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("found["):
                said |= dict.fromkeys(_texts(node.value), f"{path.name}:{node.lineno}")
            elif isinstance(node, ast.Constant) and SPEAKS_OF_A_FIELD.fullmatch(str(node.value)):
                said[str(node.value)] = f"{path.name}:{node.lineno}"
    return said


def _texts(node: ast.AST) -> set[str]:
    return {str(node.value)} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def test_the_search_finds_problems_that_are_known_to_be_said() -> None:
    known = {"in_future", "date_missing", "limb_missing", "before_start", "before_received", "decision_stands"}
    assert known | {"passphrase_weak", "passphrase_empty", "owner_missing", "unknown_choice"} <= set(problems())


def test_every_problem_has_its_words() -> None:
    without = {code: place for code, place in problems().items() if code not in labels.PROBLEMS | labels.SENTENCES}
    assert without == {}


@pytest.mark.parametrize("code", sorted(labels.PROBLEMS))
def test_the_words_are_short_and_say_what_to_enter(code: str) -> None:
    words = labels.problem(code)
    assert words[0].isupper()
    assert len(words) < 100
    assert not words.endswith(".")


@pytest.mark.parametrize("kind", ["contact", "case", "meeting", "allegation", "action", "review", "onward_referral"])
def test_a_record_that_is_not_there_is_named_in_words(kind: str) -> None:
    assert f"That {kind.replace('_', ' ')} is not in this tracker." in labels.sentence(NotFound(kind))
