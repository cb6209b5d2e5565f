"""The reports page: a period counted as a profile says, table by table, each number a door to its records."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.counts.periods import Period
from lado_desktop.services.counts.table import Counts
from lado_desktop.ui import dates, labels
from lado_desktop.ui.announce import announce
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.reports.asking import Asked, Asking
from lado_desktop.ui.pages.reports.index import TableIndex
from lado_desktop.ui.pages.reports.shown import ShownTable
from lado_desktop.ui.theme import px
from lado_desktop.ui.widgets.buttons import Button, link
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.empty import Empty
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.table_menus import LastingMenu
from lado_desktop.ui.widgets.working import Working

TITLE_ROOM = 260
ENTER = "Enter shows the records behind a number"
KINDS = {".xlsx": "Excel workbook (*.xlsx)", ".csv": "CSV file (*.csv)"}
TEACHES = (
    "A report counts the contacts, cases and meetings of a period, shows how each table adds up, "
    "and opens the records behind each number. It fills itself from what is recorded."
)


class ReportsPage(QWidget):
    """See PAGES: `line_changed` is the status line, the `opened` signals ask the window for a record."""

    contact_opened = Signal(int)
    case_opened = Signal(int)
    meeting_opened = Signal(int)
    contact_wanted = Signal()
    place_wanted = Signal(str)
    said = Signal(str)
    line_changed = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office, self._desk = office, office.desk
        self._is_stale, self._chosen = True, 0
        self._asked: Asked | None = None
        self.counts: Counts | None = None
        self.export = Button("Export", icon="file-spreadsheet")
        self.asking = Asking(office.desk.clock.today, (self.export,))
        self.head = PageHead("Reports")
        self.notice, self.working = Notice("bad", ""), Working()
        self.index, self.shown = TableIndex(), ShownTable(office.desk)
        self.body = QStackedWidget()
        self._empty: Empty | None = None
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self._top = hbox(growing(self.head), boxed(hbox(self.asking, pad=(24, 8, 24, 10))), gap=0)
        self._said = boxed(vbox(self.notice, self.working, gap=8, pad=(24, 0, 24, 12)))
        self._said.hide()
        self.setFocusProxy(self.index.list)
        self.body.addWidget(boxed(hbox(self.index, growing(self.shown), gap=0)))
        self.setLayout(vbox(frame("head", vbox(self._top, self._said, gap=0)), growing(self.body), gap=0))

    def _wire(self) -> None:
        self.asking.profile_picked.connect(self._offer_periods)
        self.asking.asked.connect(self.refresh)
        self.export.clicked.connect(self.export_page)
        self.index.chosen.connect(self._choose)
        self.shown.opened.connect(self._open_record)
        self.shown.copied.connect(lambda: self.said.emit("Table copied. Paste it into a spreadsheet or a letter."))
        self._office.bus.changed.connect(self._on_changed)

    # ---- coming and going ----

    def arrive(self) -> None:
        """Count when something changed since; the first time, this year or the latest that has contacts."""
        if self._asked is None:
            self._begin()
            self.index.list.setFocus()
        if self._is_stale:
            self.refresh()
        self._say_line()

    def refresh(self) -> None:
        """Count again what is asked now."""
        self._tell(self.asking.check())
        asked = self.asking.question()
        if asked is None:
            return
        self._asked, self._is_stale = asked, False
        if self._desk.counts.is_quick():
            self._count(asked)
        else:
            task = self._office.tasks.run("counting", lambda _p: self._counted(asked), self._show, self._fail)
            self.working.show_task(task)
            self._tidy()
            task.ended.connect(self._tidy)

    def _begin(self) -> None:
        own = self._desk.counts.own_profile()
        self.asking.offer_profiles(self._desk.counts.profiles(), own)
        self.asking.offer_periods(self._desk.counts.periods(own), self._desk.counts.first_period(own))

    def _offer_periods(self, profile: str) -> None:
        """Another profile may have years of another kind; the days that are shown stay."""
        shown = self._asked.period if self._asked else self._desk.counts.first_period(profile)
        self.asking.offer_periods(self._desk.counts.periods(profile), shown)

    def _on_changed(self, _kinds: frozenset[str]) -> None:
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    # ---- counting ----

    def _counted(self, asked: Asked) -> Counts:
        return self._desk.counts.count(*asked.period, as_at=asked.as_at, profile_name=asked.profile)

    def _count(self, asked: Asked) -> None:
        try:
            counts = self._counted(asked)
        except Trouble as trouble:
            self._fail(trouble)
        else:
            self._show(counts)

    def _fail(self, trouble: Trouble) -> None:
        self._tell("Nothing was counted", labels.sentence(trouble))

    def _tell(self, title: str, words: str = "") -> None:
        """What is wrong, below the head; nothing where nothing is."""
        self.notice.say("bad", title, words)
        self._tidy()
        if title:
            announce(self.notice, f"{title}. {words}".removesuffix(" "))

    def _tidy(self) -> None:
        self._said.setVisible(not (self.notice.isHidden() and self.working.isHidden()))

    def _show(self, counts: Counts) -> None:
        self.counts = counts
        self.head.say(self._title(), self._line(counts))
        is_empty = not any(table.base for table in counts.tables)
        self.export.setEnabled(not is_empty)
        if is_empty:
            self._show_empty()
            return
        self._chosen = min(self._chosen, len(counts.tables) - 1)
        self.body.setCurrentIndex(0)
        self.index.show_tables(counts.tables, self._chosen)
        self._show_table()

    def _choose(self, number: int) -> None:
        if self.counts and number != self._chosen:
            self._chosen = number
            self._show_table()

    def _show_table(self) -> None:
        if self.counts:
            self.shown.show_table(self.counts.tables[self._chosen], self._chosen + 1, self._title())
            self._say_line()

    def _say_line(self) -> None:
        if self.counts and self.body.currentIndex() == 0:
            self.line_changed.emit(f"Table {self._chosen + 1} of {len(self.counts.tables)} · {ENTER}")
        else:
            self.line_changed.emit("")

    # ---- words ----

    def _title(self) -> str:
        if self._asked is None:
            return "Reports"
        period = self._asked.period
        name = self._desk.counts.period_name(period, self._asked.profile)
        return name or f"{dates.short_date(period.start)} to {dates.short_date(period.end)}"

    def _line(self, counts: Counts) -> str:
        period = f"{dates.full_date(counts.period_from)} to {dates.full_date(counts.period_to)}"
        over = "" if counts.period_to < counts.as_at else " Not over yet."
        return f"{period}. Position as at {dates.full_date(counts.as_at)}.{over}"

    def _show_empty(self) -> None:
        if self._empty:
            self.body.removeWidget(self._empty)
            self._empty.deleteLater()
        self._empty = self._made_empty()
        self.body.addWidget(self._empty)
        self.body.setCurrentWidget(self._empty)
        self._say_line()

    def _made_empty(self) -> Empty:
        title = f"Nothing to count in {self._title()[0].lower()}{self._title()[1:]}"
        received = self._desk.counts.received()
        if received is None or self._asked is None:
            bring, take = Button("Bring in a spreadsheet", icon="file-spreadsheet"), link("Record a contact", "plus")
            bring.clicked.connect(lambda: self.place_wanted.emit("import"))
            take.clicked.connect(self.contact_wanted)
            return Empty("chart-no-axes-column", title, TEACHES, bring, take)
        period = self._desk.counts.first_period(self._asked.profile)
        name = self._desk.counts.period_name(period, self._asked.profile)
        show = Button(f"Show {name[0].lower()}{name[1:]}", icon="calendar-days")
        show.clicked.connect(lambda: self._show_period(period))
        words = "No contact was received, no case belongs to it and no meeting was held in it."
        return Empty("chart-no-axes-column", title, words, show)

    def _show_period(self, period: Period) -> None:
        self.asking.show_period(period)
        self.refresh()

    # ---- doors ----

    def _open_record(self, unit: str, record: int) -> None:
        opened = {"contact": self.contact_opened, "case": self.case_opened, "meeting": self.meeting_opened}
        opened[unit].emit(record)

    def export_page(self) -> None:
        """Offer the kinds of file the counts can leave as."""
        if self.counts is None or not self.export.isEnabled():
            return
        menu = LastingMenu("Export", self)
        for ending, words in KINDS.items():
            menu.item(f"{words.split(' (')[0]}…", partial(self.export_as, ending))
        menu.popup(self.export.mapToGlobal(QPoint(0, self.export.height() + 2)))

    def export_as(self, ending: str) -> None:
        """Ask where to save the counts as `.xlsx` or `.csv`, and save them whole."""
        title = self._title().removeprefix("Year ")
        name = f"LADO counts {title[0].lower()}{title[1:]}{ending}"
        self._office.asker.save_file(self, "Export the counts", name, KINDS[ending], self._save)

    def _save(self, path: Path) -> None:
        if self.counts is None:
            return
        try:
            self._desk.counts.export(self.counts, path)
        except Trouble as trouble:
            self._office.asker.tell(self, "The counts were not saved", labels.sentence(trouble))
        else:
            self.said.emit(f"Saved as {path.name}. The file is not encrypted.")

    # ---- room ----

    def _turn(self) -> None:
        """The questions stand beside the title, or below it where there is no room."""
        is_narrow = self.width() < self.asking.sizeHint().width() + px(TITLE_ROOM)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if is_narrow else across)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange) and hasattr(self, "_top"):
            self._turn()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
