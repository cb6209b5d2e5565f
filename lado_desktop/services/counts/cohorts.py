"""Which units a table speaks of. Each function answers a question with a cohort, and says its rule."""

from __future__ import annotations

from lado_desktop.services.counts.facts import CaseFact, ContactFact, MeetingFact
from lado_desktop.services.counts.question import Question
from lado_desktop.services.counts.sortings import met_without_decision
from lado_desktop.services.counts.table import Cohort, Note, note

RECEIVED = "received"
INITIAL_MEETING = "initial meeting held"
MEETING = "meeting held"
CLOSED = "closed"


def contacts_received(question: Question) -> Cohort[ContactFact]:
    """Every contact received in the period."""
    return Cohort("contact", RECEIVED, question.received, (_base(question, "contacts_received"), *_types(question)))


def advice_received(question: Question) -> Cohort[ContactFact]:
    """The contacts that were for advice."""
    advice = tuple(contact for contact in question.received if contact.contact_type == "advice")
    return Cohort("contact", RECEIVED, advice, (_base(question, "advice_received"),))


def met_received(question: Question) -> Cohort[ContactFact]:
    """The contacts that met the threshold."""
    rule = (_base(question, "met_received"), *_types(question), *met_without_decision(question))
    return Cohort("contact", RECEIVED, question.met, rule)


def cases_of_period(question: Question) -> Cohort[CaseFact]:
    """The cases of the period as the profile chooses them: by contact, by initial meeting or by closing."""
    dated_by = {"initial_meeting": INITIAL_MEETING, "closed": CLOSED, "received": RECEIVED}[question.switches.cohort]
    rule = [_base(question, f"cases_{question.switches.cohort}")]
    if question.switches.threshold_met_only:
        rule += [note("threshold_met_only"), *met_without_decision(question)]
    return Cohort("case", dated_by, question.cases, tuple(rule))


def initial_meetings_held(question: Question) -> Cohort[CaseFact]:
    """The cases whose initial meeting was held in the period."""
    met = tuple(case for case in question.facts.cases if question.period.holds(case.initial_meeting))
    return Cohort("case", INITIAL_MEETING, met, (_base(question, "cases_initial_meeting"),))


def meetings_held(question: Question) -> Cohort[MeetingFact]:
    """Every meeting held in the period: planned and cancelled ones are not counted, one about two cases counts once."""
    held = tuple(meeting for meeting in question.facts.meetings if question.period.holds(meeting.held))
    return Cohort("meeting", MEETING, held, (_base(question, "meetings_held"),))


def _base(question: Question, code: str) -> Note:
    return note(code, start=question.period.start, end=question.period.end)


def _types(question: Question) -> tuple[Note, ...]:
    labels = [question.profile.vocabulary.label("contact_type", code) for code in question.switches.contact_types]
    return (note("contact_types", types=", ".join(labels)),) if labels else ()
