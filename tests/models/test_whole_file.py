"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from lado_desktop.models.whole_file import write_whole


def test_the_new_bytes_replace_the_old_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.keys"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.keys": b"new"}


def test_a_write_that_fails_leaves_the_old_bytes_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "held")

    path = tmp_path / "a.keys"
    write_whole(path, b"old")
    monkeypatch.setattr("lado_desktop.models.whole_file.os.replace", refused)
    with pytest.raises(PermissionError):
        write_whole(path, b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a.keys": b"old"}
