"""The encrypted file itself: one connection, opened with a raw key and safe settings, and proved to be encrypted.

Storage mode: exclusive locking, a rollback journal that is deleted, synchronous EXTRA.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from lado_desktop.errors import Damaged, OpenElsewhere, Refused, Trouble
from lado_desktop.models.keys import raw_key

Connection = Any  # sqlcipher3 ships no types
DatabaseError: Final = sqlcipher.DatabaseError

APPLICATION_ID: Final = 0x4C41444F
PAGE: Final = 4096
SALT: Final = 16
PLAIN_HEADER: Final = b"SQLite format 3\x00"

# name: (what to set, what must be read back)
SAFE: Final[dict[str, tuple[str, object]]] = {
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("DELETE", "delete"),
    "synchronous": ("EXTRA", 3),
    "foreign_keys": ("ON", 1),
    "recursive_triggers": ("ON", 1),
    "secure_delete": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "cache_size": ("-65536", -65536),
}


def epoch_of(path: Path) -> bytes:
    """The 16 bytes a tracker begins with, which its key is derived from; only while no connection of ours is open.

    Raises `Trouble("tracker_missing")`, `Refused` for an empty or plain file, `Damaged` for a torn one.
    """
    size = size_of(path)
    try:
        with path.open("rb") as file:
            head = file.read(SALT)
    except OSError:
        raise Trouble("tracker_unreadable") from None
    if size == 0:
        raise Refused("tracker_empty")
    if head == PLAIN_HEADER:
        raise Refused("tracker_plain")
    if size < PAGE or (size % PAGE and not _has_journal(path)):  # a page half written is put right from the journal
        raise Damaged("tracker_truncated")
    return head


def size_of(path: Path) -> int:
    """How long the tracker is, without opening it. Raises `Trouble`: "tracker_missing" or "tracker_unreadable"."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise Trouble("tracker_missing") from None
    except OSError:
        raise Trouble("tracker_unreadable") from None


def _has_journal(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def connect(path: Path, dek: bytes, epoch: bytes, *, create: bool = False) -> Connection:
    """The one connection to a tracker, with every safe setting read back.

    Raises `OpenElsewhere` when another program holds it, `Damaged` when the key is right but the pages are not,
    `Trouble("tracker_read_only")` for a file that may not be written to.
    """
    if not create and path.exists() and not os.access(path, os.W_OK):
        raise Trouble("tracker_read_only")  # SQLite would open it, and fail when the first reading is to be recorded
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    try:
        connection = sqlcipher.connect(address, uri=True, isolation_level=None, timeout=0.2, check_same_thread=False)
    except sqlcipher.OperationalError:
        raise Trouble("tracker_unreadable") from None
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(f"x'{raw_key(dek, epoch)}'")
        _make_safe(connection)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        _hold(connection)
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise _why(error) from None
    except BaseException:
        connection.close()
        raise
    return connection


def _make_safe(connection: Connection) -> None:
    if not _one(connection, "PRAGMA cipher_version"):
        raise Refused("cipher_missing")
    _read_header(connection)
    for name, (value, expected) in SAFE.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        if _one(connection, f"PRAGMA {name}") != expected:
            raise Refused("storage_mode", setting=name)


def _read_header(connection: Connection) -> None:
    """Read page 1 alone: when it is whole but says that there are more pages than there are, the file was cut."""
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except sqlcipher.DatabaseError as error:
        if error_name(error).startswith("SQLITE_CORRUPT"):
            raise Damaged("tracker_truncated") from None
        raise


def error_name(error: BaseException | None) -> str:
    """SQLite's own name of an error, such as SQLITE_CORRUPT; empty when it has none."""
    return getattr(error, "sqlite_errorname", "") or ""


def _hold(connection: Connection) -> None:
    """Take the exclusive lock now, so that a second program is told at once and not at its first write."""
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _why(error: sqlcipher.DatabaseError) -> Trouble:
    name = error_name(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return OpenElsewhere("open_elsewhere_silent")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return Trouble("tracker_read_only")
    if name.startswith("SQLITE_FULL"):
        return Trouble("disk_full")
    if name.startswith("SQLITE_IOERR"):
        return Trouble("disk_trouble")
    return Damaged("tracker_damaged")


def prove_encrypted(connection: Connection) -> None:
    """Prove that what is on disk is not plain: the cipher answers, and the file does not begin as SQLite does.

    The salt is asked of the connection; opening the file beside it would drop its locks.
    """
    status = _one(connection, "PRAGMA cipher_status")
    salt = str(_one(connection, "PRAGMA cipher_salt") or "")
    if str(status) != "1" or len(salt) != 2 * SALT or bytes.fromhex(salt) == PLAIN_HEADER:
        raise Refused("not_encrypted")


def prove_cipher() -> None:
    """Prove at start that this machine's cipher really encrypts, on a scratch file that holds nothing of ours.

    Raises `Refused("cipher_broken")`: a distribution's plain SQLite in the cipher's place has been seen in the field.
    """
    canary = secrets.token_hex(16)
    key, epoch = secrets.token_bytes(32), secrets.token_bytes(SALT)
    with tempfile.TemporaryDirectory(prefix="lado-proof-") as folder:
        path = Path(folder) / "proof"
        connection = connect(path, key, epoch, create=True)
        connection.execute("CREATE TABLE proof(word TEXT)")
        connection.execute("INSERT INTO proof VALUES (?)", (canary,))
        connection.close()
        written = path.read_bytes()
        if written.startswith(PLAIN_HEADER) or canary.encode() in written or not written.startswith(epoch):
            raise Refused("cipher_broken")
        try:
            connect(path, secrets.token_bytes(32), epoch).close()
        except Damaged:
            return
        raise Refused("cipher_broken")


def _one(connection: Connection, question: str) -> object:
    row = connection.execute(question).fetchone()
    return row[0] if row else None
