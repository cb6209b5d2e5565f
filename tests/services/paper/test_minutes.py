"""What minutes say on paper, page by page."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from lado_desktop.services.paper.documents import Action, AttendanceLine, Section
from lado_desktop.services.paper.minutes import minutes_pdf
from tests.services.paper.papers import FULL, SHORT, body, everything, pages, run_together, saying


def test_everything_that_was_minuted_is_on_paper() -> None:
    said = everything(minutes_pdf(FULL))
    for line in (
        "Review meeting 2",
        "Monday 18 May 2026 at 14:03",
        "26/031, 26/044",
        "DC A. Penhale",
        "Left at 14:40",
        "Sent a report",
        "No earlier concerns are known.",
        "On 17 March 2026 M. H. took hold of a young person by the arm and pulled them to the door.",
        "Category: Physical harm, Restraint",
        "Unsubstantiated. There is not enough evidence to prove or disprove the allegation.",
        "Reasons: The two accounts differ & nobody else saw it.",
        "Not all agreed: Ofsted would have said substantiated.",
        "The employer may interview the adult.",
        "Send the rota for 17 March.",
        "20 May 2026",
        "Monday 15 June 2026 at 10:00",
        "Chair: R. Ashdown",
        "Prepared on Wednesday 20 May 2026.",
    ):
        assert run_together(line) in said


def test_the_headings_stand_in_the_order_of_a_meeting() -> None:
    said = everything(minutes_pdf(FULL))
    headings = [
        "1.Attendance",
        "2.Purposeofthemeeting",
        "3.Confidentiality",
        "4.Actionsfromthelastmeeting",
        "5.Theadult",
        "6.Allegations",
        "7.Informationbyagency",
        "8.Voiceofthechild",
        "9.Outcomeofeachallegation",
        "10.Decisions",
        "11.Actions",
        "12.Nextreview",
        "13.Whotheseminutesaresentto",
        "14.Aboutoutcomes",
        "Chair:R.Ashdown",
    ]
    places = [said.index(heading) for heading in headings]
    assert places == sorted(places)


def test_what_was_not_recorded_is_said_to_be_so() -> None:
    said = everything(minutes_pdf(SHORT))
    for line in (
        "No attendance was recorded.",
        "No allegation was recorded.",
        "No decision was recorded.",
        "No action was recorded.",
        "No review date was set.",
    ):
        assert run_together(line) in said


def test_a_time_that_is_not_known_is_not_made_up() -> None:
    assert "HeldMonday18May2026Place" in everything(minutes_pdf(replace(SHORT, held=date(2026, 5, 18))))


def test_an_allegation_without_an_outcome_is_not_decided_yet() -> None:
    said = everything(minutes_pdf(FULL))
    assert re.search(r"Outcomeofeachallegation.*Allegation2Notdecidedyet\.", said)


def test_every_page_has_its_number_the_reference_the_copy_and_the_marking_twice() -> None:
    long = replace(FULL, discussion=tuple(Section(f"Part {part}", ("Said at length. " * 200,)) for part in range(8)))
    read = pages(minutes_pdf(long))
    assert len(read) > 5
    for number, page in enumerate(read, start=1):
        assert f"Page {number} of {len(read)}" in page
        assert "26/031-M2 · Copy 1 of 3" in page
        assert page.count("OFFICIAL-SENSITIVE") - page.count("OFFICIAL-SENSITIVE, copy 1 of 3") == 2


@pytest.mark.parametrize(("is_final", "shown"), [(False, 3), (True, 0)])
def test_only_a_draft_says_that_it_is_one(is_final: bool, shown: int) -> None:
    read = pages(minutes_pdf(replace(SHORT, is_final=is_final)))
    assert len(read) == 1
    assert read[0].count("Draft, not yet checked") == (2 if shown else 0)


def test_forty_pages_of_minutes_lose_nothing() -> None:
    texts = [f"Point {number} was made and answered. " * 45 for number in range(110)]
    pdf = minutes_pdf(saying(*texts))
    assert len(pages(pdf)) >= 40
    assert run_together("".join(texts)) in body(pdf)


def test_a_long_table_has_its_head_on_every_page() -> None:
    people = tuple(AttendanceLine(f"Person {number}", "Role", "Agency", "Attended") for number in range(120))
    read = pages(minutes_pdf(replace(SHORT, attendance=people)))
    with_people = [page for page in read if "Person" in page]
    assert len(with_people) >= 4
    for page in with_people:
        assert run_together(page).count("NameRoleAgencyAttendance") == 1
    assert all(f"Person {number}" in "\n".join(read) for number in range(120))


def test_a_cell_longer_than_a_page_goes_on_upon_the_next() -> None:
    long = "".join(f"Sentence {number} of a very long action. " for number in range(300))
    paper = replace(SHORT, actions=(Action("First", due=date(2026, 6, 1)), Action(long, "J. Tamsin"), Action("Last")))
    read = pages(minutes_pdf(paper))
    assert sum("of a very long action" in page for page in read) >= 3
    assert re.findall(r"Sentence(\d+)of", run_together("".join(read))) == [str(number) for number in range(300)]


def test_a_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for lines in range(20, 60):
        paper = saying("\n".join(["line"] * lines), discussion=(Section("Next", ("First words under it.",)),))
        for page in pages(minutes_pdf(paper)):
            assert bool(re.search(r"\d\. Next\r", page)) == ("First words under it." in page)


def test_two_builds_of_the_same_minutes_are_the_same_bytes() -> None:
    assert minutes_pdf(FULL) == minutes_pdf(FULL)


def test_nothing_is_written_to_a_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "closed"))
    monkeypatch.chdir(tmp_path)
    assert minutes_pdf(FULL).startswith(b"%PDF-1.7")
    assert list(tmp_path.iterdir()) == []


def test_the_properties_of_the_file_say_minutes_and_nothing_else() -> None:
    pdf = minutes_pdf(FULL)
    document = pypdfium2.PdfDocument(pdf)
    said = document.get_metadata_dict()
    document.close()
    assert said.pop("Title") == "Minutes"
    assert said.pop("Producer") == "ReportLab PDF Library - (opensource)"
    assert said.pop("CreationDate") == said.pop("ModDate") == "D:20000101000000+00'00'"
    assert not any(said.values())
    assert b"Ashdown" not in pdf
    assert b"26/031" not in pdf
