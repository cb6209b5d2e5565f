"""Reads NAME.keys strictly.

Everything about a key file is checked here, before any passphrase is tried: exact fields, types, ranges, sizes, dates.
So no forged file can make the key derivation cheap or endless, or fail in a way nobody thought of.
"""

from __future__ import annotations

import base64
import json
import re
from datetime import date
from typing import Any

from lado_desktop.errors import Damaged, Refused
from lado_desktop.models.keys_format import (
    LARGEST,
    LAST_GENERATION,
    MOST_SLOTS,
    NONCE_SIZE,
    SALT_SIZE,
    TAG_SIZE,
    as_text,
    canonical,
    checksum,
)
from lado_desktop.models.keys_parts import (
    CEILING,
    DATA_KEY_SIZE,
    EPOCH_SIZE,
    FLOOR,
    ROLES,
    ROOT_ROLES,
    ROOT_SIZE,
    Kdf,
    KeyFile,
    Slot,
)

LONGEST_LABEL = 200

_HEADER = re.compile(rb"LADOKEYS ([1-9][0-9]{0,3}) ([0-9a-f]{64})")
_FILE_FIELDS = {"format", "version", "vault_id", "generation", "slots", "mac"}
_SLOT_FIELDS = {"id", "role", "label", "valid_from", "valid_until", "epoch", "kdf", "nonce", "ct"}
_KDF_FIELDS = {"name", "v", "m", "t", "p", "salt"}


def parse(raw: bytes, *, floor: int = FLOOR) -> KeyFile:
    """The key file in `raw`.

    `floor` is the least Argon2id memory in KiB that is taken.
    Raises Damaged("keys_damaged"), or Refused("keys_newer", version=) for a whole file of a later format.
    """
    return parse_body(_body(raw), floor=floor)


def parse_body(body: bytes, *, floor: int) -> KeyFile:
    """The key file in canonical JSON without its header line. Raises Damaged("keys_damaged")."""
    found = _fields(_json(body), _FILE_FIELDS)
    _need(found["format"] == "lado-keys" and _is_number(found["version"], 1, 1))
    _need(_is_hex(found["vault_id"], 16) and _is_hex(found["mac"], 32))
    _need(_is_number(found["generation"], 1, LAST_GENERATION))
    _need(isinstance(found["slots"], list) and 1 <= len(found["slots"]) <= MOST_SLOTS)
    slots = tuple(_slot(fields, floor) for fields in found["slots"])
    _need(len({slot.id for slot in slots}) == len(slots) and any(slot.role == "owner" for slot in slots))
    return KeyFile(found["vault_id"], found["generation"], slots, found["mac"])


def label_is_usable(label: object) -> bool:
    """Whether `label` may name a slot: one printable line."""
    return isinstance(label, str) and len(label) <= LONGEST_LABEL and label.isprintable()


def window_is_usable(role: str, valid_from: object, valid_until: object) -> bool:
    """Whether the dates suit the role: a cover has both, officers and readers may, a holder of the root has none."""
    if not all(day == "" or _is_day(day) for day in (valid_from, valid_until)):
        return False
    if role in ROOT_ROLES:
        return valid_from == valid_until == ""
    if valid_from and valid_until:
        return str(valid_from) <= str(valid_until)
    return role != "cover"


def _body(raw: bytes) -> bytes:
    head, _, body = raw.partition(b"\n")
    header = _HEADER.fullmatch(head)
    if len(raw) > LARGEST or header is None or checksum(body) != header[2]:
        raise Damaged("keys_damaged")
    if header[1] == b"1":
        return body
    if re.search(rb'"version":1[,}]', body):  # only the header's digit slipped: damage, not a later format
        raise Damaged("keys_damaged")
    raise Refused("keys_newer", version=int(header[1]))


def _json(body: bytes) -> object:
    try:
        found: object = json.loads(body)
        _need(canonical(found) == body)
    except (ValueError, RecursionError):
        raise Damaged("keys_damaged") from None
    return found


def _slot(value: object, floor: int) -> Slot:
    found = _fields(value, _SLOT_FIELDS)
    kdf = _fields(found["kdf"], _KDF_FIELDS)
    role, epoch = found["role"], found["epoch"]
    _need(_is_hex(found["id"], 8) and isinstance(role, str) and role in ROLES and label_is_usable(found["label"]))
    _need(window_is_usable(role, found["valid_from"], found["valid_until"]))
    _need(epoch == "" if role in ROOT_ROLES else _is_hex(epoch, EPOCH_SIZE))
    return Slot(
        id=found["id"],
        role=role,
        label=found["label"],
        valid_from=found["valid_from"],
        valid_until=found["valid_until"],
        epoch=epoch,
        kdf=_kdf(kdf, floor),
        salt=_bytes(kdf["salt"], SALT_SIZE),
        nonce=_bytes(found["nonce"], NONCE_SIZE),
        ct=_bytes(found["ct"], TAG_SIZE + (ROOT_SIZE if role in ROOT_ROLES else DATA_KEY_SIZE)),
    )


def _kdf(kdf: dict[str, Any], floor: int) -> Kdf:
    _need(kdf["name"] == "argon2id" and _is_number(kdf["v"], 19, 19))
    _need(_is_number(kdf["m"], floor, CEILING) and _is_number(kdf["t"], 1, 10) and _is_number(kdf["p"], 1, 4))
    return Kdf(kdf["m"], kdf["t"], kdf["p"])


def _need(claim: bool) -> None:
    if not claim:
        raise Damaged("keys_damaged")


def _fields(value: object, names: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict) or value.keys() != names:
        raise Damaged("keys_damaged")
    return value


def _is_hex(value: object, size: int) -> bool:
    return isinstance(value, str) and re.fullmatch(f"[0-9a-f]{{{2 * size}}}", value) is not None


def _is_number(value: object, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most  # isinstance would let True through as 1


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _bytes(value: object, size: int) -> bytes:
    try:
        found = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        raise Damaged("keys_damaged") from None
    _need(len(found) == size and as_text(found) == value)
    return found
