"""Who opens a tracker, and how that is changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lado_desktop.errors import Damaged, Invalid, NotFound, Refused, Trouble, WrongKey
from lado_desktop.models import keys, keys_slots

VAULT = "ab" * 16
ROOT = bytes(range(20))
EPOCH = bytes(range(16))
DEK = keys.data_key(ROOT, EPOCH)
OWNERS_WORDS, COVERS_WORDS = "owner's own words", "cover's own words"


def owner(passphrase: str = OWNERS_WORDS) -> keys.Slot:
    return keys.make_slot(VAULT, passphrase, ROOT, "owner", "owner", kdf=keys.CHEAP)


def cover(passphrase: str = COVERS_WORDS, label: str = "Cover 1") -> keys.Slot:
    return keys.make_slot(
        VAULT,
        passphrase,
        DEK,
        "cover",
        label,
        epoch=EPOCH.hex(),
        valid_from="2026-08-01",
        valid_until="2026-08-14",
        kdf=keys.CHEAP,
    )


def key_file(*slots: keys.Slot) -> keys.KeyFile:
    return keys.new_key_file(VAULT, ROOT, slots or (owner(), cover()))


def test_the_owner_gets_the_root_and_the_cover_the_data_key_of_one_epoch() -> None:
    made = key_file()
    slot, payload = keys.unlock_slots(made, "owner's own words")
    assert (slot.role, payload) == ("owner", ROOT)
    slot, payload = keys.unlock_slots(made, "cover's own words")
    assert (slot.role, payload) == ("cover", DEK)
    assert keys.data_key_from(made.slots[0], ROOT, EPOCH) == keys.data_key_from(slot, payload, EPOCH) == DEK


@pytest.mark.parametrize(
    ("role", "payload", "epoch"), [("manager", ROOT, ""), ("officer", DEK, EPOCH.hex()), ("reader", DEK, EPOCH.hex())]
)
def test_every_other_role_opens_with_its_passphrase_and_no_dates(role: str, payload: bytes, epoch: str) -> None:
    slot = keys.make_slot(VAULT, "five words of my own", payload, role, "M. 2", epoch=epoch, kdf=keys.CHEAP)
    assert keys.open_slot(VAULT, slot, "five words of my own") == payload


def test_a_wrong_passphrase_opens_nothing() -> None:
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        keys.unlock_slots(key_file(), "somebody else's words")


def test_an_empty_passphrase_is_told_apart_from_a_wrong_one() -> None:
    with pytest.raises(WrongKey, match="passphrase_empty"):
        keys.unlock_slots(key_file(), "")


def test_the_slot_named_first_is_the_one_that_opens_when_two_would() -> None:
    made = key_file(owner("the same words"), cover("the same words"))
    assert keys.unlock_slots(made, "the same words")[0].role == "owner"
    assert keys.unlock_slots(made, "the same words", first=made.slots[1].id)[0].role == "cover"


@pytest.mark.parametrize(
    "change",
    [
        {"role": "manager"},
        {"label": "Cover 9"},
        {"valid_from": "2026-07-01"},
        {"valid_until": "2030-01-01"},
        {"epoch": "00" * 16},
        {"id": "00" * 8},
        {"kdf": keys.Kdf(16384, 1, 1)},
        {"salt": bytes(16)},
        {"nonce": bytes(12)},
    ],
)
def test_a_slot_with_anything_altered_does_not_open(change: dict[str, object]) -> None:
    altered = replace(cover(), **change)  # type: ignore[arg-type]  # each value suits its field
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        keys.open_slot(VAULT, altered, "cover's own words")


def test_a_slot_of_another_tracker_does_not_open() -> None:
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        keys.open_slot("cd" * 16, cover(), "cover's own words")


def test_a_data_key_of_an_earlier_epoch_is_refused_by_name() -> None:
    with pytest.raises(WrongKey, match="epoch_past"):
        keys.data_key_from(cover(), DEK, bytes(16))


def test_two_slots_of_one_passphrase_share_no_bytes() -> None:
    one, two = owner(), owner()
    assert not {one.id, one.salt, one.nonce, one.ct} & {two.id, two.salt, two.nonce, two.ct}


def test_a_raw_key_is_96_hex_digits_or_nothing() -> None:
    assert keys.raw_key(DEK, EPOCH) == DEK.hex() + EPOCH.hex()
    assert len(keys.raw_key(DEK, EPOCH)) == 96
    for dek, epoch in ((DEK[:-1], EPOCH), (DEK, EPOCH[:-1]), (DEK + b"0", EPOCH[1:])):
        with pytest.raises(ValueError, match="32 bytes"):
            keys.raw_key(dek, epoch)


@pytest.mark.parametrize("label", ["two\nlines", "right\u202eto left", "x" * 201, "\ud800"])
def test_a_label_that_cannot_be_shown_on_one_line_is_refused(label: str) -> None:
    with pytest.raises(Invalid) as found:
        cover(label=label)
    assert found.value.problems == {"label": "label_unusable"}


@pytest.mark.parametrize(
    ("role", "first", "last"),
    [
        ("cover", "", ""),
        ("cover", "2026-08-14", "2026-08-01"),
        ("reader", "soon", ""),
        ("reader", "20260801", ""),
        ("owner", "2026-08-01", ""),
    ],
)
def test_dates_that_do_not_suit_the_role_are_refused(role: str, first: str, last: str) -> None:
    payload, epoch = (ROOT, "") if role == "owner" else (DEK, EPOCH.hex())
    with pytest.raises(Invalid) as found:
        keys.make_slot(VAULT, "p", payload, role, "A", epoch=epoch, valid_from=first, valid_until=last, kdf=keys.CHEAP)
    assert found.value.problems == {"valid_until": "window_unusable"}


def test_the_wrong_secret_for_a_role_is_a_bug_and_makes_no_slot() -> None:
    for role, payload, epoch in (
        ("owner", DEK, ""),
        ("cover", ROOT, EPOCH.hex()),
        ("owner", ROOT, EPOCH.hex()),
        ("boss", ROOT, ""),
    ):
        with pytest.raises(ValueError, match=r"bytes are wanted|boss"):
            keys.make_slot(VAULT, "p", payload, role, "A", epoch=epoch, kdf=keys.CHEAP)


def test_each_change_is_a_new_generation_with_a_good_signature() -> None:
    made = key_file(owner())
    wider = keys.with_slot(made, ROOT, cover())
    back = keys.without_slot(wider, ROOT, wider.slots[1].id)
    assert [one.generation for one in (made, wider, back)] == [1, 2, 3]
    assert back.slots == made.slots
    assert all(keys.mac_is_good(one, ROOT) for one in (made, wider, back))
    assert not keys.mac_is_good(wider, bytes(20))


def test_a_new_passphrase_takes_the_place_of_the_old_one() -> None:
    made = key_file()
    changed = keys.with_slot(made, ROOT, owner("new words"), instead_of=made.slots[0].id)
    assert keys.unlock_slots(changed, "new words")[1] == ROOT
    with pytest.raises(WrongKey, match="wrong_passphrase"):
        keys.unlock_slots(changed, "owner's own words")
    assert [slot.role for slot in changed.slots] == ["owner", "cover"]


def test_the_last_owner_cannot_be_removed() -> None:
    made = key_file()
    with pytest.raises(Refused, match="last_owner"):
        keys.without_slot(made, ROOT, made.slots[0].id)


def test_a_slot_that_is_not_there_can_be_neither_removed_nor_replaced() -> None:
    with pytest.raises(NotFound):
        keys.without_slot(key_file(), ROOT, "00" * 8)
    with pytest.raises(NotFound):
        keys.with_slot(key_file(), ROOT, cover(), instead_of="00" * 8)


def test_a_seventeenth_slot_is_refused() -> None:
    full = key_file(owner(), *(replace(cover(), id=f"{at:016x}") for at in range(15)))
    with pytest.raises(Refused, match="keys_full"):
        keys.with_slot(full, ROOT, cover())


def test_a_key_file_somebody_altered_is_not_signed_along_with_a_change() -> None:
    forged = replace(key_file(), generation=9)
    with pytest.raises(Damaged, match="keys_altered"):
        keys.with_slot(forged, ROOT, cover())


def test_healing_signs_the_given_slots_whatever_the_last_signature_was() -> None:
    forged = replace(key_file(), generation=9)
    healed = keys.replace_slots(forged, ROOT, forged.slots)
    assert healed.generation == 10
    assert keys.mac_is_good(healed, ROOT)


def test_the_copy_inside_the_tracker_reads_back_as_it_was() -> None:
    made = key_file()
    assert keys.parse_body(keys.body(made)) == made
    with pytest.raises(Damaged, match="keys_damaged"):
        keys.parse_body(keys.body(made).replace("cover", "covér"))


def test_the_production_cost_is_the_one_agreed_and_above_the_floor() -> None:
    assert (keys.PRODUCTION.memory_kib, keys.PRODUCTION.passes, keys.PRODUCTION.lanes) == (262_144, 3, 1)
    assert keys.CHEAP_FLOOR < keys.FLOOR == 65_536 < keys.PRODUCTION.memory_kib


def test_too_little_memory_is_said_and_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    class Argon2idWithoutMemory:
        def __init__(self, **_: object) -> None: ...

        def derive(self, _: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", Argon2idWithoutMemory)
    with pytest.raises(Trouble) as found:
        keys_slots.slot_key(replace(_plain_slot(), kdf=keys.PRODUCTION), "words")
    assert (found.value.code, found.value.facts) == ("keys_memory", {"mebibytes": 256})


def test_importing_the_keys_does_not_import_the_cipher() -> None:
    import subprocess
    import sys

    asked = (
        "import sys, lado_desktop.models.keys, lado_desktop.models.passphrases\n"
        "print([name for name in ('cryptography', 'zxcvbn', 'sqlalchemy', 'PySide6') if name in sys.modules])"
    )
    here = Path(__file__).parents[2]
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=here)
    assert said.stdout.strip() == "[]"


def _plain_slot() -> keys.Slot:
    return keys.Slot("00" * 8, "owner", "owner", "", "", "", keys.CHEAP, bytes(16), bytes(12), bytes(36))
