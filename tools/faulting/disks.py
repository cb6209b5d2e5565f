"""A disk that fills up while contacts are saved: said as trouble, with all earlier contacts and no half one."""

from __future__ import annotations

import os
import random
import resource
import subprocess
from pathlib import Path

from faulting import office
from faulting.tally import Tally
from lado_desktop.errors import Trouble
from lado_desktop.services.desk import Desk

KNOWN = {"disk_full", "disk_trouble"}


def full(start: office.Template, folder: Path, chance: random.Random, runs: int) -> Tally:
    """A small disk in memory where the system lets us have one, else a limit on the size of our files."""
    tally = Tally("full disks")
    disk = folder / "disk"
    for run in range(runs):
        room = chance.randrange(20, 200) * 1024
        disk.mkdir(exist_ok=True)
        size = sum((start.folder / name).stat().st_size for name in office.BESIDE) + room
        if _mounted(disk, size):
            try:
                tally.add(f"run {run}", _fill(start, disk), "on a small disk")
            finally:
                subprocess.run(["umount", str(disk)], check=False)
        else:
            tally.add(f"run {run}", _fill_to_limit(start, disk, room), "under a limit")
    return tally


def _mounted(disk: Path, size: int) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    return os.getuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0


def _fill_to_limit(start: office.Template, disk: Path, room: int) -> list[str]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    largest = (start.folder / office.NAME).stat().st_size + room
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, before[1]))
    try:
        return _fill(start, disk)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def _fill(start: office.Template, disk: Path) -> list[str]:
    folder = disk / "office"
    desk, problems = office.open_again(start.copy_to(folder))
    if desk is None:
        return problems
    saved, problems = _save_until_full(desk)
    problems += _is_as_saved(desk, start.contacts + len(saved))
    desk.close()
    again, found = office.open_again(folder / office.NAME)
    if again is not None:
        found += _is_as_saved(again, start.contacts + len(saved))
        again.close()
    return problems + found


def _save_until_full(desk: Desk) -> tuple[list[int], list[str]]:
    saved: list[int] = []
    for number in range(1000, 2000):
        try:
            saved.append(desk.contacts.save(office.contact(number)))
        except Trouble as found:
            return saved, [] if found.code in KNOWN else [f"called {found.code}"]
    return saved, ["the disk never filled up"]


def _is_as_saved(desk: Desk, contacts: int) -> list[str]:
    found = len(desk.contacts.ids())
    return office.faults_of(desk) + ([] if found == contacts else [f"{found} contacts instead of {contacts}"])
