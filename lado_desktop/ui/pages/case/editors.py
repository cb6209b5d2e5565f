"""Which form changes which part of a case, by the noun of the part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, CasePage, ReferralDraft, ReviewDraft
from lado_desktop.services.case_link_drafts import CaseLinkDraft
from lado_desktop.services.case_parts import Part
from lado_desktop.services.strand_drafts import StrandDraft
from lado_desktop.services.transfers import TransferDraft
from lado_desktop.ui.forms.action import ActionForm
from lado_desktop.ui.forms.allegation import AllegationForm
from lado_desktop.ui.forms.case_child import CaseChildForm
from lado_desktop.ui.forms.case_facts import CaseFactsForm
from lado_desktop.ui.forms.case_link import CaseLinkForm
from lado_desktop.ui.forms.case_transfer import CaseTransferForm
from lado_desktop.ui.forms.referral import ReferralForm
from lado_desktop.ui.forms.review import ReviewForm
from lado_desktop.ui.forms.strand import StrandForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.record_form import RecordForm
from lado_desktop.ui.widgets.side_parts import Edited

STRAND_NOUNS: Final = {
    "police": "police strand",
    "social_care": "social care strand",
    "employer": "employer strand",
    "regulator": "regulator strand",
}
Editor = Callable[[CasePage, int | None], Edited]


class Editors:
    """`of` has an editor for every noun, given the case as it was read last and a part, or None for a new one."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self.of: Mapping[str, Editor] = {
            "case": self._case,
            "allegation": self._allegation,
            "action": self._action,
            "review date": self._review,
            "referral": self._referral,
            "child": self._child,
            "link": self._link,
            "transfer": self._transfer,
            **{noun: partial(self._strand, kind) for kind, noun in STRAND_NOUNS.items()},
        }

    def _case(self, page: CasePage, _part_id: int | None) -> Edited:
        return Edited("Facts of the case", CaseFactsForm(self._office, page.case))

    def _allegation(self, page: CasePage, part_id: int | None) -> Edited:
        draft = one_of(page.allegations, part_id) or AllegationDraft(case_id=number_of(page))
        title = f"Allegation {draft.number}" if draft.id else "New allegation"
        return Edited(title, AllegationForm(self._office, draft, page.children))

    def _action(self, page: CasePage, part_id: int | None) -> Edited:
        draft = one_of(page.actions, part_id) or ActionDraft(case_id=number_of(page))
        return self._part("action", draft, ActionForm(self._office, draft))

    def _review(self, page: CasePage, part_id: int | None) -> Edited:
        draft = one_of(page.reviews, part_id) or ReviewDraft(case_id=number_of(page))
        return self._part("review date", draft, ReviewForm(self._office, draft))

    def _referral(self, page: CasePage, part_id: int | None) -> Edited:
        draft = one_of(page.referrals, part_id) or ReferralDraft(case_id=number_of(page))
        return self._part("referral", draft, ReferralForm(self._office, draft))

    def _child(self, page: CasePage, part_id: int | None) -> Edited:
        children = self._office.desk.case_children
        draft = one_of(page.children, part_id) or CaseChildDraft(case_id=number_of(page))
        form = CaseChildForm(self._office, draft)
        if part_id is None:
            return Edited("New child", form)
        return Edited(draft.name, form, lambda: children.remove(part_id))

    def _link(self, page: CasePage, part_id: int | None) -> Edited:
        links, case_id = self._office.desk.case_links, number_of(page)
        known = one_of(page.links, part_id)
        form = CaseLinkForm(self._office, known.draft if known else CaseLinkDraft(case_id=case_id))
        if part_id is None:
            return Edited("Link another case", form)
        return Edited("Link to another case", form, lambda: links.remove(case_id, part_id))

    def _transfer(self, page: CasePage, part_id: int | None) -> Edited:
        transfers = self._office.desk.case_transfers
        draft = one_of(page.transfers, part_id) or TransferDraft(case_id=number_of(page))
        form = CaseTransferForm(self._office, draft)
        if part_id is None:
            return Edited("New transfer", form)
        return Edited("Transfer", form, lambda: transfers.remove(part_id))

    def _strand(self, kind: str, page: CasePage, _part_id: int | None) -> Edited:
        known = next((strand for strand in page.strands if strand.kind == kind), None)
        draft = known or StrandDraft(case_id=number_of(page), kind=kind)
        title, strands = self._office.desk.lists.label("strand", kind), self._office.desk.strands
        form = StrandForm(self._office, draft)
        return Edited(title, form, (lambda: strands.remove(draft.id or 0)) if known else None)

    def _part(self, noun: str, draft: Part, form: RecordForm) -> Edited:
        part_id, cases = draft.id, self._office.desk.cases
        if part_id is None:
            return Edited(f"New {noun}", form)
        return Edited(noun.capitalize(), form, lambda: cases.remove_part(type(draft), part_id))


def number_of(page: CasePage) -> int:
    """The id of a case that is stored."""
    return page.case.id or 0


def one_of(parts: Sequence[Any], part_id: int | None) -> Any:
    """The part of that id; None where there is none."""
    return next((part for part in parts if part.id == part_id and part_id is not None), None)
