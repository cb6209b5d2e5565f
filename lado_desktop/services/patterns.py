"""Patterns: several contacts about the same person or setting within the months an office has set (features: 4).

Counts with the records behind them, never a score. One that was looked at is put aside with a reason, and is there
again as soon as a contact belongs to it that was not looked at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import (
    Contact,
    ContactAdult,
    PatternDismissal,
    Person,
    Setting,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.contact_codes import CATEGORIES, DECISION
from lado_desktop.services.lists import Lists
from lado_desktop.services.pattern_rules import PatternRules, RuleDraft, first_day, stored_rules
from lado_desktop.services.restricted import restricted_ids

NOT_COUNTED: Final = "record_check"  # to ask whether somebody is known says nothing about them
NAMED: Final[Mapping[str, type[Person | Setting]]] = {"person": Person, "setting": Setting}


@dataclass(frozen=True, kw_only=True)
class PatternContact:
    """A contact behind a pattern, and what makes it count; one that `is_restricted` shows no more than that it does."""

    id: int
    reference: str
    received_on: date
    contact_type: str | None
    threshold: str | None
    categories: tuple[str, ...]
    is_restricted: bool = False

    def counts_for(self, rule: RuleDraft, since: date) -> bool:
        """Whether the threshold counts it, where it looks back to `since`."""
        if self.received_on < since:
            return False
        if rule.counts == "met":
            return (self.threshold or "").startswith("met_")
        if rule.counts == "low_level":
            return self.threshold == "not_met_low_level"
        return rule.counts == "any" or rule.counts in self.categories


@dataclass(frozen=True, kw_only=True)
class PutAside:
    """Why, when and by whom a pattern was put aside."""

    reason: str
    on: date
    by: str


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """So many contacts about one person or setting, the latest first."""

    rule: RuleDraft
    subject_id: int
    name: str
    contacts: tuple[PatternContact, ...]
    put_aside: PutAside | None

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from others: its threshold and whom it is about."""
        return self.rule.id or 0, self.subject_id


