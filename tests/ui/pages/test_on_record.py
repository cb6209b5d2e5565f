"""The pages of a person and of a setting: what they show, and that everything is changed by keyboard."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, OwnChildDraft
from lado_desktop.services.merge_drafts import MergeDraft
from lado_desktop.services.person_drafts import NameDraft
from lado_desktop.ui import theme
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.on_record import PersonPage, SettingPage
from lado_desktop.ui.pages.on_record.page import OnRecordPage
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import NAME, make_case

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Opened = Callable[[], OnRecordPage]


def shown(qtbot: QtBot, page: OnRecordPage) -> OnRecordPage:
    qtbot.addWidget(page)
    page.resize(1232, 780)
    with qtbot.waitActive(page, timeout=20_000):
        page.show()
        page.activateWindow()
    page.arrive()
    return page


def person(qtbot: QtBot, office: Office) -> OnRecordPage:
    make_case(office.desk)
    return shown(qtbot, PersonPage(office, 1))


def setting(qtbot: QtBot, office: Office) -> OnRecordPage:
    make_case(office.desk)
    return shown(qtbot, SettingPage(office, 1))


def words(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and label.isVisibleTo(widget)]


def again(office: Office, *more: date, name: str = NAME) -> None:
    """More contacts about the same person."""
    person_id = office.desk.contacts.open(1).adults[0].person_id
    adult = AdultDraft(name=name, person_id=person_id, setting_name="Brook House", job_title="Support worker")
    for day in more:
        office.desk.contacts.save(
            ContactDraft(received_on=day, contact_type="advice", adults=(adult,), categories=("physical",))
        )


def test_the_head_and_key_facts_say_who_how_often_and_what_is_open(qtbot: QtBot, office: Office) -> None:
    page = person(qtbot, office)
    found = words(page)
    assert f"P00001 {NAME}" in found
    assert {"Support worker, Brook House", "Open case", "Contacts about them", "The latest 11 May 2026"} <= set(found)
    assert [item.title for item in page.records.rows.items()] == ["C26/0001", "26/001"]


def test_somebody_of_16_or_17_is_told_at_the_top(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    stored = office.desk.people.page(1).person
    office.desk.people.save(replace(stored, date_of_birth=date(2009, 1, 1)))
    assert "Aged 17" in words(shown(qtbot, PersonPage(office, 1)).head)


def test_f2_changes_the_facts_and_ctrl_s_would_save_them(qtbot: QtBot, office: Office) -> None:
    page = person(qtbot, office)
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert page.panel.form
    QTest.keyClicks(page.panel.form.fields["gender"].control, "woman & more <b>")
    page.save_page()
    assert page.panel.form is None
    assert office.desk.people.again(1).person.gender == "woman & more <b>"
    assert "woman & more <b>" in words(page)


def test_a_role_is_added_by_its_key_changed_and_removed(qtbot: QtBot, office: Office, asker: FakeAsker) -> None:
    page = person(qtbot, office)
    QTest.keyClick(page, Qt.Key.Key_R, CTRL | SHIFT)
    assert page.panel.form
    QTest.keyClicks(page.panel.form.fields["job_title"].control, "Swimming coach")
    QTest.keyClicks(page.panel.form.fields["setting_name"].control, "Tideway Club")
    page.save_page()
    titles = [item.title for item in page.own.rows.items()]
    assert titles == ["Swimming coach, Tideway Club", "Support worker, Brook House"]
    page.own.rows.opened.emit(page.own.rows.items()[0].id)
    asker.answers = ["remove"]
    page.panel.remove_button.click()
    assert [item.title for item in page.own.rows.items()] == ["Support worker, Brook House"]


def test_what_is_typed_is_kept_and_taken_up_again(qtbot: QtBot, office: Office) -> None:
    page = person(qtbot, office)
    assert page.kept_values() is None
    page.edit()
    assert page.panel.form
    QTest.keyClicks(page.panel.form.fields["address"].control, "1 Brook Lane")
    kept = page.kept_values()
    assert kept
    page.panel.drop()
    page.take_up(decode(encode(kept)))
    assert page.panel.form
    assert page.panel.form.fields["address"].value() == "1 Brook Lane"
    assert page.panel.is_unsaved


def test_names_and_children_are_kept_too(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    stored = office.desk.people.page(1).person
    office.desk.people.save(
        replace(
            stored,
            names=(NameDraft(kind="former", name="Maeve Byrne"),),
            children=(OwnChildDraft(name="J.", date_of_birth=date(2019, 5, 1)),),
        )
    )
    page = shown(qtbot, PersonPage(office, 1))
    assert {"Maeve Byrne", "J., born Wed 1 May 2019"} <= set(words(page))
    page.edit()
    assert page.panel.form
    QTest.keyClicks(page.panel.form.fields["gender"].control, "x")
    kept = decode(encode(page.kept_values() or {}))
    page.panel.drop()
    page.take_up(kept)
    page.save_page()
    assert office.desk.people.again(1).person.names[0].name == "Maeve Byrne"
    assert office.desk.people.again(1).person.children[0].date_of_birth == date(2019, 5, 1)


def test_patterns_contacts_and_months_stand_on_the_page(qtbot: QtBot, office: Office) -> None:
    make_case(office.desk)
    again(office, date(2026, 4, 1), date(2025, 4, 1))
    page = shown(qtbot, PersonPage(office, 1))
    [pattern] = page.patterns.rows.items()
    assert pattern.title == "Third contact in 24 months"
    months = page.months.table.model
    assert [months.cell(row, 0).shown for row in range(months.rowCount())] == ["May 2026", "April 2026", "April 2025"]
    assert "Physical 2, 1 in The 12 before" in page.months.chart.words()
    with qtbot.waitSignal(page.pattern_opened) as asked:
        page.patterns.rows.opened.emit(0)
    assert asked.args == list(office.desk.patterns.live()[0].key)


def test_enter_opens_the_record_one_stands_on(qtbot: QtBot, office: Office) -> None:
    page = person(qtbot, office)
    page.records.rows.select(1)
    with qtbot.waitSignal(page.case_opened) as asked:
        QTest.keyClick(page.records.rows, Qt.Key.Key_Return)
    assert asked.args == [1]


def test_a_merge_is_taken_back_on_the_page_and_what_stays_is_told(
    qtbot: QtBot, office: Office, asker: FakeAsker
) -> None:
    make_case(office.desk)
    make_case(office.desk, "May Holloran")
    office.desk.merging.merge(MergeDraft(kind="person", kept_id=1, gone_id=2))
    again(office, date(2026, 5, 2))
    page = shown(qtbot, PersonPage(office, 2))
    assert page.kept_record == 1
    assert [item.title for item in page.merged.rows.items()] == ["P00002 May Holloran"]
    asker.answers = ["part"]
    page.merged.rows.opened.emit(page.merged.rows.items()[0].id)
    assert not page.merged.isVisible()
    assert asker.told == [
        (
            "Parted, but for what was changed since",
            "Recorded since, and left with the one that was kept: 1 contact.",
        )
    ]
    assert len(office.desk.people.ids()) == 2


def test_a_setting_shows_its_people_and_opens_them(qtbot: QtBot, office: Office) -> None:
    page = setting(qtbot, office)
    assert "Brook House" in words(page)
    assert [item.title for item in page.own.rows.items()] == [NAME]
    with qtbot.waitSignal(page.person_opened) as asked:
        page.own.rows.opened.emit(0)
    assert asked.args == [1]


def test_the_facts_of_a_setting_are_changed_by_keyboard(qtbot: QtBot, office: Office) -> None:
    page = setting(qtbot, office)
    QTest.keyClick(page, Qt.Key.Key_F2)
    assert page.panel.form
    QTest.keyClicks(page.panel.form.fields["urn"].control, "123456")
    page.save_page()
    assert office.desk.settings.again(1).setting.urn == "123456"
    assert "123456" in words(page)


def test_a_name_another_setting_has_is_refused_beside_the_field(qtbot: QtBot, office: Office) -> None:
    page = setting(qtbot, office)
    again(office)
    office.desk.contacts.save(
        ContactDraft(
            received_on=date(2026, 5, 1),
            contact_type="advice",
            adults=(AdultDraft(name="Ann Ash", setting_name="Elm House"),),
        )
    )
    page.edit()
    assert page.panel.form
    page.panel.form.fields["name"].set_value("elm house")
    page.save_page()
    assert page.panel.form
    assert page.panel.form.fields["name"].problem.startswith("There is a setting of this name already")


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 1.5)])
@pytest.mark.parametrize("made", [person, setting])
def test_everything_has_a_name_and_room(
    qtbot: QtBot,
    qapp: QApplication,
    office: Office,
    made: Callable[[QtBot, Office], OnRecordPage],
    scheme: str,
    scale: float,
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    page = made(qtbot, office)
    assert faults(page) == []
    page.edit()
    assert faults(page) == []


@pytest.mark.parametrize("kind", [PersonPage, SettingPage])
def test_a_closed_page_is_freed(office: Office, kind: type[OnRecordPage]) -> None:
    make_case(office.desk)
    page = kind(office, 1)
    page.edit()
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    assert gone() is None
