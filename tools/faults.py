"""The long run of what can happen to a tracker: kills, failing calls, flipped bits, cut files, full disks.

Everything is done to the program's own services on trackers of their own. Prints a line a kind and ends with 1 when
there was any problem.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from faulting import office
from faulting.tally import Tally

Round = Callable[[office.Template, Path, random.Random, int], Tally | list[Tally]]


def rounds() -> dict[str, tuple[Round, int, int]]:
    """Each kind of fault: how it is done, how often in the short run and in the long one (0: every one there is)."""
    from faulting import damage, disks, kills, typed, writes

    return {
        "saving": (kills.while_saving, 24, 1000),
        "importing": (kills.while_bringing_in, 12, 200),
        "typing": (typed.while_typing, 4, 200),
        "calls": (writes.at_every_call, 8, 0),
        "flips": (damage.flips, 40, 2000),
        "cuts": (damage.cuts, 20, 1000),
        "disks": (disks.full, 2, 40),
    }


def main(argv: list[str] | None = None) -> int:
    """Run the rounds that are asked for; returns 1 when there was a problem."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="a sample that takes less than a minute")
    parser.add_argument(
        "--only", nargs="+", metavar="KIND", help="saving, importing, typing, calls, flips, cuts, disks"
    )
    parser.add_argument("--seed", type=int, default=None, help="repeat a run of which the seed was printed")
    asked = parser.parse_args(argv)
    if sys.platform == "win32":
        print("NOT RUN: killing forked processes and filling disks needs Linux or macOS")
        return 0
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    tallies = [tally for name in asked.only or rounds() for tally in _round(name, seed, is_short=asked.short)]
    problems = sum(len(tally.problems) for tally in tallies)
    print(f"{sum(tally.runs for tally in tallies)} runs, {problems} problems")
    return 1 if problems else 0


def _round(name: str, seed: int, *, is_short: bool) -> list[Tally]:
    work, few, many = rounds()[name]
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lado-faults-") as folder:
        start = office.template(Path(folder) / "start")
        chance = random.Random(f"{seed} {name}")  # noqa: S311 - to be repeated, not to be secret
        found = work(start, Path(folder), chance, few if is_short else many)
    tallies = found if isinstance(found, list) else [found]
    for tally in tallies:
        print(tally.line(), flush=True)
        for problem in tally.problems[:20]:
            print(f"    {problem}", flush=True)
    print(f"    {name}: {time.monotonic() - began:.1f} s", flush=True)
    return tallies


if __name__ == "__main__":
    sys.exit(main())
