"""What came out of a spreadsheet: the import itself, and each original row, kept as it stood."""

from __future__ import annotations

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lado_desktop.models.base import Base, Words, child_of, link_to


class ImportBatch(Base):
    """One spreadsheet brought in; `fingerprint` is the SHA-256 of the file."""

    __tablename__ = "import_batch"
    __table_args__ = {"sqlite_autoincrement": True}

    imported_on: Mapped[date]
    fingerprint: Mapped[str] = mapped_column(index=True)
    mapping: Mapped[Words]
    rows_read: Mapped[int]
    rows_set_aside: Mapped[int]


class ImportedRow(Base):
    """One row of a sheet as it stood, and the contact it became; `original` is JSON {heading: text}."""

    __tablename__ = "imported_row"
    __table_args__ = (UniqueConstraint("import_batch_id", "sheet", "row_number"), {"sqlite_autoincrement": True})

    import_batch_id: Mapped[int] = child_of("import_batch", index=False)
    sheet: Mapped[Words]
    row_number: Mapped[int]
    original: Mapped[Words]
    reason: Mapped[str | None]
    contact_id: Mapped[int | None] = link_to("contact")
