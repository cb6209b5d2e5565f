"""One figure of the bench: a job and its floor, timed in turn so that a slow minute of the machine slows both."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

Timed = Callable[[], float]
"""Does a piece of work and returns the seconds it took, without what had to be made ready for it."""


@dataclass(frozen=True)
class Figure:
    """What was measured, in `unit`; `bar` is how many times the floor the job may take."""

    job: str
    floor: float
    ours: float
    bar: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.bar


def working(work: Callable[[], object]) -> Timed:
    """The processor's time for `work`: for what waits for no disk, so that other programs do not count."""

    def timed() -> float:
        started = time.process_time()
        work()
        return time.process_time() - started

    return timed


def whole(work: Callable[[], object]) -> Timed:
    """All of `work` is timed."""

    def timed() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return timed


def side_by_side(floor: Timed, ours: Timed, rounds: int) -> tuple[list[float], list[float]]:
    """Milliseconds of every round, floor and job in turn, after one of each to warm up."""
    floor(), ours()
    found = [(1000 * floor(), 1000 * ours()) for _ in range(rounds)]
    return [each for each, _ in found], [each for _, each in found]


def compare(job: str, bar: float, floor: Timed, ours: Timed, *, rounds: int) -> Figure:
    """The medians of `rounds` rounds."""
    floors, times = side_by_side(floor, ours, rounds)
    return Figure(job, median(floors), median(times), bar)


def slowest(times: Sequence[float]) -> float:
    """The time that nineteen of twenty stay within."""
    return quantiles(times, n=20, method="inclusive")[-1]


HEADING = f"{'job':<64}{'floor':>12}{'ours':>12}{'ratio':>9}{'bar':>9}  met"


def as_line(figure: Figure) -> str:
    """A line for people under HEADING."""
    measured = "".join(f"{_said(value):>9} {figure.unit:<2}" for value in (figure.floor, figure.ours))
    met = "yes" if figure.is_met else "NO"
    return f"{figure.job:<64}{measured}{figure.ratio:>7.2f} x{figure.bar:>7.2f} x  {met}"


def _said(value: float) -> str:
    return f"{value:,.2f}" if value < 10 else f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
