"""Saying something to people who listen: what a toast or the status bar shows, a screen reader speaks."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Speak `words` politely, after what is being spoken now; `widget` is where they can be seen."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
