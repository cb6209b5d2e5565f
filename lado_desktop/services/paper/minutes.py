"""The minutes of a held meeting as PDF, in the order of a meeting (domain: 5.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from lado_desktop.services.paper.check import assure, shown_by_number
from lado_desktop.services.paper.dates import in_full, in_table
from lado_desktop.services.paper.documents import Action, AllegationLine, Decision, MinutesPaper, OutcomeLine, Section
from lado_desktop.services.paper.layout import Cell, Column, Story, build
from lado_desktop.services.paper.page import Furniture

TITLE = "Minutes"
DRAFT = "Draft, not yet checked"

ATTENDANCE = (Column("Name", 24), Column("Role", 24), Column("Agency", 24), Column("Attendance", 28))
ACTIONS = (Column("No.", 7), Column("Action", 42), Column("Who", 24), Column("By", 14), Column("Done", 13))
EARLIER = (Column("No.", 7), Column("Action", 34), Column("Who", 20), Column("By", 14), Column("What became of it", 25))
DISTRIBUTION = (Column("Name", 30), Column("Agency", 30), Column("Version", 24), Column("Sent", 16))


def minutes_pdf(paper: MinutesPaper) -> bytes:
    """The minutes as PDF/UA-1, made in memory; the same paper gives the same bytes.

    `Trouble("paper_differs")` when the PDF, read back, does not say what the paper says.
    """
    story = _Minutes(paper).told()
    furniture = Furniture(paper.marking, paper.reference, _copy_label(paper), "" if paper.is_final else DRAFT)
    pdf = build(story, furniture, TITLE)
    assure(pdf, story.root, paper)
    return pdf


class _Minutes:
    """One paper being told; headings are numbered as they come."""

    def __init__(self, paper: MinutesPaper) -> None:
        self.paper = paper
        self.story = Story()
        self.headings = 0

    def told(self) -> Story:
        paper = self.paper
        self.title_block()
        self.part("Attendance", self.attendance)
        self.sections(paper.opening)
        if paper.earlier_actions:
            self.part("Actions from the last meeting", self.earlier_actions)
        self.sections(paper.details)
        self.part("Allegations", self.allegations)
        self.sections(paper.discussion)
        if paper.allegations:
            self.part("Outcome of each allegation", self.outcomes)
        self.part("Decisions", self.decisions)
        self.part("Actions", self.actions)
        self.part("Next review", self.next_review)
        if paper.distribution:
            self.part("Who these minutes are sent to", self.distribution)
        self.sections(paper.statements)
        self.end()
        return self.story

    def part(self, heading: str, tell: Callable[[], None]) -> None:
        self.headings += 1
        self.story.heading(f"{self.headings}. {heading}")
        tell()

    def sections(self, sections: Sequence[Section]) -> None:
        for section in sections:
            self.part(section.heading, partial(self.paragraphs, section.paragraphs))

    def paragraphs(self, paragraphs: Sequence[str]) -> None:
        said = [text for text in paragraphs if text.strip()]
        for text in said or ("Nothing was recorded under this heading.",):
            self.story.paragraph(text)

    def title_block(self) -> None:
        paper = self.paper
        meeting = paper.type_label if paper.number is None else f"{paper.type_label} {paper.number}"
        self.story.title(TITLE, meeting)
        self.story.facts(
            (
                ("Held", in_full(paper.held)),
                ("Place", paper.place),
                ("Chair", paper.chair),
                ("Minute-taker", paper.minute_taker),
                ("About", paper.subject),
                ("Case", ", ".join(paper.case_references)),
                ("Meeting reference", paper.reference),
                ("Status", "Final" if paper.is_final else DRAFT),
                ("Marking", f"{paper.marking}, {_copy_label(paper).lower()}"),
            )
        )

    def attendance(self) -> None:
        lines = self.paper.attendance
        rows = [(line.name, line.role, line.agency, (line.status_label, line.note)) for line in lines]
        self.table(ATTENDANCE, rows, "No attendance was recorded.")

    def earlier_actions(self) -> None:
        rows = [
            (str(number), action.text, _who(action), in_table(action.due), (_done(action), action.result))
            for number, action in enumerate(self.paper.earlier_actions, start=1)
        ]
        self.table(EARLIER, rows, "")

    def allegations(self) -> None:
        if not self.paper.allegations:
            self.story.paragraph("No allegation was recorded.")
        for number, allegation in enumerate(self.paper.allegations, start=1):
            self.story.subheading(f"Allegation {number}")
            self.story.paragraph(allegation.statement)
            if allegation.categories:
                self.story.paragraph(", ".join(allegation.categories), lead="Category:")

    def outcomes(self) -> None:
        for number, allegation in enumerate(self.paper.allegations, start=1):
            self.story.subheading(f"Allegation {number}")
            self.outcomes_of(allegation)

    def outcomes_of(self, allegation: AllegationLine) -> None:
        if not allegation.outcomes:
            self.story.paragraph("Not decided yet.")
        for outcome in allegation.outcomes:
            self.outcome(outcome)

    def outcome(self, outcome: OutcomeLine) -> None:
        self.story.paragraph(outcome.definition, lead=f"{outcome.label}." if outcome.definition else outcome.label)
        self.led("Reasons:", outcome.rationale)
        self.led("Decided by:", outcome.decided_by)
        self.led("Not all agreed:", outcome.dissent)

    def decisions(self) -> None:
        if not self.paper.decisions:
            self.story.paragraph("No decision was recorded.")
        for number, decision in enumerate(self.paper.decisions, start=1):
            self.decision(number, decision)

    def decision(self, number: int, decision: Decision) -> None:
        self.story.subheading(f"Decision {number}")
        self.story.paragraph(decision.text)
        self.led("Reasons:", decision.rationale)
        self.led("Not all agreed:", decision.dissent)

    def actions(self) -> None:
        rows = [
            (str(number), (action.text, action.result), _who(action), in_table(action.due), in_table(action.done))
            for number, action in enumerate(self.paper.actions, start=1)
        ]
        self.table(ACTIONS, rows, "No action was recorded.")

    def next_review(self) -> None:
        day = self.paper.next_review
        if day:
            self.story.paragraph(f"{in_full(day)}.")
        if self.paper.closing:
            self.story.paragraph(self.paper.closing)
        if not day and not self.paper.closing:
            self.story.paragraph("No review date was set.")

    def distribution(self) -> None:
        rows = [(to.name, to.agency, to.version_label, in_table(to.sent)) for to in self.paper.distribution]
        self.table(DISTRIBUTION, rows, "")

    def end(self) -> None:
        self.story.signature(f"Chair: {self.paper.chair}" if self.paper.chair else "Chair")
        self.story.note(f"Prepared on {in_full(self.paper.prepared_on)}.")
        if numbers := shown_by_number(self.paper):
            self.story.note(
                f"Characters that this paper's fonts do not have are shown by number: {', '.join(numbers)}."
            )

    def led(self, lead: str, text: str) -> None:
        if text:
            self.story.paragraph(text, lead=lead)

    def table(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], otherwise: str) -> None:
        if rows:
            self.story.table(columns, rows)
        else:
            self.story.paragraph(otherwise)


def _copy_label(paper: MinutesPaper) -> str:
    return f"Copy {paper.copy_number} of {paper.copies}"


def _who(action: Action) -> Cell:
    return (action.owner, action.agency)


def _done(action: Action) -> str:
    return f"Done {in_table(action.done)}" if action.done else "Not done yet"
