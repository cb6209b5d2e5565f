"""A file is saved whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from lado_desktop.errors import Trouble
from lado_desktop.services.saving import save_bytes
from lado_desktop.ui.labels import sentence


def test_a_file_is_saved_over_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"old")
    save_bytes(path, b"new")
    assert path.read_bytes() == b"new"
    assert [file.name for file in tmp_path.iterdir()] == ["minutes.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    save_bytes(tmp_path / "minutes.pdf", b"x")
    assert (tmp_path / "minutes.pdf").stat().st_mode & 0o077 == 0


def test_a_full_disk_leaves_what_was_there_and_no_stump(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble) as caught:
        save_bytes(path, b"new" * 1000)
    assert caught.value.code == "disk_full"
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["minutes.pdf"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_really_full_disk_is_told_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tempfile

    def on_full_disk(**_where: object) -> tuple[int, str]:
        (tmp_path / "stump").touch()
        return os.open("/dev/full", os.O_WRONLY), str(tmp_path / "stump")

    monkeypatch.setattr(tempfile, "mkstemp", on_full_disk)
    with pytest.raises(Trouble) as caught:
        save_bytes(tmp_path / "minutes.pdf", b"new" * 100_000)
    assert caught.value.code == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_trouble_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        save_bytes(tmp_path / "gone" / "minutes.pdf", b"x")
    assert caught.value.code == "cannot_write"
    assert dict(caught.value.facts) == {"reason": errno.ENOENT}
    assert "could not be written" in sentence(caught.value)


def test_a_folder_under_the_name_of_the_file_is_trouble_and_leaves_no_stump(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").mkdir()
    with pytest.raises(Trouble) as caught:
        save_bytes(tmp_path / "minutes.pdf", b"x")
    assert caught.value.code == "cannot_write"
    assert [file.name for file in tmp_path.iterdir()] == ["minutes.pdf"]
