"""Which worksheet part belongs to which sheet name of an xlsx; only ever run in the child process, after the guard."""

from __future__ import annotations

import posixpath
import zipfile
from xml.etree import ElementTree as ET

_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def parts_by_name(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name -> path of its part; empty when the workbook is put together in an unusual way."""
    main = next((name for name in archive.namelist() if name.endswith("xl/workbook.xml")), "")
    folder = posixpath.dirname(main)
    try:
        targets = _targets(archive.read(f"{folder}/_rels/workbook.xml.rels"))
        sheets = ET.fromstring(archive.read(main)).iter()  # noqa: S314 - the guard has refused every DTD and entity before
        found = {
            item.get("name", ""): posixpath.normpath(posixpath.join(folder, targets[item.get(_REL, "")]))
            for item in sheets
            if item.tag.endswith("}sheet") and item.get(_REL) in targets
        }
    except (KeyError, ET.ParseError):
        return {}
    return {name: path.lstrip("/") for name, path in found.items()}


def _targets(relations: bytes) -> dict[str, str]:
    root = ET.fromstring(relations)  # noqa: S314 - as above
    return {item.get("Id", ""): item.get("Target", "") for item in root}
