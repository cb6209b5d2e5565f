"""Ways from a record to the people and settings it is about, for the menus of its page and of its list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import SignalInstance

from lado_desktop.ui import plain
from lado_desktop.ui.office import Office


class LeadsOn(Protocol):
    """A page from which people and settings are opened."""

    person_opened: SignalInstance
    setting_opened: SignalInstance


def subject_items(
    office: Office, page: LeadsOn, kind: str, record: int | None
) -> list[tuple[str, Callable[[], object]]]:
    """ "Open Maeve Hollorand", "Open Oak Lane"."""
    if not record:
        return []
    opened = {"person": page.person_opened, "setting": page.setting_opened}
    return [
        (f"Open {plain.face(one.name)}", partial(opened[one.kind].emit, one.id))
        for one in office.desk.subjects.of(kind, record)
    ]
