from __future__ import annotations

import re
from pathlib import Path

from lado_desktop.services.access import Access
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE

CODE = re.compile(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){8}\n")


def test_new_makes_a_tracker_and_prints_nothing_but_its_recovery_code(
    run: Run, access: Access, secret: Path, tmp_path: Path
) -> None:
    said = run("new", tmp_path / "north.lado", "--vocabulary", "solihull", "--passphrase-file", secret)
    assert said.code == 0
    assert CODE.fullmatch(said.out)
    assert "north.lado" in said.err
    assert "safe" in said.err
    desk = access.unlock(tmp_path / "north.lado", PASSPHRASE)
    assert desk.lists.authority() == "Solihull"
    desk.close()


def test_the_printed_code_opens_the_tracker(run: Run, access: Access, secret: Path, tmp_path: Path) -> None:
    said = run("new", tmp_path / "north.lado", "--passphrase-file", secret)
    access.recover(tmp_path / "north.lado", said.out.strip(), "another dull pelican unhooked amber").close()


def test_a_name_without_ending_gets_the_ending(run: Run, secret: Path, tmp_path: Path) -> None:
    assert run("new", tmp_path / "north", "--passphrase-file", secret).code == 0
    assert (tmp_path / "north.lado").is_file()


def test_a_file_that_is_there_is_left_as_it_is(run: Run, secret: Path, tmp_path: Path) -> None:
    path = tmp_path / "north.lado"
    path.write_bytes(b"something of mine")
    said = run("new", path, "--passphrase-file", secret)
    assert (said.code, said.out) == (1, "")
    assert "name already" in said.err
    assert path.read_bytes() == b"something of mine"


def test_a_weak_passphrase_makes_nothing(run: Run, tmp_path: Path) -> None:
    weak = tmp_path / "weak.txt"
    weak.write_text("password1", "utf-8")
    said = run("new", tmp_path / "north.lado", "--passphrase-file", weak)
    assert said.code == 1
    assert "easy to guess" in said.err
    assert "password1" not in said.err
    assert not (tmp_path / "north.lado").exists()


def test_a_folder_that_is_not_there_is_said(run: Run, secret: Path, tmp_path: Path) -> None:
    said = run("new", tmp_path / "nowhere" / "north.lado", "--passphrase-file", secret)
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1


def test_an_unknown_vocabulary_is_wrong_words(run: Run, secret: Path, tmp_path: Path) -> None:
    said = run("new", tmp_path / "north.lado", "--vocabulary", "atlantis", "--passphrase-file", secret)
    assert said.code == 2
    assert "solihull" in said.err
