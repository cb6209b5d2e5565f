"""Every table, in one place: importing this module makes the whole schema known."""

from lado_desktop.models.action import Action, OnwardReferral, Review
from lado_desktop.models.allegation import (
    Allegation,
    AllegationCategory,
    AllegationChild,
    AllegationLimb,
    AllegationNature,
    AllegationOutcome,
)
from lado_desktop.models.base import Base
from lado_desktop.models.case import Case, CaseLink, ParkedBlank, Reopening, Strand, StrandOutcome
from lado_desktop.models.change import Change, Work
from lado_desktop.models.child import CaseChild, Child, ContactChild
from lado_desktop.models.contact import Contact, ContactAdult, ContactCategory, ContactNature, Referrer
from lado_desktop.models.document import Document, DocumentBytes
from lado_desktop.models.entry import Entry
from lado_desktop.models.imported import ImportBatch, ImportedRow
from lado_desktop.models.meeting import Attendance, Decision, Distribution, Meeting, MeetingCase, MinutesSection
from lado_desktop.models.merge import PersonMerge, SettingMerge
from lado_desktop.models.office import Counter, Draft, Meta, SavedView, Term, User
from lado_desktop.models.pattern import PatternDismissal, PatternRule
from lado_desktop.models.person import DistinctPeople, Person, PersonChild, PersonName
from lado_desktop.models.record_check import CheckCandidate, RecordCheck
from lado_desktop.models.restriction import AccessReason, Restriction
from lado_desktop.models.setting import Role, Setting, SettingContact, SettingName
from lado_desktop.models.threshold import ThresholdDecision, ThresholdLimb
from lado_desktop.models.transfer import Transfer

__all__ = [
    "AccessReason",
    "Action",
    "Allegation",
    "AllegationCategory",
    "AllegationChild",
    "AllegationLimb",
    "AllegationNature",
    "AllegationOutcome",
    "Attendance",
    "Base",
    "Case",
    "CaseChild",
    "CaseLink",
    "Change",
    "CheckCandidate",
    "Child",
    "Contact",
    "ContactAdult",
    "ContactCategory",
    "ContactChild",
    "ContactNature",
    "Counter",
    "Decision",
    "DistinctPeople",
    "Distribution",
    "Document",
    "DocumentBytes",
    "Draft",
    "Entry",
    "ImportBatch",
    "ImportedRow",
    "Meeting",
    "MeetingCase",
    "Meta",
    "MinutesSection",
    "OnwardReferral",
    "ParkedBlank",
    "PatternDismissal",
    "PatternRule",
    "Person",
    "PersonChild",
    "PersonMerge",
    "PersonName",
    "RecordCheck",
    "Referrer",
    "Reopening",
    "Restriction",
    "Review",
    "Role",
    "SavedView",
    "Setting",
    "SettingContact",
    "SettingMerge",
    "SettingName",
    "Strand",
    "StrandOutcome",
    "Term",
    "ThresholdDecision",
    "ThresholdLimb",
    "Transfer",
    "User",
    "Work",
]
