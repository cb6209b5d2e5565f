"""Transfers of a case between LADOs: who leads now, who agreed to it, what came back (domain: 3.8)."""

from __future__ import annotations

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid
from lado_desktop.models.tables import Transfer
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import must_have_case, the_row
from lado_desktop.services.transfers import TransferDraft, remove_transfer, store_transfer, transfer_problems


class CaseTransfers:
    """The transfers of the cases of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._restrictions = restrictions

    def save(self, draft: TransferDraft) -> int:
        """Store a transfer of a case; returns its id. Raises `Invalid`, `NotFound`."""
        found = transfer_problems(draft, self._clock.today())
        if not draft.authority.strip():
            found["authority"] = "authority_missing"
        if found:
            raise Invalid(found)
        with self._tracker.writing("change_transfer" if draft.id else "add_transfer") as session:
            must_have_case(session, draft.case_id or 0)
            self._restrictions.must_be_open(session, "case", draft.case_id or 0)
            return store_transfer(session, draft)

    def remove(self, transfer_id: int) -> None:
        """Take away a transfer that was entered by mistake. Raises `NotFound`."""
        with self._tracker.writing("remove_transfer") as session:
            row: Transfer = the_row(session, Transfer, transfer_id)
            if row.case_id is not None:
                self._restrictions.must_be_open(session, "case", row.case_id)
            remove_transfer(session, transfer_id)
