"""Minutes as the product makes them (tagged, read back) against the same words through plain Platypus."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lado_desktop.services.paper.documents import (
    Action,
    AllegationLine,
    AttendanceLine,
    Decision,
    MinutesPaper,
    Section,
)

BAR = 4.0
SAID = "Police have reviewed both accounts and the care log, and will not interview again. "


def four_pages() -> MinutesPaper:
    """Fictional minutes of the usual length: three to four pages."""
    return MinutesPaper(
        reference="26/031-M2",
        type_label="Review meeting",
        number=2,
        held=datetime(2026, 5, 18, 14, 3),  # noqa: DTZ001 - the office's wall clock
        place="Teams",
        chair="R. Ashdown",
        minute_taker="P. Quill",
        case_references=("26/031",),
        subject="M. H.",
        prepared_on=date(2026, 5, 20),
        attendance=tuple(AttendanceLine(f"Person {n}", "Manager", "Brook House", "Attended") for n in range(9)),
        allegations=(AllegationLine(SAID * 2, ("Physical harm",)), AllegationLine(SAID)),
        discussion=tuple(Section(f"Heading {n}", (SAID * 4, SAID * 3)) for n in range(10)),
        decisions=tuple(Decision(SAID, SAID) for _ in range(3)),
        actions=tuple(Action(SAID, "J. Tamsin", "Brook House", date(2026, 6, 1)) for _ in range(8)),
    )


def plain(paper: MinutesPaper) -> bytes:
    """The floor: headings, paragraphs and two tables, as a first ReportLab script would write them."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

    looks = getSampleStyleSheet()

    def said(text: str, look: str = "BodyText") -> Flowable:
        return Paragraph(escape(text), looks[look])

    people = [
        [said(text) for text in (line.name, line.role, line.agency, line.status_label)] for line in paper.attendance
    ]
    actions = [
        [said(text) for text in (action.text, action.owner, action.agency, str(action.due))] for action in paper.actions
    ]
    flow: list[Flowable] = [said("Minutes", "Title"), said(paper.reference), Table(people)]
    for allegation in paper.allegations:
        flow += [said("Allegation", "Heading2"), said(allegation.statement)]
    for section in paper.discussion:
        flow += [said(section.heading, "Heading2"), *(said(text) for text in section.paragraphs)]
    for decision in paper.decisions:
        flow += [said("Decision", "Heading2"), said(decision.text), said(decision.rationale)]
    written = io.BytesIO()
    SimpleDocTemplate(written).build([*flow, Table(actions, [260, 70, 70, 70])])
    return written.getvalue()


def quickest(make: Callable[[MinutesPaper], bytes], paper: MinutesPaper, rounds: int = 12) -> float:
    """Seconds of the quickest round, after one to warm up."""
    make(paper)
    best = float("inf")
    for _ in range(rounds):
        started = time.perf_counter()
        make(paper)
        best = min(best, time.perf_counter() - started)
    return best


def measure() -> tuple[float, float]:
    """Seconds for (the product, the floor)."""
    from lado_desktop.services.paper.minutes import minutes_pdf

    paper = four_pages()
    return quickest(minutes_pdf, paper), quickest(plain, paper)


def main() -> int:
    ours, floor = measure()
    times = f"{1000 * ours:.0f} ms, plain {1000 * floor:.0f} ms"
    print(f"minutes, tagged and read back: {times}, {ours / floor:.1f} x (bar {BAR} x)")
    return int(ours > BAR * floor)


if __name__ == "__main__":
    sys.exit(main())
