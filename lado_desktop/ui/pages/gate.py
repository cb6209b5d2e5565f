"""The gate: the passphrase of the tracker used last, or how to begin; beside it every other way in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lado_desktop import __version__
from lado_desktop.errors import Trouble
from lado_desktop.prefs import Prefs
from lado_desktop.ui import labels
from lado_desktop.ui.announce import announce
from lado_desktop.ui.ask import Asker, Verb
from lado_desktop.ui.preferred_theme import PreferredTheme
from lado_desktop.ui.way_in import WayIn
from lado_desktop.ui.widgets.beside import Beside
from lado_desktop.ui.widgets.buttons import Button, RowButton, primary, quiet, rows
from lado_desktop.ui.widgets.card import Card
from lado_desktop.ui.widgets.fields import SecretField
from lado_desktop.ui.widgets.layout import at_left, boxed, fit, frame, growing, hbox, line, vbox
from lado_desktop.ui.widgets.text import Elide, Glyph, Status, Text
from lado_desktop.ui.widgets.working import Working

TRACKERS = "LADO trackers (*.lado)"
NOT_OPENED = "The tracker was not opened"
STALE = ("open_stale", "open_unknown_stale")
SCHEMES = ("system", "light", "dark", "contrast")


class GatePage(QWidget):
    """`entered` carries the desk of the tracker that was opened."""

    entered = Signal(object)
    setup_wanted = Signal()
    recovery_wanted = Signal(object)
    reopened = Signal(object)  # Path: the gate of another tracker

    def __init__(self, way_in: WayIn, asker: Asker, theme: PreferredTheme, prefs: Prefs, tracker: Path | None) -> None:
        super().__init__()
        self._way_in, self._asker, self._theme, self._prefs, self._tracker = way_in, asker, theme, prefs, tracker
        self.passphrase = SecretField("Passphrase", hint="There is no limit on tries. Each takes about a second.")
        self.unlock = primary("Unlock")
        self.show_typing = Button("Show what I type", "quiet", "eye")
        self.show_typing.setCheckable(True)
        self.working = Status("", "muted", "clock", wrap=True)
        self.working.hide()
        self.progress = Working()
        left = self._unlocking() if tracker else self._beginning()
        other = Card("Other ways in" if tracker else "Begin", self._ways())
        ways = boxed(vbox(other, None, pad=(24, 0, 0, 0)))
        columns = fit(Beside(boxed(vbox(left, None)), ways, shares=(1, 1), below=800), most_width=880)
        middle = hbox(None, growing(columns, 1000), None, gap=0)
        self.setLayout(
            vbox(growing(boxed(vbox(None, middle, None, None, gap=0, pad=(24, 24, 24, 24)))), self._foot(), gap=0)
        )
        self._wire()

    def arrive(self) -> None:
        """The keyboard goes where one starts."""
        if self._tracker:
            self.passphrase.focus()
        else:
            self._new.setFocus()

    def _unlocking(self) -> QWidget:
        name = self._tracker.stem.replace("-", " ").replace("_", " ") if self._tracker else ""
        return boxed(
            vbox(
                at_left(Glyph("shield", "accent_text", 28)),
                4,
                Text(f"{name[:1].upper()}{name[1:]} LADO tracker", "display", wrap=True),
                Text("Locked. Only its passphrase or its recovery code opens it.", "muted", wrap=True),
                8,
                self.passphrase,
                hbox(self.unlock, self.show_typing, None, gap=16),
                self.working,
                self.progress,
                8,
                line(),
                4,
                Status("The file is encrypted, and stays so while it is open.", "good", "shield-check", "caption"),
            )
        )

    def _beginning(self) -> QWidget:
        return boxed(
            vbox(
                at_left(Glyph("shield", "accent_text", 28)),
                4,
                Text("LADO Desktop", "display"),
                Text(
                    "A tracker for the Local Authority Designated Officer: every contact, case, meeting and figure in "
                    "one encrypted file that never leaves this machine.",
                    "muted",
                    wrap=True,
                ),
                8,
                self.working,
                self.progress,
            )
        )

    def _ways(self) -> QWidget:
        self._new = RowButton("file-plus", "Start a new tracker", "About five minutes, with a recovery code on paper")
        self._open = RowButton("folder-open", "Open a tracker", "From this machine or a shared drive")
        self._sample = RowButton("graduation-cap", "Look round with made-up people", "A sample, kept apart from yours")
        self._recover = RowButton("file-key", "Use the recovery code", "Nine groups of letters from your safe")
        begin = (self._new, self._open, self._sample)
        return rows(*((self._recover, *begin) if self._tracker else begin))

    def _foot(self) -> QWidget:
        look = quiet("Look", "contrast", tip="Light, dark or high contrast")
        look.clicked.connect(self._next_look)
        words = (
            Text(f"Version {__version__}", "caption"),
            growing(Elide("Nothing leaves this machine: the program has no network part.")),
        )
        return fit(frame("foot", hbox(*words, look, gap=24, pad=(24, 0, 16, 0))), height=40)

    def _wire(self) -> None:
        self.unlock.clicked.connect(self._try_it)
        self.passphrase.edit.returnPressed.connect(self._try_it)
        self.show_typing.toggled.connect(self.passphrase.show_typing)
        self._new.clicked.connect(self.setup_wanted)
        self._open.clicked.connect(lambda: self._asker.open_file(self, "Open a tracker", TRACKERS, self._take))
        self._sample.clicked.connect(self._enter_sample)
        self._recover.clicked.connect(lambda: self.recovery_wanted.emit(self._tracker))

    def _try_it(self) -> None:
        self._try(take_over=False)

    def _try(self, *, take_over: bool) -> None:
        if not self._tracker or not self.unlock.isEnabled():
            return
        self._busy("Opening. This takes a second or two, so that nobody can guess quickly.")
        self._way_in.unlock(self._tracker, self.passphrase.value(), self._opened, self._failed, take_over=take_over)

    def _enter_sample(self) -> None:
        self._hold(is_busy=True)
        self.progress.show_task(self._way_in.sample(self._opened, self._failed))
        self.progress.stop.setFocus()

    def _busy(self, words: str) -> None:
        self._hold(is_busy=bool(words))
        self.working.words.setText(words)
        self.working.setVisible(bool(words))
        announce(self.working.words, words)

    def _hold(self, *, is_busy: bool) -> None:
        """One thing is done at a time."""
        self.unlock.setEnabled(not is_busy)
        self._sample.setEnabled(not is_busy)

    def _opened(self, desk: object) -> None:
        self.passphrase.set_value("")
        self.entered.emit(desk)

    def _failed(self, trouble: Trouble) -> None:
        self._busy("")
        if trouble.code == "cancelled":
            self._sample.setFocus()
        elif self._tracker and trouble.code == "wrong_passphrase":
            self.passphrase.edit.selectAll()
            self.passphrase.show_problem(labels.sentence(trouble))
            self.passphrase.focus()
        elif trouble.code in STALE:
            open_anyway = Verb("open", "Open it here all the same", is_dangerous=True)
            self._asker.choose(
                self, NOT_OPENED, labels.sentence(trouble), [open_anyway], lambda _key: self._try(take_over=True)
            )
        else:
            self._asker.tell(self, NOT_OPENED, labels.sentence(trouble))

    def _take(self, path: Path) -> None:
        self._prefs.put("last_tracker", str(path))
        self.reopened.emit(path)

    def _next_look(self) -> None:
        now = self._prefs.text("theme", "system")
        following = SCHEMES[(SCHEMES.index(now) + 1) % len(SCHEMES)] if now in SCHEMES else "light"
        self._prefs.put("theme", following)
        self._theme.apply()
