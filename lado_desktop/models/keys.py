"""The keys of the encrypted tracker: who can open it, and how it is opened again from paper alone.

A passphrase opens a slot of NAME.keys; an owner's or manager's slot holds the root, anyone else's one epoch's data key.
The data key follows from the root and from the first 16 bytes of NAME.lado itself, so the printed recovery code and any
copy of the tracker are enough, whatever became of the key file. Signing a changed key file takes the root.
"""

from __future__ import annotations

import secrets

from lado_desktop.errors import WrongKey
from lado_desktop.models import keys_parse
from lado_desktop.models.keys_changes import mac_is_good, new_key_file, replace_slots, with_slot, without_slot
from lado_desktop.models.keys_code import recovery_code, root_from_code
from lado_desktop.models.keys_files import copies, read_keys, write_keys
from lado_desktop.models.keys_format import body_of
from lado_desktop.models.keys_parts import (
    CHEAP,
    CHEAP_FLOOR,
    DATA_KEY_SIZE,
    EPOCH_SIZE,
    FLOOR,
    PRODUCTION,
    ROOT_SIZE,
    Kdf,
    KeyFile,
    Slot,
)
from lado_desktop.models.keys_slots import data_key, make_slot, open_slot

__all__ = [
    "CHEAP",
    "CHEAP_FLOOR",
    "FLOOR",
    "PRODUCTION",
    "Kdf",
    "KeyFile",
    "Slot",
    "body",
    "copies",
    "data_key",
    "data_key_from",
    "mac_is_good",
    "make_slot",
    "new_epoch",
    "new_key_file",
    "new_root",
    "new_vault_id",
    "open_slot",
    "parse_body",
    "raw_key",
    "read_keys",
    "recovery_code",
    "replace_slots",
    "root_from_code",
    "unlock_slots",
    "with_slot",
    "without_slot",
    "write_keys",
]


def new_root() -> bytes:
    """A root secret: 20 random bytes."""
    return secrets.token_bytes(ROOT_SIZE)


def new_epoch() -> bytes:
    """The salt a new tracker file will begin with: 16 random bytes."""
    return secrets.token_bytes(EPOCH_SIZE)


def new_vault_id() -> str:
    """What ties a key file to its tracker: 32 hex digits."""
    return secrets.token_hex(16)


def raw_key(dek: bytes, epoch: bytes) -> str:
    """The 96 hex digits SQLCipher is given inside x'...'; any other length it would silently take for a passphrase."""
    if len(dek) != DATA_KEY_SIZE or len(epoch) != EPOCH_SIZE:
        raise ValueError("a raw key is 32 bytes of key and 16 of salt")
    return dek.hex() + epoch.hex()


def unlock_slots(key_file: KeyFile, passphrase: str, *, first: str = "") -> tuple[Slot, bytes]:
    """The first slot `passphrase` opens, and what it holds; the slot with the id `first` is tried before the others.

    Each try takes about a second. Raises WrongKey("wrong_passphrase").
    """
    for slot in sorted(key_file.slots, key=lambda slot: slot.id != first):
        try:
            return slot, open_slot(key_file.vault_id, slot, passphrase)
        except WrongKey as found:
            if found.code != "wrong_passphrase":
                raise
    raise WrongKey("wrong_passphrase")


def data_key_from(slot: Slot, payload: bytes, epoch: bytes) -> bytes:
    """The data key an opened slot gives for the tracker that begins with `epoch`.

    Raises WrongKey("epoch_past") when the slot is older than the last change of key.
    """
    if slot.holds_root:
        return data_key(payload, epoch)
    if slot.epoch != epoch.hex():
        raise WrongKey("epoch_past")
    return payload


def body(key_file: KeyFile) -> str:
    """The key file as one text without its header line: the copy that is kept inside the tracker."""
    return body_of(key_file).decode("ascii")


def parse_body(text: str, *, floor: int = CHEAP_FLOOR) -> KeyFile:
    """The key file in a text made by `body`. Raises Damaged("keys_damaged").

    The copy inside the tracker was sealed with the tracker's own key, so the floor for strangers' files is not needed.
    """
    return keys_parse.parse_body(text.encode("ascii", "replace"), floor=floor)
