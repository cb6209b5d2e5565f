"""The two copies of the key file beside the tracker: NAME.keys and NAME.keys.bak. Either one is enough."""

from __future__ import annotations

from pathlib import Path

from lado_desktop import log
from lado_desktop.errors import Damaged, Refused, Trouble
from lado_desktop.models.keys_format import LARGEST, serialise
from lado_desktop.models.keys_parse import parse
from lado_desktop.models.keys_parts import CHEAP_FLOOR, FLOOR, KeyFile
from lado_desktop.models.whole_file import write_whole


def beside(tracker_path: Path, suffix: str) -> Path:
    """The path of NAME + `suffix` for the tracker NAME.lado."""
    stem = tracker_path.stem if tracker_path.suffix.lower() == ".lado" else tracker_path.name
    return tracker_path.with_name(stem + suffix)


def copies(tracker_path: Path) -> tuple[Path, Path]:
    """Where the key file and its second copy are."""
    return beside(tracker_path, ".keys"), beside(tracker_path, ".keys.bak")


def read_keys(tracker_path: Path, *, floor: int = FLOOR) -> KeyFile:
    """The newest whole copy of the key file; a copy that is missing, damaged or behind is written anew from it.

    Copies that belong to different trackers are left as they are, and NAME.keys is believed.
    Raises Trouble("keys_missing"), Trouble("keys_unreadable"), Damaged("keys_damaged"), Refused("keys_newer").
    """
    found = [_read(path, floor) for path in copies(tracker_path)]
    whole = [copy for copy in found if isinstance(copy, KeyFile)]
    if not whole:
        raise _worst([copy for copy in found if isinstance(copy, Trouble)])
    if len({copy.vault_id for copy in whole}) > 1:
        return whole[0]
    newest = max(whole, key=lambda copy: copy.generation)
    for path, copy in zip(copies(tracker_path), found, strict=True):
        if copy != newest:
            _heal(path, newest)
    return newest


def write_keys(tracker_path: Path, key_file: KeyFile) -> None:
    """Put `key_file` in both places, NAME.keys first: once that stands, the change is made.

    If only the second copy cannot be written, the next reading writes it. Raises Trouble("keys_not_written").
    """
    raw = serialise(key_file)
    if parse(raw, floor=CHEAP_FLOOR) != key_file:
        raise ValueError("a key file that does not read back is not written")
    first, second = copies(tracker_path)
    try:
        write_whole(first, raw)
    except OSError as error:
        raise Trouble("keys_not_written", reason=error.errno or 0) from error
    _heal(second, key_file)


def _read(path: Path, floor: int) -> KeyFile | Trouble:
    try:
        with path.open("rb") as file:
            return parse(file.read(LARGEST + 1), floor=floor)
    except FileNotFoundError:
        return Trouble("keys_missing")
    except OSError as error:
        return Trouble("keys_unreadable", reason=error.errno or 0)
    except Damaged as found:
        return found
    except Refused:
        raise  # a later program wrote this copy: the other is old, and neither may be rewritten


def _heal(path: Path, key_file: KeyFile) -> None:
    try:
        write_whole(path, serialise(key_file))
    except OSError as error:  # a folder that may only be read still opens
        log.event("keys_copy_not_written", reason=error.errno or 0)


def _worst(found: list[Trouble]) -> Trouble:
    order = ("keys_damaged", "keys_unreadable", "keys_missing")
    return min(found, key=lambda trouble: order.index(trouble.code))
