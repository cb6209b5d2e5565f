"""The short run of recall: a register of 2,000 people, every way to get a name wrong, and names that are not there."""

from __future__ import annotations

import pytest

import recall
from recalling.misspelling import WAYS


def test_the_right_person_is_first_however_the_name_is_misspelt(capsys: pytest.CaptureFixture[str]) -> None:
    assert recall.main(["--people", "2000", "--each", "60", "--absent", "200", "--seed", "3", "--strict"]) == 0
    said = capsys.readouterr().out
    assert all(said.count(way) == 2 for way in WAYS), said
    assert said.count("NO") == 0
    assert said.count("200 names that are not there") == 2


def test_a_search_that_finds_nobody_misses_the_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lado_desktop.services.matching.looking.MOST", 0)
    monkeypatch.setattr("lado_desktop.services.checks.MOST", 0)
    assert recall.main(["--people", "300", "--each", "10", "--absent", "10", "--strict"]) == 1
    assert "NO" in capsys.readouterr().out
