"""The short run of faults: a few dozen kills and more, and the proof that a fault would be seen."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import faults
from faulting import damage, kills, office, typed, typist, writes
from faulting.children import Nursery, Outcome
from faulting.injector import Fault, compiled
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.drafts import Kept

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills processes")


@pytest.fixture
def start(tmp_path: Path) -> office.Template:
    return office.template(tmp_path / "start")


@pytest.mark.parametrize("kind", ["saving", "importing", "typing", "calls", "flips", "cuts", "disks"])
def test_nothing_confirmed_is_lost_and_nothing_is_half_there(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert faults.main(["--short", "--seed", "7", "--only", kind]) == 0, capsys.readouterr().out
    assert ", 0 problems" in capsys.readouterr().out


def test_a_process_that_is_killed_while_it_saves_was_killed_and_had_confirmed_contacts(
    start: office.Template, tmp_path: Path
) -> None:
    path = start.copy_to(tmp_path / "trial")
    with Nursery(tmp_path) as nursery:
        outcome = nursery.run("save_on_and_on", path, killed_after=0, word="saved")
    assert outcome.exit_code == -9
    assert outcome.with_word("saved")


def test_a_confirmed_contact_that_is_not_there_would_be_seen(start: office.Template, tmp_path: Path) -> None:
    path = start.copy_to(tmp_path / "trial")
    problems = writes.CHECKS["save"](path, Outcome(("saved 9",), -9), start)
    assert problems == ["confirmed contact 9 is lost"]


def test_a_contact_of_which_a_part_is_missing_would_be_seen(start: office.Template, tmp_path: Path) -> None:
    path = start.copy_to(tmp_path / "trial")
    desk, _ = office.open_again(path)
    assert desk is not None
    whole = desk.contacts.open(desk.contacts.save(office.contact(1000)))
    desk.contacts.save(replace(whole, children=()))
    assert office.is_whole(whole)
    assert not office.is_whole(desk.contacts.open(whole.id or 0))
    desk.close()


def test_half_an_import_would_be_seen(start: office.Template, tmp_path: Path) -> None:
    desk, _ = office.open_again(start.copy_to(tmp_path / "trial"))
    assert desk is not None
    assert kills.half_imports(desk, start.contacts, is_confirmed=False) == []
    assert kills.half_imports(desk, start.contacts - 1, is_confirmed=False) != []
    assert kills.half_imports(desk, start.contacts, is_confirmed=True) == ["a confirmed import is lost"]
    desk.close()


def test_typing_that_was_not_kept_would_be_seen(start: office.Template, tmp_path: Path) -> None:
    path = start.copy_to(tmp_path / "trial")
    told = ("typed 1000 1 50.0", "typed 1000 2 50.1", "saved 1001 9")
    found = typed.after_typing(path, Outcome(told, -9, killed_at=54.0), start.contacts)
    assert found.problems == ["confirmed contact 1001 is lost", "4.00 s of typing are lost"]
    assert (found.letters, found.lost) == (2, 2)


def test_typing_that_was_kept_or_saved_is_not_lost(start: office.Template, tmp_path: Path) -> None:
    path = start.copy_to(tmp_path / "trial")
    desk, _ = office.open_again(path)
    assert desk is not None
    whole = replace(office.contact(1), summary=typist.summary(1000), adults=(AdultDraft(name="Adult 1000"),))
    desk.contacts.save(whole)
    desk.drafts.keep(Kept("contact", None, '{"summary": "N1001a"}'))
    desk.close()
    told = ("typed 1000 50 50.0", "typed 1001 6 52.0", "typed 1001 7 53.0", "typed 1001 8 53.5", "saved 1000 4")
    found = typed.after_typing(path, Outcome(told, -9, killed_at=54.0), start.contacts)
    assert (found.problems, found.seconds, found.lost, found.saved) == ([], 1.0, 2, 1)
    assert typed.figures([found]).startswith("typing lost: at most 1.00 s")


def _untouched(_path: Path) -> None:
    pass


def _flipped(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[9000] ^= 4
    path.write_bytes(whole)


@pytest.mark.parametrize(("mishap", "is_noticed"), [(_untouched, False), (_flipped, True)])
def test_damage_is_noticed_only_where_there_is_damage(
    start: office.Template, tmp_path: Path, mishap: Callable[[Path], None], is_noticed: bool
) -> None:
    path = start.copy_to(tmp_path / "trial")
    mishap(path)
    assert bool(damage.noticed(path)) == is_noticed


def test_a_call_that_is_to_go_wrong_goes_wrong(start: office.Template, tmp_path: Path) -> None:
    library = compiled(tmp_path)
    if library is None:
        pytest.skip("needs Linux and a C compiler")
    with Nursery(tmp_path, library) as nursery:
        whole = nursery.run("save", start.copy_to(tmp_path / "trial"))
        calls = int(whole.with_word("calls")[0])
        assert calls > 20
        path = start.copy_to(tmp_path / "trial")
        died = nursery.run("save", path, fault=Fault.DIE, at=calls // 2)
        full = nursery.run("save", start.copy_to(tmp_path / "trial"), fault=Fault.FULL, at=3, for_good=True)
    assert (died.exit_code, died.told) == (137, ())
    assert full.with_word("trouble")


def test_every_kind_of_fault_has_a_short_and_a_long_run() -> None:
    chosen = random.Random(1).choice(list(faults.rounds()))
    assert chosen in {"saving", "importing", "typing", "calls", "flips", "cuts", "disks"}
    assert all(few > 0 for _, few, _ in faults.rounds().values())
