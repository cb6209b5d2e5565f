"""The page of one meeting."""

from __future__ import annotations

from lado_desktop.ui.pages.meeting.page import MeetingPage

__all__ = ["MeetingPage"]
