"""Fictional minutes for the tests of paper, and the same pages read by somebody else's program."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pypdfium2

from lado_desktop.services.paper.documents import (
    Action,
    AllegationLine,
    AttendanceLine,
    Decision,
    MinutesPaper,
    OutcomeLine,
    Recipient,
    Section,
)

SHORT = MinutesPaper(
    reference="26/031-M2",
    type_label="Review meeting",
    number=2,
    held=datetime(2026, 5, 18, 14, 3),
    place="Teams",
    chair="R. Ashdown",
    minute_taker="P. Quill",
    case_references=("26/031", "26/044"),
    subject="M. H.",
    prepared_on=date(2026, 5, 20),
    copy_number=1,
    copies=3,
)

FULL = replace(
    SHORT,
    attendance=(
        AttendanceLine("R. Ashdown", "Local Authority Designated Officer", "Children's services", "Attended", "Chair"),
        AttendanceLine("J. Tamsin", "Registered manager", "Brook House", "Attended"),
        AttendanceLine("DC A. Penhale", "Detective", "Police", "Attended", "Left at 14:40"),
        AttendanceLine("L. Brandreth", "HR adviser", "Brook House", "Apologies"),
        AttendanceLine("Dr N. Osei", "Paediatrician", "Health", "Sent a report"),
    ),
    opening=(
        Section("Purpose of the meeting", ("To share what is known, plan what is left to do and reach a view.",)),
        Section("Confidentiality", ("These minutes belong to the LADO service.", "Send requests to see them there.")),
    ),
    earlier_actions=(
        Action("Tell the placing authority", "S. Okonjo-Reed", "Social care", date(2026, 5, 18), date(2026, 5, 18)),
        Action("Send the fact-find report", "J. Tamsin", "Brook House", date(2026, 5, 15), None, "Carried on"),
    ),
    details=(Section("The adult", ("M. H. has worked at Brook House since 2021.\nNo earlier concerns are known.",)),),
    allegations=(
        AllegationLine(
            "On 17 March 2026 M. H. took hold of a young person by the arm and pulled them to the door.",
            ("Physical harm", "Restraint"),
            (
                OutcomeLine(
                    "Unsubstantiated",
                    "There is not enough evidence to prove or disprove the allegation.",
                    "The two accounts differ & nobody else saw it.",
                    "The meeting",
                    "Ofsted would have said substantiated.",
                ),
            ),
        ),
        AllegationLine("M. H. used a demeaning name for the young person.", ("Emotional harm",)),
    ),
    discussion=(
        Section("Information by agency", ("Police will not interview again. " * 12, "A section 47 enquiry is open.")),
        Section("Voice of the child", ("The young person said that they want to stay.",)),
    ),
    decisions=(
        Decision("The employer may interview the adult.", "Police agree.", "Ofsted asks for no unsupervised contact."),
        Decision("Day shifts only until the next meeting."),
    ),
    actions=(
        Action("Send the rota for 17 March.", "J. Tamsin", "Brook House", date(2026, 5, 20)),
        Action("Write up supervision for April.", "J. Tamsin", "Brook House", date(2026, 5, 22), date(2026, 5, 19)),
    ),
    next_review=datetime(2026, 6, 15, 10, 0),
    distribution=(Recipient("J. Tamsin", "Brook House", "Full", date(2026, 5, 21)),),
    statements=(Section("About outcomes", ("An outcome is that of the allegations process.",)),),
)


def saying(*paragraphs: str, **changes: Any) -> MinutesPaper:
    """Short minutes with those paragraphs under one heading."""
    return replace(SHORT, opening=(Section("Notes", paragraphs),), **changes)


def pages(pdf: bytes) -> list[str]:
    """The text of every page, head and foot and all, as PDFium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def run_together(text: str) -> str:
    """Text without its spaces and line breaks; a hyphen at a line's end is a hyphen."""
    return "".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


def everything(pdf: bytes) -> str:
    """All pages' text, run together."""
    return run_together("".join(pages(pdf)))


def body(pdf: bytes) -> str:
    """All pages' text without what stands at their heads and feet, run together."""
    furniture = r"OFFICIAL-SENSITIVE(Draft,notyetchecked)?26/031-M2·Copy1of3OFFICIAL-SENSITIVEPage\d+of\d+$"
    return "".join(re.sub(furniture, "", run_together(page)) for page in pages(pdf))
