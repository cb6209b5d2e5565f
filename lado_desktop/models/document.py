"""Documents attached to a record: what they are, and apart from that the bytes themselves."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Code, Words, exactly_one, link_to


class Document(Base):
    """A document of one record. `sha256` is of the bytes as they came; `removed_on` hides it, the bytes stay."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint(
            exactly_one("contact_id", "case_id", "person_id", "setting_id", "meeting_id"), name="of_one_record"
        ),
        {"sqlite_autoincrement": True},
    )

    contact_id: Mapped[int | None] = link_to("contact")
    case_id: Mapped[int | None] = link_to("case")
    person_id: Mapped[int | None] = link_to("person")
    setting_id: Mapped[int | None] = link_to("setting")
    meeting_id: Mapped[int | None] = link_to("meeting")
    name: Mapped[Words]
    kind: Mapped[Code]
    media_type: Mapped[Words]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(index=True)
    note: Mapped[Words]
    added_on: Mapped[date]
    added_by: Mapped[Words]
    removed_on: Mapped[date | None]


class DocumentBytes(Base):
    """The bytes of documents with this checksum; read one at a time, never with a list."""

    __tablename__ = "document_bytes"
    __table_args__ = {"sqlite_autoincrement": True}

    sha256: Mapped[str] = mapped_column(unique=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)
