from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from lado_desktop.services.access import Access
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A terminal at which somebody types these lines, one for each prompt."""
    typed: list[str] = []
    lines: Iterator[str] = iter(typed)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(lines))
    return typed


@pytest.mark.parametrize(
    "words",
    [
        ("--passphrase", PASSPHRASE),
        (f"--passphrase={PASSPHRASE}",),
        ("--password", PASSPHRASE),
        ("-p", PASSPHRASE),
        (f"--pass={PASSPHRASE}",),
    ],
)
def test_a_passphrase_among_the_words_is_refused_and_not_repeated(
    run: Run, office: Path, words: tuple[str, ...]
) -> None:
    said = run("verify", "--tracker", office, *words)
    assert (said.code, said.out) == (2, "")
    assert "--passphrase-file" in said.err
    assert "pelican" not in said.err


def test_the_option_for_the_file_may_not_be_shortened(run: Run, office: Path, secret: Path) -> None:
    assert run("verify", "--tracker", office, "--passphrase-fil", secret).code == 2


def test_the_file_may_be_named_in_the_environment(
    run: Run, office: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LADO_PASSPHRASE_FILE", str(secret))
    assert run("verify", "--tracker", office).code == 0


def test_the_file_named_on_the_line_comes_before_the_one_in_the_environment(
    run: Run, office: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LADO_PASSPHRASE_FILE", "/nowhere/at/all")
    assert run("verify", "--tracker", office, "--passphrase-file", secret).code == 0


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_the_end_of_the_line_is_no_part_of_the_passphrase(
    run: Run, office: Path, tmp_path: Path, ending: bytes
) -> None:
    path = tmp_path / "from-notepad.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + ending)
    assert run("verify", "--tracker", office, "--passphrase-file", path).code == 0


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00a"])
def test_a_passphrase_file_that_cannot_be_read_is_said(
    run: Run, office: Path, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "odd.txt"
    if content:
        path.write_bytes(content)
    said = run("verify", "--tracker", office, "--passphrase-file", path)
    assert said.code == 1
    assert "passphrase file cannot be read" in said.err


def test_an_empty_passphrase_file_is_said(run: Run, office: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    said = run("verify", "--tracker", office, "--passphrase-file", tmp_path / "empty.txt")
    assert said.code == 1
    assert "empty" in said.err


def test_without_file_and_terminal_it_says_what_to_do(run: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    said = run("verify", "--tracker", office)
    assert said.code == 1
    assert "LADO_PASSPHRASE_FILE" in said.err


def test_a_passphrase_typed_at_the_terminal_opens_it(run: Run, office: Path, terminal: list[str]) -> None:
    terminal.append(PASSPHRASE)
    assert run("verify", "--tracker", office).code == 0


def test_a_new_passphrase_is_typed_twice(run: Run, access: Access, tmp_path: Path, terminal: list[str]) -> None:
    terminal += [PASSPHRASE, PASSPHRASE]
    assert run("new", tmp_path / "north.lado").code == 0
    access.unlock(tmp_path / "north.lado", PASSPHRASE).close()


def test_two_different_passphrases_make_nothing(run: Run, tmp_path: Path, terminal: list[str]) -> None:
    terminal += [PASSPHRASE, PASSPHRASE + "s"]
    said = run("new", tmp_path / "north.lado")
    assert said.code == 1
    assert "not the same" in said.err
    assert not (tmp_path / "north.lado").exists()


def test_left_empty_five_words_are_offered_and_typed_back(
    run: Run, access: Access, tmp_path: Path, terminal: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "offered_passphrase", lambda: PASSPHRASE)
    terminal += ["", "not yet", PASSPHRASE]
    said = run("new", tmp_path / "north.lado")
    assert said.code == 0
    assert PASSPHRASE in said.err
    assert PASSPHRASE not in said.out
    access.unlock(tmp_path / "north.lado", PASSPHRASE).close()


def test_leaving_at_the_prompt_makes_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def _left(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(getpass, "getpass", _left)
    assert run("new", tmp_path / "north.lado").code == 1
    assert not (tmp_path / "north.lado").exists()
