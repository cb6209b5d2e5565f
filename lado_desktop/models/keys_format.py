"""How NAME.keys is written: a header line with the checksum, then canonical JSON. `keys_parse` reads it back."""

from __future__ import annotations

import base64
import hashlib
import json

from lado_desktop.models.keys_parts import Kdf, KeyFile, Slot

LARGEST = 65_536
MOST_SLOTS = 16
LAST_GENERATION = 2**53
SALT_SIZE, NONCE_SIZE, TAG_SIZE = 16, 12, 16


def canonical(value: object) -> bytes:
    """The one way `value` is written: keys sorted, no spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def serialise(key_file: KeyFile) -> bytes:
    """The bytes to store."""
    return b"LADOKEYS 1 " + checksum(body_of(key_file)) + b"\n" + body_of(key_file)


def body_of(key_file: KeyFile) -> bytes:
    """The key file in canonical JSON, without the header line."""
    return canonical(signed_fields(key_file) | {"mac": key_file.mac})


def checksum(body: bytes) -> bytes:
    """The 64 hex digits in the header line; they find damage, the signature finds forgery."""
    return hashlib.sha256(body).hexdigest().encode("ascii")


def signed_fields(key_file: KeyFile) -> dict[str, object]:
    """All of the key file except the signature: what the signature is over."""
    return {
        "format": "lado-keys",
        "version": 1,
        "vault_id": key_file.vault_id,
        "generation": key_file.generation,
        "slots": [slot_fields(slot) for slot in key_file.slots],
    }


def slot_fields(slot: Slot) -> dict[str, object]:
    """The slot as it is stored."""
    return {
        "id": slot.id,
        "role": slot.role,
        "label": slot.label,
        "valid_from": slot.valid_from,
        "valid_until": slot.valid_until,
        "epoch": slot.epoch,
        "kdf": kdf_fields(slot.kdf, slot.salt),
        "nonce": as_text(slot.nonce),
        "ct": as_text(slot.ct),
    }


def kdf_fields(kdf: Kdf, salt: bytes) -> dict[str, object]:
    """How the slot's key is derived, as it is stored and bound to the slot."""
    return {"name": "argon2id", "v": 19, "m": kdf.memory_kib, "t": kdf.passes, "p": kdf.lanes, "salt": as_text(salt)}


def as_text(value: bytes) -> str:
    """Base64 with padding, on one line."""
    return base64.b64encode(value).decode("ascii")
