"""This tracker: where it is, what it holds, and whether it is encrypted, whole and at the right version."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from lado_desktop.errors import Trouble
from lado_desktop.ui import labels
from lado_desktop.ui.ask import Verb
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.buttons import Button
from lado_desktop.ui.widgets.card import Card, Facts, PageHead
from lado_desktop.ui.widgets.layout import Placed, at_top, boxed, fit, growing, hbox, scrolled, vbox
from lado_desktop.ui.widgets.notice import Notice
from lado_desktop.ui.widgets.rows_list import RowsList
from lado_desktop.ui.widgets.two_line import ListItem
from lado_desktop.ui.widgets.working import Working

EXPORTS = "Workbook (*.xlsx);;JSON with the documents (*.json)"
SHOWN = {
    "Contact": "Contacts",
    "Case": "Cases",
    "Person": "People",
    "Setting": "Settings and employers",
    "Meeting": "Meetings",
    "Action": "Actions",
    "Change": "Entries in the record of changes",
}


class TrackerPage(QWidget):
    """`said` goes to the status line."""

    said = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.verify = Button("Check the file now", icon="shield-check")
        self.verify.clicked.connect(self.check)
        self.export = Button("Export everything", icon="package", tip="Ctrl+E")
        self.export.clicked.connect(self.export_page)
        self.facts = Facts()
        self.holds = Facts(width=200)
        self.results = RowsList("Results of the check", fits=True)
        self.notice = Notice(
            "info", "Not checked since it was opened", "A check reads the whole file; it takes seconds."
        )
        self.working = Working()
        left = vbox(
            Card("Check", vbox(self.notice, self.working, self.results, gap=12)),
            gap=16,
        )
        right = vbox(Card("The file", vbox(self.facts)), Card("What it holds", vbox(self.holds)), None, gap=16)
        columns = hbox(
            Placed(boxed(left), 1, Qt.AlignmentFlag.AlignTop),
            at_top(fit(boxed(right), width=400)),
            gap=16,
            pad=(24, 0, 24, 24),
        )
        head = PageHead(
            "This tracker", "One encrypted file, and three small ones that belong to it", [self.export, self.verify]
        )
        self.setLayout(vbox(head, growing(scrolled(boxed(vbox(columns, None)))), gap=0))

    def arrive(self) -> None:
        """Read again what the file is and holds."""
        tracker = self._office.desk.tracker
        self.facts.show_facts(
            [
                ("Name", tracker.path.name),
                ("Folder", str(tracker.path.parent)),
                ("Lists", self._office.desk.lists.authority()),
                ("Signed in", tracker.actor),
            ]
        )
        counts = self._office.desk.record_counts()
        self.holds.show_facts([(words, f"{counts.get(kind, 0):,}") for kind, words in SHOWN.items()])

    def refresh(self) -> None:
        self.arrive()

    def check(self) -> None:
        """Check the whole file on the worker."""
        self.verify.setEnabled(False)
        desk = self._office.desk
        self.working.show_task(self._office.tasks.run("verifying", lambda _p: desk.verify(), self._show, self._failed))

    def export_page(self) -> None:
        """Everything that was recorded, out into an open format; why, where records are restricted."""
        restricted = self._office.desk.everything.restricted()
        if not restricted:
            self._ask_where("")
            return
        words = f"{restricted} records are restricted. Say why they go out; it is kept in their history."
        verb = Verb("export", "Export everything")
        self._office.asker.ask_text(self, "Export restricted records too?", words, "Why", verb, self._ask_where)

    def _ask_where(self, reason: str) -> None:
        def chosen(path: Path) -> None:
            self._export(path, reason)

        self._office.asker.save_file(self, "Export everything", "Everything.xlsx", EXPORTS, chosen)

    def _export(self, path: Path, reason: str) -> None:
        everything = self._office.desk.everything

        def job(_progress: object) -> int:
            return everything.save(path, reason)

        self.working.show_task(self._office.tasks.run("exporting", job, self._exported, self._not_exported))

    def _exported(self, count: int) -> None:
        self.said.emit(f"{count:,} records exported, not encrypted: keep the file safe and delete it after use")

    def _not_exported(self, trouble: Trouble) -> None:
        self._office.asker.tell(self, "Nothing was exported", labels.sentence(trouble))

    def _show(self, checks: object) -> None:
        self.verify.setEnabled(True)
        found = list(checks)  # type: ignore[call-overload]  # what Desk.verify answers
        bad = [check for check in found if not check.is_good]
        if bad:
            self.notice.say("bad", "The file is not as it should be", "Work on a copy of the last good backup.")
        else:
            self.notice.say("good", "Encrypted, whole and at the right version", f"All {len(found)} checks are good.")
        self.results.set_items(
            [
                ListItem(
                    number,
                    labels.check(check.code, is_good=check.is_good, count=check.count),
                    icon="circle-check" if check.is_good else "circle-alert",
                    tone="good" if check.is_good else "bad",
                )
                for number, check in enumerate(found)
            ]
        )
        self.said.emit(self.notice.title.text())

    def _failed(self, trouble: Trouble) -> None:
        self.verify.setEnabled(True)
        self.notice.say("bad", "The check did not finish", labels.sentence(trouble))
