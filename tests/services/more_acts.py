"""More of what an officer does: people, notes, documents, decisions. See `acts`. Restrictions are never undone."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from lado_desktop.services.chronology_drafts import EntryDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.merge_drafts import MergeDraft
from lado_desktop.services.person_drafts import NameDraft, RoleDraft
from tests.services.acts import ACTS, a_case, a_contact, act, day, text

__all__ = ["ACTS"]


def a_person(desk: Desk, chance: Random) -> int | None:
    rows = desk.people.listing()
    return chance.choice(rows).id if rows else None


@act
def change_person(desk: Desk, chance: Random) -> object:
    if (person_id := a_person(desk, chance)) is None:
        return None
    draft = desk.people.again(person_id).person
    names = chance.choice(((), draft.names, (*draft.names, NameDraft(kind="known_as", name=f"Mo {chance.random()}"))))
    return desk.people.save(
        replace(draft, names=names, address=text(chance), needs_interpreter=chance.choice((None, True, False)))
    )


@act
def save_role(desk: Desk, chance: Random) -> object:
    if (person_id := a_person(desk, chance)) is None:
        return None
    role = RoleDraft(person_id=person_id, setting_name=chance.choice(("Oak Lane", "Elm House")), job_title="Coach")
    return desk.people.save_role(replace(role, started=day(chance)))


@act
def merge_people(desk: Desk, chance: Random) -> object:
    rows = desk.people.listing()
    if len(rows) < 2:
        return None
    kept, gone = chance.sample([row.id for row in rows], 2)
    return desk.merging.merge(MergeDraft(kind="person", kept_id=kept, gone_id=gone, reason="The same address"))


@act
def part_people(desk: Desk, chance: Random) -> object:
    merged = [merge.id for row in desk.people.listing() for merge in desk.merging.merges("person", row.id)]
    return desk.merging.part("person", chance.choice(merged)) if merged else None


@act
def write_entry(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    known = [line.entry for line in desk.chronology.again("case", case_id).lines if line.entry]
    draft = chance.choice([EntryDraft(case_id=case_id), *known])
    return desk.chronology.save(replace(draft, happened_on=day(chance), text="Rang back.", source=text(chance)))


@act
def remove_entry(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    known = [line.entry.id for line in desk.chronology.again("case", case_id).lines if line.entry and line.entry.id]
    return desk.chronology.remove(chance.choice(known)) if known else None  # type: ignore[func-returns-value]


@act
def attach_document(desk: Desk, chance: Random) -> object:
    if (contact_id := a_contact(desk, chance)) is None:
        return None
    return desk.documents.add("contact", contact_id, "note.txt", chance.choice((b"Seen.", b"Not seen.")))


@act
def remove_document(desk: Desk, chance: Random) -> object:
    if (contact_id := a_contact(desk, chance)) is None:
        return None
    known = desk.documents.of("contact", contact_id)
    return desk.documents.remove(chance.choice(known).id) if known else None  # type: ignore[func-returns-value]


@act
def record_decision(desk: Desk, chance: Random) -> object:
    if (contact_id := a_contact(desk, chance)) is None:
        return None
    draft = desk.thresholds.next_draft(desk.thresholds.again(contact_id))
    return desk.thresholds.record(replace(draft, decision="not_met_advice", rationale=f"No: {chance.random()}"))
