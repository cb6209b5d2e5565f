"""Making, unlocking and recovering a tracker: key file, lock file and database brought together (design H)."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Damaged, Refused, Trouble, WrongKey
from lado_desktop.models import keys, migrate
from lado_desktop.models.cipher import Connection, DatabaseError, connect, epoch_of, prove_encrypted, size_of
from lado_desktop.models.keys_ahead import KeysAhead
from lado_desktop.models.lockfile import LockFile
from lado_desktop.models.office import Meta, User
from lado_desktop.models.tracker import Tracker, storage_trouble
from lado_desktop.models.whole_file import settle_folder

OWNER = "owner"


@dataclass(frozen=True)
class Opening:
    """An open tracker, and whether its key file had been altered or rolled back and was put right."""

    tracker: Tracker
    keys_were_healed: bool = False


def create(
    path: Path,
    passphrase: str,
    clock: Clock,
    seed: Callable[[Session], None],
    *,
    kdf: keys.Kdf = keys.PRODUCTION,
) -> tuple[Opening, str]:
    """Make a tracker at `path` and fill it by `seed`; returns it open, with the recovery code to be shown once.

    Raises `Refused("tracker_exists")` where a file stands already, `Trouble("cannot_write")` where none can be made.
    """
    if path.exists():
        raise Refused("tracker_exists")
    root, epoch, vault = keys.new_root(), keys.new_epoch(), keys.new_vault_id()
    slot = keys.make_slot(vault, passphrase, root, OWNER, OWNER, kdf=kdf)
    key_file = keys.new_key_file(vault, root, (slot,))
    dek = keys.data_key(root, epoch)

    def first_rows(session: Session) -> None:
        session.add_all([Meta(name="vault", value=vault), Meta(name="keys", value=keys.body(key_file))])
        session.add(User(slot=slot.id, label=OWNER, role=OWNER))
        seed(session)

    with _held(path, clock) as held:
        if path.exists():  # somebody made one while the key was derived
            raise Refused("tracker_exists")
        with _nothing_left_behind(path):
            keys.write_keys(path, key_file)
            _build(path, dek, epoch, clock, first_rows)
            tracker = _tracker(path, dek, epoch, clock, OWNER, held)
    return Opening(tracker), keys.recovery_code(root)


def unlock(
    path: Path,
    passphrase: str,
    clock: Clock,
    *,
    floor: int = keys.FLOOR,
    take_over: bool = False,
    scripts: Path = migrate.SCRIPTS,
    ahead: KeysAhead | None = None,
) -> Opening:
    """Open the tracker at `path`; `take_over` is the user's consent to put aside a lock that is no longer beating.

    `ahead` is the same passphrase tried already, while this module was being loaded.

    Raises `WrongKey`, `OpenElsewhere`, `Damaged`, `Refused` (empty, plain, foreign, newer) or `Trouble` (missing).
    """
    size_of(path)
    with _held(path, clock, take_over) as held:
        epoch = epoch_of(path)
        key_file = keys.read_keys(path, floor=floor)
        slot, payload = (ahead or keys).unlock_slots(key_file, passphrase)
        dek = keys.data_key_from(slot, payload, epoch)
        tracker = _tracker(path, dek, epoch, clock, slot.label, held, scripts)
        with _shut_on_failure(tracker):
            healed = slot.holds_root and _heal(tracker, key_file, payload)
    return Opening(tracker, keys_were_healed=healed)


def recover(
    path: Path,
    code: str,
    passphrase: str,
    clock: Clock,
    *,
    kdf: keys.Kdf = keys.PRODUCTION,
    take_over: bool = False,
) -> Opening:
    """Open the tracker with the paper code, whatever became of its key file, and give its owner a new passphrase.

    Raises `WrongKey` for a mistyped code or the code of another tracker.
    """
    root = keys.root_from_code(code)
    size_of(path)
    with _held(path, clock, take_over) as held:
        epoch = epoch_of(path)
        dek = keys.data_key(root, epoch)
        try:
            connect(path, dek, epoch).close()
        except Damaged as found:
            raise _why_not(path, root, found) from None
        tracker = _tracker(path, dek, epoch, clock, OWNER, held)
        with _shut_on_failure(tracker):
            _give_new_owner(tracker, root, passphrase, kdf)
    return Opening(tracker)


def _why_not(path: Path, root: bytes, found: Damaged) -> Trouble:
    """A code that signed the key file beside the tracker is the right one, so the tracker is damaged."""
    try:
        is_right = keys.mac_is_good(keys.read_keys(path, floor=keys.CHEAP_FLOOR), root)
    except Trouble:
        is_right = False
    return found if is_right or found.code == "tracker_truncated" else WrongKey("code_of_another_tracker")


def _give_new_owner(tracker: Tracker, root: bytes, passphrase: str, kdf: keys.Kdf) -> None:
    with tracker.writing("recover_tracker") as session:
        kept = keys.parse_body(_meta(session, "keys").value)
        slot = keys.make_slot(kept.vault_id, passphrase, root, OWNER, OWNER, kdf=kdf)
        others = tuple(one for one in kept.slots if one.role != OWNER)
        key_file = keys.replace_slots(kept, root, (slot, *others))
        _meta(session, "keys").value = keys.body(key_file)
        session.execute(select(User).where(User.role == OWNER)).scalar_one().slot = slot.id
    keys.write_keys(tracker.path, key_file)


def _heal(tracker: Tracker, found: keys.KeyFile, root: bytes) -> bool:
    """Put the key file back as the tracker itself remembers it, when somebody altered it or put an old one there."""
    with tracker.reading() as session:
        kept = keys.parse_body(_meta(session, "keys").value)
    if keys.mac_is_good(found, root) and found.generation >= kept.generation:
        return False
    healed = keys.replace_slots(kept, root, kept.slots)
    with tracker.writing("heal_keys") as session:
        _meta(session, "keys").value = keys.body(healed)
    keys.write_keys(tracker.path, healed)
    return True


def _meta(session: Session, name: str) -> Meta:
    return session.execute(select(Meta).where(Meta.name == name)).scalar_one()


@contextmanager
def _held(path: Path, clock: Clock, take_over: bool = False) -> Iterator[LockFile]:
    """Hold NAME.lock before the tracker is looked at; it is let go again when what happens inside fails."""
    held = LockFile.take(path, OWNER, clock, take_over=take_over)
    try:
        yield held
    except BaseException:
        held.release()
        raise


@contextmanager
def _nothing_left_behind(path: Path) -> Iterator[None]:
    """Put an older key file of this name aside while a tracker is made; what fails leaves the folder as it was."""
    copies = keys.copies(path)
    aside = {copy: copy.with_name(copy.name + ".old") for copy in copies if copy.exists()}
    try:
        for copy, old in aside.items():
            os.replace(copy, old)
        yield
    except BaseException as error:
        with suppress(OSError):  # a disk that will not even forget: what is left over is in nobody's way
            for made in (path, _new(path)):  # first the tracker: it never stands there without its keys
                made.unlink(missing_ok=True)
                made.with_name(made.name + "-journal").unlink(missing_ok=True)
            for copy in copies:
                copy.unlink(missing_ok=True)
            for copy, old in aside.items():
                if old.exists():
                    os.replace(old, copy)
        if isinstance(error, OSError):
            raise Trouble("disk_full" if error.errno == errno.ENOSPC else "cannot_write") from None
        raise


@contextmanager
def _shut_on_failure(tracker: Tracker) -> Iterator[None]:
    try:
        yield
    except BaseException:
        tracker.close()
        raise


def _tracker(
    path: Path,
    dek: bytes,
    epoch: bytes,
    clock: Clock,
    actor: str,
    held: LockFile,
    scripts: Path = migrate.SCRIPTS,
) -> Tracker:
    connection = connect(path, dek, epoch)
    try:
        prove_encrypted(connection)
        migrate.bring_up_to_date(path, connection, dek, epoch, clock, scripts)
        tracker = Tracker(path, connection, clock, actor, held)
    except DatabaseError as error:
        connection.close()
        raise storage_trouble(error) from None
    except BaseException:
        connection.close()
        raise
    tracker.on_close(held.release)
    return tracker


def _new(path: Path) -> Path:
    """Where a tracker is built before it has its name."""
    return path.with_name(path.name + ".new")


def _build(path: Path, dek: bytes, epoch: bytes, clock: Clock, first_rows: Callable[[Session], None]) -> None:
    """Lay down and fill the tables beside the final name, look at what was written, and only then give it the name."""
    new = _new(path)
    new.unlink(missing_ok=True)
    connection: Connection = connect(new, dek, epoch, create=True)
    try:
        migrate.make_schema(connection)
        with Tracker(new, connection, clock, OWNER).writing("create_tracker") as session:
            first_rows(session)
    except (DatabaseError, DBAPIError) as error:
        raise storage_trouble(error) from None
    finally:
        connection.close()
    if epoch_of(new) != epoch:
        raise Refused("not_encrypted")
    os.replace(new, path)
    settle_folder(path.parent)
