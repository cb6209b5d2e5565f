"""The proof under a table: the rows added up, held against a base that was counted on its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lado_desktop.services.counts.table import CountedRow, Note, Share, note


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the rows and the lines beneath them come to the base exactly."""

    sum: int
    holds: bool
    notes: tuple[Note, ...]


def proof(rows: tuple[CountedRow, ...], base: int, unit: str, repeats: Counter[int], several: str) -> Proof:
    """`repeats` says how many units stand in two rows, in three, ...: each is a line, together they explain the sum."""
    total = sum(row.count for row in rows)
    lines = {times: count for times, count in sorted(repeats.items()) if times > 1}
    extra = sum((times - 1) * count for times, count in lines.items())
    notes = [note(f"several_{several}", count=count, times=times, unit=unit) for times, count in lines.items()]
    if total != base + extra:
        notes.append(note("does_not_add_up", sum=total, base=base, difference=total - base - extra, unit=unit))
    elif extra:
        notes.append(note("adds_up", sum=total, extra=extra, base=base, unit=unit))
    return Proof(total, total == base + extra, (*notes, *_rounded(rows)))


def _rounded(rows: tuple[CountedRow, ...]) -> tuple[Note, ...]:
    """Whole percentages of one total may add to 99 or 101; they are not forced."""
    parts = [(row.percent, row.count, row.of) for row in rows if row.percent is not None]
    added = sum(percent for percent, _, _ in parts)
    is_whole = bool(parts) and sum(count for _, count, _ in parts) == parts[0][2]
    return (note("rounded", total=added),) if is_whole and added != 100 else ()


def shares(lines: Iterable[Share]) -> tuple[Note, ...]:
    """A sentence for each share of something; none where there is nothing to have a share of."""
    return tuple(
        note(f"share_{line.code}", label=line.label, count=line.count, of=line.of, percent=line.percent, unit=line.unit)
        for line in lines
        if line.percent is not None
    )


def percentages(percent_of: str) -> Note:
    """What the percentages are of, and how they are rounded."""
    return note(f"percent_of_{percent_of}")
