"""What a key file is made of: the slots, what opening one costs, and who a slot is for. Frozen; no cipher here."""

from __future__ import annotations

from dataclasses import dataclass

ROOT_SIZE = 20
EPOCH_SIZE = 16
DATA_KEY_SIZE = 32

# A root role holds the root secret, so every data key there will ever be; an epoch role holds one epoch's data key.
ROOT_ROLES = ("owner", "manager")
EPOCH_ROLES = ("officer", "cover", "reader")
ROLES = ROOT_ROLES + EPOCH_ROLES


@dataclass(frozen=True)
class Kdf:
    """What one guess at a passphrase costs: Argon2id memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


PRODUCTION = Kdf(memory_kib=262_144, passes=3, lanes=1)
CHEAP = Kdf(memory_kib=8_192, passes=1, lanes=1)  # for tests only: a reader takes it only when told to

FLOOR = 65_536  # KiB; a key file asking for less memory is refused, so that nobody can make guessing cheap
CHEAP_FLOOR = CHEAP.memory_kib
CEILING = 1_048_576  # KiB; a key file asking for more would only bring the machine down


@dataclass(frozen=True)
class Slot:
    """One passphrase's way in. Dates are ISO or empty, `epoch` 32 hex digits or empty; `label` is never a full name."""

    id: str
    role: str
    label: str
    valid_from: str
    valid_until: str
    epoch: str
    kdf: Kdf
    salt: bytes
    nonce: bytes
    ct: bytes

    @property
    def holds_root(self) -> bool:
        """Whether opening the slot yields the root secret rather than one epoch's data key."""
        return self.role in ROOT_ROLES


@dataclass(frozen=True)
class KeyFile:
    """NAME.keys: whose it is, how often it was changed, its slots, and the root's signature (64 hex digits)."""

    vault_id: str
    generation: int
    slots: tuple[Slot, ...]
    mac: str
