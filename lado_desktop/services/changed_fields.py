"""The fields that can be changed in a list, for each kind of record, under the keys of their columns."""

from __future__ import annotations

from typing import Final

from lado_desktop.models.tables import Case, Contact
from lado_desktop.services.case_drafts import CaseDraft
from lado_desktop.services.contact_drafts import ContactDraft
from lado_desktop.services.field_changes import ChangedField, Kind

CONTACTS: Final = Kind(
    table=Contact,
    draft=ContactDraft,
    fields={
        "contact_type": ChangedField("code", "contact_type"),
        "handled_by": ChangedField("text"),
        "recency": ChangedField("code", "recency"),
        "disposal": ChangedField("code", "disposal"),
        "sector": ChangedField("code", "sector", of_adult=True),
        "job_title": ChangedField("text", of_adult=True),
        "received_on": ChangedField("day", for_many=False),
        "own_reference": ChangedField("text", for_many=False),
    },
    noun="contact",
)
CASES: Final = Kind(
    table=Case,
    draft=CaseDraft,
    fields={
        "officer": ChangedField("text"),
        "sector": ChangedField("code", "sector"),
        "recency": ChangedField("code", "recency"),
        "employment_status": ChangedField("code", "employment_status"),
        "job_title": ChangedField("text"),
        "opened_on": ChangedField("day", for_many=False),
    },
    noun="case",
)
