"""What hangs on a person or a setting, and their fields, in words: for merging two of them and parting them again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lado_desktop.services.merge_drafts import Parted

HANGING: Final[Mapping[str, tuple[str, str]]] = {
    "contact_adult": ("contact", "contacts"),
    "case": ("case", "cases"),
    "role": ("role", "roles"),
    "person_name": ("other name", "other names"),
    "setting_name": ("other name", "other names"),
    "setting_contact": ("person to deal with", "people to deal with"),
    "person_child": ("child of theirs", "children of theirs"),
    "entry": ("note or line of a chronology", "notes and lines of chronologies"),
    "document": ("document", "documents"),
    "restriction": ("restriction", "restrictions"),
    "record_check": ("record check", "record checks"),
    "check_candidate": ("result of a record check", "results of record checks"),
    "distinct_people": ("note that they are not somebody else", "notes that they are not somebody else"),
    "person": ("earlier merge", "earlier merges"),
    "setting": ("earlier merge", "earlier merges"),
}
FIELDS: Final[Mapping[str, str]] = {
    "name": "Name",
    "date_of_birth": "Date of birth",
    "age_note": "Age",
    "sex": "Sex",
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "disability": "Disability",
    "language": "Languages",
    "needs_interpreter": "Needs an interpreter",
    "characteristics": "Other characteristics",
    "address": "Address",
    "dbs_certificate": "DBS certificate",
    "dbs_issued_on": "DBS certificate of",
    "registration_body": "Registered with",
    "registration": "Registration number",
    "other_work": "Other work",
    "previous_concerns": "Previous concerns",
    "low_level_concerns": "Low-level concerns",
    "notes": "Notes",
    "sector": "Sector",
    "phase": "Phase",
    "ownership": "Ownership",
    "urn": "URN",
    "operator": "Operator",
    "local_authority": "Local authority",
    "placing_authorities": "Placing authorities",
    "regulator": "Regulator",
    "contact_details": "Contact details",
}
LISTS: Final[Mapping[str, str]] = {
    "sex": "sex",
    "ethnicity": "ethnicity",
    "registration_body": "body",
    "sector": "sector",
    "phase": "phase",
    "ownership": "ownership",
}
"""The fields that hold codes, and the value lists of these."""


def counted(counts: Mapping[str, int]) -> str:
    """ "3 contacts, 1 case and 2 roles", or "nothing"."""
    said = [f"{count:,} {_noun(table, count)}" for table, count in counts.items() if count]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said) or "nothing"


def parted_words(parted: Parted) -> str:
    """What stayed as it was when two were parted again; "" where everything went back."""
    said = []
    if fields := [FIELDS.get(column, "") for table, column in parted.changed if column and column in FIELDS]:
        said.append(f"Changed since, and left as it is now: {', '.join(fields)}.")
    if tables := [_noun(table, 2) for table, column in parted.changed if not column]:
        said.append(f"Edited since, and kept as edited: {', '.join(dict.fromkeys(tables))}.")
    if parted.since:
        said.append(f"Recorded since, and left with the one that was kept: {counted(parted.since)}.")
    return " ".join(said)


def _noun(table: str, count: int) -> str:
    one, many = HANGING.get(table, ("other record", "other records"))
    return one if count == 1 else many
