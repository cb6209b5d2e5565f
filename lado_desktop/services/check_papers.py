"""What leaves the office after a record check: the reply as PDF, a checked list as a workbook."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.clock import Clock
from lado_desktop.errors import NotFound, Trouble
from lado_desktop.models.tables import Contact
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.check_drafts import CheckAnswer
from lado_desktop.services.lists import Lists
from lado_desktop.services.paper.documents import Letter

TITLE = "Record check"


class CheckPapers:
    """The papers of the record checks of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        self._tracker, self._clock, self._lists = tracker, clock, lists

    def reply_pdf(self, contact_id: int) -> bytes:
        """The reply as it was recorded; the printing is recorded first. Raises `Trouble("not_replied")`, `NotFound`."""
        from lado_desktop.services.paper.letter import letter_pdf

        authority = self._lists.authority()
        with self._tracker.writing("print_check_reply") as session:
            contact = session.get(Contact, contact_id)
            if contact is None:
                raise NotFound("contact")
            if not contact.check_reply.strip():
                raise Trouble("not_replied")
            self._tracker.note(session, "print", "Contact", contact_id)
            said = tuple(part for part in contact.check_reply.split("\n\n") if part.strip())
            return letter_pdf(Letter(TITLE, said, contact.reference, authority))

    def sheet(self, answers: Sequence[CheckAnswer]) -> bytes:
        """A checked list as a workbook, with candidates by reference. Refused: `sheet_not_written`."""
        from lado_desktop.services.check_sheet import check_sheet

        return check_sheet(answers, self._lists, self._clock.today())
