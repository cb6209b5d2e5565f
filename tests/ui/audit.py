"""What every page must pass: each control has a name, nothing is clipped, every word is plain text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from lado_desktop.ui.widgets.text import Elide


def visible(root: QWidget) -> Iterator[QWidget]:
    return (widget for widget in [root, *root.findChildren(QWidget)] if widget.isVisible())


def describe(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {text!r}" if text else type(widget).__name__


def is_inner(widget: QWidget) -> bool:
    """Parts of spin boxes and editable combo boxes are named by what they are parts of."""
    return isinstance(widget, QLineEdit) and isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)


def unnamed(root: QWidget) -> list[str]:
    """Visible controls the keyboard can reach that a screen reader has no name for."""
    return [
        describe(widget)
        for widget in visible(root)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_inner(widget) and not _is_named(widget)
    ]


def _is_named(widget: QWidget) -> bool:
    found = QAccessible.queryAccessibleInterface(widget)
    labelled = bool(found.relations(QAccessible.RelationFlag.Label))
    if isinstance(widget, QComboBox):  # on Linux its name is always what is chosen
        return labelled
    return labelled or bool(found.text(QAccessible.Text.Name).strip())


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their words need, and parts that reach out of what they stand in."""
    words = [f"{describe(widget)} needs more room" for widget in visible(root) if _is_short_of_room(widget)]
    return words + [f"{describe(widget)} reaches out" for widget in visible(root) if _reaches_out(root, widget)]


def _is_short_of_room(widget: QWidget) -> bool:
    if isinstance(widget, QPushButton):
        return bool(widget.text()) and widget.width() < widget.sizeHint().width()
    if not isinstance(widget, QLabel) or isinstance(widget, Elide) or not widget.text():
        return False
    if widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    return widget.width() < widget.sizeHint().width() or widget.height() < widget.fontMetrics().height()


def _reaches_out(root: QWidget, widget: QWidget) -> bool:
    """Sideways everywhere; up and down only outside of what scrolls."""
    if widget is root or not isinstance(widget, QLabel | QPushButton | QLineEdit | QComboBox) or is_inner(widget):
        return False
    above = widget.parentWidget()
    box = QRect(widget.mapTo(above, QPoint(0, 0)), widget.size()) if above else widget.rect()
    while above:
        if isinstance(above, QHeaderView):
            return False  # a header scrolls with its table
        is_scrolled = isinstance(above.parentWidget(), QAbstractScrollArea)
        if box.left() < 0 or box.right() > above.width() or (not is_scrolled and box.bottom() > above.height()):
            return True
        if is_scrolled and not isinstance(above.parentWidget(), QScrollArea):
            return False  # cells of tables scroll both ways
        if is_scrolled or above is root or above.isWindow():
            break
        box = QRect(above.mapToParent(box.topLeft()), box.size())
        above = above.parentWidget()
    return False


def rich(root: QWidget) -> list[str]:
    """Labels that would read what is in a record as markup."""
    return [
        describe(label)
        for label in root.findChildren(QLabel)
        if label.text() and label.textFormat() != Qt.TextFormat.PlainText
    ]


def faults(root: QWidget) -> list[str]:
    """All of the above, once layouts have settled."""
    for _ in range(3):
        QApplication.processEvents()
    return (
        [f"no name: {name}" for name in unnamed(root)] + clipped(root) + [f"rich text: {name}" for name in rich(root)]
    )
