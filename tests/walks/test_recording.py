"""A morning by keyboard alone: a check, an advice call, a referral that becomes a case, its outcome and its closure."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from lado_desktop.services.access import Access
from lado_desktop.services.desk import Desk
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.pages.case import CasePage
from lado_desktop.ui.pages.check import CheckPage
from lado_desktop.ui.pages.closing import ClosingPage
from lado_desktop.ui.pages.contact import ContactPage
from tests.ui.windows import PASSPHRASE, Program, here, key, office_of, status
from tests.walks.keyboard import CTRL, choose_from_menu, focused, press_on, tab_to, type_in


def test_a_morning_is_recorded_without_a_mouse(program: Program, access: Access, tmp_path: Path) -> None:
    desk, _ = access.create(tmp_path / "office.lado", PASSPHRASE, "england")
    desk.close()
    window = program.unlock(tmp_path / "office.lado")
    a_check_is_answered(window)
    an_advice_call_is_taken(window)
    case = a_referral_becomes_a_case(window)
    its_allegation_is_decided(window)
    it_is_closed(window, program, case)


def desk_of(window: MainWindow) -> Desk:
    return office_of(window)._office.desk


def a_check_is_answered(window: MainWindow) -> None:
    key(window, Qt.Key.Key_R, CTRL)
    assert isinstance(here(window), CheckPage)
    QTest.keyClicks(focused(), "Terrence Applewhite 1/2/1990")
    type_in(window, "Who asks", "Pat Headley")
    type_in(window, "What for", "Fostering")
    key(window, Qt.Key.Key_Return, CTRL)
    assert "Terrence Applewhite" in QGuiApplication.clipboard().text()
    [row] = desk_of(window).contacts.rows(desk_of(window).contacts.ids())
    assert (row.contact_type, row.referrer, row.disposal) == ("record_check", "Pat Headley", "closed_check")
    key(window, Qt.Key.Key_Escape)


def an_advice_call_is_taken(window: MainWindow) -> None:
    key(window, Qt.Key.Key_N, CTRL)
    assert isinstance(here(window), ContactPage)
    type_in(window, "Type", "Advice")
    type_in(window, "Name of the referrer", "Jo Tamsin")
    type_in(window, "Name of the adult", "Maeve Hollorand")
    type_in(window, "Summary, in the caller's words", "Shouted across the hall.")
    type_in(window, "Advice given", "Speak to HR.")
    key(window, Qt.Key.Key_S, CTRL)
    assert status(window).endswith("saved")
    key(window, Qt.Key.Key_Escape)
    latest = desk_of(window).contacts.open(desk_of(window).contacts.ids()[0])
    assert (latest.contact_type, latest.advice) == ("advice", "Speak to HR.")


def a_referral_becomes_a_case(window: MainWindow) -> int:
    key(window, Qt.Key.Key_N, CTRL)
    type_in(window, "Type", "Referral")
    type_in(window, "Name of the adult", "Maeve Hollorand")
    type_in(window, "Summary, in the caller's words", "Gripped a child's wrist.")
    press_on(window, "Physical")
    type_in(window, "Decision", "Met:")
    press_on(window, "A: harmed a child")
    type_in(window, "Reasons for the decision", "A mark was seen.")
    key(window, Qt.Key.Key_S, CTRL)
    assert status(window).endswith("saved")
    press_on(window, "Save and make a case")
    page = here(window)
    assert isinstance(page, CasePage)
    return page.case_id


def its_allegation_is_decided(window: MainWindow) -> None:
    tab_to(window, "Allegations")
    key(window, Qt.Key.Key_Down)
    key(window, Qt.Key.Key_Return)
    press_on(window, "Add an outcome")
    type_in(window, "Outcome", "Unfounded")
    type_in(window, "Why", "Nothing was found.")
    key(window, Qt.Key.Key_S, CTRL)


def it_is_closed(window: MainWindow, program: Program, case: int) -> None:
    """Closing goes from blank to blank; one is left open for a reason."""
    choose_from_menu(window, "Close the case")
    assert isinstance(here(window), ClosingPage)
    for _ in range(2 * len(ANSWERS)):
        key(window, Qt.Key.Key_Return, CTRL)
        if desk_of(window).cases.again(case).case.closed_on:
            break
        its_blank_is_answered(window, program, focused().accessibleName())
    closed = desk_of(window).cases.again(case).case
    assert (closed.closure_reason, closed.closure_note) == ("concluded", "Nothing is left to do.")
    assert [item.state for item in desk_of(window).closing.checklist(desk_of(window).closing.again(case).draft)].count(
        "parked"
    ) == 1


def its_blank_is_answered(window: MainWindow, program: Program, blank: str) -> None:
    if blank == "Involved: Not known":
        key(window, Qt.Key.Key_Left)
        assert focused().accessibleName() == "Involved: No"
        key(window, Qt.Key.Key_S, CTRL)
    elif blank == "For the system":
        program.asker.answers = ["The board looks at it in June."]
        tab_to(window, "Checklist")
        key(window, Qt.Key.Key_Space)
    else:
        QTest.keyClicks(focused(), ANSWERS[blank])


ANSWERS = {
    "Why it is closed": "Concluded",
    "Concluded on": "today",
    "How the children are known to be safe": "Seen by the school.",
    "The adult": "today",
    "The employer": "today",
    "Who referred it": "today",
    "For the employer": "Whom to tell, and when.",
    "For the system": "",
    "Closing note, and the reasons": "Nothing is left to do.",
}
