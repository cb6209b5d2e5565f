from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_good_tracker_is_good_in_every_line(run: Run, office: Path, secret: Path) -> None:
    said = run("verify", "--tracker", office, "--passphrase-file", secret)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert "ok  The file is encrypted" in lines
    assert all(line.startswith("ok  ") for line in lines)


def test_the_answer_may_be_json(run: Run, office: Path, secret: Path) -> None:
    said = run("verify", "--tracker", office, "--passphrase-file", secret, "--format", "json")
    checks = {one["code"]: one for one in json.loads(said.out)}
    assert checks["encrypted"]["is_good"] is True
    assert checks["links_whole"]["count"] == 0


def test_one_flipped_byte_is_found(run: Run, office: Path, secret: Path) -> None:
    content = bytearray(office.read_bytes())
    content[len(content) // 2] ^= 1
    office.write_bytes(content)
    said = run("verify", "--tracker", office, "--passphrase-file", secret)
    assert said.code == 1
    assert "whole" in said.err or "damaged" in said.err
    assert len(said.err.splitlines()) == 1


def test_a_file_cut_short_is_said_to_be_cut_short(run: Run, office: Path, secret: Path) -> None:
    office.write_bytes(office.read_bytes()[:-100])
    said = run("verify", "--tracker", office, "--passphrase-file", secret)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("The tracker was cut short")


def test_a_plain_database_is_no_tracker(run: Run, office: Path, secret: Path) -> None:
    office.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    said = run("verify", "--tracker", office, "--passphrase-file", secret)
    assert said.code == 1
    assert "not encrypted" in said.err
