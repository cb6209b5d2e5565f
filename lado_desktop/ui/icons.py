"""Icons: Lucide's line drawings, tinted with a colour of the theme and drawn sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lado_desktop import paths


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def draw(name: str, color: QColor, size: int, dpr: float, gap: int = 0) -> QPixmap:
    """The icon `name` in `color`, `size` logical pixels square, with `gap` clear pixels at its right."""
    pixmap = QPixmap(round((size + gap) * dpr), round(size * dpr))
    pixmap.fill(Qt.GlobalColor.transparent)
    svg = _drawing(name).replace("currentColor", color.name())
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size * dpr, size * dpr))
    painter.end()
    pixmap.setDevicePixelRatio(dpr)
    return pixmap


def icon(*pixmaps: QPixmap) -> QIcon:
    """One icon that holds the same drawing for several screens."""
    found = QIcon()
    for pixmap in pixmaps:
        found.addPixmap(pixmap)
    return found
