from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_everything_is_written_and_said_not_to_be_encrypted(run: Run, practice: Path, tmp_path: Path) -> None:
    said = run("export", "--tracker", practice, "--out", tmp_path / "all.json")
    assert said.code == 0
    assert "not encrypted" in said.err
    whole = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert (whole["format"], whole["exported_on"]) == ("lado-desktop", "2026-05-18")
    assert len(whole["tables"]["contact"]) > 200


def test_a_file_that_is_there_is_replaced_only_by_force(run: Run, practice: Path, tmp_path: Path) -> None:
    (tmp_path / "all.json").write_text("mine")
    said = run("export", "--tracker", practice, "--out", tmp_path / "all.json")
    assert said.code == 1
    assert (tmp_path / "all.json").read_text() == "mine"
