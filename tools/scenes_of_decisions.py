"""Pictures of what is decided about a record: its threshold sheet, its restriction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lado_desktop.services.desk import Desk
from lado_desktop.ui.main_frame import MainFrame


def changed_mind(desk: Desk) -> int:
    """A contact whose threshold decision was changed."""
    for contact_id in desk.contacts.ids():
        if len(desk.thresholds.again(contact_id).history) > 1:
            return contact_id
    return desk.contacts.ids()[0]


def threshold(frame: MainFrame, desk: Desk) -> None:
    frame.on_top.open_threshold("contact", changed_mind(desk))


def threshold_with_problems(frame: MainFrame, desk: Desk) -> None:
    undecided = next(row.id for row in desk.contacts.rows(desk.contacts.ids()) if row.threshold is None)
    frame.on_top.open_threshold("contact", undecided)
    page: Any = frame.frame.pages.opened[-1]
    page.form.fields["limbs.b"].edit.setPlainText("The police were told of a phone.")
    page.save_page()


def restriction(frame: MainFrame, desk: Desk) -> None:
    case_id = desk.cases.ids()[7]
    if not desk.restrictions.page("case", case_id).is_restricted:
        desk.restrictions.restrict("case", case_id, "The adult is the partner of a colleague in the front door team.")
        desk.restrictions.grant("case", case_id, "Duty: the head teacher rang for advice.")
    frame.on_top.open_restriction("case", case_id)


def restricted_in_the_list(frame: MainFrame, desk: Desk) -> None:
    restriction(frame, desk)
    frame.frame.pages.close_page(frame.frame.pages.opened[-1])
    frame.frame.go("contacts")
    page: Any = frame.frame.pages.page("contacts")
    hidden = next(row.id for row in desk.contacts.rows(desk.contacts.ids()) if row.is_restricted)
    page.table.select(hidden)


def closing(frame: MainFrame, desk: Desk) -> None:
    concluded = next(row.id for row in desk.cases.rows(desk.cases.ids()) if row.concluded_on and not row.closed_on)
    frame.on_top.open_closing("case", concluded)
    page: Any = frame.frame.pages.opened[-1]
    page.close_case()


def closed(frame: MainFrame, desk: Desk) -> None:
    done = next(row.id for row in desk.cases.rows(desk.cases.ids()) if row.closed_on)
    frame.on_top.open_closing("case", done)


def told_case(desk: Desk) -> int:
    """A closed case with written lines, one of them added late."""
    case_id = next(row.id for row in desk.cases.rows(desk.cases.ids()) if row.closed_on and not row.is_restricted)
    chronology = desk.chronology
    if not any(line.entry for line in chronology.again("case", case_id).lines):
        opened = desk.cases.again(case_id).case.opened_on
        blank = chronology.blank("case", case_id)
        talk = "The deputy rang: a second member of staff remembers the afternoon."
        chronology.save(replace(blank, happened_on=opened, text=talk, source="Phone", significance="Another witness"))
        chronology.save(replace(blank, kind="note", text="Ask for the rota of that week."))
    return case_id


def chronology(frame: MainFrame, desk: Desk) -> None:
    frame.on_top.open_chronology("case", told_case(desk))


def chronology_line(frame: MainFrame, desk: Desk) -> None:
    chronology(frame, desk)
    page: Any = frame.frame.pages.opened[-1]
    page.add()
