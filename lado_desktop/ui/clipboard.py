"""The clipboard: what is copied from records goes there in one way, and is taken away again when the tracker locks.

Rows go as text and as a table. In the text a cell that begins like a formula has an apostrophe before it, which
spreadsheets take for "this is text" and do not show; in the table every cell says itself that it is text.
"""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from lado_desktop.services.safe_text import safe

_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'
QUIET: Final = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\0",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
}
"""Asks programs that keep what is copied not to keep this."""
OURS: Final = "application/x-lado-desktop"
CELL: Final = '<td style=\'mso-number-format:"\\@"\' sdnum="0;0;@">'


def put(text: str) -> None:
    """Words to be pasted anywhere."""
    _put(_quiet(), text)


def put_rows(text: str) -> None:
    """Rows of cells parted by tabs, for a spreadsheet or a letter."""
    lines = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    rows = "".join(f"<tr>{''.join(f'{CELL}{escape(cell)}</td>' for cell in line)}</tr>" for line in lines)
    data = _quiet()
    data.setHtml(f'<meta charset="utf-8"><table>{rows}</table>')
    _put(data, "\n".join("\t".join(map(safe, line)) for line in lines) + "\n")


def forget() -> None:
    """Take away what was copied here; what another program put there stays."""
    there = QGuiApplication.clipboard()
    held: QMimeData | None = there.mimeData()  # None where the platform holds nothing
    if there.ownsClipboard() or (held is not None and held.hasFormat(OURS)):
        there.clear()


def _quiet() -> QMimeData:
    data = QMimeData()
    data.setData(OURS, b"1")
    for kind, content in QUIET.items():
        data.setData(kind, content)
    return data


def _put(data: QMimeData, text: str) -> None:
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
