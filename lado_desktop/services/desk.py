"""The desk: every service of one open tracker, wired once; the way in for spreadsheets when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lado_desktop.clock import Clock
from lado_desktop.models.tracker import Tracker
from lado_desktop.models.verify import Check, record_counts, verify
from lado_desktop.services import changed_fields
from lado_desktop.services.case_children import CaseChildren
from lado_desktop.services.case_links import CaseLinks
from lado_desktop.services.case_transfers import CaseTransfers
from lado_desktop.services.cases import Cases
from lado_desktop.services.check_papers import CheckPapers
from lado_desktop.services.checks import Checks
from lado_desktop.services.chronology import Chronology
from lado_desktop.services.closing import Closing
from lado_desktop.services.contacts import Contacts
from lado_desktop.services.counting import Counting
from lado_desktop.services.documents import Documents
from lado_desktop.services.drafts import Drafts
from lado_desktop.services.duplicates import Duplicates
from lado_desktop.services.everything import Everything
from lado_desktop.services.field_changes import FieldChanges
from lado_desktop.services.history import History
from lado_desktop.services.known_people import KnownPeople
from lado_desktop.services.known_settings import KnownSettings
from lado_desktop.services.list_export import ListExport
from lado_desktop.services.lists import Lists
from lado_desktop.services.matching.matching import Matching
from lado_desktop.services.meetings import Meetings
from lado_desktop.services.merging import Merging
from lado_desktop.services.minutes import Minutes
from lado_desktop.services.patterns import Patterns
from lado_desktop.services.people_on_record import People
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.search import Search
from lado_desktop.services.settings_on_record import Settings
from lado_desktop.services.strands import Strands
from lado_desktop.services.subjects import Subjects
from lado_desktop.services.targets import OfficeTargets
from lado_desktop.services.thresholds import Thresholds
from lado_desktop.services.undoing import Undoing
from lado_desktop.services.views import Views

if TYPE_CHECKING:  # the first list is shown without them
    from lado_desktop.services.importing import Imports
    from lado_desktop.services.pasting import Pasting


class Desk:
    """What pages and verbs are given to work with."""

    def __init__(self, tracker: Tracker, clock: Clock) -> None:
        self.tracker = tracker
        self.clock = clock
        self.lists = Lists(tracker)
        self.targets = OfficeTargets(tracker)
        self.restrictions = Restrictions(tracker, clock)
        self.contacts = Contacts(tracker, clock, self.lists, self.restrictions)
        self.thresholds = Thresholds(tracker, clock, self.lists, self.restrictions)
        self.cases = Cases(tracker, clock, self.lists, self.restrictions)
        self.chronology = Chronology(tracker, clock, self.lists, self.restrictions)
        self.closing = Closing(tracker, clock, self.lists, self.restrictions)
        self.meetings = Meetings(tracker, clock, self.lists, self.restrictions)
        self.minutes = Minutes(tracker, clock, self.lists, self.restrictions)
        self.case_children = CaseChildren(tracker, clock, self.lists, self.restrictions)
        self.case_links = CaseLinks(tracker, self.lists, self.restrictions)
        self.case_transfers = CaseTransfers(tracker, clock, self.restrictions)
        self.strands = Strands(tracker, clock, self.lists, self.restrictions)
        self.people = People(tracker, clock, self.lists, self.restrictions)
        self.settings = Settings(tracker, clock, self.lists)
        self.matching = Matching(tracker)
        self.known = KnownPeople(tracker, self.matching)
        self.known_settings = KnownSettings(tracker, clock)
        self.checks = Checks(tracker, clock, self.lists, self.contacts, self.matching, self.restrictions)
        self.check_papers = CheckPapers(tracker, clock, self.lists)
        self.merging = Merging(tracker, clock, self.restrictions)
        self.duplicates = Duplicates(tracker, clock)
        self.subjects = Subjects(tracker)
        self.patterns = Patterns(tracker, clock, self.lists)
        self.counts = Counting(tracker, clock, self.lists)
        self.search = Search(tracker, clock, self.lists, self.matching)
        self.drafts = Drafts(tracker)
        self.everything = Everything(tracker, clock, self.restrictions)
        self.undoing = Undoing(tracker)
        self.documents = Documents(tracker, clock, self.lists, self.restrictions)
        self.views = Views(tracker)
        self.exports = ListExport(tracker)
        self.contact_changes = FieldChanges(tracker, self.lists, changed_fields.CONTACTS, self.contacts.problems)
        self.case_changes = FieldChanges(tracker, self.lists, changed_fields.CASES, self.cases.problems)
        self.history = History(tracker, self.restrictions)

    @cached_property
    def imports(self) -> Imports:
        from lado_desktop.services.importing import Imports

        return Imports(self.tracker, self.clock, self.lists)

    @cached_property
    def pasting(self) -> Pasting:
        from lado_desktop.services.pasting import Pasting

        return Pasting(self.tracker, self.clock, self.lists)

    def verify(self) -> tuple[Check, ...]:
        """Is the tracker encrypted, whole and at the right version?"""
        return verify(self.tracker)

    def record_counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        return record_counts(self.tracker)

    def close(self) -> None:
        """Shut the tracker."""
        self.tracker.close()
