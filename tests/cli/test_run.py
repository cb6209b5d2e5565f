"""What holds for every verb: exit codes, who speaks on which stream, no traceback ever."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from lado_desktop.app import main
from lado_desktop.cli.verbs import VERBS
from lado_desktop.clock import FixedClock
from lado_desktop.services.access import Access
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE

ROOT = Path(__file__).parents[2]
NAMES = [verb.name for verb in VERBS]


def test_the_readme_shows_every_verb_in_the_order_of_the_overview() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    _, _, shown = page.partition("```\nlado-desktop ")
    said = shown.partition("```")[0].replace("\n", "|").split("|")
    assert [words.split()[0] for words in said if words.strip()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_verb_explains_itself_with_an_example(run: Run, name: str) -> None:
    said = run(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"lado-desktop {name} " in said.out.split("For example:")[1]


def test_the_overview_names_every_verb(run: Run) -> None:
    said = run("--help")
    assert said.code == 0
    assert all(verb.summary[:20] in said.out for verb in VERBS)


@pytest.mark.parametrize(
    "words", [["bogus"], ["counts"], ["list", "dogs", "--tracker", "x.lado"], ["--frob"], ["a", "b"]]
)
def test_wrong_words_are_two(run: Run, words: list[str]) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err


def test_a_wrong_passphrase_is_one_sentence(run: Run, office: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("another dull pelican unhooked amber", "utf-8")
    said = run("list", "contacts", "--tracker", office, "--passphrase-file", wrong)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("That passphrase does not open this tracker.")
    assert len(said.err.splitlines()) == 1


def test_a_missing_tracker_is_said_before_a_passphrase_is_asked(run: Run, tmp_path: Path) -> None:
    said = run("verify", "--tracker", tmp_path / "gone.lado")
    assert said.code == 1
    assert said.err.startswith("There is no tracker at that place.")


def test_a_tracker_may_be_named_without_its_ending(run: Run, office: Path, secret: Path) -> None:
    assert run("verify", "--tracker", office.with_suffix(""), "--passphrase-file", secret).code == 0


def test_a_tracker_that_is_open_elsewhere_is_told_from_a_wrong_passphrase(
    run: Run, access: Access, office: Path, secret: Path
) -> None:
    held = access.unlock(office, PASSPHRASE)
    said = run("list", "contacts", "--tracker", office, "--passphrase-file", secret)
    held.close()
    assert said.code == 1
    assert said.err.startswith("The tracker is open")
    assert "passphrase" not in said.err


def test_the_tracker_is_shut_again_after_each_job(run: Run, office: Path, secret: Path) -> None:
    for _ in range(2):
        assert run("verify", "--tracker", office, "--passphrase-file", secret).code == 0
    assert not office.with_suffix(".lock").exists()


def test_a_fault_of_ours_is_a_plain_sentence_and_a_line_in_the_log(
    run: Run, office: Path, secret: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _broken(_desk: object) -> None:
        raise ValueError("Maeve Hollorand")

    monkeypatch.setattr(Desk, "verify", _broken)
    said = run("verify", "--tracker", office, "--passphrase-file", secret)
    assert (said.code, said.out) == (1, "")
    assert "fault of ours" in said.err
    assert "Hollorand" not in said.err
    logged = (home / "logs" / "lado.log").read_text("utf-8")
    assert json.loads(logged.splitlines()[-1])["kind"] == "ValueError"
    assert "Hollorand" not in logged


def test_a_developer_may_ask_for_the_traceback(
    run: Run, office: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _broken(_desk: object) -> None:
        raise ValueError

    monkeypatch.setattr(Desk, "verify", _broken)
    monkeypatch.setenv("LADO_DEBUG", "1")
    with pytest.raises(ValueError, match=r"^$"):
        run("verify", "--tracker", office, "--passphrase-file", secret)


def test_being_stopped_at_the_keyboard_is_no_fault(
    run: Run, office: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def _stopped(_desk: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "verify", _stopped)
    said = run("verify", "--tracker", office, "--passphrase-file", secret)
    assert said.code == 1
    assert said.err.startswith("Stopped")


def test_a_console_of_few_letters_still_gets_its_answer(
    access: Access, clock: FixedClock, office: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = io.TextIOWrapper(io.BytesIO(), encoding="cp437", errors="strict")
    monkeypatch.setattr(console, "isatty", lambda: True)
    desk = access.unlock(office, PASSPHRASE)
    draft = desk.contacts.blank()
    desk.contacts.save(replace(draft, contact_type="advice", adults=(AdultDraft(name="Łucja Żurek"),)))
    desk.close()
    monkeypatch.setattr(sys, "stdout", console)
    assert main(["list", "people", "--tracker", str(office), "--passphrase-file", str(secret)], access, clock) == 0
    console.flush()
    assert b"\\u0141ucja" in console.buffer.getvalue()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_the_window_without_a_screen_is_one_sentence() -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("DISPLAY", "WAYLAND", "QT_"))}
    said = subprocess.run([sys.executable, "main.py"], cwd=ROOT, env=bare, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (1, "")
    assert said.stderr.startswith("No screen was found")


def test_a_real_run_from_making_to_counting(secret: Path, tmp_path: Path) -> None:
    """The program as an administrator runs it, with keys at their real cost."""

    def _run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "main.py", *words],
            cwd=ROOT,
            env={**os.environ, "LADO_PASSPHRASE_FILE": str(secret), "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            text=True,
            check=False,
        )

    path = str(tmp_path / "north.lado")
    assert _run("new", path).returncode == 0
    counted = _run("counts", "--tracker", path, "--from", "2025-04-01", "--to", "2026-03-31", "--format", "json")
    assert (counted.returncode, counted.stderr) == (0, "")
    assert json.loads(counted.stdout)["period"] == {"from": "2025-04-01", "to": "2026-03-31"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no shell with such pipes")
def test_a_reader_who_leaves_early_causes_no_noise() -> None:
    words = f"{sys.executable} main.py counts --help | true; {sys.executable} main.py counts --help | head -1"
    said = subprocess.run(["sh", "-c", words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.stderr == ""
    assert said.stdout.startswith("usage")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="only Linux has a disk that is always full")
def test_a_result_that_cannot_be_written_to_its_end_is_said(access: Access, secret: Path, tmp_path: Path) -> None:
    words = [sys.executable, "main.py", "new", str(tmp_path / "north.lado"), "--passphrase-file", str(secret)]
    with Path("/dev/full").open("wb") as full:
        said = subprocess.run(words, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert said.returncode == 1
    assert "recovery code could not be shown" in said.stderr
    assert "Traceback" not in said.stderr


def test_without_anywhere_to_write_it_is_said(
    run: Run, office: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    said = run("verify", "--tracker", office, "--passphrase-file", secret)
    assert said.code == 1
    assert "could not be written" in said.err
