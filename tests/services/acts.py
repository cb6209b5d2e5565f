"""Things an officer does, one function each, chosen by chance: add a function with `@act` and sequences will hold it.

An act is given the desk and the chance, and does one thing through a service; where there is nothing to do it to, it
does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final, TypeVar

from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_drafts import ActionDraft, AllegationDraft, OutcomeDraft, ReferralDraft, ReviewDraft
from lado_desktop.services.case_link_drafts import CaseLinkDraft
from lado_desktop.services.case_parts import Part
from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.strand_drafts import StrandDraft
from lado_desktop.services.transfers import TransferDraft
from tests.services.drafts import DAY, FULL, contact, held_meeting

Act = Callable[[Desk, Random], object]
ACTS: Final[list[Act]] = []
TEXTS: Final = ("", "seen", "Grabbed by the arm.\n\nTwice; “hard”.", "<b>=1+1</b>", "\x07 ' \" {} 😀", "x" * 900)
One = TypeVar("One")


def act(one: Act) -> Act:
    """Register an act."""
    ACTS.append(one)
    return one


def some(chance: Random, of: Sequence[One]) -> tuple[One, ...]:
    """A few of them, in any order."""
    return tuple(chance.sample(of, chance.randrange(len(of) + 1)))


def day(chance: Random) -> date:
    return DAY - timedelta(days=chance.randrange(60))


def text(chance: Random) -> str:
    return chance.choice(TEXTS)


def a_contact(desk: Desk, chance: Random) -> int | None:
    ids = desk.contacts.ids()
    return chance.choice(ids) if ids else None


def a_case(desk: Desk, chance: Random) -> int | None:
    ids = desk.cases.ids()
    return chance.choice(ids) if ids else None


def adults(chance: Random) -> tuple[AdultDraft, ...]:
    names = [f"{first} {last}" for first in ("Ada", "Bo", "Cy") for last in ("Marlow", "Quill")]
    named = [
        AdultDraft(
            name=name,
            date_of_birth=chance.choice((None, date(1980, 1, 2))),
            former_names=chance.choice(("", "Old Name", "Old Name, Older Name")),
            setting_name=chance.choice(("", "Oak Lane", "Elm House")),
            job_title=chance.choice(("", "Teacher", "Driver")),
        )
        for name in chance.sample(names, chance.randrange(3))
    ]
    return (*named, *chance.choice(((), (AdultDraft(known="not_named", description="a driver"),))))


@act
def add_contact(desk: Desk, chance: Random) -> int:
    return desk.contacts.save(
        contact(
            received_on=day(chance),
            summary=text(chance),
            adults=adults(chance),
            categories=some(chance, ("physical", "emotional", "neglect")),
            natures=some(chance, ("restraint", "online")),
        )
    )


@act
def add_full_contact(desk: Desk, chance: Random) -> int:
    return desk.contacts.save(replace(FULL, own_reference=text(chance)[:20]))


@act
def change_contact(desk: Desk, chance: Random) -> object:
    if (contact_id := a_contact(desk, chance)) is None:
        return None
    draft = desk.contacts.open(contact_id)
    changes: dict[str, Any] = {
        "notes": text(chance),
        "adults": chance.choice((draft.adults[1:], draft.adults, adults(chance))),
        "children": chance.choice(((), (*draft.children, ChildDraft(name="J.D.", age_note="9")))),
        "referrer": ReferrerDraft(name=chance.choice(("Pat", "Sam")), agency="police", phone=text(chance)[:10]),
        "categories": some(chance, ("physical", "sexual", "neglect")),
        "natures": some(chance, ("restraint", "online")),
        "advice_on": chance.choice((None, DAY)),
        "consent_seen": chance.choice((None, True, False)),
        "threshold": ThresholdDraft(decision="not_met_advice", rationale=f"No. {text(chance)}"),
    }
    return desk.contacts.save(replace(draft, **{name: changes[name] for name in some(chance, list(changes))}))


@act
def open_case(desk: Desk, chance: Random) -> object:
    free = [row.id for row in desk.contacts.rows(desk.contacts.ids()) if row.case_id is None]
    return desk.cases.open_from(chance.choice(free)) if free else None


@act
def change_case(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    case = desk.cases.again(case_id).case
    return desk.cases.save(
        replace(case, officer=text(chance), setting_name=chance.choice(("", "Oak Lane", "New Place")), learning="Yes")
    )


@act
def close_case(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    case = desk.cases.again(case_id).case
    closed = None if case.closed_on else DAY
    return desk.cases.save(replace(case, closed_on=closed, closure_reason="concluded" if closed else None))


@act
def save_allegation(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    known = desk.cases.again(case_id).allegations
    draft = chance.choice((AllegationDraft(case_id=case_id), *known))
    outcomes = some(chance, ("substantiated", "unfounded"))
    return desk.cases.save_allegation(
        replace(
            draft,
            statement=text(chance) or "Pushed.",
            is_at_work=chance.choice((None, True, False)),
            categories=some(chance, ("physical", "sexual", "neglect")),
            limbs=some(chance, ("a", "b", "d")),
            outcomes=tuple(OutcomeDraft(outcome=outcome, rationale=text(chance) or "Seen.") for outcome in outcomes),
        )
    )


@act
def save_part(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    page = desk.cases.again(case_id)
    action = chance.choice((ActionDraft(case_id=case_id), *page.actions))
    review = chance.choice((ReviewDraft(case_id=case_id), *page.reviews))
    referral = chance.choice((ReferralDraft(case_id=case_id), *page.referrals))
    return desk.cases.save_part(
        chance.choice(
            (
                replace(action, text=text(chance).strip("\x07 ") or "Ring", owner="Pat", due_on=day(chance)),
                replace(review, due_on=day(chance), note=text(chance)),
                replace(referral, body="dbs", is_made=chance.choice((True, False)), result=text(chance)),
            )
        )
    )


@act
def remove_part(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    page = desk.cases.again(case_id)
    found: list[Part] = [*page.actions, *page.reviews, *page.referrals]
    if found:
        part = chance.choice(found)
        desk.cases.remove_part(type(part), part.id or 0)
    return None


@act
def save_strand(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    known = desk.cases.again(case_id).strands
    if known and chance.random() < 0.2:
        desk.strands.remove(chance.choice(known).id or 0)
        return None
    kind = chance.choice(("police", "employer"))
    draft = next((strand for strand in known if strand.kind == kind), StrandDraft(case_id=case_id, kind=kind))
    outcomes = some(chance, ("charged", "convicted") if kind == "police" else ("dismissed", "sanction"))
    return desk.strands.save(replace(draft, outcomes=outcomes, note=text(chance), contacted_on=day(chance)))


@act
def save_child(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    known = desk.cases.again(case_id).children
    if known and chance.random() < 0.3:
        desk.case_children.remove(chance.choice(known).id or 0)
        return None
    draft = chance.choice((CaseChildDraft(case_id=case_id, name="J.D."), *known))
    born = draft.date_of_birth if draft.id else None
    return desk.case_children.save(replace(draft, date_of_birth=born, voice=text(chance), parent_told_on=day(chance)))


@act
def save_link(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None or (other := a_case(desk, chance)) == case_id:
        return None
    links = desk.cases.again(case_id).links
    if known := next((link.draft for link in links if link.draft.other_id == other), None):
        desk.case_links.remove(case_id, known.id or 0)
        return None
    return desk.case_links.save(CaseLinkDraft(case_id=case_id, other_id=other, kind="other", note=text(chance)))


@act
def save_transfer(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    known = desk.cases.again(case_id).transfers
    if known and chance.random() < 0.3:
        desk.case_transfers.remove(known[0].id or 0)
        return None
    draft = chance.choice((TransferDraft(case_id=case_id, authority="Elmshire"), *known))
    return desk.case_transfers.save(replace(draft, reason=text(chance), sent_on=day(chance)))


@act
def save_meeting(desk: Desk, chance: Random) -> object:
    if (case_id := a_case(desk, chance)) is None:
        return None
    held = held_meeting(case_id)
    known = desk.cases.again(case_id).meetings
    if not known:
        return desk.meetings.save(held)
    draft = desk.meetings.again(chance.choice(known).id)
    changes: dict[str, Any] = {
        "attendance": some(chance, (*draft.attendance, *held.attendance)),
        "decisions": some(chance, (*draft.decisions, *held.decisions)),
        "actions": some(chance, (*draft.actions, *held.actions)),
        "sections": some(chance, draft.sections),
        "place": text(chance),
    }
    return desk.meetings.save(replace(draft, **{name: changes[name] for name in some(chance, list(changes))}))
