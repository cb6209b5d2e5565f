"""The documents of a record: attached, read inside the program, saved as a copy, removed and put back by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.ui import labels
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.documents import DocumentsPage
from lado_desktop.ui.pages.documents.viewer import text_of
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case, make_meeting
from tests.ui.windows import here, key, office_of, status, words

NAME = "Statement <b>of Maeve Hollorand.txt"
SAID = "I saw it.\r\n\u202eIt was 9:40."


def png() -> bytes:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    whole = QByteArray()
    buffer = QBuffer(whole)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(whole.data())


@pytest.fixture
def contact(office: Office) -> int:
    draft = ContactDraft(received_on=office.desk.clock.today(), contact_type="advice", adults=(AdultDraft(name="A B"),))
    return office.desk.contacts.save(draft)


@pytest.fixture
def page(qtbot: QtBot, office: Office, contact: int) -> DocumentsPage:
    return shown(qtbot, DocumentsPage(office, "contact", contact))


def shown(qtbot: QtBot, page: DocumentsPage) -> DocumentsPage:
    qtbot.addWidget(page)
    page.resize(1232, 780)
    with qtbot.waitActive(page, timeout=20_000):
        page.show()
        page.activateWindow()
    page.arrive()
    return page


def attached(page: DocumentsPage, name: str, body: bytes) -> int:
    return page._office.desk.documents.add("contact", page.record, name, body)


def press(page: DocumentsPage, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, pressed, modifier)


def names(page: DocumentsPage) -> list[str]:
    return [item.title for item in page.list.items()]


def test_an_empty_page_says_what_it_is_for_and_attaches_by_its_one_button(
    qtbot: QtBot, page: DocumentsPage, asker: FakeAsker, tmp_path: Path
) -> None:
    assert page.empty.isVisible()
    (tmp_path / "Report.txt").write_text("words")
    asker.answers = [str(tmp_path / "Report.txt")]
    press(page, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: names(page) == ["Report.txt"], timeout=10_000)
    assert page.full.isVisible()


def test_enter_reads_a_text_with_what_cannot_be_seen_shown_by_number(page: DocumentsPage) -> None:
    attached(page, NAME, SAID.encode())
    page.list.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.viewer.shows == "text"
    assert page.viewer.text.toPlainText() == "I saw it.\n[U+202E]It was 9:40."
    assert names(page) == ["Statement _b_of Maeve Hollorand.txt"]


def test_a_pdf_of_minutes_and_a_picture_are_shown_from_memory(page: DocumentsPage, office: Office) -> None:
    case = make_case(office.desk)
    pdf = office.desk.minutes.pdf(make_meeting(office.desk, case))
    page.read(attached(page, "Minutes.pdf", pdf))
    assert page.viewer.shows == "pdf"
    assert "Chronology" in page.viewer.pdf.text.toPlainText()
    page.read(attached(page, "Photo.png", png()))
    assert page.viewer.shows == "picture"
    assert page.viewer.pdf.page_count == 0


def test_a_torn_document_says_that_it_cannot_be_shown(page: DocumentsPage) -> None:
    page.read(attached(page, "Torn.pdf", b"%PDF-1.7 and nothing more"))
    assert page.viewer.shows == ""
    assert "could not be shown" in page.viewer.empty.title.text()


def test_a_kind_that_is_not_shown_here_says_how_to_open_it(page: DocumentsPage) -> None:
    page.read(attached(page, "Letter.rtf", b"{\\rtf1 words}"))
    assert "not encrypted" in page.viewer.empty.words.text()


def test_whoever_goes_on_to_another_document_no_longer_sees_the_first(page: DocumentsPage) -> None:
    first, second = attached(page, "One.txt", b"first words"), attached(page, "Two.txt", b"second")
    page.list.select(first)
    page.read(first)
    page.list.select(second)
    assert (page.viewer.shows, page.viewer.text.toPlainText()) == ("", "")


def test_a_file_that_is_refused_says_why_and_is_not_listed(
    qtbot: QtBot, page: DocumentsPage, asker: FakeAsker, tmp_path: Path
) -> None:
    (tmp_path / "Report.pdf").write_bytes(b"MZ")
    page.attach([tmp_path / "Report.pdf"])
    qtbot.waitUntil(lambda: bool(asker.told), timeout=10_000)
    assert asker.told == [("It was not attached", labels.SENTENCES["document_differs"])]
    assert names(page) == []


def test_dropped_files_are_attached_as_copies(qtbot: QtBot, page: DocumentsPage, tmp_path: Path) -> None:
    data = QMimeData()
    for name in ("One.txt", "Two.txt"):
        (tmp_path / name).write_text(name)
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("One.txt", "Two.txt")])
    none = Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    drop = QDropEvent(QPoint(5, 5), actions, data, Qt.MouseButton.LeftButton, none)
    page.dropEvent(drop)
    qtbot.waitUntil(lambda: names(page) == ["One.txt", "Two.txt"], timeout=10_000)
    assert drop.dropAction() == Qt.DropAction.CopyAction
    assert (tmp_path / "One.txt").exists()


def test_a_copy_is_saved_only_after_saying_what_that_means_under_a_name_without_a_person(
    page: DocumentsPage, asker: FakeAsker, tmp_path: Path
) -> None:
    number = attached(page, NAME, b"words")
    page.list.select(number)
    asker.answers = ["save", str(tmp_path / "copy")]
    page.export_page()
    assert (tmp_path / "copy.txt").read_bytes() == b"words"
    assert asker.asked == ["Save a copy outside the tracker?", "Save a copy"]


def test_a_removed_document_is_put_back_by_the_link(page: DocumentsPage, asker: FakeAsker) -> None:
    number = attached(page, "One.txt", b"words")
    page.list.select(number)
    page.list.setFocus()
    asker.answers = ["remove"]
    press(page, Qt.Key.Key_Delete)
    assert names(page) == []
    assert page.put_back.isVisible()
    QTest.mouseClick(page.put_back, Qt.MouseButton.LeftButton)
    assert names(page) == ["One.txt"]


def test_a_document_is_described_at_the_side(page: DocumentsPage) -> None:
    number = attached(page, "One.txt", b"words")
    page.list.select(number)
    page.list.setFocus()
    press(page, Qt.Key.Key_F2)
    assert page.panel.form
    page.panel.form.fields["name"].set_value("Account of the day")
    page.panel.form.fields["kind"].set_value("statement")
    page.panel.save()
    assert page.list.items()[0].title == "Account of the day.txt"
    assert "Statement or account" in page.list.items()[0].line


@pytest.mark.parametrize(
    ("body", "text"), [(b"caf\xe9", "café"), ("Ł".encode("utf-16"), "Ł"), (b"a\rb\x07", "a\nb[U+0007]")]
)
def test_texts_are_read_in_the_alphabet_they_are_in(body: bytes, text: str) -> None:
    assert text_of(body) == text


def test_the_page_has_no_faults_empty_or_full(page: DocumentsPage) -> None:
    assert faults(page) == []
    page.read(attached(page, "One.txt", b"words"))
    page.list.select(1)
    assert faults(page) == []


def test_documents_open_on_top_of_a_case_and_esc_goes_back(window: MainWindow) -> None:
    frame = office_of(window)
    frame.open_case(1)
    key(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    found = here(window)
    assert isinstance(found, DocumentsPage)
    assert (found.kind, found.record) == ("case", 1)
    assert "Documents of 26/001" in words(found)
    assert status(window) == "Documents of 26/001"
    key(window, Qt.Key.Key_Escape)
    assert isinstance(here(window), CasePage)
