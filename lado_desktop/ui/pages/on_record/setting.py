"""One setting or employer: what it is, who works there, and what was recorded about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lado_desktop.services.pattern_rules import first_day
from lado_desktop.services.setting_drafts import SettingDraft
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.forms.setting import SettingForm
from lado_desktop.ui.pages.on_record.lines import Lines
from lado_desktop.ui.pages.on_record.page import KeyFact, OnRecordPage
from lado_desktop.ui.widgets.chips import ChipLook
from lado_desktop.ui.widgets.list_card import ListCard
from lado_desktop.ui.widgets.side_parts import Edited, Editor


class SettingPage(OnRecordPage):
    """Everything about one setting."""

    kept_form = "setting"
    kind = "setting"
    noun = "setting"

    @property
    def _service(self) -> Any:
        return self._office.desk.settings

    @property
    def _setting(self) -> SettingDraft:
        setting: SettingDraft = self._page.setting
        return setting

    @property
    def _number(self) -> int:
        return self._setting.id or 0

    @property
    def _head(self) -> tuple[str, str, Sequence[ChipLook]]:
        setting, lists = self._setting, self._office.desk.lists
        line = [
            lists.label("sector", setting.sector),
            lists.label("phase", setting.phase),
            lists.label("ownership", setting.ownership),
        ]
        count = sum(one.is_open for one in self._page.appearances if one.kind == "case")
        words = "Open case" if count == 1 else f"{count} open cases"
        chips = [ChipLook(words, "accent", "circle-dot")] if count else []
        return setting.name, " · ".join(part for part in line if part), chips

    @property
    def _key_facts(self) -> Sequence[KeyFact]:
        found = self._page.appearances
        contacts = [one for one in found if one.kind == "contact"]
        since = first_day(self._office.desk.clock.today(), 12)
        recent = sum(one.day is not None and one.day >= since for one in contacts)
        cases = [one for one in found if one.kind == "case"]
        live = [pattern for pattern in self._page.patterns if pattern.put_aside is None]
        workers = {worker.id for worker in self._page.workers}
        return [
            ("Contacts in 12 months", f"{recent:,}", f"{len(contacts):,} in all"),
            ("Cases", f"{len(cases):,}", f"{sum(one.is_open for one in cases)} open" if cases else ""),
            ("Adults on record", f"{len(workers):,}", ""),
            ("Last contact", short_date(contacts[0].day) if contacts else "None", ""),
            ("Patterns", f"{len(live):,}", "Counts, not a judgement" if live else ""),
        ]

    @property
    def _facts(self) -> Sequence[tuple[str, str]]:
        setting, lists = self._setting, self._office.desk.lists
        contacts = [
            ", ".join(part for part in (lists.label("setting_part", one.part), one.name, one.phone, one.email) if part)
            for one in setting.contacts
        ]
        said = {
            "Other names": ", ".join(name.name for name in setting.names),
            "URN": setting.urn,
            "Operator": setting.operator,
            "Address": setting.address,
            "Local authority": setting.local_authority,
            "Placing authorities": setting.placing_authorities,
            "Regulator": setting.regulator,
            "To deal with": "\n".join(contacts),
            "Contact details": setting.contact_details,
            "Notes": setting.notes,
        }
        return [(name, words) for name, words in said.items() if words]

    @property
    def _editors(self) -> Mapping[str, Editor]:
        return {"setting": self._edited_setting}

    def _edited_setting(self, _part_id: Any) -> Edited:
        return Edited("Facts of the setting", SettingForm(self._office, self._setting))

    def _own_card(self) -> ListCard:
        card = ListCard("Adults who work or worked there", "Nobody is recorded.")
        card.opened.connect(lambda place: self.person_opened.emit(self._page.workers[place].id))
        return card

    def _show_own(self, lines: Lines) -> None:
        self.own.show_items([lines.worker(place, worker) for place, worker in enumerate(self._page.workers)])
