"""The cipher of the key file: data keys, slots and the root's signature. The cipher is imported when first needed.

R      root secret, 160 random bits, inside the owner's and managers' slots and on the printed recovery code
epoch  the first 16 bytes of NAME.lado: SQLCipher's salt, new at every change of key
DEK    HKDF-SHA256(R, salt=epoch, "lado/dek/v1"), 32 bytes
KEK    Argon2id(passphrase, the slot's salt), 32 bytes
slot   AES-256-GCM(KEK, root or data key), bound to everything else the slot says and to the tracker's id
"""

from __future__ import annotations

import hmac
import secrets

from lado_desktop.errors import Invalid, Trouble, WrongKey
from lado_desktop.models.keys_format import NONCE_SIZE, SALT_SIZE, canonical, kdf_fields, signed_fields
from lado_desktop.models.keys_parse import label_is_usable, window_is_usable
from lado_desktop.models.keys_parts import (
    DATA_KEY_SIZE,
    EPOCH_SIZE,
    PRODUCTION,
    ROLES,
    ROOT_SIZE,
    Kdf,
    KeyFile,
    Slot,
)
from lado_desktop.models.passphrases import normalised


def data_key(root: bytes, epoch: bytes) -> bytes:
    """The 32-byte key of the tracker whose file begins with `epoch`."""
    _of_size(root, ROOT_SIZE)
    return _hkdf(root, _of_size(epoch, EPOCH_SIZE), b"lado/dek/v1")


def signature(key_file: KeyFile, root: bytes) -> str:
    """The root's signature over the key file: 64 hex digits."""
    key = _hkdf(_of_size(root, ROOT_SIZE), b"", b"lado/keyfile-mac/v1")
    return hmac.digest(key, canonical(signed_fields(key_file)), "sha256").hex()


def make_slot(
    vault_id: str,
    passphrase: str,
    payload: bytes,
    role: str,
    label: str,
    *,
    epoch: str = "",
    valid_from: str = "",
    valid_until: str = "",
    kdf: Kdf = PRODUCTION,
) -> Slot:
    """A new slot that yields `payload` to `passphrase`: the root for an owner or manager, else the data key of `epoch`.

    Takes about a second with PRODUCTION. Raises Invalid for a label or dates that cannot be, WrongKey for a passphrase
    that cannot be typed.
    """
    bare = Slot(
        id=secrets.token_hex(8),
        role=role,
        label=label,
        valid_from=valid_from,
        valid_until=valid_until,
        epoch=epoch,
        kdf=kdf,
        salt=secrets.token_bytes(SALT_SIZE),
        nonce=secrets.token_bytes(NONCE_SIZE),
        ct=b"",
    )
    _check(bare, payload)
    return sealed(vault_id, bare, passphrase, payload)


def sealed(vault_id: str, slot: Slot, passphrase: str, payload: bytes) -> Slot:
    """`slot` with its payload locked in, bound to all that the slot says and to the tracker."""
    from dataclasses import replace

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = slot_key(slot, passphrase)
    return replace(slot, ct=AESGCM(key).encrypt(slot.nonce, payload, bound_text(vault_id, slot)))


def open_slot(vault_id: str, slot: Slot, passphrase: str) -> bytes:
    """What the slot holds: 20 bytes of root or 32 of data key.

    Raises WrongKey("wrong_passphrase"), also when anything about the slot was altered.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(slot_key(slot, passphrase)).decrypt(slot.nonce, slot.ct, bound_text(vault_id, slot))
    except InvalidTag:
        raise WrongKey("wrong_passphrase") from None


def slot_key(slot: Slot, passphrase: str) -> bytes:
    """The 32-byte key that locks the slot. Raises Trouble("keys_memory", mebibytes=) if there is not memory enough."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    typed, cost = normalised(passphrase), slot.kdf
    kdf = Argon2id(salt=slot.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    try:
        return kdf.derive(typed)
    except MemoryError:
        raise Trouble("keys_memory", mebibytes=cost.memory_kib // 1024) from None


def bound_text(vault_id: str, slot: Slot) -> bytes:
    """What cannot be changed about a slot without breaking it."""
    said = [vault_id, slot.id, slot.role, slot.label, slot.valid_from, slot.valid_until, slot.epoch]
    return b"lado-slot-v1\0" + canonical([*said, kdf_fields(slot.kdf, slot.salt)])


def _check(slot: Slot, payload: bytes) -> None:
    if slot.role not in ROLES:
        raise ValueError(slot.role)
    _of_size(payload, ROOT_SIZE if slot.holds_root else DATA_KEY_SIZE)
    _of_size(bytes.fromhex(slot.epoch), 0 if slot.holds_root else EPOCH_SIZE)
    if not label_is_usable(slot.label):
        raise Invalid({"label": "label_unusable"})
    if not window_is_usable(slot.role, slot.valid_from, slot.valid_until):
        raise Invalid({"valid_until": "window_unusable"})


def _of_size(value: bytes, size: int) -> bytes:
    if len(value) != size:
        raise ValueError(f"{size} bytes are wanted, not {len(value)}")
    return value


def _hkdf(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, purpose).derive(secret)
