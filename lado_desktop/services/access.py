"""Getting into a tracker: making one, unlocking it, recovering it with the paper code, looking whether it is whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from lado_desktop import paths
from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, WrongKey
from lado_desktop.models import keys, opening, passphrases
from lado_desktop.models.cipher import prove_cipher
from lado_desktop.models.verify import Check, verify
from lado_desktop.services.desk import Desk
from lado_desktop.services.lists import plant
from lado_desktop.services.pattern_rules import plant_rules
from lado_desktop.services.trying import KeysAhead
from lado_desktop.vocab import Vocabulary, load

SUFFIX = paths.TRACKER_SUFFIX


class Access:
    """The way in. `kdf` and `floor` say what a guess at a passphrase costs; only tests make it cheap."""

    def __init__(self, clock: Clock, kdf: keys.Kdf = keys.PRODUCTION, floor: int = keys.FLOOR) -> None:
        self._clock = clock
        self._kdf = kdf
        self._floor = floor

    def prove(self) -> None:
        """Prove that this machine's cipher encrypts. Raises `Refused("cipher_broken")`."""
        prove_cipher()

    def offered_passphrase(self) -> str:
        """Five words nobody thought of."""
        return passphrases.generated()

    def problems(self, passphrase: str) -> dict[str, str]:
        """Why a passphrase somebody thought of is not good enough: a problem code for the field, or nothing."""
        try:
            return {} if passphrases.is_strong_enough(passphrase) else {"passphrase": "passphrase_weak"}
        except WrongKey as found:  # nothing typed, or what cannot be typed again
            return {"passphrase": found.code}

    def create(
        self, path: Path, passphrase: str, vocabulary: str = "england", *, authority: str = ""
    ) -> tuple[Desk, str]:
        """Make a tracker with an authority's value lists; returns its desk and the recovery code, shown only now.

        `authority` is what the office is called, where that is not the title of its vocabulary.
        Raises `Invalid` for a weak passphrase, `Refused("tracker_exists")`, `Trouble("cannot_write")`.
        """
        if found := self.problems(passphrase):
            raise Invalid(found)
        words = load(vocabulary)
        words = replace(words, title=authority) if authority else words
        opened, code = opening.create(
            with_suffix(path), passphrase, self._clock, lambda session: _plant(session, words), kdf=self._kdf
        )
        return self._desk(opened), code

    def sample(self, path: Path, watch: Callable[[int, int], None] = lambda _done, _of: None) -> Desk:
        """A tracker of fictional people, made anew at `path` over an earlier one, under a passphrase nobody is told.

        `watch` is told how far it is and may raise to stop. Raises `OpenElsewhere` where the earlier one is in use.
        """
        from lado_desktop.services import sample

        sample.remove(path, self._clock)
        desk, _ = self.create(path, self.offered_passphrase(), authority=sample.AUTHORITY)
        try:
            sample.fill(desk, watch=watch)
        except BaseException:
            desk.close()
            raise
        return desk

    def unlock(self, path: Path, passphrase: str, *, take_over: bool = False, ahead: KeysAhead | None = None) -> Desk:
        """Open a tracker. Raises `WrongKey`, `OpenElsewhere`, `Damaged`, `Refused` or `Trouble`, each with its code.

        `take_over` is the user's consent, after "open_stale" or "open_unknown_stale", to put that lock aside;
        `ahead` the same passphrase on its way already.
        """
        opened = opening.unlock(path, passphrase, self._clock, floor=self._floor, take_over=take_over, ahead=ahead)
        return self._desk(opened)

    def recover(self, path: Path, code: str, passphrase: str, *, take_over: bool = False) -> Desk:
        """Open a tracker with its recovery code and give its owner a new passphrase. Raises `WrongKey`, `Invalid`."""
        if found := self.problems(passphrase):
            raise Invalid(found)
        opened = opening.recover(path, code, passphrase, self._clock, kdf=self._kdf, take_over=take_over)
        return self._desk(opened)

    def _desk(self, opened: opening.Opening) -> Desk:
        """The desk of a tracker that was opened; one whose lists cannot be read is shut again."""
        try:
            return Desk(opened.tracker, self._clock)
        except BaseException:
            opened.tracker.close()
            raise


def _plant(session: Session, words: Vocabulary) -> None:
    """What a new tracker begins with."""
    plant(session, words)
    plant_rules(session)


def checks(desk: Desk) -> tuple[Check, ...]:
    """Is the tracker encrypted, whole and at the right version?"""
    return verify(desk.tracker)


def unmake(desk: Desk) -> None:
    """Remove a tracker with the files beside it: only for one that was made a moment ago and never used."""
    path = desk.tracker.path
    desk.close()
    remove_files(path)


def remove_files(path: Path) -> None:
    """Take away a tracker's files; those that are not there are passed over."""
    for file in (path, *keys.copies(path)):
        file.unlink(missing_ok=True)


def same_code(shown: str, typed: str) -> bool:
    """Whether a recovery code typed back is the one that was shown, however it was spaced."""
    try:
        return keys.root_from_code(typed) == keys.root_from_code(shown)
    except WrongKey:
        return False


def with_suffix(path: Path) -> Path:
    """A tracker is called NAME.lado, whatever was typed."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
