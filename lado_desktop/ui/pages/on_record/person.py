"""One person: who they are, what they do where, and every record they appear in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lado_desktop.services.person_drafts import PersonDraft, RoleDraft
from lado_desktop.ui.dates import long_date, short_date
from lado_desktop.ui.forms.person import PersonForm
from lado_desktop.ui.forms.role import RoleForm
from lado_desktop.ui.pages.on_record.lines import Lines
from lado_desktop.ui.pages.on_record.page import KeyFact, OnRecordPage
from lado_desktop.ui.widgets.chips import ChipLook
from lado_desktop.ui.widgets.list_card import ListCard
from lado_desktop.ui.widgets.side_parts import Edited, Editor

NAMES = {"known_as": "Known as", "former": "Former names", "spelling": "Other spellings"}
SAYS = {True: "Yes", False: "No", None: ""}


class PersonPage(OnRecordPage):
    """Everything about one adult."""

    kept_form = "person"
    kind = "person"
    noun = "person"

    @property
    def _service(self) -> Any:
        return self._office.desk.people

    @property
    def _person(self) -> PersonDraft:
        person: PersonDraft = self._page.person
        return person

    @property
    def _number(self) -> int:
        return self._person.id or 0

    @property
    def _head(self) -> tuple[str, str, Sequence[ChipLook]]:
        roles: tuple[RoleDraft, ...] = self._page.roles
        now = [role for role in roles if role.ended is None][:2]
        line = "; ".join(", ".join(part for part in (role.job_title, role.setting_name) if part) for role in now)
        return f"{self._person.reference} {self._person.name}", line, list(self._chips())

    def _chips(self) -> Iterator[ChipLook]:
        if self._page.is_aged_16_or_17:
            yield ChipLook(f"Aged {self._page.age}", "warn", "circle-alert")
        cases = [one for one in self._page.appearances if one.kind == "case" and one.part == "adult"]
        if count := sum(one.is_open for one in cases):
            yield ChipLook("Open case" if count == 1 else f"{count} open cases", "accent", "circle-dot")

    @property
    def _key_facts(self) -> Sequence[KeyFact]:
        contacts = [one for one in self._page.appearances if one.kind == "contact" and one.part == "adult"]
        cases = [one for one in self._page.appearances if one.kind == "case" and one.part == "adult"]
        live = [pattern for pattern in self._page.patterns if pattern.put_aside is None]
        born, age = self._person.date_of_birth, self._page.age
        last = f"The latest {short_date(contacts[0].day)}" if contacts else ""
        return [
            ("Born", short_date(born) or "Not recorded", f"{age} years old" if born else self._person.age_note),
            ("Contacts about them", f"{len(contacts):,}", last),
            ("Cases", f"{len(cases):,}", f"{sum(one.is_open for one in cases)} open" if cases else ""),
            ("Patterns", f"{len(live):,}", "Counts, not a judgement" if live else ""),
        ]

    @property
    def _facts(self) -> Sequence[tuple[str, str]]:
        person, lists = self._person, self._office.desk.lists
        names = {label: self._named(kind) for kind, label in NAMES.items()}
        body = lists.label("body", person.registration_body)
        dbs = ", ".join(part for part in (person.dbs_certificate, short_date(person.dbs_issued_on)) if part)
        said = {
            **names,
            "Address": person.address,
            "Sex": lists.label("sex", person.sex),
            "Gender": person.gender,
            "Ethnicity": lists.label("ethnicity", person.ethnicity),
            "Disability": person.disability,
            "Languages": person.language,
            "Interpreter": SAYS[person.needs_interpreter],
            "Characteristics": person.characteristics,
            "DBS certificate": dbs,
            "Registration": " ".join(part for part in (body, person.registration) if part),
            "Other work": person.other_work,
            "Previous concerns": person.previous_concerns,
            "Low-level concerns": person.low_level_concerns,
            "Own children": "\n".join(self._children()),
            "Notes": person.notes,
        }
        return [(name, words) for name, words in said.items() if words]

    def _named(self, kind: str) -> str:
        return ", ".join(name.name for name in self._person.names if name.kind == kind)

    def _children(self) -> Iterator[str]:
        for child in self._person.children:
            told = {True: "social care was told", False: "social care was not told", None: ""}
            born = f"born {long_date(child.date_of_birth)}" if child.date_of_birth else ""
            parts = (child.name, child.relationship_to_adult, born, told[child.is_shared_with_social_care])
            yield ", ".join(part for part in parts if part)

    @property
    def _editors(self) -> Mapping[str, Editor]:
        return {"person": self._edited_person, "role": self._edited_role}

    def _edited_person(self, _part_id: Any) -> Edited:
        return Edited("Facts of the person", PersonForm(self._office, self._person))

    def _edited_role(self, part_id: Any) -> Edited:
        people = self._office.desk.people
        new = RoleDraft(person_id=self.kept_record)
        role = next((one for one in self._page.roles if part_id is not None and one.id == part_id), new)
        form = RoleForm(self._office, role, people.setting_names())
        if (role_id := role.id) is None:
            return Edited("New role", form)
        return Edited("Role", form, lambda: people.remove_role(role_id))

    def _own_card(self) -> ListCard:
        card = ListCard("Roles", "No role is recorded.", "Add", "Add a role", "R")
        card.opened.connect(lambda role_id: self.parts.edit("role", role_id))
        card.added.connect(lambda: self.parts.edit("role"))
        return card

    def _show_own(self, lines: Lines) -> None:
        self.own.show_items([lines.role(role) for role in self._page.roles])
