"""Which form answers an item of the checklist, and at which field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from lado_desktop.services.case_drafts import AllegationDraft, CasePage
from lado_desktop.services.closing_drafts import Item
from lado_desktop.services.strand_drafts import StrandDraft
from lado_desktop.ui.forms.action import ActionForm
from lado_desktop.ui.forms.allegation import AllegationForm
from lado_desktop.ui.forms.case_child import CaseChildForm
from lado_desktop.ui.forms.referral import ReferralForm
from lado_desktop.ui.forms.strand import StrandForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.record_form import RecordForm

FIELDS: Final = {
    "strand_unknown": "is_involved",
    "strand_open": "ended_on",
    "outcome_missing": "outcomes",
    "why_missing": "outcomes",
    "referral_open": "made_on",
    "action_open": "done_on",
    "voice_missing": "voice",
    "parent_untold": "outcome_told_on",
}


def form_of(office: Office, page: CasePage, item: Item) -> RecordForm | None:
    """The form of the part that answers an item; None where no form of this page does."""
    made = FORMS.get(item.kind)
    return made(office, page, item) if made else None


def go_to_field(form: RecordForm, item: Item) -> None:
    """To the field that is missing, or to the first."""
    key = FIELDS.get(item.missing, "")
    if key in form.fields:
        form.fields[key].focus()
        form.reveal(key)
    else:
        form.focus_first()


def _allegation(office: Office, page: CasePage, item: Item) -> RecordForm:
    return AllegationForm(office, _one(page.allegations, item) or AllegationDraft(case_id=page.case.id or 0))


def _strand(office: Office, page: CasePage, item: Item) -> RecordForm:
    known = next((strand for strand in page.strands if strand.kind == item.about), None)
    return StrandForm(office, known or StrandDraft(case_id=page.case.id or 0, kind=item.about))


def _action(office: Office, page: CasePage, item: Item) -> RecordForm:
    return ActionForm(office, _one(page.actions, item))


def _referral(office: Office, page: CasePage, item: Item) -> RecordForm:
    return ReferralForm(office, _one(page.referrals, item))


def _one(parts: tuple[Any, ...], item: Item) -> Any:
    return next((part for part in parts if part.id == item.part_id), None)


def _child(office: Office, page: CasePage, item: Item) -> RecordForm:
    return CaseChildForm(office, _one(page.children, item))


FORMS: Final[Mapping[str, Callable[[Office, CasePage, Item], RecordForm]]] = {
    "allegation": _allegation,
    "strand": _strand,
    "child": _child,
    "action": _action,
    "referral": _referral,
}
