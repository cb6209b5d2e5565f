"""A passphrase tried on the key file while the rest of the program is still being loaded: the two need not wait."""

from __future__ import annotations

import threading
from pathlib import Path

from lado_desktop.errors import Trouble, WrongKey
from lado_desktop.models import keys


class KeysAhead:
    """One try, begun at once on a thread of its own. Whatever it runs into is found again by whoever asks later."""

    def __init__(self, path: Path, passphrase: str, floor: int = keys.FLOOR) -> None:
        self._path, self._passphrase, self._floor = path, passphrase, floor
        self._key_file: keys.KeyFile | None = None
        self._opened: tuple[keys.Slot, bytes] | None = None
        self._wrong: WrongKey | None = None
        self._thread = threading.Thread(target=self._try, name="keys", daemon=True)
        self._thread.start()

    def unlock_slots(self, key_file: keys.KeyFile, passphrase: str) -> tuple[keys.Slot, bytes]:
        """As `keys.unlock_slots`: the answer of the try when it was about the same file and words, else a new one."""
        self._thread.join()
        if (self._key_file, self._passphrase) == (key_file, passphrase):
            if self._wrong:
                raise self._wrong
            if self._opened:
                return self._opened
        return keys.unlock_slots(key_file, passphrase)

    def _try(self) -> None:
        try:
            self._key_file = keys.read_keys(self._path, floor=self._floor)
            self._opened = keys.unlock_slots(self._key_file, self._passphrase)
        except WrongKey as found:
            self._wrong = found
        except Trouble:
            self._key_file = None
