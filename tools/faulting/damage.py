"""Bits that flip and files that are cut: none of it may go unnoticed."""

from __future__ import annotations

import random
from pathlib import Path

from faulting import office
from faulting.tally import Tally

PAGE = 4096
CALLED_DAMAGE = {"does not open: tracker_damaged", "does not open: tracker_truncated"}


def flips(start: office.Template, folder: Path, chance: random.Random, runs: int) -> Tally:
    """One flipped bit anywhere keeps the tracker from opening or fails a check."""
    tally = Tally("flipped bits")
    path = start.copy_to(folder / "trial")
    whole = path.read_bytes()
    for _ in range(runs):
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        flipped = bytearray(whole)
        flipped[at] ^= 1 << bit
        path.write_bytes(flipped)
        found = noticed(path)
        strange = [one for one in found if one not in CALLED_DAMAGE and not one.startswith("check failed")]
        tally.add(f"bit {bit} of byte {at}", strange if found else ["not noticed"], _kind(found))
    return tally


def cuts(start: office.Template, folder: Path, chance: random.Random, runs: int) -> Tally:
    """A tracker cut at a page boundary or within a page is refused as what it is, and left as it is."""
    tally = Tally("cut files")
    path = start.copy_to(folder / "trial")
    whole = path.read_bytes()
    boundaries = list(range(0, len(whole), PAGE))
    chosen = boundaries if runs >= len(boundaries) else chance.sample(boundaries, runs)
    for size in [*chosen, *(chance.randrange(len(whole)) for _ in range(max(1, runs // 4)))]:
        path.write_bytes(whole[:size])
        found = noticed(path)
        wanted = "tracker_empty" if size == 0 else "tracker_truncated"
        problems = [] if found == [f"does not open: {wanted}"] else [f"said {found} instead of {wanted}"]
        tally.add(f"cut to {size} bytes", problems, "between pages" if size % PAGE == 0 else "within a page")
    return tally


def noticed(path: Path) -> list[str]:
    """Everything that tells of damage in the tracker at `path`."""
    desk, found = office.open_again(path)
    if desk is not None:
        found += office.faults_of(desk)
        desk.close()
    return found


def _kind(found: list[str]) -> str:
    return "kept it from opening" if found and found[0].startswith("does not open") else "failed a check"
