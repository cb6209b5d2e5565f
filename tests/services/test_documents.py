"""Documents: attached, read back as they were, refused with a reason, renamed safely, removed and put back."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from lado_desktop.errors import Damaged, Invalid, NotFound, Refused, Trouble
from lado_desktop.models.tables import Change, DocumentBytes
from lado_desktop.models.verify import verify
from lado_desktop.services.desk import Desk
from lado_desktop.services.document_kinds import MOST_BYTES
from lado_desktop.services.document_names import LONGEST, RESERVED, safe_name
from lado_desktop.services.documents import DocumentDraft

from .drafts import FULL

PDF = b"%PDF-1.7\n a fictional report"


def zipped(*names: str) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as parts:
        for name in names:
            parts.writestr(name, "words")
    return whole.getvalue()


@pytest.fixture
def contact(desk: Desk) -> int:
    return desk.contacts.save(FULL)


def add(desk: Desk, contact: int, name: str = "Report.pdf", body: bytes = PDF) -> int:
    return desk.documents.add("contact", contact, name, body)


def test_a_document_comes_back_byte_for_byte_and_says_what_it_is(desk: Desk, contact: int) -> None:
    number = add(desk, contact)
    (row,) = desk.documents.of("contact", contact)
    assert (row.id, row.name, row.size, row.shown_as, row.added_by) == (number, "Report.pdf", len(PDF), "pdf", "owner")
    assert desk.documents.open(number) == PDF
    assert desk.documents.count("contact", contact) == 1


@pytest.mark.parametrize("kind", ["contact", "case", "person", "setting", "meeting"])
def test_every_kind_of_record_takes_documents_of_its_own(desk: Desk, contact: int, kind: str) -> None:
    desk.cases.open_from(contact)
    from .drafts import held_meeting

    desk.meetings.save(held_meeting(1))
    number = desk.documents.add(kind, 1, "Note.txt", b"words")
    assert [row.id for row in desk.documents.of(kind, 1)] == [number]
    assert desk.documents.title(kind, 1)
    others = {"contact", "case", "person", "setting", "meeting"} - {kind}
    assert not any(desk.documents.of(other, 1) for other in others)


def test_opening_and_saving_a_copy_are_recorded(desk: Desk, contact: int, tmp_path: Path) -> None:
    number = add(desk, contact)
    desk.documents.open(number)
    desk.documents.save_copy(number, tmp_path / "copy.pdf")
    assert (tmp_path / "copy.pdf").read_bytes() == PDF
    with desk.tracker.reading() as session:
        noted = session.execute(select(Change.action).where(Change.kind == "Document", Change.record == number))
        assert list(noted.scalars()) == ["insert", "open", "export"]


def test_a_copy_never_takes_the_place_of_a_tracker(desk: Desk, contact: int) -> None:
    number, tracker = add(desk, contact), desk.tracker.path
    before = tracker.stat().st_ino
    saved = desk.documents.save_copy(number, tracker)
    assert (saved.name, tracker.stat().st_ino) == ("office.lado.pdf", before)


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("empty.pdf", b"", "document_empty"),
        ("large.txt", b"x" * (MOST_BYTES + 1), "document_too_large"),
        ("program.exe", b"MZ", "document_type"),
        ("page.html", b"<html>", "document_type"),
        ("shortcut.lnk", b"L", "document_type"),
        ("noending", b"words", "document_type"),
        ("program.pdf", b"MZ\x90\x00", "document_differs"),
        ("program.txt", b"MZ\x90\x00", "document_differs"),
        ("program.docx", b"MZ\x90\x00", "document_differs"),
        ("macros.docx", zipped("word/document.xml", "word/vbaProject.bin"), "document_macros"),
        ("macros.odt", zipped("content.xml", "Basic/Standard/Module1.xml"), "document_macros"),
        ("report\u202efdp.exe", b"MZ", "document_type"),
    ],
)
def test_what_could_act_or_is_not_what_it_says_is_refused_and_nothing_is_kept(
    desk: Desk, contact: int, name: str, body: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        add(desk, contact, name, body)
    assert refused.value.code == code
    assert desk.documents.of("contact", contact) == ()
    with desk.tracker.reading() as session:
        assert session.execute(select(DocumentBytes.id)).all() == []


def test_office_documents_and_texts_in_other_alphabets_are_taken(desk: Desk, contact: int) -> None:
    add(desk, contact, "letter.docx", zipped("word/document.xml"))
    add(desk, contact, "notes.txt", "words".encode("utf-16"))
    assert [row.shown_as for row in desk.documents.of("contact", contact)] == ["", "text"]


def test_the_same_document_on_two_records_is_kept_once(desk: Desk, contact: int) -> None:
    first, second = add(desk, contact), add(desk, contact, "Again.pdf")
    with desk.tracker.reading() as session:
        assert len(session.execute(select(DocumentBytes.id)).all()) == 1
    assert desk.documents.open(first) == desk.documents.open(second)


def test_a_file_that_is_gone_says_so(desk: Desk, contact: int, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="document_unreadable"):
        desk.documents.add_file("contact", contact, tmp_path / "gone.pdf")


def test_a_file_is_copied_and_stays_where_it_is(desk: Desk, contact: int, tmp_path: Path) -> None:
    (tmp_path / "Report.pdf").write_bytes(PDF)
    number = desk.documents.add_file("contact", contact, tmp_path / "Report.pdf")
    assert desk.documents.open(number) == (tmp_path / "Report.pdf").read_bytes()


def test_a_record_that_is_not_there_takes_no_document(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.documents.add("case", 99, "Report.pdf", PDF)


def test_a_document_is_renamed_but_keeps_its_ending(desk: Desk, contact: int) -> None:
    number = add(desk, contact)
    desk.documents.save(DocumentDraft(id=number, name="../../Statement.exe", kind="statement", note="=1+1"))
    (row,) = desk.documents.of("contact", contact)
    assert (row.name, row.kind, row.note) == ("Statement.exe.pdf", "statement", "=1+1")


def test_a_document_without_a_name_or_of_an_unknown_kind_is_refused(desk: Desk, contact: int) -> None:
    number = add(desk, contact)
    with pytest.raises(Invalid) as refused:
        desk.documents.save(DocumentDraft(id=number, name=" ", kind="poem"))
    assert refused.value.problems == {"name": "required", "kind": "unknown_choice"}


def test_a_removed_document_is_hidden_and_can_be_put_back(desk: Desk, contact: int) -> None:
    number = add(desk, contact)
    desk.documents.remove(number)
    assert desk.documents.of("contact", contact) == ()
    assert [row.id for row in desk.documents.removed("contact", contact)] == [number]
    desk.documents.put_back(number)
    assert desk.documents.open(number) == PDF
    assert [row.id for row in desk.documents.of("contact", contact)] == [number]


def test_bytes_that_were_changed_behind_its_back_are_not_shown_and_found_by_the_check(desk: Desk, contact: int) -> None:
    number = add(desk, contact)
    assert all(check.is_good for check in verify(desk.tracker))
    with desk.tracker.scribbling() as session:
        session.execute(update(DocumentBytes).values(body=b"%PDF-forged"))
    with pytest.raises(Damaged, match="document_damaged"):
        desk.documents.open(number)
    assert [check.code for check in verify(desk.tracker) if not check.is_good] == ["documents_whole"]
    with desk.tracker.scribbling() as session:
        session.execute(delete(DocumentBytes))
    with pytest.raises(Damaged, match="document_damaged"):
        desk.documents.open(number)


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("/etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\..\\Report.pdf", "Report.pdf"),
        ("con.txt", "document con.txt"),
        ("...pdf", "pdf"),
        ("a\u202efdp.txt", "afdp.txt"),
        ("na\nme?.pdf", "name_.pdf"),
        (" .pdf ", "pdf"),
        ("Bericht Łódź.pdf", "Bericht Łódź.pdf"),
        ("", "document"),
    ],
)
def test_names_are_made_safe(typed: str, safe: str) -> None:
    assert safe_name(typed) == safe


@given(st.text())
def test_any_name_becomes_one_that_every_system_takes_and_stays_so(typed: str) -> None:
    safe = safe_name(typed)
    assert safe
    assert len(safe) <= LONGEST
    assert safe_name(safe) == safe
    assert not set(safe) & set('<>:"/\\|?*\x00\n\r')
    assert safe == safe.strip(". ")
    assert safe.partition(".")[0].strip().casefold() not in RESERVED
