"""What a contact was decided and counted as, asked beside it: the decision that stands, and its categories."""

from __future__ import annotations

from typing import Final

from sqlalchemy import func, select

from lado_desktop.models.tables import Contact, ContactCategory, ThresholdDecision

DECISION: Final = (
    select(ThresholdDecision.decision)
    .where(ThresholdDecision.contact_id == Contact.id)
    .order_by(ThresholdDecision.id.desc())
    .limit(1)
    .correlate(Contact)
    .scalar_subquery()
)
CATEGORIES: Final = (
    select(func.aggregate_strings(ContactCategory.category, ","))
    .where(ContactCategory.contact_id == Contact.id)
    .correlate(Contact)
    .scalar_subquery()
)
"""Codes parted by commas; None where there are none."""
