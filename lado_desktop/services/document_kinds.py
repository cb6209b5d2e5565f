"""Which files may be attached, how their content is told, and how they can be shown inside the program.

A file that could act when somebody opens it (a program, a script, a shortcut, a web page, a document with macros) is
not taken. An ending is believed only when the bytes begin as such a file does.
"""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lado_desktop.errors import Refused

MOST_BYTES: Final = 25 * 1024 * 1024
MACROS: Final = "vbaproject.bin"
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TEXT_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Kind:
    """A type of file: how its bytes begin (`at` bytes in), and what shows it: "pdf", "picture", "text" or nothing."""

    media_type: str
    starts: tuple[bytes, ...] = ()
    at: int = 0
    shown_as: str = ""
    is_zip: bool = False


PICTURE: Final = "picture"
KINDS: Final[dict[str, Kind]] = {
    "pdf": Kind("application/pdf", (b"%PDF-",), shown_as="pdf"),
    "png": Kind("image/png", (b"\x89PNG\r\n\x1a\n",), shown_as=PICTURE),
    "jpg": Kind("image/jpeg", (b"\xff\xd8\xff",), shown_as=PICTURE),
    "gif": Kind("image/gif", (b"GIF87a", b"GIF89a"), shown_as=PICTURE),
    "webp": Kind("image/webp", (b"WEBP",), at=8),
    "tif": Kind("image/tiff", (b"II*\x00", b"MM\x00*")),
    "heic": Kind("image/heic", (b"ftyp",), at=4),
    "txt": Kind("text/plain", shown_as="text"),
    "csv": Kind("text/csv", shown_as="text"),
    "eml": Kind("message/rfc822", shown_as="text"),
    "rtf": Kind("application/rtf", (b"{\\rtf",)),
    "docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", is_zip=True),
    "xlsx": Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", is_zip=True),
    "pptx": Kind("application/vnd.openxmlformats-officedocument.presentationml.presentation", is_zip=True),
    "odt": Kind("application/vnd.oasis.opendocument.text", is_zip=True),
    "ods": Kind("application/vnd.oasis.opendocument.spreadsheet", is_zip=True),
    "doc": Kind("application/msword", (OLD_OFFICE,)),
    "xls": Kind("application/vnd.ms-excel", (OLD_OFFICE,)),
    "msg": Kind("application/vnd.ms-outlook", (OLD_OFFICE,)),
    "mp3": Kind("audio/mpeg", (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "wav": Kind("audio/wav", (b"WAVE",), at=8),
    "m4a": Kind("audio/mp4", (b"ftyp",), at=4),
    "mp4": Kind("video/mp4", (b"ftyp",), at=4),
}
SAME: Final = {"jpeg": "jpg", "tiff": "tif", "heif": "heic"}


def ending_of(name: str) -> str:
    """What stands after the last dot, in lower case; "" where there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.casefold() if dot and stem else ""


def endings() -> tuple[str, ...]:
    """Every ending that is taken."""
    return tuple(sorted({*KINDS, *SAME}))


def kind_of(name: str) -> Kind:
    """The kind of a file of this name. Refused: "document_type"."""
    ending = ending_of(name)
    try:
        return KINDS[SAME.get(ending, ending)]
    except KeyError:
        raise Refused("document_type") from None


def check(name: str, body: bytes) -> Kind:
    """The kind of a file that may be attached.

    Refused: "document_empty", "document_too_large" (with `most`, in MiB), "document_type", "document_differs" when the
    bytes are not what the ending says, "document_macros".
    """
    if not body:
        raise Refused("document_empty")
    if len(body) > MOST_BYTES:
        raise Refused("document_too_large", most=MOST_BYTES // (1024 * 1024))
    kind = kind_of(name)
    if kind.is_zip:
        _check_zip(body)
    elif kind.starts:
        if not body[kind.at :].startswith(kind.starts):
            raise Refused("document_differs")
    elif b"\x00" in body and not body.startswith(TEXT_MARKS):
        raise Refused("document_differs")
    return kind


def _check_zip(body: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(body)) as parts:
            names = [name.casefold() for name in parts.namelist()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Refused("document_differs") from None
    if any(name.rpartition("/")[2] == MACROS or name.startswith(("basic/", "scripts/")) for name in names):
        raise Refused("document_macros")
