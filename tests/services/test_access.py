"""The way in, as pages and the command line use it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lado_desktop.errors import Damaged, Invalid, Refused, WrongKey
from lado_desktop.services.access import Access, same_code

from .drafts import contact

PASSPHRASE = "gravel unhook pelican drowsy amber"
OTHER = "walrus teapot lantern gravity plum"


def test_this_machines_cipher_encrypts(access: Access) -> None:
    access.prove()


def test_a_cipher_that_does_not_encrypt_is_found_before_anything_is_written(
    access: Access, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from sqlcipher3 import dbapi2

    class Plain(sqlite3.Connection):
        def set_key(self, _key: str) -> None:
            """Do nothing, as a plain SQLite in the cipher's place would."""

    def plain(*words: object, **more: object) -> sqlite3.Connection:
        return sqlite3.connect(*words, factory=Plain, **more)  # type: ignore[call-overload, no-any-return]  # handed on

    monkeypatch.setattr(dbapi2, "connect", plain)
    with pytest.raises(Refused, match="cipher_missing"):
        access.prove()


def test_the_offered_passphrase_is_five_words_that_are_strong_enough(access: Access) -> None:
    offered = access.offered_passphrase()
    assert len(offered.split()) == 5
    assert access.problems(offered) == {}


@pytest.mark.parametrize(
    ("weak", "problem"),
    [
        ("", "passphrase_empty"),
        ("password", "passphrase_weak"),
        ("letmein123", "passphrase_weak"),
        ("gravel unhook pelican\tdrowsy amber", "passphrase_control"),
        ("gravel " * 500, "passphrase_long"),
    ],
)
def test_a_weak_passphrase_makes_no_tracker(access: Access, tmp_path: Path, weak: str, problem: str) -> None:
    with pytest.raises(Invalid) as found:
        access.create(tmp_path / "office.lado", weak)
    assert found.value.problems == {"passphrase": problem}
    assert list(tmp_path.iterdir()) == []


def test_a_tracker_is_called_by_the_name_that_was_typed_and_its_ending(access: Access, tmp_path: Path) -> None:
    desk, _ = access.create(tmp_path / "North.office", PASSPHRASE)
    assert desk.tracker.path == tmp_path / "North.office.lado"
    desk.close()


def test_the_recovery_code_typed_back_is_the_same_however_it_is_spaced(access: Access, tmp_path: Path) -> None:
    desk, code = access.create(tmp_path / "office.lado", PASSPHRASE)
    desk.close()
    assert same_code(code, code.lower().replace("-", " "))
    assert not same_code(code, code[:-1])
    slipped = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert not same_code(code, slipped)


def test_a_recovered_tracker_has_its_records_and_its_new_passphrase(access: Access, tmp_path: Path) -> None:
    desk, code = access.create(tmp_path / "office.lado", PASSPHRASE)
    saved = desk.contacts.save(contact(summary="Kept."))
    desk.close()
    with pytest.raises(Invalid):
        access.recover(desk.tracker.path, code, "weak")
    access.recover(desk.tracker.path, code, OTHER).close()
    with pytest.raises(WrongKey):
        access.unlock(desk.tracker.path, PASSPHRASE)
    again = access.unlock(desk.tracker.path, OTHER)
    assert again.contacts.open(saved).summary == "Kept."
    again.close()


def test_a_tracker_that_is_damaged_anywhere_is_let_go_of_again(access: Access, tmp_path: Path) -> None:
    desk, _ = access.create(tmp_path / "office.lado", PASSPHRASE)
    path = desk.tracker.path
    desk.close()
    whole = path.read_bytes()
    refused = 0
    for at in range(900, len(whole), 4096):
        broken = bytearray(whole)
        broken[at] ^= 1
        path.write_bytes(broken)
        try:
            access.unlock(path, PASSPHRASE).close()
        except Damaged:
            refused += 1
        assert not path.with_suffix(".lock").exists()
    assert 0 < refused < len(whole) // 4096
