"""How units are put into rows. Each function answers a question with a sorting, and says its rule."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from lado_desktop.services.counts.facts import CaseFact, ContactFact, MeetingFact
from lado_desktop.services.counts.periods import months_taken
from lado_desktop.services.counts.question import Question
from lado_desktop.services.counts.table import NOT_RECORDED, Codes, Note, Sorting, note

NOT_YET_CONCLUDED = "not_yet_concluded"
NOT_OLD_ENOUGH = "not_old_enough"
WRONG_ORDER = "wrong_order"
BLANK: Codes = (NOT_RECORDED,)
OPEN: Codes = (NOT_YET_CONCLUDED,)


def by_contact_type(_question: Question) -> Sorting[ContactFact]:
    """What kind of contact it was."""
    return Sorting(lambda contact: _one(contact.contact_type), "contact_type")


def by_agency(_question: Question) -> Sorting[ContactFact]:
    """Who told the service."""
    return Sorting(lambda contact: _one(contact.agency), "agency")


def by_sector(_question: Question) -> Sorting[ContactFact]:
    """Where the adult works; a contact about adults in two sectors counts in both."""
    return Sorting(lambda contact: contact.sectors or BLANK, "sector", rule=(note("every_sector"),), several="sector")


def by_threshold(question: Question) -> Sorting[ContactFact]:
    """The latest threshold decision."""
    rule = (note("latest_decision"), *met_without_decision(question))
    return Sorting(lambda contact: _one(question.threshold_of(contact)), "threshold", rule=rule)


def by_progress(question: Question) -> Sorting[ContactFact]:
    """Whether the contact's case has had its initial meeting."""
    met = {case.id for case in question.facts.cases if question.is_known(case.initial_meeting)}
    yes, no = ("progressed",), ("did_not_progress",)
    rule = (note("progressed_as_at", as_at=question.as_at),)
    return Sorting(lambda contact: yes if contact.case_id in met else no, more=yes + no, rule=rule)


def by_initial_meeting(_question: Question) -> Sorting[CaseFact]:
    """One line: reviews are not counted."""
    line = ("initial_meeting",)
    return Sorting(lambda _case: line, more=line, rule=(note("reviews_not_counted"),))


def by_meeting_type(_question: Question) -> Sorting[MeetingFact]:
    """What kind of meeting it was."""
    return Sorting(lambda meeting: _one(meeting.type), "meeting_type", rule=(note("meetings_not_cases"),))


def by_category(question: Question) -> Sorting[CaseFact | ContactFact]:
    """Category of harm: every one, or the main one alone."""
    if question.switches.categories == "main":
        return Sorting(lambda unit: unit.categories[:1] or BLANK, "category", rule=(note("main_category"),))
    return Sorting(
        lambda unit: unit.categories or BLANK, "category", rule=(note("every_category"),), several="category"
    )


def by_outcome(question: Question) -> Sorting[CaseFact]:
    """Every outcome decided by `as_at`; an ended case without one is not recorded, any other is not yet concluded."""

    def codes_of(case: CaseFact) -> Codes:
        end = case.concluded or case.closed
        decided = tuple(code for code, day in case.outcomes if (day or end) is None or question.is_known(day or end))
        if decided:
            return decided
        return BLANK if question.is_known(end) else OPEN

    rule = (note("every_outcome"), note("outcomes_as_at", as_at=question.as_at))
    unknown = frozenset({NOT_RECORDED, NOT_YET_CONCLUDED})
    return Sorting(codes_of, "outcome", OPEN, rule, several="outcome", unknown=unknown)


def by_duration(question: Question) -> Sorting[CaseFact]:
    """How many months a case took, in the profile's bands."""
    edges = question.switches.edges
    is_cumulative = question.switches.bands == "cumulative"
    bands, later = _bands(edges, is_cumulative), f"after_{edges[-1]}"
    placed = tuple(bands[index:] if is_cumulative else bands[index : index + 1] for index in range(len(edges)))
    choices = (*placed, (later,))
    still_open: Codes = (NOT_OLD_ENOUGH,) if is_cumulative else OPEN

    def codes_of(case: CaseFact) -> Codes:
        start, end = case.received or case.opened, question.ended(case)
        if end is None:
            if question.is_known(case.closed):
                return BLANK
            return still_open if start > question.as_at or months_taken(start, question.as_at) <= edges[-1] else OPEN
        return (WRONG_ORDER,) if end < start else choices[bisect_left(edges, months_taken(start, end))]

    measured = (note(f"from_received_to_{question.switches.end}"), note("ended_as_at", as_at=question.as_at))
    rule = (*measured, note(f"bands_{question.switches.bands}"), note("month"))
    more = (*bands, later, *OPEN, NOT_OLD_ENOUGH) if is_cumulative else (*bands, *OPEN)
    unknown = frozenset({NOT_RECORDED, NOT_YET_CONCLUDED, NOT_OLD_ENOUGH, WRONG_ORDER})
    return Sorting(codes_of, more=more, rule=rule, several="band" if is_cumulative else "row", unknown=unknown)


def _bands(edges: tuple[int, ...], is_cumulative: bool) -> Codes:
    """ "within_1", "within_3" where bands include the shorter ones; "within_1", "1_to_3" where they do not."""
    if is_cumulative:
        return tuple(f"within_{months}" for months in edges)
    between = tuple(f"{since}_to_{until}" for since, until in pairwise(edges))
    return (f"within_{edges[0]}", *between)


def met_without_decision(question: Question) -> tuple[Note, ...]:
    """The line that says which types of contact met the threshold without a decision, if the profile lets any."""
    codes = question.switches.met_without_decision
    labels = [question.profile.vocabulary.label("contact_type", code) for code in codes]
    return (note("met_without_decision", types=", ".join(labels)),) if labels else ()


def _one(code: str | None) -> Codes:
    return (code,) if code else BLANK
