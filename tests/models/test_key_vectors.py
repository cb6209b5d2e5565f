"""The byte format of the keys against fixed vectors, by the program and by a second implementation."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from lado_desktop.models import keys, keys_slots

VECTORS: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "key_vectors.json").read_text("utf-8"))
ROOT, EPOCH = bytes.fromhex(VECTORS["R"]), bytes.fromhex(VECTORS["db_salt"])
STORED = VECTORS["slot"]


def the_slot() -> keys.Slot:
    kdf = STORED["kdf"]
    return keys.Slot(
        id=STORED["id"],
        role=STORED["role"],
        label=STORED["label"],
        valid_from=STORED["valid_from"],
        valid_until=STORED["valid_until"],
        epoch=STORED["epoch"],
        kdf=keys.Kdf(kdf["m"], kdf["t"], kdf["p"]),
        salt=base64.b64decode(kdf["salt"]),
        nonce=base64.b64decode(STORED["nonce"]),
        ct=base64.b64decode(STORED["ct"]),
    )


def second_hkdf(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    extracted = hmac.new(salt or bytes(32), secret, hashlib.sha256).digest()
    return hmac.new(extracted, purpose + b"\x01", hashlib.sha256).digest()


def second_json(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def second_bound_text(vault_id: str, slot: dict[str, Any]) -> bytes:
    names = ("id", "role", "label", "valid_from", "valid_until", "epoch", "kdf")
    return b"lado-slot-v1\x00" + second_json([vault_id] + [slot[name] for name in names])


def second_slot_key(passphrase: str, kdf: dict[str, Any]) -> bytes:
    typed = unicodedata.normalize("NFC", passphrase).encode()
    salt = base64.b64decode(kdf["salt"])
    return Argon2id(salt=salt, length=32, iterations=kdf["t"], lanes=kdf["p"], memory_cost=kdf["m"]).derive(typed)


def second_open(vault_id: str, slot: dict[str, Any], passphrase: str) -> bytes:
    nonce, sealed = base64.b64decode(slot["nonce"]), base64.b64decode(slot["ct"])
    return AESGCM(second_slot_key(passphrase, slot["kdf"])).decrypt(nonce, sealed, second_bound_text(vault_id, slot))


def second_code(root: bytes) -> str:
    bits = f"{int.from_bytes(root + hashlib.sha256(b'lado-kit-v1' + root).digest()[:2], 'big'):0180b}"
    letters = [f"{int(bits[at : at + 5], 2)}" for at in range(0, 180, 5)]
    written = "".join("0123456789ABCDEFGHJKMNPQRSTVWXYZ"[int(letter)] for letter in letters)
    return "-".join(written[at : at + 4] for at in range(0, 36, 4))


def second_signature(stored: dict[str, Any], root: bytes) -> str:
    unsigned = {name: value for name, value in stored.items() if name != "mac"}
    return hmac.new(second_hkdf(root, b"", b"lado/keyfile-mac/v1"), second_json(unsigned), hashlib.sha256).hexdigest()


def test_the_data_key_is_the_one_in_the_vectors() -> None:
    assert keys.data_key(ROOT, EPOCH).hex() == VECTORS["dek"]
    assert second_hkdf(ROOT, EPOCH, b"lado/dek/v1").hex() == VECTORS["dek"]


def test_the_slot_key_is_the_one_in_the_vectors() -> None:
    assert keys_slots.slot_key(the_slot(), VECTORS["passphrase"]).hex() == VECTORS["kek"]
    assert second_slot_key(VECTORS["passphrase"], STORED["kdf"]).hex() == VECTORS["kek"]


def test_the_text_a_slot_is_bound_to_is_the_one_in_the_vectors() -> None:
    bound = keys_slots.bound_text(VECTORS["vault_id"], the_slot())
    assert hashlib.sha256(bound).hexdigest() == VECTORS["aad_sha256"]
    assert bound == second_bound_text(VECTORS["vault_id"], STORED)


def test_the_sealed_bytes_are_the_ones_in_the_vectors() -> None:
    sealed = keys_slots.sealed(VECTORS["vault_id"], the_slot(), VECTORS["passphrase"], ROOT)
    assert base64.b64encode(sealed.ct).decode() == STORED["ct"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_slot_opens_however_the_keyboard_composes_its_letters(form: Any) -> None:
    typed = unicodedata.normalize(form, VECTORS["passphrase"])
    assert keys.open_slot(VECTORS["vault_id"], the_slot(), typed) == ROOT
    assert second_open(VECTORS["vault_id"], STORED, typed) == ROOT


def test_the_recovery_code_is_the_one_in_the_vectors() -> None:
    assert keys.recovery_code(ROOT) == VECTORS["code"] == second_code(ROOT)
    assert keys.root_from_code(VECTORS["code"]) == ROOT


def test_a_key_file_made_by_the_program_is_read_by_the_second_implementation(tmp_path: Path) -> None:
    root, epoch, vault = keys.new_root(), keys.new_epoch(), keys.new_vault_id()
    owner = keys.make_slot(vault, "caffè 1 straße", root, "owner", "owner", kdf=keys.CHEAP)
    cover = keys.make_slot(
        vault,
        "another passphrase",
        keys.data_key(root, epoch),
        "cover",
        "Cover \u0177",
        epoch=epoch.hex(),
        valid_from="2026-08-01",
        valid_until="2026-08-14",
        kdf=keys.CHEAP,
    )
    keys.write_keys(tmp_path / "Tracker.lado", keys.new_key_file(vault, root, (owner, cover)))

    header, body = (tmp_path / "Tracker.keys").read_bytes().split(b"\n", 1)
    stored = json.loads(body)
    assert header == b"LADOKEYS 1 " + hashlib.sha256(body).hexdigest().encode()
    assert body == second_json(stored)
    assert second_open(vault, stored["slots"][0], "caffè 1 straße") == root
    assert second_open(vault, stored["slots"][1], "another passphrase") == second_hkdf(root, epoch, b"lado/dek/v1")
    assert second_signature(stored, root) == stored["mac"]
    assert second_code(root) == keys.recovery_code(root)
