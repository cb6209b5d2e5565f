"""The page of patterns: what is told, the records behind it, putting aside, and the thresholds."""

from __future__ import annotations

import gc
import weakref
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.pattern_rules import RuleDraft, RulesDraft
from lado_desktop.ui import theme
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.patterns import PatternsPage, RulesPage
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker


def record(office: Office, *days: date, setting: str = "Brook <b>House</b>") -> None:
    for day in days:
        adult = AdultDraft(name=f"Somebody {day}", setting_name=setting)
        office.desk.contacts.save(
            ContactDraft(received_on=day, contact_type="advice", adults=(adult,), categories=("physical",))
        )


def opened(qtbot: QtBot, office: Office) -> PatternsPage:
    office.desk.patterns.save_rules(
        RulesDraft(
            rules=(
                RuleDraft(subject="setting", at_least=3, months=12),
                RuleDraft(subject="setting", counts="physical", at_least=2, months=1),
            )
        )
    )
    page = PatternsPage(office)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    with qtbot.waitActive(page, timeout=20_000):
        page.show()
        page.activateWindow()
    page.arrive()
    return page


def titles(page: PatternsPage) -> list[str]:
    return [item.title for item in page.live.rows.items()]


def test_a_pattern_says_how_many_about_whom_and_since_when_with_its_records_beside_it(
    qtbot: QtBot, office: Office
) -> None:
    record(office, date(2026, 5, 12), date(2025, 11, 3), date(2025, 6, 1))
    page = opened(qtbot, office)
    assert titles(page) == ["Third contact about Brook <b>House</b> in 12 months"]
    assert page.live.rows.items()[0].line == "The latest 12 May 2026, the first 1 Jun 2025"
    assert page.panel.why.text() == "Told from 3 contacts about one setting in 12 months."
    assert [item.title for item in page.panel.records.items()] == ["C26/0001", "C25/0001", "C25/0002"]
    assert page.panel.records.items()[0].line == "Advice · Physical"
    with qtbot.waitSignal(page.contact_opened) as asked:
        page.panel.records.opened.emit(1)
    assert asked.args == [1]


def test_a_category_is_named(qtbot: QtBot, office: Office) -> None:
    record(office, date(2026, 5, 12), date(2026, 5, 1))
    assert titles(opened(qtbot, office)) == ["Second contact about Brook <b>House</b> in 1 month: Physical"]


def test_put_aside_with_a_reason_it_stands_below_until_the_next_contact(
    qtbot: QtBot, office: Office, asker: FakeAsker
) -> None:
    record(office, date(2026, 3, 12), date(2025, 11, 3), date(2025, 6, 1))
    page = opened(qtbot, office)
    asker.answers = ["One family, one dispute"]
    page.panel.aside_button.click()
    assert titles(page) == []
    [aside] = page.aside.rows.items()
    assert aside.line == "Put aside 18 May 2026: One family, one dispute"
    assert not page.panel.aside_button.isVisible()
    record(office, date(2026, 2, 1))
    assert titles(page) == ["Fourth contact about Brook <b>House</b> in 12 months"]
    assert not page.aside.isVisible()


def test_enter_goes_to_the_records_and_the_button_to_the_setting(qtbot: QtBot, office: Office) -> None:
    record(office, date(2026, 3, 12), date(2025, 11, 3), date(2025, 6, 1))
    page = opened(qtbot, office)
    QTest.keyClick(page.live.rows, Qt.Key.Key_Return)
    assert page.panel.records.hasFocus()
    with qtbot.waitSignal(page.setting_opened) as asked:
        page.panel.subject_button.click()
    assert asked.args == [1]


def test_from_elsewhere_one_comes_to_the_pattern_that_was_meant(qtbot: QtBot, office: Office) -> None:
    for setting in ("Oak", "Elm"):
        record(office, date(2026, 3, 12), date(2025, 11, 3), date(2025, 6, 1), setting=setting)
    page = opened(qtbot, office)
    wanted = office.desk.patterns.live()[1]
    page.go_to(*wanted.key)
    assert wanted.name in page.panel.what.text()


def test_thresholds_are_changed_added_and_taken_away_by_keyboard(qtbot: QtBot, office: Office) -> None:
    page = RulesPage(office)
    qtbot.addWidget(page)
    page.show()
    field = page.form.fields["rules"]
    assert isinstance(field, DraftsField)
    while len(field.blocks) > 1:
        field.remove(field.blocks[-1])
    field.blocks[0].form.fields["at_least"].set_value(4)
    added = field.add()
    added.form.fields["at_least"].set_value(1)
    added.form.fields["months"].set_value(6)
    assert not page.save_page()
    assert added.form.fields["at_least"].problem == "Enter 2 or more"
    added.form.fields["at_least"].set_value(2)
    assert page.save_page()
    stored = office.desk.patterns.rules().rules
    assert [(rule.subject, rule.at_least, rule.months) for rule in stored] == [("person", 4, 24), ("setting", 2, 6)]


def test_thresholds_that_are_typed_are_kept_and_taken_up(qtbot: QtBot, office: Office) -> None:
    page = RulesPage(office)
    qtbot.addWidget(page)
    assert page.kept_values() is None
    field = page.form.fields["rules"]
    assert isinstance(field, DraftsField)
    field.blocks[0].form.fields["months"].set_value(7)
    kept = decode(encode(page.kept_values() or {}))
    again = RulesPage(office)
    qtbot.addWidget(again)
    again.take_up(kept)
    assert again.save_page()
    assert office.desk.patterns.rules().rules[0].months == 7


@pytest.mark.parametrize(("scheme", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_everything_has_a_name_and_room(
    qtbot: QtBot, qapp: QApplication, office: Office, scheme: str, scale: float
) -> None:
    theme.install(qapp, theme.Theme(scheme, scale))
    record(office, date(2026, 5, 12), date(2025, 11, 3), date(2025, 6, 1))
    assert faults(opened(qtbot, office)) == []
    rules = RulesPage(office)
    qtbot.addWidget(rules)
    rules.resize(1232, 780)
    rules.show()
    assert faults(rules) == []


@pytest.mark.parametrize("kind", [PatternsPage, RulesPage])
def test_a_closed_page_is_freed(office: Office, kind: type[PatternsPage]) -> None:
    page = kind(office)
    page.arrive()
    gone = weakref.ref(page)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del page
    gc.collect()
    assert gone() is None
