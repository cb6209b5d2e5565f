"""What each picture shows: a window brought to a page, in the state in which an officer would see it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QScrollArea

import scenes_of_decisions
from lado_desktop.services.case_drafts import ActionDraft
from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft
from lado_desktop.services.desk import Desk
from lado_desktop.ui.main_frame import MainFrame
from lado_desktop.ui.main_window import MainWindow

MADE_UP = date(2026, 5, 29)
SHEET = Path(__file__).resolve().parents[1] / "tests" / "data" / "solihull_2021_22.xlsx"


@dataclass(frozen=True)
class Stage:
    """A window at the gate, and one in which the sample is open."""

    gate: MainWindow
    office: MainWindow
    desk: Desk

    @property
    def frame(self) -> MainFrame:
        assert self.office.office is not None  # noqa: S101 - it was entered before the first picture
        return self.office.office

    def alone(self) -> MainFrame:
        """The office without the pages that an earlier picture opened."""
        for page in list(self.frame.frame.pages.opened):
            self.frame.frame.pages.close_page(page)
        return self.frame


Scene = Callable[[Stage], MainWindow]


def settle(seconds: float = 0.35) -> None:
    """Let the windows draw themselves and short timers run out."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()


def wait(is_there: Callable[[], bool], seconds: float = 20) -> None:
    """Go on drawing until something has come about."""
    end = time.monotonic() + seconds
    while not is_there() and time.monotonic() < end:
        settle(0.05)


def gate(show: Callable[[MainWindow], None]) -> Scene:
    def scene(stage: Stage) -> MainWindow:
        show(stage.gate)
        return stage.gate

    return scene


def office(show: Callable[[MainFrame, Desk], Any]) -> Scene:
    def scene(stage: Stage) -> MainWindow:
        show(stage.alone(), stage.desk)
        return stage.office

    return scene


def contacts(frame: MainFrame, desk: Desk) -> None:
    frame.frame.go("contacts")
    page: Any = frame.frame.pages.page("contacts")
    page.table.set_filters({})
    page.table.select(desk.contacts.ids()[3])


def contacts_by_value(frame: MainFrame, _desk: Desk) -> None:
    frame.window().show()  # nothing opens over a window that is not there
    frame.frame.go("contacts")
    page: Any = frame.frame.pages.page("contacts")
    page.table.set_filters({"contact_type": "Referral", "received_on": "2026"})
    keys = [column.key for column in page.table.model.columns]
    page.table.values.open(keys.index("setting"))


def contacts_changed(frame: MainFrame, desk: Desk) -> None:
    frame.frame.go("contacts")
    page: Any = frame.frame.pages.page("contacts")
    page.table.set_filters({"received_on": "2026"})
    bulk = page.changes.change_many()
    bulk.which.set_value("handled_by")
    bulk.choose()
    bulk.value.set_value(desk.contacts.rows(desk.contacts.ids()[:1])[0].handled_by)
    bulk.look()
    wait(lambda: bulk.preview is not None)


def contacts_cell(frame: MainFrame, _desk: Desk) -> None:
    frame.window().show()  # nothing opens over a window that is not there
    frame.frame.go("contacts")
    page: Any = frame.frame.pages.page("contacts")
    page.table.set_filters({})
    settle()
    page.changes.edit(page.table.model.id_at(4), "received_on").field.control.setText("12/5")


def contacts_view_menu(frame: MainFrame, _desk: Desk) -> None:
    frame.window().show()
    frame.frame.go("contacts")
    page: Any = frame.frame.pages.page("contacts")
    page.table.set_filters({"threshold": "(blank)", "setting": "school"})
    page.memory.add("Schools, no decision")
    settle()
    page.open_views_menu()


COPIED = (
    "Date\tName of adult\tPlace of work\tType\tSummary\n"
    "12/5/2026\tPetra Svanholt\tBrook House\tAdvice\tShouted at a child\n"
    "13/5/2026\tOskar Lindqvane\tFenmoor School\tReferal\tGrabbed by the arm\n"
    "soon\tHester Quillan\t\tAdvice\tNot known yet\n"
)


def contacts_pasted(frame: MainFrame, _desk: Desk) -> None:
    frame.frame.go("contacts")
    page: Any = frame.frame.pages.page("contacts")
    QApplication.clipboard().setText(COPIED)
    page.paste_rows()


