from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pypdfium2

from tests.cli.conftest import Run


def _meeting(run: Run, tracker: Path, status: str) -> dict[str, Any]:
    meetings = json.loads(run("list", "meetings", "--tracker", tracker, "--format", "json").out)
    found: dict[str, Any] = next(one for one in meetings if one["status"] == status and one["type"] != "s47_strategy")
    return found


def test_the_minutes_of_a_held_meeting_are_a_pdf_that_says_what_was_typed(
    run: Run, practice: Path, tmp_path: Path
) -> None:
    meeting = _meeting(run, practice, "held")
    out = tmp_path / "minutes.pdf"
    said = run("minutes", meeting["reference"].lower(), "--tracker", practice, "--out", out)
    assert (said.code, said.out, said.err) == (0, "", "")
    with pypdfium2.PdfDocument(out) as pdf:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert meeting["reference"] in text
    assert meeting["cases"][0] in text
    assert meeting["chair"] in text


def test_a_meeting_that_was_not_held_has_no_minutes(run: Run, practice: Path, tmp_path: Path) -> None:
    meeting = _meeting(run, practice, "planned")
    said = run("minutes", meeting["reference"], "--tracker", practice, "--out", tmp_path / "minutes.pdf")
    assert said.code == 1
    assert "not held" in said.err
    assert not (tmp_path / "minutes.pdf").exists()


def test_a_reference_nobody_gave_is_said(run: Run, practice: Path, tmp_path: Path) -> None:
    said = run("minutes", "M99/999", "--tracker", practice, "--out", tmp_path / "minutes.pdf")
    assert said.code == 1
    assert "meeting" in said.err


def test_where_to_write_has_to_be_said(run: Run, practice: Path) -> None:
    assert run("minutes", "M26/001", "--tracker", practice).code == 2
