"""Every table, in one place: importing this module makes the whole schema known."""

from lado_desktop.models.action import Action, OnwardReferral, Review
from lado_desktop.models.allegation import (
    Allegation,
    AllegationCategory,
    AllegationLimb,
    AllegationNature,
    AllegationOutcome,
)
from lado_desktop.models.base import Base
from lado_desktop.models.case import Case, Strand, StrandOutcome
from lado_desktop.models.change import Change, Work
from lado_desktop.models.child import CaseChild, Child, ContactChild
from lado_desktop.models.contact import Contact, ContactAdult, ContactCategory, ContactNature, Referrer
from lado_desktop.models.entry import Entry
from lado_desktop.models.imported import ImportBatch, ImportedRow
from lado_desktop.models.meeting import Attendance, Decision, Meeting, MeetingCase, MinutesSection
from lado_desktop.models.office import Counter, Draft, Meta, Term, User
from lado_desktop.models.person import Person, PersonName
from lado_desktop.models.setting import Role, Setting
from lado_desktop.models.threshold import ThresholdDecision, ThresholdLimb

__all__ = [
    "Action",
    "Allegation",
    "AllegationCategory",
    "AllegationLimb",
    "AllegationNature",
    "AllegationOutcome",
    "Attendance",
    "Base",
    "Case",
    "CaseChild",
    "Change",
    "Child",
    "Contact",
    "ContactAdult",
    "ContactCategory",
    "ContactChild",
    "ContactNature",
    "Counter",
    "Decision",
    "Draft",
    "Entry",
    "ImportBatch",
    "ImportedRow",
    "Meeting",
    "MeetingCase",
    "Meta",
    "MinutesSection",
    "OnwardReferral",
    "Person",
    "PersonName",
    "Referrer",
    "Review",
    "Role",
    "Setting",
    "Strand",
    "StrandOutcome",
    "Term",
    "ThresholdDecision",
    "ThresholdLimb",
    "User",
    "Work",
]
