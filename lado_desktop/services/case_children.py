"""The children of a case: added, linked where the tracker knows them already, and what each of them says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid
from lado_desktop.models.tables import (
    Allegation,
    AllegationChild,
    Case,
    CaseChild,
    Child,
    Contact,
    ContactChild,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_child_drafts import CaseChildDraft
from lado_desktop.services.case_parts import in_future
from lado_desktop.services.folding import person_key
from lado_desktop.services.lists import Lists
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import must_have_case, the_row
from lado_desktop.services.transfer import as_draft, copy_onto

PAST: Final = ("date_of_birth", "voice_on", "parent_told_on", "outcome_told_on")
CODED: Final = ("sex", "ethnicity", "service_work")
LINKS: Final = frozenset({"id", "case_id", "child_id"})
NOBODY: Final = CaseChildDraft(case_id=0)
OF_CHILD: Final = tuple(
    name for name in [column.name for column in Child.__table__.columns] if name != "id" and hasattr(NOBODY, name)
)
"""The fields of the draft that are the child's own, wherever they are named."""


class CaseChildren:
    """The children in the cases of one tracker."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def save(self, draft: CaseChildDraft) -> int:
        """Store a child of a case; one the tracker knows by name and birthday is linked. Returns the id of the link.

        Raises `Invalid`, `NotFound`.
        """
        if found := self._problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_case_child" if draft.id else "add_case_child") as session:
            must_have_case(session, draft.case_id)
            self._restrictions.must_be_open(session, "case", draft.case_id)
            if draft.id is not None:
                link: CaseChild = the_row(session, CaseChild, draft.id)
                _fill(the_row(session, Child, link.child_id), draft, is_all=True)
            else:
                link = _new_link(session, draft)
            copy_onto(link, draft, leave=LINKS)
            session.flush()
            return link.id

    def remove(self, link_id: int) -> None:
        """Take a child off a case and its allegations; the child stays where else they are named."""
        with self._tracker.writing("remove_case_child") as session:
            link: CaseChild = the_row(session, CaseChild, link_id)
            self._restrictions.must_be_open(session, "case", link.case_id)
            of_case = select(Allegation.id).where(Allegation.case_id == link.case_id)
            named = select(AllegationChild).where(
                AllegationChild.child_id == link.child_id, AllegationChild.allegation_id.in_(of_case)
            )
            for victim in session.execute(named).scalars():
                session.delete(victim)
            session.delete(link)

    def known(self, name: str, born: date | None) -> Sequence[str]:
        """The references of the cases and contacts that name a child of that name and birthday."""
        with self._tracker.reading() as session:
            child = _same_child(session, name, born)
            return _named_in(session, child.id) if child else ()

    def _problems(self, draft: CaseChildDraft) -> dict[str, str]:
        found = in_future(draft, PAST, self._clock.today())
        if not draft.name.strip():
            found["name"] = "name_missing"
        for name in CODED:
            if not self._lists.knows(name, getattr(draft, name)):
                found[name] = "unknown_choice"
        return found


def children_of(session: Session, case_id: int) -> tuple[CaseChildDraft, ...]:
    """The children of a case, in the order in which they were added."""
    found = session.execute(
        select(CaseChild, Child)
        .join(Child, Child.id == CaseChild.child_id)
        .where(CaseChild.case_id == case_id)
        .order_by(CaseChild.id)
    )
    return tuple(_draft(link, child) for link, child in found)


def _draft(link: CaseChild, child: Child) -> CaseChildDraft:
    return as_draft(CaseChildDraft, link, **{name: getattr(child, name) for name in OF_CHILD})


def _new_link(session: Session, draft: CaseChildDraft) -> CaseChild:
    """The link of a child to a case they are not in yet. Raises `Invalid` where they are."""
    child = _same_child(session, draft.name, draft.date_of_birth)
    if child is None:
        child = Child(name="")
        _fill(child, draft, is_all=True)
        session.add(child)
        session.flush()
    else:
        _fill(child, draft, is_all=False)
    here = select(CaseChild.id).where(CaseChild.case_id == draft.case_id, CaseChild.child_id == child.id)
    if session.execute(here).scalar_one_or_none() is not None:
        raise Invalid({"name": "child_here"})
    link = CaseChild(case_id=draft.case_id, child_id=child.id)
    session.add(link)
    return link


def _fill(child: Child, draft: CaseChildDraft, *, is_all: bool) -> None:
    """Put what is typed into the child; what was left blank too, where it `is_all` that is known of them."""
    for name in OF_CHILD:
        if is_all or getattr(draft, name) != getattr(NOBODY, name):
            setattr(child, name, getattr(draft, name))
    child.name = draft.name.strip()
    child.sort_key = person_key(draft.name)


def _same_child(session: Session, name: str, born: date | None) -> Child | None:
    """Initials and an age are not enough to say it is the same child: the birthday has to be known."""
    if born is None or not name.strip():
        return None
    same = select(Child).where(Child.sort_key == person_key(name), Child.date_of_birth == born)
    return session.execute(same.order_by(Child.id).limit(1)).scalar_one_or_none()


def _named_in(session: Session, child_id: int) -> tuple[str, ...]:
    cases = select(Case.reference).join(CaseChild, CaseChild.case_id == Case.id).where(CaseChild.child_id == child_id)
    contacts = (
        select(Contact.reference)
        .join(ContactChild, ContactChild.contact_id == Contact.id)
        .where(ContactChild.child_id == child_id)
    )
    return (
        *session.execute(cases.order_by(Case.id)).scalars(),
        *session.execute(contacts.order_by(Contact.id)).scalars(),
    )
