"""A workbook that is a zip (xlsx, xlsm, ods), checked part by part while unpacking, before any parser sees it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lado_desktop.errors import Damaged, Refused
from lado_desktop.services.exchange import guard
from lado_desktop.services.exchange.sheet_xml import Extent

MOST_PARTS = 1_000
LARGEST_PART = 512 << 20
LARGEST_WHOLE = 768 << 20
SUSPICIOUS_SIZE = 64 << 20
SUSPICIOUS_RATIO = 150

_CHUNK = 4 << 20
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_REPEAT = re.compile(rb"number-(?:rows|columns)-repeated=[\"'](\d+)[\"']")


@dataclass(frozen=True)
class Package:
    """A zip that passed: `family` is `xlsx` or `ods`, `extents` are by the path of the worksheet's part."""

    archive: zipfile.ZipFile
    family: str
    extents: Mapping[str, Extent]


def open_package(content: bytes) -> Package:
    """Unpack every part once, keeping nothing; `Refused` or `Damaged` with the reason."""
    archive = _open(content)
    parts = archive.infolist()
    family = _family({part.filename for part in parts})
    if len(parts) > MOST_PARTS:
        raise Refused("sheet_many_parts")
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise Refused("sheet_twin_parts")
    extents: dict[str, Extent] = {}
    unpacked = 0
    for part in parts:
        if part.flag_bits & 1:
            raise Refused("sheet_password")
        extent = extents.setdefault(part.filename, Extent()) if _is_worksheet(part.filename) else None
        unpacked = _check_part(archive, part, unpacked, extent)
    for number, extent in enumerate(extents.values(), start=1):
        guard.grid(number, extent.rows, extent.columns)
    return Package(archive, family, extents)


def _open(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except _FAULTS as error:
        raise Damaged("sheet_damaged") from error


def _family(names: set[str]) -> str:
    if "xl/workbook.xml" in names or any(name.endswith("/workbook.xml") for name in names):
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Refused("sheet_xlsb")
    if "content.xml" in names:
        return "ods"
    raise Refused("sheet_foreign")


def _is_worksheet(name: str) -> bool:
    return "worksheets/" in name and name.endswith(".xml")


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, unpacked: int, extent: Extent | None) -> int:
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    size, tail = 0, b""
    for chunk in _chunks(archive, part):
        if is_xml and not size and chunk.startswith(_UTF16):
            raise Refused("sheet_utf16")
        size += len(chunk)
        _weigh(part, size, unpacked + size)
        if is_xml and b"<!" in tail + chunk and _DECLARATION.search(tail + chunk):
            raise Refused("sheet_dtd")
        if extent is not None:
            extent.take(chunk)
        elif part.filename == "content.xml":
            _weigh_repeats(tail + chunk)
        tail = chunk[-64:]
    return unpacked + size


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    except _FAULTS as error:
        raise Damaged("sheet_damaged") from error


def _weigh(part: zipfile.ZipInfo, size: int, whole: int) -> None:
    is_bomb = size > SUSPICIOUS_SIZE and size > SUSPICIOUS_RATIO * max(part.compress_size, 1)
    if is_bomb or size > LARGEST_PART or whole > LARGEST_WHOLE:
        raise Refused("sheet_unpacks_large")


def _weigh_repeats(text: bytes) -> None:
    """LibreOffice repeats empty cells to the end of the grid; nobody repeats further."""
    if any(len(number) > 7 or int(number) > guard.MOST_ROWS for number in _REPEAT.findall(text)):
        raise Refused("sheet_off_grid")
