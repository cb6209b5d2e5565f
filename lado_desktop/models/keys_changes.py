"""Changing who can open a tracker: each change is a new generation of the key file, signed with the root."""

from __future__ import annotations

import hmac
from dataclasses import replace

from lado_desktop.errors import Damaged, NotFound, Refused
from lado_desktop.models.keys_format import MOST_SLOTS
from lado_desktop.models.keys_parts import KeyFile, Slot
from lado_desktop.models.keys_slots import signature


def new_key_file(vault_id: str, root: bytes, slots: tuple[Slot, ...], *, generation: int = 1) -> KeyFile:
    """A signed key file; after a recovery `generation` is one more than any that was seen."""
    return _signed(KeyFile(vault_id, generation, tuple(slots), ""), root)


def with_slot(key_file: KeyFile, root: bytes, slot: Slot, *, instead_of: str = "") -> KeyFile:
    """The next generation with `slot` added, or put in the place of the slot whose id is `instead_of`.

    Raises Refused("keys_full", most=), NotFound, Damaged("keys_altered").
    """
    if instead_of:
        _must_have(key_file, instead_of)
        slots = tuple(slot if old.id == instead_of else old for old in key_file.slots)
    else:
        slots = (*key_file.slots, slot)
    return _next(key_file, slots, root)


def without_slot(key_file: KeyFile, root: bytes, slot_id: str) -> KeyFile:
    """The next generation without that slot.

    Whoever kept an older copy of the files can still open those; only a new epoch ends that.
    Raises Refused("last_owner"), NotFound, Damaged("keys_altered").
    """
    _must_have(key_file, slot_id)
    return _next(key_file, tuple(slot for slot in key_file.slots if slot.id != slot_id), root)


def replace_slots(key_file: KeyFile, root: bytes, slots: tuple[Slot, ...]) -> KeyFile:
    """The next generation with exactly these slots, whoever signed the last one: for healing and recovery.

    Raises Refused("last_owner") without an owner's slot: somebody must be able to change the keys.
    """
    if not any(slot.role == "owner" for slot in slots):
        raise Refused("last_owner")
    if len(slots) > MOST_SLOTS:
        raise Refused("keys_full", most=MOST_SLOTS)
    return _signed(replace(key_file, generation=key_file.generation + 1, slots=tuple(slots)), root)


def mac_is_good(key_file: KeyFile, root: bytes) -> bool:
    """Whether the key file is as a holder of the root last wrote it."""
    return hmac.compare_digest(key_file.mac, signature(key_file, root))


def _must_have(key_file: KeyFile, slot_id: str) -> None:
    if slot_id not in {slot.id for slot in key_file.slots}:
        raise NotFound("slot")


def _next(key_file: KeyFile, slots: tuple[Slot, ...], root: bytes) -> KeyFile:
    if not mac_is_good(key_file, root):  # signing it would make somebody's forgery ours
        raise Damaged("keys_altered")
    return replace_slots(key_file, root, slots)


def _signed(key_file: KeyFile, root: bytes) -> KeyFile:
    return replace(key_file, mac=signature(key_file, root))
