"""Links between cases: the same incident, household or adult, a theme in one setting."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lado_desktop.errors import Invalid
from lado_desktop.models.tables import Case, CaseLink, Person
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.case_link_drafts import CaseLinkDraft, CaseLinkRow
from lado_desktop.services.lists import Lists
from lado_desktop.services.restricted import restricted_ids
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import must_have_case, the_row, the_row_or_new


class CaseLinks:
    """The links between the cases of one tracker; each is shown on both."""

    def __init__(self, tracker: Tracker, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._lists = lists
        self._restrictions = restrictions

    def save(self, draft: CaseLinkDraft) -> int:
        """Link two cases, or say it differently; returns the id of the link. Raises `Invalid`, `NotFound`."""
        if found := self._problems(draft):
            raise Invalid(found)
        lower, higher = sorted((draft.case_id, draft.other_id or 0))
        with self._tracker.writing("change_case_link" if draft.id else "add_case_link") as session:
            must_have_case(session, draft.case_id)
            must_have_case(session, draft.other_id or 0)
            self._restrictions.must_be_open(session, "case", draft.case_id)
            if _is_linked(session, lower, higher, draft.id):
                raise Invalid({"other_id": "linked_already"})
            link: CaseLink = the_row_or_new(session, CaseLink, draft.id)
            link.case_id, link.other_id, link.kind, link.note = lower, higher, draft.kind, draft.note
            session.flush()
            return link.id

    def remove(self, case_id: int, link_id: int) -> None:
        """Take a link away, as seen from the case `case_id`; both cases stay as they are."""
        with self._tracker.writing("remove_case_link") as session:
            self._restrictions.must_be_open(session, "case", case_id)
            session.delete(the_row(session, CaseLink, link_id))

    def _problems(self, draft: CaseLinkDraft) -> dict[str, str]:
        if draft.other_id is None:
            return {"other_id": "case_not_chosen"}
        if draft.other_id == draft.case_id:
            return {"other_id": "same_case"}
        return {} if self._lists.knows("case_link_kind", draft.kind) else {"kind": "unknown_choice"}


def links_of(session: Session, case_id: int) -> Sequence[CaseLinkRow]:
    """The cases that belong to a case, in the order in which they were linked."""
    links = session.execute(
        select(CaseLink).where(or_(CaseLink.case_id == case_id, CaseLink.other_id == case_id)).order_by(CaseLink.id)
    ).scalars()
    drafts = [_seen_from(case_id, link) for link in links]
    restricted = restricted_ids(session, "case") if drafts else frozenset()
    return [_row(session, draft, is_restricted=draft.other_id in restricted) for draft in drafts]


def _row(session: Session, draft: CaseLinkDraft, *, is_restricted: bool) -> CaseLinkRow:
    case: Case = the_row(session, Case, draft.other_id)
    person = session.get(Person, case.person_id) if case.person_id else None
    return CaseLinkRow(
        draft=draft,
        reference=case.reference,
        about="" if is_restricted else person.name if person else case.description,
        is_closed=case.closed_on is not None,
        is_restricted=is_restricted,
    )


def _seen_from(case_id: int, link: CaseLink) -> CaseLinkDraft:
    other = link.other_id if link.case_id == case_id else link.case_id
    return CaseLinkDraft(id=link.id, case_id=case_id, other_id=other, kind=link.kind, note=link.note)


def _is_linked(session: Session, lower: int, higher: int, but: int | None) -> bool:
    same = select(CaseLink.id).where(CaseLink.case_id == lower, CaseLink.other_id == higher)
    found = session.execute(same).scalar_one_or_none()
    return found is not None and found != but
