"""The program is killed while somebody types: how many seconds of typing are lost, and is every saved contact whole?"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from faulting import office
from faulting.children import Nursery, Outcome
from faulting.tally import Tally
from faulting.typist import FIRST, summary
from lado_desktop.services.desk import Desk

MOST_LOST = 3.0  # seconds of typing
LONGEST = 7.0  # seconds from the first letter to the kill

Letters = Mapping[tuple[int, int], float]
"""When each letter was typed: by contact and place in its text."""


@dataclass(frozen=True)
class Found:
    """What one kill left: seconds of typing lost, letters typed and lost, contacts saved, and what is wrong."""

    seconds: float
    letters: int
    lost: int
    saved: int
    problems: list[str]


def while_typing(start: office.Template, folder: Path, chance: random.Random, runs: int) -> Tally:
    """Each run is a program of its own on a copy of its own, killed at a moment of its own."""
    tally, all_found = Tally("kills while typing"), []
    with Nursery(folder, with_window=True) as nursery:
        for run in range(runs):
            path = start.copy_to(folder / "trial")
            outcome = nursery.run("type_contacts", path, killed_after=chance.uniform(0, LONGEST))
            found = after_typing(path, outcome, start.contacts)
            all_found.append(found)
            tally.add(f"run {run}", found.problems, "killed" if outcome.exit_code < 0 else "ended by itself")
    tally.figures = figures(all_found)
    return tally


def figures(found: list[Found]) -> str:
    """What all kills together came to."""
    losses = sorted(one.seconds for one in found)
    letters, lost = sum(one.letters for one in found), sum(one.lost for one in found)
    return (
        f"typing lost: at most {losses[-1]:.2f} s, half of the times under {losses[len(losses) // 2]:.2f} s; "
        f"{letters} letters typed, {lost} lost; {sum(one.saved for one in found)} contacts saved"
    )


def after_typing(path: Path, outcome: Outcome, known: int) -> Found:
    """Open what the killed program left, and compare it with what it had told."""
    desk, problems = office.open_again(path)
    problems += [f"the child had a bug: {bug}" for bug in outcome.with_word("bug")]
    letters = {(int(number), int(place)): float(at) for number, place, at in map(str.split, outcome.with_word("typed"))}
    saved = [int(line.split()[0]) for line in outcome.with_word("saved")]
    if desk is None:
        return Found(0, len(letters), 0, len(saved), problems)
    kept = _kept(desk) | _stored(desk, known, saved, problems)
    problems += office.faults_of(desk)
    desk.close()
    lost = [at for (number, place), at in letters.items() if kept.get(number, 0) < place]
    seconds = max(outcome.killed_at - min(lost), 0.0) if lost else 0.0
    if seconds > MOST_LOST:
        problems.append(f"{seconds:.2f} s of typing are lost")
    return Found(seconds, len(letters), len(lost), len(saved), problems)


def _stored(desk: Desk, known: int, saved: list[int], problems: list[str]) -> dict[int, int]:
    """How much of each contact's text is stored; what is missing or half there is a problem."""
    stored: dict[int, int] = {}
    for contact_id in sorted(desk.contacts.ids())[known:]:
        draft = desk.contacts.open(contact_id)
        number = _number(draft.summary)
        stored[number] = len(draft.summary)
        if draft.summary != summary(number) or [adult.name for adult in draft.adults] != [f"Adult {number}"]:
            problems.append(f"contact {number} is half there")
    problems += [f"confirmed contact {number} is lost" for number in saved if number not in stored]
    return stored


def _kept(desk: Desk) -> dict[int, int]:
    """How much of each contact's text is kept as a draft."""
    texts = [str(json.loads(kept.body).get("summary", "")) for kept in desk.drafts.all()]
    return {_number(text): len(text) for text in texts if text}


def _number(text: str) -> int:
    """The number at the beginning of a text, as far as it was typed."""
    digits = text[1 : 1 + len(str(FIRST))]
    return int(digits) if digits.isdigit() and len(digits) == len(str(FIRST)) else FIRST
