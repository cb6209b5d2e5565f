"""The strands on the page of a case: what their tiles say, and that each is changed by keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lado_desktop.services.strand_drafts import StrandDraft
from lado_desktop.ui.keeping import decode, encode
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.case.strands import StrandTile
from tests.ui.audit import faults
from tests.ui.fakes import FakeAsker
from tests.ui.pages.made_case import make_case, shown_case


@pytest.fixture
def page(qtbot: QtBot, office: Office) -> CasePage:
    return shown_case(qtbot, office, make_case(office.desk))


def lines(tile: StrandTile) -> list[tuple[str, str]]:
    return [(name.text(), value.text()) for name, value in tile.lines if name.text()]


def save(page: CasePage, office: Office, kind: str, **more: object) -> None:
    office.desk.strands.save(StrandDraft(case_id=page.case_id, kind=kind, **more))  # type: ignore[arg-type]  # by name
    QApplication.processEvents()


def test_a_strand_of_which_nothing_is_recorded_says_so(page: CasePage) -> None:
    names = [tile.accessibleName() for tile in page.board.strand.tiles.values()]
    assert names == [
        "Police: Nothing recorded",
        "Children's social care: Nothing recorded",
        "Employer: Nothing recorded",
        "Regulator: Nothing recorded",
    ]


def test_a_tile_says_the_state_the_next_update_and_who_deals_with_it(page: CasePage, office: Office) -> None:
    update = date(2026, 5, 29)
    save(page, office, "police", status="under_way", contact_name="DC <b>Penhale</b>", next_update_on=update)
    tile = page.board.strand.tiles["police"]
    assert tile.chip.text() == "Under way"
    assert lines(tile) == [("Next update", "29 May 2026, in 8 working days"), ("Officer", "DC <b>Penhale</b>")]
    said = "Police: Under way. Next update: 29 May 2026, in 8 working days. Officer: DC <b>Penhale</b>"
    assert tile.accessibleName() == said


def test_a_late_update_stands_in_the_place_of_the_state_and_among_what_is_next(page: CasePage, office: Office) -> None:
    save(page, office, "employer", status="under_way", next_update_on=date(2026, 5, 13), hearing_on=date(2026, 6, 1))
    tile = page.board.strand.tiles["employer"]
    assert tile.chip.text() == "Update 3 working days late"
    assert lines(tile)[1:] == [("State", "Under way"), ("Hearing", "Mon 1 Jun 2026")]
    from tests.ui.pages.test_case import words

    assert "Employer update, 13 May 2026" in words(page)


def test_a_strand_that_ended_waits_for_nothing_and_shows_its_results(page: CasePage, office: Office) -> None:
    save(
        page,
        office,
        "employer",
        status="ended",
        next_update_on=date(2026, 5, 13),
        outcomes=("dismissed", "support_training"),
        outcome_known_on=date(2026, 5, 15),
    )
    tile = page.board.strand.tiles["employer"]
    assert tile.chip.text() == "Ended"
    assert lines(tile) == [("Result", "Dismissed, Additional support or training, 15 May 2026")]


def test_enter_on_a_tile_opens_the_strand_and_what_is_typed_is_stored(page: CasePage, office: Office) -> None:
    tile = page.board.strand.tiles["police"]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert page.panel.title.text() == "Police"
    form = page.panel.form
    assert form is not None
    QTest.keyClicks(form.fields["status"].control, "Under way")
    QTest.keyClicks(form.fields["next_update_on"].control, "17/8")
    QTest.keyClicks(form.fields["contact_name"].control, "DC Penhale")
    page.save_page()
    [stored] = office.desk.cases.again(page.case_id).strands
    wanted = (stored.kind, stored.status, stored.contact_name, stored.next_update_on)
    assert wanted == ("police", "under_way", "DC Penhale", date(2026, 8, 17))
    assert QApplication.focusWidget() is tile


def test_arrows_go_from_tile_to_tile(page: CasePage) -> None:
    tiles = list(page.board.strand.tiles.values())
    tiles[0].setFocus()
    QTest.keyClick(tiles[0], Qt.Key.Key_Right)
    assert QApplication.focusWidget() is tiles[1]
    QTest.keyClick(tiles[1], Qt.Key.Key_Left)
    assert QApplication.focusWidget() is tiles[0]


def test_a_strand_is_removed_once_that_was_confirmed(page: CasePage, office: Office, asker: FakeAsker) -> None:
    save(page, office, "regulator", note="Told Ofsted")
    page.parts.edit("regulator strand")
    asker.answers = ["remove"]
    page.panel.remove_button.click()
    assert office.desk.cases.again(page.case_id).strands == ()


def test_a_strand_half_typed_is_kept_and_taken_up_again(page: CasePage, office: Office, qtbot: QtBot) -> None:
    page.parts.edit("employer strand")
    assert page.panel.form is not None
    QTest.keyClicks(page.panel.form.fields["appeal"].control, "Heard in June")
    kept = page.kept_values()
    assert kept is not None
    again = shown_case(qtbot, office, page.case_id)
    again.take_up(decode(encode(kept)))
    assert again.panel.title.text() == "Employer"
    assert again.panel.form is not None
    assert again.panel.form.draft() == StrandDraft(case_id=page.case_id, kind="employer", appeal="Heard in June")


@pytest.mark.parametrize("noun", ["police strand", "social care strand", "employer strand", "regulator strand"])
def test_every_strand_has_a_name_and_room(page: CasePage, office: Office, noun: str) -> None:
    save(page, office, "police", status="under_way", next_update_on=date(2026, 5, 13), unit="Child abuse unit")
    page.parts.edit(noun)
    assert faults(page) == []
