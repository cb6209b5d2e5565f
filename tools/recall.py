"""`make recall`: does a record check find the right person, however the name is spelt, and nobody for a name not there?

    python tools/recall.py
        --people N   how many there are on the made-up register (60,000)
        --each N     how many names are asked for in each way of getting one wrong (500)
        --seed N     another register, and other slips
        --strict     exit 1 when a bar is missed

The bars are for names asked with a date of birth, as record checks are; what a name alone finds is told beside them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benches.office import PASSPHRASE, access
from recalling import figures, register

HEADING = f"{'asked with':<34}{'names':>7}{'first':>9}{'in five':>9}{'known':>9}   met"


def run(people: int, each: int, absent: int, seed: int) -> bool:
    """Print every figure; whether all bars were met."""
    with tempfile.TemporaryDirectory(prefix="lado-recall-", ignore_cleanup_errors=True) as folder:
        desk, _ = access().create(Path(folder) / "register.lado", PASSPHRASE)
        made = register.make_up(people, seed)
        register.store(desk.tracker, made)
        is_met = True
        for is_dated in (True, False):
            print(
                f"\n{people:,} people, {'name and date of birth' if is_dated else 'name alone'}\n{HEADING}", flush=True
            )
            for one in figures.recalls(desk.checks, made, each, seed, is_dated=is_dated):
                print(_line(one, is_told=is_dated), flush=True)
                is_met = is_met and (one.is_met or not is_dated)
            none = figures.absent(desk.checks, made, absent, seed, is_dated=is_dated)
            print(
                f"{none.asked:,} names that are not there: {none.false} told as known ({none.share:.1f} %)", flush=True
            )
            is_met = is_met and none.is_met
        desk.close()
    return is_met


def _line(one: figures.Recall, *, is_told: bool) -> str:
    met = ("yes" if one.is_met else "NO") if is_told else ""
    shares = "".join(f"{value:>7.1f} %" for value in (one.first, one.in_five, one.told_known))
    return f"{one.way:<34}{one.asked:>7}{shares}   {met}".rstrip()


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=60_000)
    parser.add_argument("--each", type=int, default=500)
    parser.add_argument("--absent", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--strict", action="store_true")
    asked = parser.parse_args(words)
    is_met = run(asked.people, asked.each, asked.absent, asked.seed)
    return 1 if asked.strict and not is_met else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
