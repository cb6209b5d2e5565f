"""`make bench`: the jobs that must be quick, each as a ratio to a floor measured beside it, against its bar.

    python tools/bench.py [JOB ...]     all jobs, or some of: start lists checks counts search import save paper
        --extreme    200,000 contacts too (some minutes more)
        --strict     exit 1 when a bar is missed
        --out FILE   the figures as JSON too

Times drift with the machine; ratios within one run hold.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benches import bringing_in, checking, counting, office, papers, saving, searching, starting
from benches.figure import HEADING, Figure, as_line
from benches.office import EXTREME, LARGE, SMALL, Made, Size

JOBS = ("start", "lists", "checks", "counts", "search", "import", "save", "paper")


class Bench:
    """One run over a throw-away folder; `sizes` are the usual year, ten years and, when asked for, a region."""

    def __init__(self, folder: Path, sizes: Sequence[Size], rounds: int) -> None:
        self._folder, self._sizes, self._rounds = folder, sizes, rounds
        self._made: dict[Size, Made] = {}

    def figures(self, jobs: Sequence[str]) -> Iterator[Figure]:
        """Those of each job in turn; what needs a fresh process comes last, when no tracker is open any more."""
        ways = {
            "lists": self._lists,
            "checks": self._checks,
            "counts": self._counts,
            "search": self._searches,
            "save": self._saves,
            "import": self._imports,
            "paper": lambda: papers.figures(self._rounds),
            "start": self._starts,
        }
        for name, way in ways.items():
            if name in jobs:
                yield from way()
        self.close()

    def close(self) -> None:
        for made in self._made.values():
            made.desk.close()

    def _office(self, size: Size) -> Made:
        if size not in self._made:
            self._made[size] = office.make(self._folder, size)
        return self._made[size]

    def _lists(self) -> Iterator[Figure]:
        from benches import lists

        app = lists.application(self._folder)
        for size in self._sizes[1:]:
            bar = 3.0 if size.contacts <= LARGE.contacts else 8.0
            yield from lists.figures(app, self._office(size).desk, size, self._rounds, first_bar=bar)

    def _checks(self) -> Iterator[Figure]:
        for size in self._sizes[1:]:
            yield from checking.figures(self._office(size).desk, size, self._rounds)

    def _counts(self) -> Iterator[Figure]:
        for size in self._sizes[:2]:
            yield from counting.figures(self._folder, self._office(size).desk, size, self._rounds)

    def _searches(self) -> Iterator[Figure]:
        yield from searching.figures(self._office(self._sizes[1]).desk, self._sizes[1], self._rounds)

    def _saves(self) -> Iterator[Figure]:
        yield from saving.figures(self._folder, self._office(self._sizes[1]).desk, 8 * self._rounds)

    def _imports(self) -> Iterator[Figure]:
        yield from bringing_in.figures(self._folder, self._sizes[1], max(2, self._rounds // 2))

    def _starts(self) -> Iterator[Figure]:
        for size in self._sizes[:2]:
            made = self._office(size)
            made.desk.close()
            path = made.desk.tracker.path
            yield from starting.figures(
                self._folder, path, made.code, size.name, self._rounds, is_first=size is self._sizes[0]
            )


def run(jobs: Sequence[str], sizes: Sequence[Size], rounds: int) -> list[Figure]:
    """Every figure, printed as it is found."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="lado-bench-", ignore_cleanup_errors=True) as folder:
        print(HEADING, flush=True)
        for figure in Bench(Path(folder), sizes, rounds).figures(jobs):
            print(as_line(figure), flush=True)
            found.append(figure)
    return found


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jobs", nargs="*", metavar="JOB", help="; ".join(JOBS))
    parser.add_argument("--extreme", action="store_true")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--rounds", type=int, default=7, help="how often each job is measured")
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args(words)
    if unknown := set(asked.jobs) - set(JOBS):
        parser.error(f"no such job: {', '.join(sorted(unknown))}")
    sizes = (SMALL, LARGE, EXTREME) if asked.extreme else (SMALL, LARGE)
    found = run(asked.jobs or JOBS, sizes, asked.rounds)
    missed = [figure.job for figure in found if not figure.is_met]
    print(f"{len(found) - len(missed)} of {len(found)} bars met")
    if asked.out:
        page = [{**asdict(figure), "ratio": round(figure.ratio, 3), "is_met": figure.is_met} for figure in found]
        asked.out.write_text(json.dumps(page, indent=1) + "\n", "utf-8")
    return 1 if asked.strict and missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
