"""The bench itself, on an office so small that nothing it says about time means anything."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import bench
from benches.figure import Figure, as_line
from benches.office import TINY


def test_every_job_that_needs_no_process_of_its_own_comes_to_figures(capsys: pytest.CaptureFixture[str]) -> None:
    sizes = (TINY, replace(TINY, name="tinier"))
    found = bench.run([job for job in bench.JOBS if job not in ("start", "paper")], sizes, 1)
    assert {figure.job.split()[0] for figure in found} == {
        "contact",
        "sort",
        "filter",
        "memory",
        "25",
        "a",
        "14",
        "save",
        "bring",
        "search:",
    }
    assert all(figure.floor > 0 and figure.ours > 0 for figure in found)
    assert capsys.readouterr().out.count("\n") == len(found) + 1


def test_a_bar_that_is_missed_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missed = Figure("walk the dog / a straight line", floor=2.0, ours=9.0, bar=3.0)
    monkeypatch.setattr(bench, "run", lambda *_: [missed])
    page = tmp_path / "figures.json"
    assert bench.main(["--strict", "--out", str(page)]) == 1
    assert bench.main([]) == 0
    assert "0 of 1 bars met" in capsys.readouterr().out
    assert json.loads(page.read_text("utf-8"))[0]["ratio"] == 4.5
    assert as_line(missed).endswith("4.50 x   3.00 x  NO")
