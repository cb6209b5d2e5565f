"""A record check: type who is asked about, see who may be meant, decide, record, and have the reply to paste."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop.errors import Invalid, Trouble
from lado_desktop.services.check_drafts import KNOWN, CheckAnswer, CheckQuestion, result_after
from lado_desktop.services.check_typed import understood
from lado_desktop.services.saving import save_bytes
from lado_desktop.ui import clipboard, labels
from lado_desktop.ui.announce import announce
from lado_desktop.ui.dates import short_date
from lado_desktop.ui.forms.check import CheckForm
from lado_desktop.ui.office import Office
from lado_desktop.ui.pages.check.candidates import Candidates
from lado_desktop.ui.pages.check.recorded import Recorded
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, IconButton, primary
from lado_desktop.ui.widgets.card import Card, PageHead
from lado_desktop.ui.widgets.fields import TextField
from lado_desktop.ui.widgets.layout import boxed, frame, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.text import Elide

ASKING_MS: Final = 150
LINE: Final = "Ctrl+Return records the check and copies the reply"
HINT: Final = "Such as Jon Smith 12/3/1980 at Oak Lane"


class CheckPage(QWidget):
    """One check at a time; after it was recorded the page stands ready for the next."""

    kept_form = "check"
    kept_record: int | None = None

    closed = Signal()
    said = Signal(str)
    line_changed = Signal(str)
    contact_opened = Signal(int)
    case_opened = Signal(int)
    check_list_wanted = Signal()

    def __init__(self, office: Office, _record: int | None = None) -> None:
        super().__init__()
        self._office, self._checks = office, office.desk.checks
        self._decisions: dict[int, str] = {}
        self._answer: CheckAnswer | None = None
        self._build()
        self._wire()
        self.start_again()

    def _build(self) -> None:
        self.list_button = Button("Check a whole list", icon="list-checks")
        self.close_button = IconButton("x", "Close the record check", key="Esc")
        self.head = PageHead("Record check", "Is this person known?", [self.list_button, self.close_button])
        self.who = TextField("Who is asked about", hint=HINT)
        self.form = CheckForm(self._office)
        self._blank = self.form.values()
        self.result = Notice("info", "")
        self.candidates = Candidates(self._office)
        self.record_button = primary("Record and copy the reply", "circle-check", tip="Ctrl+Return")
        asked = vbox(self.who, Card("Who asks, and why", vbox(self.form)), None, gap=16)
        self.card = Card("People who may be meant", self.candidates)
        body = Beside(boxed(asked), boxed(vbox(self.result, self.card, None, gap=16)), shares=(1, 1), below=880)
        inside = boxed(vbox(body, None, pad=(24, 4, 24, 24)))
        foot = frame("foot", hbox(self.record_button, growing(Elide(LINE)), gap=16, pad=(24, 12, 24, 12)))
        self.asking = frame("window", vbox(growing(scrolled(inside)), foot, gap=0))
        self.recorded = Recorded()
        self.sides = QStackedWidget()
        for side in (self.asking, self.recorded):
            self.sides.addWidget(side)
        self.setLayout(vbox(frame("window", vbox(self.head, growing(self.sides), gap=0)), gap=0))

    def _wire(self) -> None:
        self._pause = QTimer(self, singleShot=True, interval=ASKING_MS)
        self._pause.timeout.connect(self.look)
        self.who.changed.connect(self._typed)
        self.who.edit.returnPressed.connect(self._go_on)
        self.candidates.decided.connect(self._decide)
        self.candidates.contact_opened.connect(self.contact_opened)
        self.candidates.case_opened.connect(self.case_opened)
        self.record_button.clicked.connect(self.record)
        self.list_button.clicked.connect(self.check_list_wanted)
        self.close_button.clicked.connect(self.closed)
        self.recorded.again_wanted.connect(self.start_again)
        self.recorded.contact_wanted.connect(self.contact_opened)
        self.recorded.pdf_wanted.connect(self._ask_where)
        self.recorded.copy_wanted.connect(self._copy)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.record)

    # ---- what the window calls ----

    def arrive(self) -> None:
        self.line_changed.emit(LINE if self.is_asking else f"Contact {self.recorded.reference}")
        (self.who.edit if self.is_asking else self.recorded.again_button).setFocus()

    def save_page(self) -> None:
        if self.is_asking:
            self.record()

    @property
    def is_asking(self) -> bool:
        return self.sides.currentWidget() is self.asking

    # ---- what is kept while it is not recorded ----

    def kept_values(self) -> Mapping[str, Any] | None:
        if not self.is_asking or not (self.who.value() or self.form.is_changed):
            return None
        decisions = {str(number): code for number, code in self._decisions.items()}
        return {"who": self.who.value(), "decisions": decisions, "form": self.form.values()}

    def take_up(self, values: Mapping[str, Any]) -> None:
        """Show what was typed before the tracker was locked."""
        self.who.set_value(values["who"])
        self._decisions = {int(number): code for number, code in values["decisions"].items()}
        self.form.update_values(values["form"])
        self.look()

    # ---- looking ----

    def start_again(self) -> None:
        """Ready for the next call."""
        self._decisions = {}
        self.who.set_value("")
        self.form.set_values(self._blank)
        self.sides.setCurrentWidget(self.asking)
        self.look()
        self.arrive()

    def ask(self, typed: str) -> None:
        """Begin a check with what is typed elsewhere, such as a line of a list."""
        self.start_again()
        self.who.set_value(typed)
        self.look()

    @property
    def question(self) -> CheckQuestion:
        return understood(self.who.value(), self._office.desk.clock.today())

    def _typed(self) -> None:
        self._pause.start()

    def look(self) -> None:
        """Who may be meant by what is typed so far."""
        question = self.question
        self._pause.stop()
        self.who.show_understood(_said_back(question))
        self._answer = self._checks.look(question) if question.name else None
        found = {one.person_id for one in self._answer.candidates} if self._answer else set()
        self._decisions = {number: code for number, code in self._decisions.items() if number in found}
        self._show()

    def _show(self) -> None:
        answer = self._answer
        candidates = answer.candidates if answer else ()
        self.card.setVisible(bool(candidates))
        self.candidates.show_candidates(candidates, self._decisions)
        self.record_button.setEnabled(answer is not None)
        if answer is None:
            self.result.say("info", "Type a name", "Everybody on record is searched as you type, closed records too.")
            return
        searched = f"{answer.people_searched:,} people were searched."
        if result_after(answer, self._decisions) == KNOWN:
            self.result.say("warn", "Known, please call", f"{searched} Say who is the same person, or put them aside.")
        else:
            self.result.say("good", "Nothing known", searched)

    def _go_on(self) -> None:
        """Return in the field: on to who may be meant, or to who asks."""
        self.look()
        (self.candidates.list if self.card.isVisible() else self.form.fields["name"].control).setFocus()

    def _decide(self, number: int, code: str) -> None:
        """One at most is the same person; "" takes a decision back."""
        left = {other: was for other, was in self._decisions.items() if other != number}
        if code == "same":
            left = {other: was for other, was in left.items() if was != "same"}
        self._decisions = {**left, number: code} if code else left
        self._show()
        announce(self.candidates.list, self.result.title.text())

    # ---- recording ----

    def record(self) -> None:
        """Record the check with its proof and its reply, and put the reply on the clipboard."""
        self.look()
        if self._answer is None or not self.is_asking:
            self.who.show_problem(labels.problem("name_missing"))
            self.who.focus()
            return
        if found := self.form.problems():
            self.form.show_problems(found)
            return
        decided = {
            "decisions": dict(self._decisions),
            "result": result_after(self._answer, self._decisions),
            "replied_on": self._office.desk.clock.today(),
        }
        try:
            reply = self._checks.reply(self.form.draft(self._answer, **decided))
            number = self._checks.record(self.form.draft(self._answer, reply=reply, **decided))
        except Invalid as refused:
            self.form.show_problems(refused.problems)
            return
        except Trouble as trouble:
            self._office.asker.tell(self, "The check was not recorded", labels.sentence(trouble))
            return
        self._show_recorded(number, reply)

    def _show_recorded(self, number: int, reply: str) -> None:
        [row] = self._office.desk.contacts.rows([number])
        self.recorded.show_reply(number, row.reference, reply)
        self.sides.setCurrentWidget(self.recorded)
        self._copy()
        self.arrive()

    def _copy(self) -> None:
        clipboard.put(self.recorded.reply.toPlainText())
        self.said.emit(f"{self.recorded.reference} recorded, its reply is on the clipboard")

    def _ask_where(self, number: int) -> None:
        name = f"Record check {self.recorded.reference.replace('/', '-')}.pdf"
        self._office.asker.save_file(self, "Save the reply", name, "PDF (*.pdf)", lambda path: self._save(number, path))

    def _save(self, number: int, path: Path) -> None:
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        papers = self._office.desk.check_papers

        def job(_progress: object) -> None:
            save_bytes(path, papers.reply_pdf(number))

        self._office.tasks.run("saving", job, self._saved, self._not_saved)

    def _saved(self, _nothing: None) -> None:
        self.said.emit("The reply was saved as PDF, not encrypted")

    def _not_saved(self, trouble: Trouble) -> None:
        self._office.asker.tell(self, "The reply was not saved", labels.sentence(trouble))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _said_back(question: CheckQuestion) -> str:
    """What was understood, so that nothing is guessed unseen."""
    if not (question.date_of_birth or question.setting):
        return ""
    born = f"born {short_date(question.date_of_birth)}" if question.date_of_birth else ""
    at = f"at {question.setting}" if question.setting else ""
    return ", ".join(part for part in (question.name, born, at) if part)
