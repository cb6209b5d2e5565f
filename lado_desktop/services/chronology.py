"""Chronology and notes of a contact, case, person or setting: worked out from records, and written beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Invalid
from lado_desktop.models.tables import Case, Contact, ContactAdult, Entry, Person, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.chronology_drafts import ChronologyPage, EntryDraft, Line
from lado_desktop.services.chronology_lines import Lines
from lado_desktop.services.lists import Lists
from lado_desktop.services.paper import documents
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import the_row, the_row_or_new
from lado_desktop.services.transfer import as_draft, copy_onto

RECORDS: Final[dict[str, type[Any]]] = {"contact": Contact, "case": Case, "person": Person, "setting": Setting}
LATE: Final = timedelta(days=7)
ALL, WORKED_OUT, WRITTEN = "all", "worked_out", "written"


class Chronology:
    """The chronologies of one tracker. Of a record that is restricted and was not opened only its reference is told."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker = tracker
        self._clock = clock
        self._lists = lists
        self._restrictions = restrictions

    def open(self, kind: str, record_id: int) -> ChronologyPage:
        """Everything about a record; that it was opened is recorded first. Raises `NotFound`, "reason_needed"."""
        with self._tracker.writing("open_chronology") as session:
            self._restrictions.must_open(session, kind, record_id)
            page = self._page(session, kind, record_id)
            self._tracker.note(session, "open", kind.capitalize(), record_id)
            return page

    def again(self, kind: str, record_id: int) -> ChronologyPage:
        """The chronology that is open already, read again. Raises `NotFound`, "reason_needed"."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, kind, record_id)
            return self._page(session, kind, record_id)

    def blank(self, kind: str, record_id: int) -> EntryDraft:
        """A new line about the record, of today."""
        about: dict[str, Any] = {f"{kind}_id": record_id}
        return EntryDraft(happened_on=self._clock.today(), **about)

    def save(self, draft: EntryDraft) -> int:
        """Store a written line or note; returns its id. Raises `Invalid`, `NotFound`, "reason_needed"."""
        if found := self._problems(draft):
            raise Invalid(found)
        with self._tracker.writing("change_entry" if draft.id else "add_entry") as session:
            self._must_be_open(session, draft)
            row = the_row_or_new(session, Entry, draft.id)
            copy_onto(row, replace(draft, text=draft.text.strip()), leave=frozenset({"id"}))
            if draft.id is None:
                row.entered_on, row.entered_by = self._clock.today(), self._tracker.actor
            session.flush()
            return int(row.id)

    def remove(self, entry_id: int) -> None:
        """Take away a line that was written by mistake; the record of changes keeps it. Raises `NotFound`."""
        with self._tracker.writing("remove_entry") as session:
            row = the_row(session, Entry, entry_id)
            self._must_be_open(session, as_draft(EntryDraft, row))
            session.delete(row)

    def pdf(self, kind: str, record_id: int, only: str = ALL) -> bytes:
        """The chronology as PDF, whole or in part; the printing is recorded first. Raises "reason_needed"."""
        from lado_desktop.services.paper.chronology import chronology_pdf

        with self._tracker.writing("print_chronology") as session:
            self._restrictions.must_open(session, kind, record_id)
            page = self._page(session, kind, record_id)
            self._tracker.note(session, "print", kind.capitalize(), record_id)
        return chronology_pdf(self._paper(page, only))

    def _problems(self, draft: EntryDraft) -> dict[str, str]:
        found: dict[str, str] = {}
        if draft.happened_on is None:
            found["happened_on"] = "date_missing"
        elif draft.happened_on > self._clock.today():
            found["happened_on"] = "in_future"
        if not draft.text.strip():
            found["text"] = "text_missing"
        if not self._lists.knows("entry_kind", draft.kind):
            found["kind"] = "unknown_choice"
        return found

    def _must_be_open(self, session: Session, draft: EntryDraft) -> None:
        for kind in ("contact", "case", "person"):
            if record := getattr(draft, f"{kind}_id"):
                self._restrictions.must_be_open(session, kind, record)

    # ---- reading ----

    def _page(self, session: Session, kind: str, record_id: int) -> ChronologyPage:
        record = the_row(session, RECORDS[kind], record_id)
        contacts, cases = _contacts(session, kind, record_id), _cases(session, kind, record_id)
        shut = [("contact", one) for one in contacts] + [("case", one) for one in cases]
        shut = [key for key in shut if not self._restrictions.is_open(session, *key)]
        contacts = [one for one in contacts if ("contact", one) not in shut]
        cases = [one for one in cases if ("case", one) not in shut]
        found = [
            *Lines(session, self._lists, contacts, cases).all(),
            *_written(session, kind, record_id, contacts, cases),
        ]
        found += [_shut(session, *key) for key in shut]
        found.sort(key=lambda line: (line.day, line.at is None, line.at or time.min))
        return ChronologyPage(
            kind=kind,
            record_id=record_id,
            title=record.name if kind == "setting" else record.reference,
            about=_about(session, kind, record),
            lines=tuple(replace(line, id=number) for number, line in enumerate(found, 1)),
        )

    def _paper(self, page: ChronologyPage, only: str) -> documents.ChronologyPaper:
        part = {ALL: "", WORKED_OUT: "Worked out from records only", WRITTEN: "Written lines and notes only"}[only]
        return documents.ChronologyPaper(
            reference=page.title if page.kind != "setting" else "Setting",
            subject=f"{page.kind.capitalize()} {page.title}",
            about=page.about,
            part=part,
            prepared_on=self._clock.today(),
            prepared_by=self._tracker.actor,
            lines=tuple(_printed(line) for line in chosen(page.lines, only)),
        )


def chosen(lines: tuple[Line, ...], only: str) -> tuple[Line, ...]:
    """All lines, those worked out from records, or those somebody wrote."""
    if only == ALL:
        return lines
    return tuple(line for line in lines if (line.entry is not None) == (only == WRITTEN))


def _printed(line: Line) -> documents.ChronologyLine:
    event = f"{line.source} is restricted" if line.is_restricted else line.event
    late = f"Added later, on {line.entered_on:%d %b %Y}" if line.is_late and line.entered_on else ""
    at = f"{line.at:%H:%M}" if line.at else ""
    return documents.ChronologyLine(line.day, at, line.source, event, line.significance, line.who, late)


def _contacts(session: Session, kind: str, record_id: int) -> list[int]:
    adults = select(ContactAdult.contact_id)
    which: Any = {
        "contact": Contact.id == record_id,
        "case": or_(Contact.case_id == record_id, Contact.id.in_(adults.where(ContactAdult.case_id == record_id))),
        "person": Contact.id.in_(adults.where(ContactAdult.person_id == record_id)),
        "setting": Contact.id.in_(adults.where(ContactAdult.setting_id == record_id)),
    }[kind]
    return list(session.execute(select(Contact.id).where(which).order_by(Contact.id)).scalars())


def _cases(session: Session, kind: str, record_id: int) -> list[int]:
    if kind == "contact":
        return []
    column: Any = {"case": Case.id, "person": Case.person_id, "setting": Case.setting_id}[kind]
    return list(session.execute(select(Case.id).where(column == record_id).order_by(Case.id)).scalars())


def _written(session: Session, kind: str, record_id: int, contacts: list[int], cases: list[int]) -> list[Line]:
    own: Any = getattr(Entry, f"{kind}_id") == record_id
    rows = select(Entry).where(or_(own, Entry.contact_id.in_(contacts), Entry.case_id.in_(cases))).order_by(Entry.id)
    return [
        Line(
            day=row.happened_on,
            at=row.happened_at,
            source=row.source,
            event=row.text,
            significance=row.significance,
            who=row.entered_by,
            entry=as_draft(EntryDraft, row),
            entered_on=row.entered_on,
            is_late=row.kind == "chronology" and row.entered_on - row.happened_on > LATE,
        )
        for row in session.execute(rows).scalars()
    ]


def _shut(session: Session, kind: str, record_id: int) -> Line:
    """A restricted record: its reference and its day, and nothing else of it."""
    record = the_row(session, RECORDS[kind], record_id)
    day = record.received_on if kind == "contact" else record.opened_on
    return Line(day=day, source=f"{kind.capitalize()} {record.reference}", opens=(kind, record_id), is_restricted=True)


def _about(session: Session, kind: str, record: Any) -> str:
    if kind == "case":
        person = session.get(Person, record.person_id) if record.person_id else None
        return person.name if person else str(record.description)
    return str(record.name) if kind == "person" else ""
