"""The threshold sheet by keyboard: limbs with their evidence, reasons asked for, both decisions kept in view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.ui.forms.threshold import LimbField
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.threshold import ThresholdPage
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> ThresholdPage:
    today = office.desk.clock.today()
    adults = (AdultDraft(name="Maeve Hollorand"),)
    contact = office.desk.contacts.save(ContactDraft(received_on=today, contact_type="referral", adults=adults))
    made = ThresholdPage(office, contact)
    qtbot.addWidget(made)
    made.resize(1232, 780)
    with qtbot.waitActive(made, timeout=20_000):
        made.show()
        made.activateWindow()
    made.arrive()
    return made


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text())


def press(page: ThresholdPage, key: Qt.Key, text: str = "") -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key)
    if text:
        QTest.keyClicks(QApplication.focusWidget() or page, text)


def decide(page: ThresholdPage, decision: str, why: str) -> None:
    combo = page.form.fields["decision"].control
    combo.setFocus()
    place = combo.findText(decision)  # type: ignore[attr-defined]  # a combo box
    combo.setCurrentIndex(place)  # type: ignore[attr-defined]
    combo.activated.emit(place)  # type: ignore[attr-defined]
    page.form.fields["rationale"].set_value("")
    QTest.keyClicks(page.form.fields["rationale"].control, why)


def test_every_control_is_named_and_nothing_is_clipped(page: ThresholdPage) -> None:
    assert faults(page) == []


def test_the_limbs_stand_side_by_side_with_their_meaning(page: ThresholdPage) -> None:
    limbs = [field for field in page.form.fields.values() if isinstance(field, LimbField)]
    assert len({field.mapTo(page, field.rect().topLeft()).y() for field in limbs}) == 1
    assert len({field.mapTo(page, field.rect().topLeft()).x() for field in limbs}) == 4
    assert all(field.under for field in limbs)


def test_a_decision_without_reasons_goes_to_the_field(page: ThresholdPage) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Tab, "A mark was seen")
    assert not page.save_page()
    assert QApplication.focusWidget() is page.form.fields["decision"].control
    decide(page, "Met: LADO oversight", "")
    assert not page.save_page()
    assert QApplication.focusWidget() is page.form.fields["rationale"].control


def test_a_changed_mind_shows_both_decisions_who_when_why_and_what_changed(page: ThresholdPage, office: Office) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Tab, "A mark was seen")
    decide(page, "Met: LADO oversight", "The <b>child</b> was hurt")
    assert page.save_page()
    assert not page.form.is_unsaved
    assert "A: harmed a child. A mark was seen" in words(page.history)
    decide(page, "Met: consultation", "The employer deals with it")
    assert page.save_page()
    shown = words(page.history)
    assert shown.index("The employer deals with it") < shown.index("The <b>child</b> was hurt")
    assert {"Stands", "Earlier", "The decision, the reasons", "Mon 18 May 2026, 11:31"} <= set(shown.split(" | "))
    assert len(office.desk.thresholds.again(page.kept_record).history) == 2


def test_leaving_records_nothing_without_asking(page: ThresholdPage, office: Office, asker: FakeAsker) -> None:
    decide(page, "Not met: advice", "Advice was given")
    asker.answers = [None]
    page.go_back()
    assert asker.asked == ["Leave the decision?"]
    assert office.desk.thresholds.again(page.kept_record).history == ()


def test_what_was_typed_comes_back_after_a_lock(page: ThresholdPage, office: Office, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Tab, "A mark")
    kept = page.kept_values()
    assert kept is not None
    again = ThresholdPage(office, page.kept_record)
    qtbot.addWidget(again)
    again.take_up(decode(encode(kept)))
    field = again.form.fields["limbs.a"]
    assert isinstance(field, LimbField)
    assert (field.tick.isChecked(), field.edit.toPlainText()) == (True, "A mark")
    assert again.form.is_unsaved