class Patterns(PatternRules):
    """The patterns of one tracker, as they are on the clock's today."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists) -> None:
        super().__init__(tracker, lists)
        self._clock = clock

    def all(self) -> tuple[Pattern, ...]:
        """Every pattern there is, also those put aside: the one with the latest contact first."""
        with self._tracker.reading() as session:
            return tuple(patterns(session, self._clock.today()))

    def live(self) -> tuple[Pattern, ...]:
        """Those nobody has put aside since their last contact."""
        return tuple(pattern for pattern in self.all() if pattern.put_aside is None)

    def about(self, person_ids: Collection[int], setting_ids: Collection[int]) -> tuple[Pattern, ...]:
        """The patterns of these people and settings, also those put aside."""
        if not person_ids and not setting_ids:
            return ()
        wanted = {"person": frozenset(person_ids), "setting": frozenset(setting_ids)}
        with self._tracker.reading() as session:
            return tuple(patterns(session, self._clock.today(), wanted))

    def put_aside(self, rule_id: int, subject_id: int, reason: str) -> None:
        """Note why a pattern needs no more attention; it is there again with its next contact.

        Raises `Invalid`, and `NotFound` where there is no such pattern any more.
        """
        if not reason.strip():
            raise Invalid({"reason": "reason_needed"})
        with self._tracker.writing("put_pattern_aside") as session:
            found = {pattern.key: pattern for pattern in patterns(session, self._clock.today())}
            pattern = found.get((rule_id, subject_id))
            if pattern is None:
                raise NotFound("pattern")
            session.add(
                PatternDismissal(
                    pattern_rule_id=rule_id,
                    subject_id=subject_id,
                    contacts=",".join(str(contact.id) for contact in pattern.contacts),
                    reason=reason.strip(),
                    dismissed_on=self._clock.today(),
                    dismissed_by=self._tracker.actor,
                )
            )


Wanted = Mapping[str, frozenset[int]]
Facts = tuple[Any, ...]  # of a contact, in the order of `PatternContact`, the categories parted by commas
Subjects = dict[tuple[str, int], list[Facts]]


def patterns(session: Session, today: date, wanted: Wanted | None = None) -> list[Pattern]:
    """The patterns on `today` of all people and settings, or of those `wanted`, in one pass over their contacts."""
    rules = [rule for rule in stored_rules(session) if rule.is_on]
    if not rules:
        return []
    begun = [(rule, first_day(today, rule.months or 0)) for rule in rules]
    subjects = _by_subject(session, min(since for _, since in begun), wanted)
    found = list(_met(begun, subjects))
    names, aside, hidden = _names(session, found), _put_aside(session), restricted_ids(session, "contact")
    made = [_pattern(rule, number, [_shown(one, hidden) for one in seen], names, aside) for rule, number, seen in found]
    return sorted(made, key=lambda pattern: pattern.contacts[0].received_on, reverse=True)


def pattern_counts(session: Session, today: date, kind: str, ids: Iterable[int]) -> Counter[int]:
    """How many patterns each of these people or settings has that nobody has put aside."""
    wanted = {name: frozenset(ids if name == kind else ()) for name in NAMED}
    return Counter(found.subject_id for found in patterns(session, today, wanted) if found.put_aside is None)


Met = tuple[RuleDraft, int, list[PatternContact]]


def _met(begun: Sequence[tuple[RuleDraft, date]], subjects: Subjects) -> Iterator[Met]:
    """Contacts are only looked at where there are enough of them for any threshold at all."""
    for kind in NAMED:
        rules = [(rule, since) for rule, since in begun if rule.subject == kind]
        fewest = min((rule.at_least or 0 for rule, _ in rules), default=0)
        for (subject, subject_id), facts in subjects.items():
            if subject == kind and len(facts) >= fewest:
                contacts = [_contact(one) for one in facts]
                for rule, since in rules:
                    counted = [contact for contact in contacts if contact.counts_for(rule, since)]
                    if len(counted) >= (rule.at_least or 0):
                        yield rule, subject_id, counted


def _shown(one: PatternContact, hidden: Collection[int]) -> PatternContact:
    if one.id not in hidden:
        return one
    return replace(one, contact_type=None, threshold=None, categories=(), is_restricted=True)


def _contact(facts: Facts) -> PatternContact:
    *plain, categories = facts
    names = ("id", "reference", "received_on", "contact_type", "threshold")
    return PatternContact(**dict(zip(names, plain, strict=True)), categories=tuple((categories or "").split(",")))


def _pattern(
    rule: RuleDraft,
    subject_id: int,
    contacts: list[PatternContact],
    names: Mapping[tuple[str, int], str],
    aside: Mapping[tuple[int, int], PatternDismissal],
) -> Pattern:
    dismissal = aside.get((rule.id or 0, subject_id))
    seen = {int(number) for number in dismissal.contacts.split(",") if number} if dismissal else set()
    is_aside = dismissal is not None and all(contact.id in seen for contact in contacts)
    return Pattern(
        rule=rule,
        subject_id=subject_id,
        name=names[rule.subject, subject_id],
        contacts=tuple(contacts),
        put_aside=PutAside(reason=dismissal.reason, on=dismissal.dismissed_on, by=dismissal.dismissed_by)
        if dismissal and is_aside
        else None,
    )


_CONTACTS: Final[Select[Any]] = (
    select(
        ContactAdult.person_id,
        ContactAdult.setting_id,
        Contact.id,
        Contact.reference,
        Contact.received_on,
        Contact.contact_type,
        DECISION,
        CATEGORIES,
    )
    .join(ContactAdult, ContactAdult.contact_id == Contact.id)
    .order_by(Contact.received_on.desc(), Contact.id.desc())
)


def _by_subject(session: Session, since: date, wanted: Wanted | None) -> Subjects:
    """The contacts since a day by whom they are about, each once, the latest first."""
    found: Subjects = defaultdict(list)
    counted = func.coalesce(Contact.contact_type, "") != NOT_COUNTED
    statement = _CONTACTS.where(Contact.received_on >= since, counted, _of(wanted))
    for person_id, setting_id, *facts in plain_rows(session, statement):
        for subject in (("person", person_id), ("setting", setting_id)):
            if _is_wanted(subject, wanted) and (not found[subject] or found[subject][-1][0] != facts[0]):
                found[subject].append(tuple(facts))
    return found


def _of(wanted: Wanted | None) -> ColumnElement[bool]:
    if wanted is None:
        return true()
    return or_(ContactAdult.person_id.in_(wanted["person"]), ContactAdult.setting_id.in_(wanted["setting"]))


def _is_wanted(subject: tuple[str, int | None], wanted: Wanted | None) -> bool:
    kind, number = subject
    return number is not None and (wanted is None or number in wanted[kind])


def _names(session: Session, found: Sequence[Met]) -> dict[tuple[str, int], str]:
    named: dict[tuple[str, int], str] = {}
    for kind, table in NAMED.items():
        ids = {subject_id for rule, subject_id, _ in found if rule.subject == kind}
        for number, name in session.execute(select(table.id, table.name).where(table.id.in_(ids))):
            named[kind, number] = name
    hidden = restricted_ids(session, "person") if found else ()
    references = select(Person.id, Person.reference).where(Person.id.in_(hidden))
    for number, reference in session.execute(references):
        named["person", number] = reference
    return named


def _put_aside(session: Session) -> dict[tuple[int, int], PatternDismissal]:
    """The last time each pattern was put aside."""
    rows = session.execute(select(PatternDismissal).order_by(PatternDismissal.id)).scalars()
    return {(row.pattern_rule_id, row.subject_id): row for row in rows}
