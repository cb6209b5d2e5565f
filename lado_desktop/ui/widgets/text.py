"""Words on the screen: plain text always, by role (how large) and tone (what it means)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lado_desktop.ui import plain
from lado_desktop.ui.theme import current, px
from lado_desktop.ui.widgets.chips import TONE_ICONS
from lado_desktop.ui.widgets.layout import fit, growing, hbox

NARROWEST = 48


def restyled(widget: QWidget) -> None:
    """Let the style sheet look at a property of `widget` again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Text(QLabel):
    """Words in a role (display, h1, h2, h3, strong, body, read, muted, caption, label, key) and a tone."""

    def __init__(self, words: str = "", role: str = "body", tone: str = "", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(words)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def set_tone(self, tone: str) -> None:
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyled(self)

    def minimumSizeHint(self) -> QSize:
        """Qt reports the height of a column one word wide, and pages would scroll with nothing below."""
        if not self.wordWrap():
            return super().minimumSizeHint()
        self.ensurePolished()
        return QSize(px(NARROWEST), self.fontMetrics().height())


class Elide(Text):
    """One line that gives way: it ends in an ellipsis and shows all of it in its tip.

    It asks for no width at all, or where it is `hugging` for that of its words.
    """

    def __init__(self, words: str = "", role: str = "caption", tone: str = "", *, hugging: bool = False) -> None:
        super().__init__(words, role, tone)
        across = QSizePolicy.Policy.Preferred if hugging else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if (tip := plain.tip(self.text()) if words != self.text() else "") != self.toolTip():
            self.setToolTip(tip)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), words)
        painter.end()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Glyph(QLabel):
    """An icon beside words that say the same; screen readers pass it by."""

    def __init__(self, name: str, role: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._size = size
        self.show_icon(name, role)

    def show_icon(self, name: str, role: str = "muted") -> None:
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        side = px(self._size)
        self.setPixmap(current().pixmap(self._name, self._role, side))
        self.setFixedSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()


class Status(QWidget):
    """A state as an icon, a colour and words together."""

    def __init__(self, words: str, tone: str, icon: str = "", role: str = "body", *, wrap: bool = False) -> None:
        super().__init__()
        self.words = Text(words, role, tone, wrap=wrap)
        role_of_icon = {"": "muted", "accent": "accent_text"}.get(tone, tone)
        self.glyph = Glyph(icon or TONE_ICONS.get(tone, "circle"), role_of_icon, 14 if role == "caption" else 16)
        self.setLayout(hbox(self.glyph, growing(self.words) if wrap else self.words, gap=6))


def key_cap(words: str) -> QWidget:
    """The name of a key, drawn as one."""
    return fit(Text(words, "key"), height=22)
