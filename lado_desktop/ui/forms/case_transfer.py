"""The form of a transfer of a case to another LADO, or from one."""

from __future__ import annotations

from lado_desktop.services.transfers import TransferDraft
from lado_desktop.ui.dates import read_day
from lado_desktop.ui.forms.transfer import direction_row, transfer_rows
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.record_form import RecordForm


class CaseTransferForm(RecordForm):
    """One transfer of a case (domain: 3.8)."""

    def __init__(self, office: Office, draft: TransferDraft) -> None:
        rows = [direction_row(), *transfer_rows(read_day(office.desk.clock.today))]
        super().__init__(rows, draft, office.desk.case_transfers.save)
