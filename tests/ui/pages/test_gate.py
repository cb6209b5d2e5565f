"""The gate: unlocking, refusing, beginning, recovering, and a code that has to be typed back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.clock import FixedClock
from lado_desktop.prefs import Prefs
from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk
from lado_desktop.ui.pages.gate import GatePage
from lado_desktop.ui.pages.recovery import RecoveryPage
from lado_desktop.ui.pages.setup import SetupPage, in_rows
from lado_desktop.ui.preferred_theme import PreferredTheme
from lado_desktop.ui.tasks import Tasks
from lado_desktop.ui.way_in import WayIn
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker

PASSPHRASE = "gravel unhook pelican drowsy amber"
OTHER = "walnut orbit canyon thimble ferry"


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    worker = Tasks()
    yield worker
    assert worker.shut_down()


@pytest.fixture
def way_in(tasks: Tasks, clock: FixedClock, access: Access) -> WayIn:
    return WayIn(clock, tasks, access)


@pytest.fixture
def tracker(access: Access, tmp_path: Path) -> tuple[Path, str]:
    """A closed tracker, and its recovery code."""
    desk, code = access.create(tmp_path / "northmere.lado", PASSPHRASE)
    desk.close()
    return desk.tracker.path, code


@pytest.fixture
def prefs(tmp_path: Path) -> Prefs:
    return Prefs(tmp_path / "preferences.json")


def gate_of(way_in: WayIn, prefs: Prefs, tracker: Path | None, asker: FakeAsker | None = None) -> GatePage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return GatePage(way_in, asker or FakeAsker(), PreferredTheme(app, prefs), prefs, tracker)


def entered(qtbot: QtBot, page: GatePage | SetupPage | RecoveryPage) -> list[Desk]:
    """Collects the desks a page hands on."""
    found: list[Desk] = []
    page.entered.connect(found.append)
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    return found


def test_the_passphrase_and_return_open_the_tracker_and_leave_nothing_in_the_field(
    qtbot: QtBot, way_in: WayIn, prefs: Prefs, tracker: tuple[Path, str]
) -> None:
    gate = gate_of(way_in, prefs, tracker[0])
    found = entered(qtbot, gate)
    gate.arrive()
    qtbot.keyClicks(gate.passphrase.edit, PASSPHRASE)
    qtbot.keyClick(gate.passphrase.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].tracker.path == tracker[0]
    assert gate.passphrase.value() == ""
    found[0].close()


def test_a_wrong_passphrase_is_said_beside_the_field_and_can_be_tried_again(
    qtbot: QtBot, way_in: WayIn, prefs: Prefs, tracker: tuple[Path, str]
) -> None:
    gate = gate_of(way_in, prefs, tracker[0])
    found = entered(qtbot, gate)
    qtbot.keyClicks(gate.passphrase.edit, "not the words of this tracker")
    qtbot.mouseClick(gate.unlock, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(gate.passphrase.problem))
    assert "does not open this tracker" in gate.passphrase.problem
    assert gate.unlock.isEnabled()
    assert found == []


def test_a_tracker_that_is_open_elsewhere_is_told_apart_from_a_wrong_passphrase(
    qtbot: QtBot, way_in: WayIn, prefs: Prefs, tracker: tuple[Path, str], access: Access
) -> None:
    asker = FakeAsker()
    holder = access.unlock(tracker[0], PASSPHRASE)
    gate = gate_of(way_in, prefs, tracker[0], asker)
    found = entered(qtbot, gate)
    qtbot.keyClicks(gate.passphrase.edit, PASSPHRASE)
    qtbot.mouseClick(gate.unlock, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asker.told))
    assert "open" in asker.told[0][1]
    assert gate.passphrase.problem == ""
    assert found == []
    holder.close()


def test_the_passphrase_can_be_shown_while_it_is_typed(
    qtbot: QtBot, way_in: WayIn, prefs: Prefs, tracker: tuple[Path, str]
) -> None:
    gate = gate_of(way_in, prefs, tracker[0])
    entered(qtbot, gate)
    dots = gate.passphrase.edit.echoMode()
    gate.show_typing.click()
    assert gate.passphrase.edit.echoMode() != dots


@pytest.mark.parametrize("is_new", [True, False])
def test_every_control_of_the_gate_has_a_name_and_room(
    qtbot: QtBot, way_in: WayIn, prefs: Prefs, tracker: tuple[Path, str], is_new: bool
) -> None:
    gate = gate_of(way_in, prefs, None if is_new else tracker[0])
    entered(qtbot, gate)
    assert faults(gate) == []


def set_up(qtbot: QtBot, way_in: WayIn, path: Path) -> tuple[SetupPage, list[Desk]]:
    page = SetupPage(way_in, FakeAsker(path))
    found = entered(qtbot, page)
    page.choose.click()
    page.onward[0].click()
    return page, found


def test_a_new_tracker_opens_only_after_its_code_was_typed_back(qtbot: QtBot, way_in: WayIn, tmp_path: Path) -> None:
    page, found = set_up(qtbot, way_in, tmp_path / "mine.lado")
    words = page.offered.text()
    assert len(words.split()) == 5
    page.onward[1].click()
    qtbot.waitUntil(lambda: page.steps.currentIndex() == 2)
    code = page.code.text().replace("\n", "-")
    page.written.click()
    assert page.code.isHidden()
    page.typed.set_values({"code": "0000-0000"})
    page.onward[2].click()
    assert found == []
    assert page.typed.fields["code"].problem
    page.typed.set_values({"code": code.lower().replace("-", " ")})
    page.onward[2].click()
    assert [desk.tracker.path for desk in found] == [tmp_path / "mine.lado"]
    assert page.code.text() == ""
    found[0].close()


def test_an_own_passphrase_has_to_be_strong_and_typed_twice(qtbot: QtBot, way_in: WayIn, tmp_path: Path) -> None:
    page, _ = set_up(qtbot, way_in, tmp_path / "mine.lado")
    page.use_own.click()
    page.own.set_values({"passphrase": "password1", "again": "password1"})
    page.onward[1].click()
    assert page.own.fields["passphrase"].problem
    page.own.set_values({"passphrase": OTHER, "again": PASSPHRASE})
    page.onward[1].click()
    assert page.own.fields["again"].problem
    assert not (tmp_path / "mine.lado").exists()


def test_a_window_closed_before_the_code_was_typed_back_leaves_no_tracker(
    qtbot: QtBot, way_in: WayIn, tmp_path: Path
) -> None:
    page, _ = set_up(qtbot, way_in, tmp_path / "mine.lado")
    page.onward[1].click()
    qtbot.waitUntil(lambda: page.steps.currentIndex() == 2)
    page.abandon()
    assert list(tmp_path.glob("mine*")) == []


def test_nowhere_chosen_is_said_and_nothing_goes_on(qtbot: QtBot, way_in: WayIn) -> None:
    page = SetupPage(way_in, FakeAsker(None))
    entered(qtbot, page)
    page.onward[0].click()
    assert page.steps.currentIndex() == 0
    assert "Choose where" in page.file.text()


def test_the_recovery_code_is_written_in_three_rows() -> None:
    assert in_rows("1-2-3-4-5-6-7-8-9") == "1-2-3\n4-5-6\n7-8-9"


def test_the_paper_code_opens_the_tracker_and_the_old_passphrase_no_longer_does(
    qtbot: QtBot, way_in: WayIn, tracker: tuple[Path, str], access: Access
) -> None:
    page = RecoveryPage(way_in, tracker[0])
    found = entered(qtbot, page)
    assert faults(page) == []
    page.form.set_values({"code": tracker[1].lower(), "passphrase": OTHER, "again": OTHER})
    page.open.click()
    qtbot.waitUntil(lambda: bool(found))
    found[0].close()
    access.unlock(tracker[0], OTHER).close()


def test_a_mistyped_code_is_said_beside_its_field(qtbot: QtBot, way_in: WayIn, tracker: tuple[Path, str]) -> None:
    page = RecoveryPage(way_in, tracker[0])
    found = entered(qtbot, page)
    slip = ("1" if tracker[1][0] != "1" else "2") + tracker[1][1:]
    page.form.set_values({"code": slip, "passphrase": OTHER, "again": OTHER})
    page.open.click()
    qtbot.waitUntil(lambda: bool(page.form.fields["code"].problem))
    assert found == []


def test_what_it_says_while_it_opens_is_whole(
    qtbot: QtBot, way_in: WayIn, prefs: Prefs, tracker: tuple[Path, str]
) -> None:
    gate = gate_of(way_in, prefs, tracker[0])
    found = entered(qtbot, gate)
    qtbot.keyClicks(gate.passphrase.edit, PASSPHRASE)
    gate.unlock.click()
    assert "Opening" in gate.working.words.text()
    assert faults(gate) == []
    qtbot.waitUntil(lambda: bool(found))
    found[0].close()
