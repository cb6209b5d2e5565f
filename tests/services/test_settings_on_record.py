"""One setting: its facts, who works there, what was recorded about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lado_desktop.errors import Invalid, NotFound
from lado_desktop.services.contact_drafts import AdultDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.merge_drafts import MergeDraft
from lado_desktop.services.setting_drafts import OtherNameDraft, SettingContactDraft, SettingDraft

from .drafts import about, contact

EVERYTHING = SettingDraft(
    name="Oak Lane Primary",
    names=(OtherNameDraft(name="Oak Lane Infants"),),
    sector="school_primary",
    phase="primary",
    ownership="academy",
    urn="123456",
    operator="Bright Trust",
    address="Oak Lane",
    local_authority="Northmere",
    placing_authorities="Southmere, Westmarsh",
    regulator="Ofsted",
    contact_details="office@example.org",
    contacts=(
        SettingContactDraft(part="safeguarding_lead", name="Pat Headley", phone="01632 960001", email="p@example.org"),
        SettingContactDraft(part="chair", name="Sam Chair"),
    ),
    notes="x",
)


def made(desk: Desk, name: str = "Oak Lane", **more: object) -> int:
    desk.contacts.save(about("Alex Example", setting_name=name, job_title="Teacher", **more))
    with desk.tracker.inspecting() as connection:
        return int(connection.execute("SELECT id FROM setting WHERE name = ?", (name,)).fetchone()[0])


def plain(draft: SettingDraft) -> SettingDraft:
    return replace(
        draft,
        id=None,
        names=tuple(replace(name, id=None) for name in draft.names),
        contacts=tuple(replace(one, id=None) for one in draft.contacts),
    )


def test_every_fact_of_a_setting_is_stored_and_read_back(desk: Desk) -> None:
    setting = made(desk)
    desk.settings.save(replace(EVERYTHING, id=setting))
    stored = desk.settings.page(setting).setting
    assert plain(stored) == EVERYTHING
    desk.settings.save(replace(stored, contacts=stored.contacts[1:]))
    assert desk.settings.page(setting).setting.contacts == stored.contacts[1:]


def test_a_setting_is_found_again_by_a_name_it_had(desk: Desk) -> None:
    setting = made(desk)
    desk.settings.save(replace(EVERYTHING, id=setting))
    desk.contacts.save(about("Chris Sample", setting_name="oak lane INFANTS"))
    assert len(desk.settings.page(setting).workers) == 2


@pytest.mark.parametrize(
    ("change", "problems"),
    [
        ({"name": ""}, {"name": "name_missing"}),
        ({"name": "elm HOUSE"}, {"name": "setting_there"}),
        ({"phase": "nonsense"}, {"phase": "unknown_choice"}),
        ({"contacts": (SettingContactDraft(part="chair"),)}, {"contacts.1.name": "name_missing"}),
        ({"names": (OtherNameDraft(name=" "),)}, {"names.1.name": "name_missing"}),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, change: dict[str, object], problems: dict[str, str]) -> None:
    setting = made(desk)
    made(desk, "Elm House")
    with pytest.raises(Invalid) as refused:
        desk.settings.save(replace(EVERYTHING, id=setting, **change))  # type: ignore[arg-type]  # fields of a setting
    assert refused.value.problems == problems
    assert desk.settings.again(setting).setting.name == "Oak Lane"


def test_those_who_work_there_and_every_contact_and_case_are_on_its_page(desk: Desk) -> None:
    setting = made(desk, date_of_birth=date(1990, 1, 1))
    desk.cases.open_from(1)
    desk.contacts.save(
        contact(received_on=date(2025, 5, 1), adults=(AdultDraft(name="Cy Ash", setting_name="Oak Lane"),))
    )
    page = desk.settings.page(setting)
    assert [(worker.name, worker.job_title) for worker in page.workers] == [("Cy Ash", ""), ("Alex Example", "Teacher")]
    assert [(one.kind, one.id) for one in page.appearances] == [("contact", 1), ("case", 1), ("contact", 2)]
    assert [(line.month, line.contacts) for line in page.months] == [(date(2026, 5, 1), 1), (date(2025, 5, 1), 1)]


def test_a_list_counts_the_contacts_of_twelve_months(desk: Desk) -> None:
    setting = made(desk)
    for day in (date(2025, 5, 18), date(2025, 5, 19)):
        desk.contacts.save(contact(received_on=day, adults=(AdultDraft(name="Cy Ash", setting_name="Oak Lane"),)))
    [row] = desk.settings.rows([setting])
    assert (row.contacts, row.last_contact_on, row.open_cases, row.patterns) == (2, date(2026, 5, 12), 0, 0)


def test_one_that_was_merged_is_not_listed_and_leads_to_the_kept_one(desk: Desk) -> None:
    kept, gone = made(desk), made(desk, "Oak Lane School")
    desk.merging.merge(MergeDraft(kind="setting", kept_id=kept, gone_id=gone))
    assert list(desk.settings.ids()) == [kept]
    assert desk.settings.page(gone).setting.id == kept
    with pytest.raises(NotFound):
        desk.settings.page(99)
