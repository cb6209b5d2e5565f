"""Record checks: is this person known? Looked up, recorded as a contact with its proof, answered in writing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid
from lado_desktop.models.tables import CheckCandidate as CandidateRecord
from lado_desktop.models.tables import Contact, ContactAdult, RecordCheck
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.adults import adult_of
from lado_desktop.services.check_drafts import (
    KNOWN,
    NOTHING_KNOWN,
    CheckAnswer,
    CheckCandidate,
    CheckDraft,
    CheckQuestion,
    CheckRow,
)
from lado_desktop.services.check_reply import reply_text
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.contacts import Contacts
from lado_desktop.services.folding import fold
from lado_desktop.services.lists import Lists
from lado_desktop.services.matching.looking import Likely, Wanted
from lado_desktop.services.matching.matching import Matching
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.standing import Standing, distinct_from, standings, tell_apart
from lado_desktop.services.transfer import as_draft, copy_onto

MOST = 10


class Checks:
    """The record checks of one tracker."""

    def __init__(
        self,
        tracker: Tracker,
        clock: Clock,
        lists: Lists,
        contacts: Contacts,
        matching: Matching,
        restrictions: Restrictions,
    ) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._contacts = contacts
        self._matching = matching
        self._restrictions = restrictions

    def look(self, question: CheckQuestion) -> CheckAnswer:
        """Who may be meant, best first. Nothing is recorded by it."""
        return self.many((question,))[0]

    def many(self, questions: Sequence[CheckQuestion]) -> list[CheckAnswer]:
        """The same for a whole list."""
        searched = self._matching.people_searched()
        likely = self._matching.look_all(map(_wanted, questions), MOST + 1)
        with self._tracker.reading() as session:
            standing = standings(session, {each.person.id for found in likely for each in found})
            return [
                _answer(question, searched, found, standing, distinct_from(session, question.person_id))
                for question, found in zip(questions, likely, strict=True)
            ]

    def note_search(self, answers: Iterable[CheckAnswer]) -> None:
        """Record that people were looked for, and who was found known, where no contact is made of it."""
        with self._tracker.writing("check_people") as session:
            for answer in answers:
                for one in answer.candidates:
                    if one.is_strong and one.person_id:
                        self._tracker.note(session, "search", "Person", one.person_id)

    def problems(self, draft: CheckDraft) -> dict[str, str]:
        """What keeps a check from being recorded: a problem code by field."""
        found = dict(self._contacts.problems(self._contact(draft)))
        names = {"adults.1.name": "name", "adults.1.date_of_birth": "date_of_birth", "referrer.agency": "agency"}
        if not self._lists.knows("check_result", draft.result):
            found["result"] = "unknown_choice"
        if not all(self._lists.knows("register", code) for code in draft.also_searched):
            found["also_searched"] = "unknown_choice"
        if not all(self._lists.knows("candidate_decision", code) for code in draft.decisions.values()):
            found["decisions"] = "unknown_choice"
        if list(draft.decisions.values()).count("same") > 1:
            found["decisions"] = "several_same"
        return {names.get(field, field): code for field, code in found.items()}

    def record(self, draft: CheckDraft) -> int:
        """Store the check as a contact with its proof, in one; returns the contact's id. Raises `Invalid`."""
        return self.record_all([draft], lambda _done: None)[0]

    def record_all(self, drafts: Sequence[CheckDraft], tell: Callable[[int], None]) -> list[int]:
        """Store a whole list of checks, all of them or none; `tell` hears how many are done. Raises `Invalid`."""
        for draft in drafts:
            if found := self.problems(draft):
                raise Invalid(found)
        wanted = [self._contact(draft) for draft in drafts]
        numbers = []
        with self._tracker.writing("record_check") as session:
            for done, (draft, contact) in enumerate(zip(drafts, wanted, strict=True), 1):
                numbers.append(self._put(session, draft, contact))
                tell(done)
        return numbers

    def _put(self, session: Session, draft: CheckDraft, wanted: ContactDraft) -> int:
        contact_id = self._contacts.put(session, wanted)
        contact = session.get_one(Contact, contact_id)
        contact.check_found = _result(draft)
        self._prove(session, contact_id, draft)
        self._tell_apart(session, contact_id, draft)
        return contact_id

    def reply(self, draft: CheckDraft) -> str:
        """The dated reply, ready to paste: nothing known, or please call. It names only the person asked about."""
        return reply_text(
            draft.answer.question,
            _result(draft),
            day=draft.replied_on or self._clock.today(),
            requester=draft.requester.name,
            asked_on=draft.received_on,
            kind=self._lists.label("check_kind", draft.check_kind),
            also_searched=draft.also_searched,
        )

    def of_contact(self, contact_id: int) -> tuple[CheckRow, ...]:
        """The searches recorded with a contact, the latest first."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, "contact", contact_id)
            checks = session.scalars(
                select(RecordCheck).where(RecordCheck.contact_id == contact_id).order_by(RecordCheck.id.desc())
            )
            return tuple(as_draft(CheckRow, check, candidates=_kept(session, check.id)) for check in checks.all())

    def _contact(self, draft: CheckDraft) -> ContactDraft:
        now, question = self._clock.local(), draft.answer.question
        same = next((number for number, code in draft.decisions.items() if code == "same"), question.person_id)
        return ContactDraft(
            received_on=draft.received_on or now.date(),
            received_at=draft.received_at if draft.received_on else now.time(),
            route=draft.route,
            own_reference=draft.own_reference,
            contact_type="record_check",
            referrer=draft.requester,
            adults=(self._adult(question, same),),
            check_kind=draft.check_kind,
            check_purpose=draft.purpose.strip(),
            consent_seen=draft.consent_seen,
            check_replied_on=draft.replied_on,
            check_reply=draft.reply,
            first_response_on=draft.replied_on,
            disposal="closed_check" if draft.replied_on else None,
        )

    def _adult(self, question: CheckQuestion, person_id: int | None) -> AdultDraft:
        """The one asked about: somebody on record as they are there, or whoever bears the name."""
        if person_id is None:
            return AdultDraft(
                name=question.name, date_of_birth=question.date_of_birth, setting_name=question.setting.strip()
            )
        with self._tracker.reading() as session:
            return replace(adult_of(session, person_id), setting_name=question.setting.strip())

    def _prove(self, session: Session, contact_id: int, draft: CheckDraft) -> None:
        """Keep what was searched for, where, who came up and what was decided."""
        answer = draft.answer
        check = self._searched(contact_id, draft, "lado")
        check.people_searched, check.result = answer.people_searched, _result(draft)
        session.add_all([check, *(self._searched(contact_id, draft, other) for other in draft.also_searched)])
        session.flush()
        for position, one in enumerate(answer.candidates, 1):
            record = CandidateRecord(record_check_id=check.id, position=position, reasons=" ".join(one.reasons))
            copy_onto(record, one, leave=frozenset({"reasons", "decision"}))
            record.decision = draft.decisions.get(one.person_id or 0)
            session.add(record)
        session.flush()

    def _searched(self, contact_id: int, draft: CheckDraft, register: str) -> RecordCheck:
        now, question = self._clock.local(), draft.answer.question
        return RecordCheck(
            contact_id=contact_id,
            register=register,
            searched_name=question.name,
            searched_date_of_birth=question.date_of_birth,
            searched_setting=question.setting,
            made_on=now.date(),
            made_at=now.time(),
            made_by=self._tracker.actor,
            note=draft.note.strip(),
        )

    def _tell_apart(self, session: Session, contact_id: int, draft: CheckDraft) -> None:
        """Remember for good who is not the person asked about."""
        asked = session.scalars(select(ContactAdult.person_id).where(ContactAdult.contact_id == contact_id)).one()
        others = [number for number, code in draft.decisions.items() if code == "not_same" and number != asked]
        if asked is not None:
            tell_apart(session, asked, others, on=self._clock.today(), by=self._tracker.actor)


def _wanted(question: CheckQuestion) -> Wanted:
    setting = fold(question.setting)
    settings = frozenset({setting}) if setting else frozenset[str]()
    return Wanted(name=question.name, date_of_birth=question.date_of_birth, settings=settings)


def _answer(
    question: CheckQuestion, searched: int, likely: Sequence[Likely], standing: Standing, apart: frozenset[int]
) -> CheckAnswer:
    but = apart | {question.person_id}
    found = tuple(_candidate(each, standing) for each in likely if each.person.id not in but)[:MOST]
    return CheckAnswer(
        question=question,
        people_searched=searched,
        candidates=found,
        result=KNOWN if any(each.is_strong for each in found) else NOTHING_KNOWN,
    )


def _candidate(likely: Likely, standing: Standing) -> CheckCandidate:
    person = likely.person
    is_restricted, is_only_checked = person.id in standing.restricted, person.id in standing.only_checked
    return CheckCandidate(
        person_id=person.id,
        reference=person.reference,
        name="" if is_restricted else person.names[0][1],
        matched="" if is_restricted else likely.name,
        date_of_birth=None if is_restricted else person.date_of_birth,
        score=likely.score,
        reasons=(*likely.reasons, *(("only_checked",) if is_only_checked else ())),
        is_strong=likely.is_strong and not is_only_checked,
        is_restricted=is_restricted,
        is_only_checked=is_only_checked,
    )


def _result(draft: CheckDraft) -> str:
    return draft.result or draft.answer.result


def _kept(session: Session, check_id: int) -> tuple[CheckCandidate, ...]:
    records = session.scalars(
        select(CandidateRecord).where(CandidateRecord.record_check_id == check_id).order_by(CandidateRecord.position)
    )
    return tuple(
        as_draft(CheckCandidate, record, reasons=tuple(record.reasons.split()), matched=record.name)
        for record in records
    )
