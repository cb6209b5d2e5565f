"""The page of the tracker: what it holds, and everything exported with a reason where records are restricted."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.tracker import TrackerPage
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case


def shown(qtbot: QtBot, office: Office) -> TrackerPage:
    page = TrackerPage(office)
    qtbot.addWidget(page)
    page.resize(1232, 780)
    page.show()
    page.arrive()
    return page


def test_everything_is_exported_where_one_says(qtbot: QtBot, office: Office, asker: FakeAsker, tmp_path: Path) -> None:
    make_case(office.desk)
    page = shown(qtbot, office)
    asker.answers = [str(tmp_path / "all.json")]
    with qtbot.waitSignal(page.said, timeout=30_000) as said:
        page.export_page()
    assert "not encrypted" in said.args[0]
    assert (tmp_path / "all.json").exists()
    assert faults(page) == []


def test_restricted_records_are_exported_after_saying_why(
    qtbot: QtBot, office: Office, asker: FakeAsker, tmp_path: Path
) -> None:
    office.desk.restrictions.restrict("case", make_case(office.desk), "A relative")
    page = shown(qtbot, office)
    asker.answers = ["The office moves", str(tmp_path / "all.xlsx")]
    with qtbot.waitSignal(page.said, timeout=30_000):
        page.export_page()
    assert asker.asked == ["Export restricted records too?", "Export everything"]
    assert office.desk.restrictions.page("case", 1).accesses[0].reason == "The office moves"
