"""The guided page itself: four steps, what is known at each of them, and the work between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop.errors import Trouble
from lado_desktop.services.exchange.bring_in import BroughtIn
from lado_desktop.ui.announce import announce
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.import_page import work
from lado_desktop.ui.pages.import_page.check import CheckStep
from lado_desktop.ui.pages.import_page.choose import ChooseStep, refusal
from lado_desktop.ui.pages.import_page.result import DoneStep, TryStep, brought_in
from lado_desktop.ui.tasks import Progress
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.layout import boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.steps import Steps
from lado_desktop.ui.widgets.working import Working

T = TypeVar("T")
STEPS = {"choose": "Choose", "check": "Check the columns", "try": "Try it", "done": "Bring it in"}
LINE = "Nothing is stored before the last step"


class ImportPage(QWidget):
    """One can go back at any time without losing a correction; a correction asks for another trial."""

    said = Signal(str)
    place_wanted = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._opened: work.Opened | None = None
        self._tried: work.Tried | None = None
        self.head = PageHead("Bring in a spreadsheet", LINE)
        self.steps = Steps(STEPS)
        self.notice = Notice("info", "")
        self.working = Working()
        self.choose = ChooseStep(office)
        self.check: CheckStep | None = None
        self.trial: TryStep | None = None
        self.done: DoneStep | None = None
        self._stack = QStackedWidget()
        self._busy = boxed(
            vbox(None, hbox(None, growing(fit(self.working, most_width=640), 4), None), None, pad=(24, 0, 24, 96))
        )
        self._stack.addWidget(self.choose)
        self._stack.addWidget(self._busy)
        self.setAcceptDrops(True)
        self._lay_out()
        self._wire()
        self.go("choose")

    def _lay_out(self) -> None:
        steps = hbox(growing(fit(self.steps, most_width=880), 1000), None, pad=(18, 0, 24, 12))
        self._said = boxed(vbox(self.notice, pad=(24, 0, 24, 12)))
        self.setLayout(vbox(self.head, steps, self._said, growing(self._stack), gap=0))

    def _wire(self) -> None:
        self.steps.wanted.connect(self.go)
        self.choose.chosen.connect(self.open)
        self.choose.resumed.connect(lambda: self.go("check"))
        self.choose.mapping_changed.connect(self._ask_mapping)
        self.choose.refused.connect(self._refuse)

    def arrive(self) -> None:
        """Whoever comes here goes on where they were."""
        page = self._page(self._here)
        if page is not None and self._stack.currentWidget() is page:
            page.focus_first()

    # ---- steps ----

    @property
    def here(self) -> str:
        """The key of the step one is at, also while something is being worked on."""
        return self._here

    def go(self, step: str) -> None:
        """To a step that was reached."""
        page = self._page(step)
        if page is None:
            return
        self._here = step
        self._say("info", "")
        self._stack.setCurrentWidget(page)
        self.steps.show_step(step, self._reached())
        page.focus_first()
        announce(self.steps, self.steps.buttons[step].accessibleName())

    def _page(self, step: str) -> ChooseStep | CheckStep | TryStep | DoneStep | None:
        return {"choose": self.choose, "check": self.check, "try": self.trial, "done": self.done}[step]

    def _reached(self) -> list[str]:
        return [step for step in STEPS if self._page(step) is not None]

    def _put(self, step: str, page: CheckStep | TryStep | DoneStep | None) -> None:
        """Another page, or none, for a step; what was there is freed."""
        name = {"check": "check", "try": "trial", "done": "done"}[step]
        before = getattr(self, name)
        setattr(self, name, page)
        if page is not None:
            self._stack.addWidget(page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()

    # ---- choosing ----

    def open(self, path: Path) -> None:
        """Read a file and propose what its columns are."""
        saved = self.choose.saved_mapping()
        self._work("reading_sheet", work.opening(self._office.desk.imports, Path(path), saved), self._show_opened)

    def _show_opened(self, opened: work.Opened) -> None:
        self._opened, self._tried = opened, None
        self.head.say("Bring in a spreadsheet", f"{opened.path.name} · {LINE}")
        self.choose.show_open(opened.path.name)
        check = CheckStep(self._office, opened.correction)
        check.corrected.connect(self._forget_trial)
        check.tried.connect(self.try_it)
        check.saved.connect(self.said)
        check.refused.connect(self._refuse)
        for step in ("done", "try"):
            self._put(step, None)
        self._put("check", check)
        self.go("check")

    def _ask_mapping(self) -> None:
        """Another mapping for the file that is open: corrections are only given up when somebody says so."""
        if self._opened is None:
            return
        if not self._opened.correction.is_changed:
            self._begin_again("replace")
            return
        self._office.asker.choose(
            self,
            "Begin with another mapping?",
            "The corrections made to the columns so far would be lost. The spreadsheet itself is not changed.",
            [Verb("replace", "Give up the corrections")],
            self._begin_again,
        )

    def _begin_again(self, _answer: str) -> None:
        if self._opened is not None:
            opened = self._opened
            saved = self.choose.saved_mapping()
            correction = self._office.desk.imports.correction(opened.workbook, opened.proposal, saved)
            self._show_opened(work.Opened(opened.path, opened.workbook, opened.proposal, correction))

    # ---- trying, bringing in ----

    def try_it(self) -> None:
        """See what bringing it in would do; nothing is stored."""
        if self._opened is not None:
            self._work("interpreting", work.trying(self._office.desk.imports, self._opened), self._show_tried)

    def _show_tried(self, tried: work.Tried) -> None:
        self._tried = tried
        trial = TryStep(self._office, tried.outcome, tried.reading)
        trial.confirmed.connect(self.bring_in)
        trial.corrected.connect(lambda: self.go("check"))
        trial.saved.connect(self.said)
        trial.refused.connect(self._refuse)
        self._put("try", trial)
        self.go("try")

    def _forget_trial(self) -> None:
        """A trial of another mapping says nothing any more."""
        self._tried = None
        self._put("try", None)
        self.steps.show_step(self._here, self._reached())

    def bring_in(self) -> None:
        """Store all of it, or nothing."""
        if self._opened is not None and self._tried is not None:
            job = work.bringing_in(self._office.desk.imports, self._opened.path, self._tried)
            self._work("bringing_in", job, self._show_done)

    def _show_done(self, outcome: BroughtIn) -> None:
        done = DoneStep(self._office, outcome)
        done.contacts_wanted.connect(lambda: self.place_wanted.emit("contacts"))
        done.again_wanted.connect(self._start_over)
        done.saved.connect(self.said)
        done.refused.connect(self._refuse)
        if self._opened is not None:
            self.head.say("Bring in a spreadsheet", f"{self._opened.path.name} · Stored in this tracker")
        self._close_file()
        self._put("done", done)
        self.go("done")
        self.said.emit(brought_in(outcome))

    def _close_file(self) -> None:
        """What was read is not needed any more; it is not kept in memory longer than that."""
        self._opened = self._tried = None
        self.choose.show_open("")
        for step in ("try", "check"):
            self._put(step, None)

    def _start_over(self) -> None:
        self._put("done", None)
        self.head.say("Bring in a spreadsheet", LINE)
        self.go("choose")

    # ---- work ----

    def _work(self, what: str, job: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Do `job` on the worker; the steps wait until it has ended, Stop leaves all as it was."""
        self._say("info", "")
        self._stack.setCurrentWidget(self._busy)
        self.steps.setEnabled(False)
        task = self._office.tasks.run(what, job, done, self._fail)
        task.ended.connect(self._end_work)
        self.working.show_task(task)
        self.working.stop.setFocus()

    def _end_work(self) -> None:
        self.steps.setEnabled(True)
        if self._stack.currentWidget() is self._busy:
            self._stack.setCurrentWidget(self._page(self._here) or self.choose)

    def _fail(self, trouble: Trouble) -> None:
        self.go(self._here)
        self._refuse(trouble)

    def _refuse(self, trouble: Trouble) -> None:
        """Say why something was not done, on the page, which stays usable."""
        kind, title, words = refusal(trouble)
        self._say(kind, title, words)
        announce(self.notice, f"{title}. {words}")

    def _say(self, kind: str, title: str, words: str = "") -> None:
        self.notice.say(kind, title, words)
        self._said.setVisible(bool(title))

    # ---- a file dropped on the page ----

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None and self.steps.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if path := _dropped(event):
            event.acceptProposedAction()
            self.open(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The one file of this computer that is being dropped, if it is one."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
