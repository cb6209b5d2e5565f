"""The form of a meeting: what it asks (`form.py`), and the lists inside it (`lines.py`)."""

from __future__ import annotations

from lado_desktop.ui.forms.meeting.form import HEADING, MeetingForm

__all__ = ["HEADING", "MeetingForm"]
