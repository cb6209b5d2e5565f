"""Starting a new tracker: where and whose, a passphrase, and a recovery code that is typed back before it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from lado_desktop import vocab
from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Asker
from lado_desktop.ui.way_in import WayIn
from lado_desktop.ui.widgets.buttons import Button, primary, quiet
from lado_desktop.ui.widgets.card import PageHead
from lado_desktop.ui.widgets.fields_choice import Choice
from lado_desktop.ui.widgets.form import Form, Row
from lado_desktop.ui.widgets.layout import at_left, boxed, fit, growing, hbox, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.text import Text

if TYPE_CHECKING:  # the services are loaded by the way in, behind the window
    from lado_desktop.services.desk import Desk

WIDTH = 640
TRACKERS = "LADO tracker (*.lado)"
WHOSE = Row("vocabulary", "Whose words and lists to begin with", "code", width=3, hint="They can be changed later")
OWN = (
    Row("passphrase", "Passphrase", "secret", width=3),
    Row("again", "The same passphrase again", "secret", width=3),
)
BACK = Row("code", "Type the code from your paper", width=3, hint="Capitals, spaces and dashes do not matter")
FIVE_WORDS = (
    "These five words open the tracker. Nobody could guess them in a lifetime. Write them down until you know them, "
    "and keep the note apart from this machine."
)
OWN_ADVICE = (
    "A passphrase of your own has to be hard to guess: several words that do not belong together do it, a name with a "
    "year does not."
)


class SetupPage(QWidget):
    """`entered` carries the desk of the new tracker; `left` means: not now. The code is shown once and never kept."""

    entered = Signal(object)
    left = Signal()

    def __init__(self, way_in: WayIn, asker: Asker) -> None:
        super().__init__()
        self._way_in, self._asker = way_in, asker
        self._path: Path | None = None
        self._desk: Desk | None = None
        self._code = ""
        self.onward: list[Button] = []
        self.steps = QStackedWidget()
        self.head = PageHead("Start a new tracker", "Step 1 of 3: where it is kept")
        for step in (self._where(), self._passphrase(), self._recovery()):
            self.steps.addWidget(step)
        column = fit(boxed(vbox(self.head, growing(self.steps), gap=16)), width=WIDTH)
        self.setLayout(hbox(None, column, None, pad=(24, 32, 24, 24)))

    def arrive(self) -> None:
        self.choose.setFocus()

    def _where(self) -> QWidget:
        self.file = Text("Nowhere chosen yet", "muted", wrap=True)
        self.choose = Button("Choose where to keep it", icon="folder-open")
        self.choose.clicked.connect(
            lambda: self._asker.save_file(self, "Keep the tracker", "LADO tracker.lado", TRACKERS, self._keep)
        )
        self.whose = Form([WHOSE])
        self.whose.set_choices("vocabulary", [Choice(name, vocab.load(name).title) for name in vocab.names()])
        self.whose.set_values({"vocabulary": "england"})
        advice = Text(
            "Choose a folder that is backed up and that only the service can open. The file is encrypted; three small "
            "files stand beside it and belong to it.",
            "muted",
            wrap=True,
        )
        return self._step(advice, at_left(self.choose), self.file, self.whose, go=self._to_passphrase, verb="Continue")

    def _passphrase(self) -> QWidget:
        self.offered = Text("", "display", wrap=True)
        self.offered.setAccessibleName("Offered passphrase")
        other = quiet("Offer other words", "refresh-cw")
        other.clicked.connect(self._offer)
        self.use_own = Button("Use a passphrase of my own", "link")
        self.use_own.clicked.connect(lambda: self._own_words(shown=True))
        self.own = Form(OWN)
        self.advice = Text(FIVE_WORDS, "muted", wrap=True)
        tools = hbox(other, self.use_own, None, gap=16)
        step = self._step(self.advice, self.offered, tools, self.own, go=self._make, verb="Make the tracker")
        self.own.hide()
        return step

    def _recovery(self) -> QWidget:
        self.code = Text("", "h1", wrap=True)
        self.code.setAccessibleName("Recovery code")
        self.written = Button("I have written it down", icon="check")
        self.written.clicked.connect(lambda: self._show_code(shown=False))
        self.again = quiet("Show the code again", "eye")
        self.again.clicked.connect(lambda: self._show_code(shown=True))
        self.typed = Form([BACK])
        warning = Notice(
            "warn",
            "This code is shown only now.",
            "It opens the tracker when the passphrase is lost. Write it on paper, seal it, and put it in the office "
            "safe. Without passphrase and code the records are lost for ever.",
            stacked=True,
            icon="file-key",
        )
        tools = hbox(self.written, self.again, None, gap=16)
        return self._step(
            warning, self.code, tools, self.typed, go=self._confirm, verb="Open the tracker", can_leave=False
        )

    def _step(self, *parts: object, go: Callable[[], None], verb: str, can_leave: bool = True) -> QWidget:
        onward = primary(verb)
        onward.clicked.connect(go)
        self.onward.append(onward)
        leave = quiet("Not now")
        leave.clicked.connect(self.left)
        if not can_leave:
            leave.hide()
        return boxed(vbox(*parts, hbox(onward, leave, None, gap=16), None, gap=16, pad=(24, 0, 24, 0)))  # type: ignore[arg-type]  # parts are widgets and layouts

    def _keep(self, path: Path) -> None:
        self._path = path
        self.file.setText(str(path))

    def _to_passphrase(self) -> None:
        if self._path is None:
            self.file.setText("Choose where to keep the tracker first")
            self.file.set_tone("bad")
            self.choose.setFocus()
            return
        self._offer()
        self._go(1, "Step 2 of 3: its passphrase")

    def _offer(self) -> None:
        self.offered.setText(self._way_in.offered_passphrase())
        self._own_words(shown=False)

    def _own_words(self, *, shown: bool) -> None:
        self.own.setVisible(shown)
        self.offered.setVisible(not shown)
        self.advice.setText(OWN_ADVICE if shown else FIVE_WORDS)
        if shown:
            self.own.focus_first()

    def _make(self) -> None:
        passphrase = self.offered.text()
        if self.own.isVisibleTo(self):
            typed = self.own.values()
            found = self._way_in.passphrase_problems(typed["passphrase"])
            if not found and typed["passphrase"] != typed["again"]:
                found = {"again": "passphrases_differ"}
            if self.own.show_problems(found) or found:
                return
            passphrase = typed["passphrase"]
        assert self._path is not None  # noqa: S101 - the first step has seen to it
        self.setEnabled(False)
        self._way_in.create(self._path, passphrase, self.whose.values()["vocabulary"], self._made, self._failed)

    def _made(self, made: tuple[Desk, str]) -> None:
        self.setEnabled(True)
        self._desk, self._code = made
        self.own.set_values({"passphrase": "", "again": ""})
        self.code.setText(in_rows(self._code))
        self._go(2, "Step 3 of 3: the recovery code")
        self._show_code(shown=True)

    def _show_code(self, *, shown: bool) -> None:
        """The code is typed back from paper: it is not on the screen meanwhile."""
        self.code.setVisible(shown)
        self.written.setVisible(shown)
        self.again.setVisible(not shown)
        self.typed.setVisible(not shown)
        if shown:
            self.written.setFocus()
        else:
            self.typed.focus_first()

    def abandon(self) -> None:
        """The window is closed before the code was typed back: the empty tracker goes too."""
        if self._code and self._desk is not None:
            self._way_in.unmake(self._desk)
            self._code = ""

    def _failed(self, trouble: Trouble) -> None:
        self.setEnabled(True)
        self._asker.tell(self, "The tracker was not made", labels.sentence(trouble))

    def _confirm(self) -> None:
        if self.typed.isHidden():
            self._show_code(shown=False)
            return
        if not self._way_in.is_same_code(self._code, self.typed.values()["code"]):
            self.typed.show_problems({"code": "code_differs"})
            return
        self._code = ""
        self.code.setText("")
        self.entered.emit(self._desk)

    def _go(self, step: int, words: str) -> None:
        self.head.say("Start a new tracker", words)
        self.steps.setCurrentIndex(step)


def in_rows(code: str) -> str:
    """The nine groups of a recovery code, three to a line, as one writes them down."""
    groups = code.split("-")
    return "\n".join("-".join(groups[at : at + 3]) for at in range(0, len(groups), 3))