def new_contact_with_problems(frame: MainFrame, _desk: Desk) -> None:
    frame.open_contact()
    page: Any = frame.frame.pages.opened[-1]
    frame.window().show()  # nobody presses a button that is not on the screen yet
    settle()
    page.save_page()


def undone(frame: MainFrame, desk: Desk) -> None:
    """A contact that was just changed and changed back."""
    contacts(frame, desk)
    saved = desk.contacts.open(desk.contacts.ids()[3])
    desk.contacts.save(replace(saved, notes=f"{saved.notes} Rang back."))
    frame.undo.undo()


def history(frame: MainFrame, desk: Desk) -> None:
    """A case on which a part was removed and a field changed."""
    case_id = desk.cases.ids()[5]
    page = desk.cases.again(case_id)
    desk.cases.save(replace(page.case, job_title="Deputy head", officer="Isolde Farrant"))
    action = ActionDraft(case_id=case_id, text="Ask the school for its fact-find", owner="Head", due_on=MADE_UP)
    desk.cases.remove_part(ActionDraft, desk.cases.save_part(action))
    desk.undoing.undo()
    desk.undoing.redo()
    frame.on_top.open_history("case", case_id)


def case_part(noun: str) -> Scene:
    """A case with the form of one of its parts beside it."""

    def show(frame: MainFrame, desk: Desk) -> None:
        frame.open_case(desk.cases.ids()[5])
        page: Any = frame.frame.pages.opened[-1]
        page.parts.edit(noun)

    return office(show)


