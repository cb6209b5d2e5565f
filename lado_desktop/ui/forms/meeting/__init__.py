"""The form of a meeting."""

from __future__ import annotations

from lado_desktop.ui.forms.meeting.form import MeetingForm

__all__ = ["MeetingForm"]
