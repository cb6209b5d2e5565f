"""Every part on a few pages, to look at: `python tests/ui/gallery.py FOLDER` draws them in each scheme."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from lado_desktop.ui import theme
from lado_desktop.ui.widgets.bars import TopBar
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, IconButton, RowButton, link, primary, quiet, rows
from lado_desktop.ui.widgets.card import Card, Facts, PageHead, SidePanel, key_facts
from lado_desktop.ui.widgets.chips import Chip
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.form import Form, Row
from lado_desktop.ui.widgets.frame import Frame
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.panelled import Panelled
from lado_desktop.ui.widgets.rail import Place
from lado_desktop.ui.widgets.text import Status, key_cap
from lado_desktop.ui.widgets.toast import Toast

ROUTES = [Choice("phone", "Phone"), Choice("email", "Email")]
LIMBS = [
    Choice("A", "A  Harmed a child"),
    Choice("B", "B  Possible offence"),
    Choice("C", "C  Risk of harm"),
    Choice("D", "D  Unsuitable"),
]


def read_day(text: str) -> tuple[date | None, str, str]:
    known = {"today 11:31": date(2026, 5, 18), "today": date(2026, 5, 18), "18/5/2026": date(2026, 5, 18)}
    day = known.get(text)
    return (day, f"{day:%a %d %b %Y}", "") if day else (None, "", "not_a_date")


ROWS = [
    Row("received", "Received", "day", "The call", read=read_day),
    Row("route", "How it came in", "code", "The call", choices=ROUTES),
    Row("type", "Type", "code", "The call", choices=[Choice("advice", "Advice")], hint="Can change later"),
    Row("caller", "Caller", "text", "The call"),
    Row("job", "Job title", "text", "The call"),
    Row("at", "Time", "time", "The call"),
    Row("name", "Name of the adult", "text", "Who it is about", hint="Sound-alikes are searched as well"),
    Row("born", "Date of birth or age", "text", "Who it is about", hint="Kept as: about 30 on 18 May 2026"),
    Row("aware", "Employer aware", "yes_no", "Who it is about"),
    Row("setting", "Setting", "text", "Who it is about", width=2, hint="Known setting · Northmere · Ofsted registered"),
    Row("aware_on", "Employer aware on", "day", "Who it is about", read=read_day),
    Row("summary", "Summary, in the caller's words", "long", "What was said", width=3),
    Row("advice", "Advice given", "long", "What was said", width=3),
    Row("limbs", "Limbs met", "codes", "Threshold limbs", width=3, choices=LIMBS, main_label="Main one"),
]
VALUES = {
    "received": date(2026, 5, 18),
    "route": "phone",
    "type": "advice",
    "caller": "Jo Tamsin",
    "job": "Registered manager",
    "name": "Mave <b>Holloran</b> & Sons",
    "born": "about 30",
    "setting": "Brook House children's home",
    "aware": True,
    "limbs": ("B", "A"),
    "summary": "Young person (14) says MH gripped her wrist when she would not come in from the garden on Tuesday "
    "evening. Second young person saw it. No mark seen by staff. MH has been told there is a concern, not what it is.",
}


def form_page() -> QWidget:
    form = Form(ROWS, notes={"Threshold limbs": "Can wait. You can save without it."})
    form.set_values(VALUES)
    form.fields["aware_on"].edit.setText("31/5")  # type: ignore[attr-defined]
    form.layout().setContentsMargins(24, 8, 24, 24)  # type: ignore[union-attr]
    form.show_problems({"aware_on": "not_a_date"})
    head = PageHead(
        "Contact C26/0413", chips=[Chip("Draft kept 11:34", "warn", "pencil-line")], tools=[quiet("Copy", "copy")]
    )
    foot = frame(
        "foot",
        hbox(
            primary("Save"),
            Button("Save and make a case", icon="folder-plus"),
            None,
            link("Show"),
            pad=(24, 12, 24, 12),
        ),
    )
    page = frame("window", vbox(head, growing(scrolled(form)), foot, gap=0))
    facts = Facts([("Contacts", "3 in 12 months, 7 in all"), ("Open cases", "1"), ("Ofsted told", "15 May 2026")])
    rule = Notice(
        "warn",
        "Third contact about Brook House in 12 months",
        "Your rule: 3 in 12 months.",
        [link("See the records"), link("Dismiss with a reason")],
        icon="layers",
        stacked=True,
    )
    panel = SidePanel(
        "What we already know",
        scrolled(boxed(vbox(rule, facts, None, gap=16, pad=(16, 8, 16, 16)))),
        [IconButton("panel-right-close", "Close the panel")],
    )
    return Panelled(page, panel)


def parts_page() -> QWidget:
    chips = hbox(
        Chip("Advice"),
        Chip("Referral", "accent"),
        Chip("Draft", "warn", "pencil-line"),
        Chip("Due today", "warn"),
        Chip("1 day late", "bad"),
        Chip("Threshold met", "good"),
        None,
    )
    buttons = hbox(
        primary("Save", "check"),
        Button("Export", icon="file-text"),
        quiet("Columns", "columns-3"),
        link("Open as a list", "list"),
        Button("Remove 3 contacts", "danger"),
        IconButton("x", "Close"),
        key_cap("Ctrl K"),
        None,
    )
    views = hbox(Button("All this year  235", "view"), Button("Since 1 May  38", "view"), None)
    tones = hbox(
        Status("4 working days late", "bad"),
        Status("in 2 working days", "warn"),
        Status("Done today", "good"),
        Status("Running", "accent", "circle-dot"),
        None,
        gap=16,
    )
    facts = key_facts(
        [
            ("Opened", "Tue 24 Mar 2026", "Working day 38"),
            ("Reported", Status("2 working days", "warn"), "1 day over the rule"),
            ("Police", "No further action", "Fri 15 May"),
            ("Next", "Review 2, today 14:00", "5 of 7 accepted"),
        ]
    )
    ways = Card(
        "Other ways in",
        rows(
            RowButton("file-key", "Use a recovery sheet", "Twelve groups of letters from your safe"),
            RowButton("folder-open", "Open another tracker", "From this machine or a shared drive"),
            RowButton("graduation-cap", "Look round with made-up people", "A sample tracker, kept apart from yours"),
        ),
    )
    card = Card(
        "Backups",
        vbox(
            Status("Last backup opened and checked", "good", "shield-check", "strong"),
            Facts(
                [
                    ("Made", "Fri 15 May 2026, 17:02"),
                    ("Where", "K: drive and USB key 2"),
                    ("Encrypted", "Proved at start, 08:41"),
                ]
            ),
        ),
        [link("Open", "folder")],
        count="2",
    )
    notices = vbox(
        Notice(
            "info",
            "Cover is set for your leave, Thu 21 to Fri 29 May.",
            "The leave pack is not made yet.",
            [Button("Make leave pack", icon="package")],
            icon="user-round-check",
        ),
        Notice("bad", "Table 6 is 1 apart", "26/009 is closed with no outcome."),
        Notice("good", "Brought in 235 rows", "Every row is accounted for."),
    )
    head = PageHead(
        "Parts <i>of</i> the window",
        "Every part in one place, a line that gives way when there is no room for all of it",
        [Button("Print", icon="printer")],
    )
    body = vbox(
        chips,
        buttons,
        views,
        tones,
        facts,
        notices,
        Beside(card, ways, shares=(1, 1)),
        None,
        gap=16,
        pad=(24, 8, 24, 24),
    )
    views.itemAt(1).widget().setChecked(True)  # type: ignore[union-attr]
    return frame("window", vbox(head, growing(scrolled(boxed(body))), gap=0))


def empty_page() -> QWidget:
    page = frame(
        "window",
        vbox(
            PageHead("Registers: training sessions"),
            growing(
                Empty(
                    "graduation-cap",
                    "No training sessions yet",
                    "Record who came from where. Later, contacts from each organisation before and after "
                    "the session are counted for you.",
                    primary("Record the first session", "plus"),
                    link("See an example with made-up people"),
                )
            ),
            gap=0,
        ),
    )
    toast = Toast(page)
    page.resize(1100, 700)
    toast.show_words("Contact C26/0413 saved", "Undo", "Ctrl+Z", lambda: None)
    return page


def frame_page() -> QWidget:
    def blank() -> QWidget:
        return empty_page()

    names = [
        ("today", "Today", "sun"),
        ("contacts", "Contacts", "phone-incoming"),
        ("cases", "Cases", "folder"),
        ("people", "People", "user-round"),
        ("settings", "Settings & employers", "building-2"),
        ("calendar", "Calendar", "calendar-days"),
        ("reports", "Reports", "chart-no-axes-column"),
        ("registers", "Registers", "library"),
    ]
    low = [
        ("access", "Users & cover", "shield-check"),
        ("backups", "Backups", "hard-drive"),
        ("lists", "Lists", "list"),
        ("history", "History", "history"),
    ]
    places = [Place(*name, blank) for name in names] + [Place(*name, blank, is_low=True) for name in low]
    places[1] = Place("contacts", "Contacts", "phone-incoming", form_page)
    top = TopBar(
        "Find a person, setting, reference or word",
        [Button("Record check", icon="user-round-search"), Button("New contact", icon="plus"), quiet("Lock", "lock")],
    )
    page = Frame("Northmere", "LADO tracker", places, top)
    page.rail.buttons["today"].set_count(3, is_urgent=True, says="3 overdue")
    page.rail.buttons["cases"].set_count(41)
    page.status.set_item("saved", "Saved 11:34", "check", "good")
    page.status.set_item("backup", "Backup checked Fri 15 May, 17:02", "shield-check", "good")
    page.status.set_item("who", "Ruth Ashdown")
    page.go("contacts")
    page.resize(1280, 720)
    page.say("Contact C26/0413 saved", "Undo", "Ctrl+Z", lambda: None)
    return page


PAGES: dict[str, Callable[[], QWidget]] = {
    "form": form_page,
    "parts": parts_page,
    "empty": empty_page,
    "frame": frame_page,
}


def main(folder: str, family: str = "") -> None:
    app = QApplication([])
    for scheme, scale in [("light", 1.0), ("dark", 1.0), ("contrast", 1.0), ("light", 1.5), ("light", 2.0)]:
        theme.install(app, theme.Theme(scheme, scale, family or None))
        for name, build in PAGES.items():
            page = build()
            page.resize(1280, 800)
            page.show()
            app.processEvents()
            app.processEvents()
            page.grab().save(str(Path(folder) / f"{name}-{scheme}-{scale:.0%}.png"))
            page.close()
            page.deleteLater()


if __name__ == "__main__":
    main(*sys.argv[1:])
