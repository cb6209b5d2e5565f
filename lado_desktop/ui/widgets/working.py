"""Long work on the page: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from lado_desktop.ui import labels
from lado_desktop.ui.tasks import Task
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.layout import fit, growing, hbox, vbox
from lado_desktop.ui.widgets.text import Text


class Working(QWidget):
    """Hidden until a task is shown, and again when it has ended."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Text(role="strong", wrap=True)
        self.bar = fit(QProgressBar(), height=10)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far it is")
        self.stop = Button("Stop", icon="x")
        self._task: Task | None = None
        self.stop.clicked.connect(self._stop)
        self.setLayout(vbox(self.words, hbox(growing(self.bar), self.stop, gap=16), gap=8))
        self.hide()

    def show_task(self, task: Task) -> None:
        self._task = task
        task.said.connect(self._say)
        task.ended.connect(self._end)
        self.stop.setEnabled(True)
        self._say(task.what, 0, 0)
        self.show()

    def _say(self, code: str, done: int, total: int) -> None:
        """Without a total the bar moves to and fro."""
        self.words.setText(labels.progress(code, done, total))
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _stop(self) -> None:
        if self._task:
            self.stop.setEnabled(False)
            self._task.cancel()

    def _end(self) -> None:
        self._task = None
        self.hide()
