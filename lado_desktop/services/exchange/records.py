"""One row of a sheet becomes records: a contact with its adult and children, and, where the row says so, a case."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from lado_desktop.models.bulk import Bulk
from lado_desktop.models.tables import (
    Child,
    Contact,
    ContactAdult,
    ContactCategory,
    ContactChild,
    ContactNature,
    ImportedRow,
    ThresholdDecision,
    ThresholdLimb,
)
from lado_desktop.services.exchange.case_records import Adult, add_case, codes, day, speaks_of_case
from lado_desktop.services.exchange.fields import FIELDS
from lado_desktop.services.exchange.known import Known
from lado_desktop.services.exchange.reading import FieldValue, SheetRow
from lado_desktop.services.folding import person_key

# column of the contact: field of the sheet; those of one name go together by themselves, notes are put together below
PLAIN: Final = {
    **{key: key for key in FIELDS if key in Contact.__table__.columns and key != "notes"},
    "received_on": "received",
    "received_at": "received_time",
    "handled_by": "officer",
    "incident_from": "incident",
    "employer_aware_on": "employer_aware",
    "first_response_on": "first_response",
}
ADULT: Final = ("adult_name", "setting_name", "adult_job", "sector")
CASE_DAYS: Final = ("case_opened", "concluded", "closed", "next_review")
SEVERAL: Final = re.compile(r"\s*(?:[;\n,&+]|\band\b|(?<=\))\s*/)\s*")
AGED: Final = re.compile(r"^(?P<name>.*?)\s*\((?P<age>[^()]*)\)\s*$")


def add_contact(bulk: Bulk, known: Known, row: SheetRow, batch: int) -> int:
    """Gather all records of one row; returns the number of its contact."""
    values = row.values
    adult = _adult(known, values)
    case = add_case(bulk, adult, row) if speaks_of_case(row) else None
    contact = bulk.add(
        Contact,
        **{column: values.get(field) for column, field in PLAIN.items() if values.get(field) is not None},
        referrer_id=known.referrer(
            _text(values, "referrer_name"), _code(values, "referrer_agency"), _text(values, "referrer_job")
        ),
        disposal="opened_case" if case else None,
        notes=notes(row),
        case_id=case,
    )
    if any(values.get(field) for field in ADULT):
        bulk.add(
            ContactAdult,
            contact_id=contact,
            known="named" if adult.person else "not_named",
            person_id=adult.person,
            setting_id=adult.setting,
            job_title=adult.job_title,
            sector=adult.sector,
        )
    _add_children(bulk, contact, _text(values, "child"))
    _add_codes(bulk, contact, values)
    _add_decision(bulk, contact, values, is_case=case is not None)
    _keep_row(bulk, contact, row, batch)
    return contact


def notes(row: SheetRow) -> str:
    """What the sheet said beyond the fields: its own notes, then each kept column under its heading."""
    kept = [f"{heading}: {text}" for heading, text in (row.kept or {}).items()]
    days = [] if speaks_of_case(row) else [_said_day(row, field) for field in CASE_DAYS]
    return "\n".join(part for part in (_text(row.values, "notes"), *kept, *days) if part)


def _said_day(row: SheetRow, field: str) -> str:
    """A day that only a case has a place for, in words."""
    found = day(row.values.get(field))
    return f"{FIELDS[field].label}: {found.isoformat()}" if found else ""


def _adult(known: Known, values: Mapping[str, FieldValue]) -> Adult:
    name, sector, job = _text(values, "adult_name"), _code(values, "sector"), _text(values, "adult_job")
    born = day(values.get("adult_date_of_birth"))
    setting = known.setting(_text(values, "setting_name"), sector)
    person = known.person(name, born, _code(values, "adult_sex"), _code(values, "adult_ethnicity")) if name else None
    if person:
        known.role(person, setting, job, sector)
    return Adult(person, setting, job, sector)


def _add_children(bulk: Bulk, contact: int, said: str) -> None:
    for text in SEVERAL.split(said):
        if not text.strip():
            continue
        aged = AGED.match(text)
        name = (aged["name"] if aged else text).strip() or text.strip()
        child = bulk.add(Child, name=name, sort_key=person_key(name), age_note=aged["age"].strip() if aged else "")
        bulk.add(ContactChild, contact_id=contact, child_id=child)


def _add_codes(bulk: Bulk, contact: int, values: Mapping[str, FieldValue]) -> None:
    for position, category in enumerate(codes(values, "category"), 1):
        bulk.add(ContactCategory, contact_id=contact, position=position, category=category)
    for nature in codes(values, "nature"):
        bulk.add(ContactNature, contact_id=contact, nature=nature)


def _add_decision(bulk: Bulk, contact: int, values: Mapping[str, FieldValue], *, is_case: bool) -> None:
    limbs = codes(values, "limb")
    decision = _code(values, "threshold") or ("met_oversight" if is_case and limbs else None)
    if decision is None:
        return
    number = bulk.add(
        ThresholdDecision,
        contact_id=contact,
        decision=decision,
        rationale=_text(values, "threshold_rationale"),
        decided_by=_text(values, "officer") or _text(values, "taken_by"),
        decided_on=values["received"],
    )
    for limb in limbs:
        bulk.add(ThresholdLimb, threshold_decision_id=number, limb=limb)


def _keep_row(bulk: Bulk, contact: int, row: SheetRow, batch: int) -> None:
    original = json.dumps(dict(row.original or {}), ensure_ascii=False)
    for sheet, number, text in ((row.sheet, row.row_number, original), *((*place, "") for place in row.joined)):
        bulk.add(ImportedRow, import_batch_id=batch, sheet=sheet, row_number=number, original=text, contact_id=contact)


def _text(values: Mapping[str, FieldValue], field: str) -> str:
    found = values.get(field)
    return found if isinstance(found, str) else ""


def _code(values: Mapping[str, FieldValue], field: str) -> str | None:
    return _text(values, field) or None
