"""Documents attached to a record: kept inside the encrypted file, read one at a time and held to their checksum.

The bytes stand apart from what is said of them. A document that is removed is hidden and can be put back.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import Damaged, Invalid, NotFound, Trouble
from lado_desktop.models.tables import Case, Contact, Document, DocumentBytes, Meeting, Person, Setting
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.document_kinds import MOST_BYTES, check, ending_of, kind_of
from lado_desktop.services.document_names import safe_name
from lado_desktop.services.lists import Lists
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.rows import the_row
from lado_desktop.services.saving import save_bytes
from lado_desktop.services.transfer import as_draft

OWNERS: Final[dict[str, type[Any]]] = {
    "contact": Contact,
    "case": Case,
    "person": Person,
    "setting": Setting,
    "meeting": Meeting,
}


@dataclass(frozen=True, kw_only=True)
class DocumentRow:
    """A document as a list shows it; `size` in bytes, `shown_as` is what can show it inside the program, or ""."""

    id: int
    name: str
    kind: str | None
    size: int
    sha256: str
    note: str
    added_on: date
    added_by: str
    shown_as: str


@dataclass(frozen=True, kw_only=True)
class DocumentDraft:
    """What may be changed of a document: what it is called, what it is, and a note."""

    id: int
    name: str = ""
    kind: str | None = None
    note: str = ""


class Documents:
    """The documents of one tracker. `kind` and `record` say whose: a key of OWNERS and the id of the record."""

    def __init__(self, tracker: Tracker, clock: Clock, lists: Lists, restrictions: Restrictions) -> None:
        self._tracker, self._clock, self._lists = tracker, clock, lists
        self._restrictions = restrictions

    def of(self, kind: str, record: int) -> tuple[DocumentRow, ...]:
        """The documents of a record that were not removed, in the order in which they came."""
        return self._rows(kind, record, Document.removed_on.is_(None))

    def removed(self, kind: str, record: int) -> tuple[DocumentRow, ...]:
        """Those that were removed and can be put back."""
        return self._rows(kind, record, Document.removed_on.is_not(None))

    def count(self, kind: str, record: int) -> int:
        """How many documents a record has."""
        with self._tracker.reading() as session:
            wanted = select(func.count()).where(_belongs(kind, record), Document.removed_on.is_(None))
            return session.execute(wanted).scalar_one()

    def title(self, kind: str, record: int) -> str:
        """What the record is called in the head of a page: its reference, or a setting's name. Raises `NotFound`."""
        with self._tracker.reading() as session:
            found = session.get(OWNERS[kind], record)
            if found is None:
                raise NotFound(kind)
            return str(found.name if isinstance(found, Setting) else found.reference)

    def add(self, kind: str, record: int, name: str, body: bytes) -> int:
        """Attach a document; returns its id. Raises `NotFound`, `Refused` as `document_kinds.check` says."""
        safe = safe_name(name)
        found = check(safe, body)
        checksum = hashlib.sha256(body).hexdigest()
        with self._tracker.writing("add_document") as session:
            if session.get(OWNERS[kind], record) is None:
                raise NotFound(kind)
            self._restrictions.must_be_open(session, kind, record)
            _keep_bytes(session, checksum, body)
            document = Document(
                name=safe,
                media_type=found.media_type,
                size=len(body),
                sha256=checksum,
                added_on=self._clock.today(),
                added_by=self._tracker.actor,
                **{f"{kind}_id": record},
            )
            session.add(document)
            session.flush()
            return document.id

    def add_file(self, kind: str, record: int, path: Path) -> int:
        """Attach a copy of a file, which stays where it is. As `add`, and `Trouble("document_unreadable")`."""
        try:
            with path.open("rb") as file:
                body = file.read(MOST_BYTES + 1)
        except OSError:
            raise Trouble("document_unreadable") from None
        return self.add(kind, record, path.name, body)

    def draft(self, document_id: int) -> DocumentDraft:
        """What is said of a document, to be changed. Raises `NotFound`."""
        with self._tracker.reading() as session:
            return as_draft(DocumentDraft, self._the(session, document_id))

    def save(self, draft: DocumentDraft) -> int:
        """Change what is said of a document; its ending stays. Raises `Invalid`, `NotFound`."""
        name = safe_name(draft.name) if draft.name.strip() else ""
        found = {} if name else {"name": "required"}
        if not self._lists.knows("document_kind", draft.kind):
            found["kind"] = "unknown_choice"
        if found:
            raise Invalid(found)
        with self._tracker.writing("change_document") as session:
            document = self._the(session, draft.id)
            ending = ending_of(document.name)
            document.name = name if ending_of(name) == ending else f"{name}.{ending}"
            document.kind, document.note = draft.kind, draft.note
        return draft.id

    def open(self, document_id: int) -> bytes:
        """The bytes of a document; that it was opened is recorded. Raises `NotFound`, `Damaged("document_damaged")`."""
        return self._read(document_id, "open")

    def save_copy(self, document_id: int, path: Path) -> Path:
        """Write a copy outside the tracker, where nothing encrypts it; that is recorded. Returns where it is.

        It always has the document's own ending, so that it never takes the place of a tracker. Raises as `open` and
        `save_bytes`.
        """
        with self._tracker.reading() as session:
            ending = ending_of(self._the(session, document_id).name)
        if ending_of(path.name) != ending:
            path = path.with_name(f"{path.name}.{ending}")
        save_bytes(path, self._read(document_id, "export"))
        return path

    def remove(self, document_id: int) -> None:
        """Hide a document; it can be put back."""
        self._set_removed("remove_document", document_id, self._clock.today())

    def put_back(self, document_id: int) -> None:
        """Show a document again that was removed."""
        self._set_removed("put_back_document", document_id, None)

    def _set_removed(self, work: str, document_id: int, day: date | None) -> None:
        with self._tracker.writing(work) as session:
            self._the(session, document_id).removed_on = day

    def _read(self, document_id: int, action: str) -> bytes:
        with self._tracker.writing(f"{action}_document") as session:
            document = self._the(session, document_id)
            wanted = select(DocumentBytes.body).where(DocumentBytes.sha256 == document.sha256)
            body = session.execute(wanted).scalar_one_or_none()
            if body is None or hashlib.sha256(body).hexdigest() != document.sha256:
                raise Damaged("document_damaged")
            self._tracker.note(session, action, "Document", document_id)
            return body

    def _the(self, session: Session, document_id: int) -> Document:
        """The document, where what it belongs to is open."""
        document: Document = the_row(session, Document, document_id)
        for kind in OWNERS:
            if (record := getattr(document, f"{kind}_id")) is not None:
                self._restrictions.must_be_open(session, kind, record)
        return document

    def _rows(self, kind: str, record: int, wanted: ColumnElement[bool]) -> tuple[DocumentRow, ...]:
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, kind, record)
            of_record = select(Document).where(_belongs(kind, record), wanted).order_by(Document.id)
            found = session.execute(of_record).scalars()
            return tuple(as_draft(DocumentRow, one, shown_as=kind_of(one.name).shown_as) for one in found)


def _belongs(kind: str, record: int) -> ColumnElement[bool]:
    return Document.__table__.columns[f"{kind}_id"] == record


def _keep_bytes(session: Session, checksum: str, body: bytes) -> None:
    """Once, however many records have the same document."""
    known = select(DocumentBytes.id).where(DocumentBytes.sha256 == checksum)
    if session.execute(known).scalar_one_or_none() is None:
        session.add(DocumentBytes(sha256=checksum, body=body))
