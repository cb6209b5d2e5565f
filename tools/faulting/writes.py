"""Each call that changes a file goes wrong once: the process dies there, or the disk fails or is full."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from faulting import kills, office
from faulting.children import Nursery, Outcome
from faulting.injector import Fault, compiled
from faulting.tally import Tally
from lado_desktop.errors import Trouble

FAULTS = (
    (Fault.DIE, False),
    (Fault.HALF, False),
    (Fault.FAIL, False),
    (Fault.FULL, False),
    (Fault.SHORT, False),
    (Fault.FAIL, True),
    (Fault.FULL, True),
)
Check = Callable[[Path, Outcome, office.Template], list[str]]


def at_every_call(start: office.Template, folder: Path, chance: random.Random, runs: int) -> list[Tally]:
    """Creating, saving, recovering and bringing in, with `runs` faults each; 0 means every fault at every call."""
    library = compiled(folder)
    if library is None:
        return [Tally("faults at each call", not_run_because="it needs Linux and a C compiler")]
    with Nursery(folder, library, with_sheet=True) as nursery:
        return [_work(work, nursery, start, folder / "trial", chance, runs) for work in CHECKS]


def _work(work: str, nursery: Nursery, start: office.Template, trial: Path, chance: random.Random, runs: int) -> Tally:
    tally = Tally(f"faults at each call of {work}")
    whole = nursery.run(work, _ready(work, start, trial), code=start.code)
    calls = int(whole.with_word("calls")[0])
    tally.add("no fault", CHECKS[work](trial / office.NAME, whole, start))
    every = [(at, *fault) for at in range(1, calls + 1) for fault in FAULTS]
    for at, fault, for_good in every if not runs or runs > len(every) else chance.sample(every, runs):
        path = _ready(work, start, trial)
        outcome = nursery.run(work, path, code=start.code, fault=fault, at=at, for_good=for_good)
        name = f"{fault.name}{' for good' if for_good else ''}"
        problems = [f"the child had a bug: {bug}" for bug in outcome.with_word("bug")]
        problems += _checked(work, path, outcome, start)
        tally.add(f"{name} at call {at} of {calls}", problems, _ending(outcome))
    return tally


def _checked(work: str, path: Path, outcome: Outcome, start: office.Template) -> list[str]:
    try:
        return CHECKS[work](path, outcome, start)
    except Trouble as found:
        return [f"afterwards: {found.code}"]


def _ready(work: str, start: office.Template, trial: Path) -> Path:
    path = start.copy_to(trial)
    if work == "create":
        for file in trial.iterdir():
            file.unlink()
    return path


def _ending(outcome: Outcome) -> str:
    if outcome.exit_code:
        return "died"
    return "in trouble" if outcome.with_word("trouble") else "went on"


def _created(path: Path, outcome: Outcome, _start: office.Template) -> list[str]:
    """The tracker is there and opens, or can be made as if nothing had been tried."""
    if not path.exists():
        problems = ["a confirmed tracker is lost"] if "created" in outcome.told else []
        is_ended = outcome.with_word("trouble") and not outcome.is_disk_lost
        if is_ended and (left := [file.name for file in path.parent.iterdir()]):
            problems.append(f"left behind: {sorted(left)}")
        desk, _ = office.access().create(path, office.PASSPHRASE)
        desk.close()
        return problems
    return _opens(path, office.PASSPHRASE, path)


def _saved(path: Path, outcome: Outcome, start: office.Template) -> list[str]:
    desk, problems = office.open_again(path)
    if desk is None:
        return problems
    ids = sorted(desk.contacts.ids())
    new = [number for number in ids if number > start.contacts]
    problems += [
        f"confirmed contact {number} is lost" for number in outcome.with_word("saved") if int(number) not in ids
    ]
    problems += [] if len(ids) - len(new) == start.contacts and len(new) <= 1 else [f"{len(ids)} contacts"]
    problems += [f"contact {number} is half there" for number in new if not office.is_whole(desk.contacts.open(number))]
    problems += office.faults_of(desk)
    desk.close()
    return problems


def _recovered(path: Path, outcome: Outcome, start: office.Template) -> list[str]:
    """The old or the new passphrase opens it, the new one if that was confirmed; the paper opens it in any case."""
    passphrases = [office.NEW_PASSPHRASE] if "recovered" in outcome.told else [office.PASSPHRASE, office.NEW_PASSPHRASE]
    tries = [_opens(path, passphrase, path) for passphrase in passphrases]
    problems = [] if [] in tries else tries[0]
    desk = office.access().recover(path, start.code, office.PASSPHRASE)
    problems += office.faults_of(desk)
    problems += [] if len(desk.contacts.ids()) == start.contacts else ["contacts are lost"]
    desk.close()
    return problems


def _migrated(path: Path, _outcome: Outcome, start: office.Template) -> list[str]:
    """The newer program opens it, with every contact, every person's new field filled and every trigger in place."""
    desk = office.open_newer(path, office.newer_program(path.parent.parent))
    with desk.tracker.reading() as session:
        people = session.execute(text("SELECT count(*), sum(motto = name) FROM person")).one()
    problems = [] if people[0] == people[1] == 2 * start.contacts else [f"{people[1]} of {people[0]} people"]
    problems += [fault for fault in office.faults_of(desk) if "version_right" not in fault]
    desk.close()
    return problems


def _brought_in(path: Path, outcome: Outcome, start: office.Template) -> list[str]:
    desk, problems = office.open_again(path)
    if desk is None:
        return problems
    problems += kills.half_imports(desk, start.contacts, is_confirmed=bool(outcome.with_word("brought")))
    problems += office.faults_of(desk)
    desk.close()
    return problems


def _opens(path: Path, passphrase: str, _: Path) -> list[str]:
    desk, problems = office.open_again(path, passphrase)
    if desk is not None:
        problems += office.faults_of(desk)
        desk.close()
    return problems


CHECKS: dict[str, Check] = {
    "create": _created,
    "save": _saved,
    "recover": _recovered,
    "migrate": _migrated,
    "bring_in": _brought_in,
}