def case_foot(frame: MainFrame, desk: Desk) -> None:
    """The lower half of a case."""
    frame.open_case(desk.cases.ids()[5])
    page: Any = frame.frame.pages.opened[-1]
    page.board.contact.rows.setFocus()
    settle()
    area = page.findChild(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def held(desk: Desk) -> int:
    """The latest meeting that was held."""
    return next(meeting.id for meeting in desk.meetings.listing() if meeting.status == "held")


def sheet_checked(frame: MainFrame, _desk: Desk) -> None:
    frame.frame.go("import")
    page: Any = frame.frame.pages.page("import")
    page.open(SHEET)
    wait(lambda: page.here == "check")


def sheet_tried(frame: MainFrame, _desk: Desk) -> None:
    frame.frame.go("import")
    page: Any = frame.frame.pages.page("import")
    page.try_it()
    wait(lambda: page.here == "try")


def documents_of_a_case(frame: MainFrame, desk: Desk) -> None:
    case = desk.cases.ids()[5]
    minutes = desk.minutes.pdf(held(desk))
    if not desk.documents.of("case", case):
        desk.documents.add("case", case, "Minutes of the first meeting.pdf", minutes)
        desk.documents.add("case", case, "Account of the deputy head.txt", b"I came in at 9:40 and saw nobody else.")
    frame.on_top.open_documents("case", case)
    page: Any = frame.frame.pages.opened[-1]
    page.read(desk.documents.of("case", case)[0].id)


def check_of_somebody_known(frame: MainFrame, desk: Desk) -> None:
    frame.checks.open()
    page: Any = frame.frame.pages.opened[-1]
    page.ask(desk.people.listing()[7].name)


def check_recorded(frame: MainFrame, _desk: Desk) -> None:
    frame.checks.open()
    page: Any = frame.frame.pages.opened[-1]
    page.ask("Terrence Applewhite 12/3/1980 at Oak Lane")
    page.record()


def searched(words: str) -> Callable[[MainFrame, Desk], None]:
    def show(frame: MainFrame, _desk: Desk) -> None:
        frame.frame.go("contacts")
        frame.frame.focus_search()
        frame.frame.top.search.setText(words)
        frame.search.ask()
        wait(lambda: frame.search.is_answered)

    return show


def all_found(frame: MainFrame, _desk: Desk) -> None:
    frame.open_search("teacher")
    page: Any = frame.frame.pages.opened[-1]
    wait(lambda: bool(page.list.items()))


def busiest_person(frame: MainFrame, desk: Desk) -> None:
    """Somebody about whom there were several contacts."""
    frame.frame.go("people")
    frame.people.open_person(desk.people.ids(order=(("contacts", True),))[0])


def busiest_setting(frame: MainFrame, desk: Desk) -> None:
    frame.frame.go("settings")
    frame.people.open_setting(desk.settings.ids(order=(("contacts", True),))[0])


def two_to_merge(frame: MainFrame, desk: Desk) -> None:
    """The two people with the most contacts, as if they were one."""
    first, second = desk.people.ids(order=(("contacts", True),))[:2]
    frame.people.open_merge("person", first, second)


def duplicates(frame: MainFrame, desk: Desk) -> None:
    """Two pairs of people who may be one."""
    if not desk.duplicates.twins():
        born = date(1988, 2, 29)
        for name, day in (
            ("Maeve Hollorand", born),
            ("Mave Hollorand", born),
            ("Oskar Lindqvane", None),
            ("Lindqvane Oskar", None),
        ):
            adult = AdultDraft(name=name, date_of_birth=day)
            desk.contacts.save(ContactDraft(received_on=desk.clock.today(), contact_type="advice", adults=(adult,)))
    frame.people.open_twins()
    page: Any = frame.frame.pages.opened[-1]
    wait(lambda: not page.working.isVisible())


SCENES: dict[str, Scene] = {
    "01-gate-new": gate(lambda window: window.show_gate(None)),
    "02-gate": gate(lambda window: window.show_gate(Path("northmere.lado"))),
    "03-setup": gate(lambda window: window.show_setup()),
    "04-recovery": gate(lambda window: window.show_recovery(Path("northmere.lado"))),
    "05-contacts": office(contacts),
    "05-contacts-values": office(contacts_by_value),
    "05-contacts-change": office(contacts_changed),
    "05-contacts-paste": office(contacts_pasted),
    "05-contacts-cell": office(contacts_cell),
    "05-contacts-views": office(contacts_view_menu),
    "06-contact": office(lambda frame, desk: frame.open_contact(desk.contacts.ids()[3])),
    "07-contact-new": office(new_contact_with_problems),
    "08-cases": office(lambda frame, _desk: frame.frame.go("cases")),
    "09-case": office(lambda frame, desk: frame.open_case(desk.cases.ids()[5])),
    "09-case-foot": office(case_foot),
    "09-case-strand": case_part("police strand"),
    "09-case-child": case_part("child"),
    "09-case-allegation": case_part("allegation"),
    "09-case-link": case_part("link"),
    "10-meeting": office(lambda frame, desk: frame.open_meeting(held(desk))),
    "11-reports": office(lambda frame, _desk: frame.frame.go("reports")),
    "12-import": office(lambda frame, _desk: frame.frame.go("import")),
    "13-import-check": office(sheet_checked),
    "14-import-try": office(sheet_tried),
    "16-undone": office(undone),
    "17-check": office(check_of_somebody_known),
    "18-check-recorded": office(check_recorded),
    "17-history": office(history),
    "16-documents": office(documents_of_a_case),
    "20-threshold": office(scenes_of_decisions.threshold),
    "20-threshold-problems": office(scenes_of_decisions.threshold_with_problems),
    "23-chronology": office(scenes_of_decisions.chronology),
    "23-chronology-line": office(scenes_of_decisions.chronology_line),
    "22-closing": office(scenes_of_decisions.closing),
    "22-closed": office(scenes_of_decisions.closed),
    "21-restriction": office(scenes_of_decisions.restriction),
    "21-restricted-contacts": office(scenes_of_decisions.restricted_in_the_list),
    "15-tracker": office(lambda frame, _desk: frame.frame.go("tracker")),
    "30-search": office(searched("mar teach")),
    "31-search-empty": office(searched("")),
    "32-search-nothing": office(searched("zebra mood:sour")),
    "33-search-page": office(all_found),
    "30-people": office(lambda frame, _desk: frame.frame.go("people")),
    "31-person": office(busiest_person),
    "32-settings": office(lambda frame, _desk: frame.frame.go("settings")),
    "33-setting": office(busiest_setting),
    "34-patterns": office(lambda frame, _desk: frame.frame.go("patterns")),
    "35-thresholds": office(lambda frame, _desk: frame.people.open_thresholds()),
    "36-merge": office(two_to_merge),
    "37-merge-find": office(lambda frame, desk: frame.people.open_merge("person", desk.people.ids()[0], 0)),
    "38-duplicates": office(duplicates),
}
