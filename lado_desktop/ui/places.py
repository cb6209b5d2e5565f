"""The places of the rail, in their order. Pages that are not shown at once are loaded when they are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.cases import CasesPage
from lado_desktop.ui.pages.contacts import ContactsPage
from lado_desktop.ui.widgets.rail import Place


def places(office: Office, connected: Callable[[QWidget], QWidget]) -> list[Place]:
    """Every place; `connected` gives the signals of a page their listeners."""

    def built(page: Callable[[Office], QWidget]) -> Callable[[], QWidget]:
        return lambda: connected(page(office))

    return [
        Place("contacts", "Contacts", "phone-incoming", built(ContactsPage)),
        Place("cases", "Cases", "folder", built(CasesPage)),
        Place("people", "People", "user-round", built(_people)),
        Place("settings", "Settings", "building-2", built(_settings)),
        Place("patterns", "Patterns", "layers", built(_patterns)),
        Place("reports", "Reports", "chart-no-axes-column", built(_reports)),
        Place("import", "Bring in a sheet", "file-spreadsheet", built(_import), is_low=True),
        Place("tracker", "This tracker", "hard-drive", built(_tracker), is_low=True),
    ]


def _people(office: Office) -> QWidget:
    from lado_desktop.ui.pages.people import PeoplePage

    return PeoplePage(office)


def _settings(office: Office) -> QWidget:
    from lado_desktop.ui.pages.settings import SettingsPage

    return SettingsPage(office)


def _patterns(office: Office) -> QWidget:
    from lado_desktop.ui.pages.patterns import PatternsPage

    return PatternsPage(office)


def _reports(office: Office) -> QWidget:
    from lado_desktop.ui.pages.reports import ReportsPage

    return ReportsPage(office)


def _import(office: Office) -> QWidget:
    from lado_desktop.ui.pages.import_page import ImportPage

    return ImportPage(office)


def _tracker(office: Office) -> QWidget:
    from lado_desktop.ui.pages.tracker import TrackerPage

    return TrackerPage(office)
