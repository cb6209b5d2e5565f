"""What opens of people, settings and patterns. Each page is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.ui import labels
from lado_desktop.ui.asking_why import after_reason
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.contact import ContactPage
from lado_desktop.ui.widgets.frame import Frame

OpenRecord = Callable[[Any, int], None]  # the class of its page, its id
Show = Callable[[QWidget], None]


class PeopleOpenings:
    """`open_record` opens the page of a record once, `show` puts a page on top of where one is."""

    def __init__(self, office: Office, frame: Frame, open_record: OpenRecord, show: Show) -> None:
        self._office, self._parent, self._open_record, self._show = office, frame, open_record, show

    def listeners(self) -> dict[str, Callable[..., None]]:
        """Who answers which signal of a page."""
        return {
            "person_opened": self.open_person,
            "setting_opened": self.open_setting,
            "contact_about_wanted": self.new_contact,
            "pattern_opened": self.go_to_pattern,
            "thresholds_wanted": self.open_thresholds,
            "merge_wanted": self.open_merge,
            "twins_wanted": self.open_twins,
        }

    def open_person(self, person_id: int) -> None:
        from lado_desktop.ui.pages.on_record import PersonPage

        self._open_record(PersonPage, person_id)

    def open_setting(self, setting_id: int) -> None:
        from lado_desktop.ui.pages.on_record import SettingPage

        self._open_record(SettingPage, setting_id)

    def open_merge(self, kind: str, record: int, other: int) -> None:
        """Two records side by side, each opened only after a reason where it is restricted."""
        from lado_desktop.ui.pages.merging import MergePage

        def opened() -> None:
            self._show(MergePage(self._office, kind, record, other))

        after_reason(
            self._office,
            self._parent,
            kind,
            record,
            lambda: after_reason(self._office, self._parent, kind, other, opened) if other else opened(),
        )

    def open_twins(self) -> None:
        from lado_desktop.ui.pages.merging import TwinsPage

        self._show(TwinsPage(self._office))

    def go_to_pattern(self, rule_id: int, subject_id: int) -> None:
        self._parent.go("patterns", below=True)
        page: Any = self._parent.pages.page("patterns")
        page.go_to(rule_id, subject_id)

    def count_patterns(self, count: int) -> None:
        """The number of those to look at, in the rail."""
        self._parent.rail.buttons["patterns"].set_count(count, says=f"{count} to look at")

    def open_thresholds(self) -> None:
        self._show(rules_page(self._office))

    def new_contact(self, kind: str, record: int) -> None:
        """A new contact about a person, or about somebody at a setting."""
        try:
            adult = self._adult(kind, record)
        except Trouble as trouble:
            self._office.asker.tell(self._parent, "It was not opened", labels.sentence(trouble))
            return
        page = ContactPage(self._office)
        page.begin_about(adult)
        self._show(page)

    def _adult(self, kind: str, record: int) -> AdultDraft:
        desk = self._office.desk
        if kind == "person":
            return desk.people.as_adult(record)
        setting = desk.settings.again(record).setting
        return AdultDraft(setting_name=setting.name, sector=setting.sector)


def person_page(office: Office, person_id: Any) -> Any:
    from lado_desktop.ui.pages.on_record import PersonPage

    return PersonPage(office, person_id)


def setting_page(office: Office, setting_id: Any) -> Any:
    from lado_desktop.ui.pages.on_record import SettingPage

    return SettingPage(office, setting_id)


def rules_page(office: Office, _record: Any = None) -> Any:
    from lado_desktop.ui.pages.patterns import RulesPage

    return RulesPage(office)


KEPT: Final[Mapping[str, tuple[Callable[[Office, Any], Any], str]]] = {
    "person": (person_page, "people"),
    "setting": (setting_page, "settings"),
    "pattern_rules": (rules_page, "patterns"),
}
"""How what is typed on these pages is taken up again, by the name of the form."""
