"""Text that tries to be something else, or that few programs can print, stands on paper as it was typed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from unicodedata import normalize

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from lado_desktop.services.paper.check import shown_by_number
from lado_desktop.services.paper.documents import Action, AttendanceLine, MinutesPaper
from lado_desktop.services.paper.minutes import minutes_pdf
from lado_desktop.services.paper.text import settable, typed, visual
from tests.services.paper.papers import SHORT, body, everything, pages, run_together, saying

AS_TYPED = [
    "<b>bold</b>",
    "Ann <ann@example.org>",
    "Notes <redacted> here",
    "a & b &amp; c &lt; d &#65; e",
    "]]> <![CDATA[ -->",
    "<img src=/etc/passwd> <img src='/etc/passwd' width=10 height=10/>",
    '<a href="javascript:alert(1)">here</a> <link href="https://example.org">there</link>',
    "<strike>Substantiated</strike> <font size=1 color=white>hidden</font> <br/> <para>",
    "{braces} %s %(name)s $HOME `ls` {{ jinja }}",
    "\\ (unbalanced ) ) \\050 \\n",
    "Łukasz Ŵyn Nguyễn Ōta Çelik Ğül Đorđe Ǩ Ĉ ẞ",
    "Αθήνα Москва Հայաստան საქართველო",
    "‘single’ “double” – — … • € ½ ™ ✓ ☐ →",
    "well-known half-brother ex-employer",
]


def links_and_pictures(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        shapes = [shape for page in document for shape in page.get_objects() if shape.type == raw.FPDF_PAGEOBJ_IMAGE]
        return len(shapes) + sum(int(raw.FPDFPage_GetAnnotCount(page.raw)) for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("text", AS_TYPED)
def test_text_prints_as_it_was_typed(text: str) -> None:
    pdf = minutes_pdf(saying(f"start {text} end"))
    assert run_together(f"start {text} end") in everything(pdf)
    assert links_and_pictures(pdf) == 0


@pytest.mark.parametrize("text", AS_TYPED)
def test_a_name_prints_as_it_was_typed_in_every_place_a_name_has(text: str) -> None:
    name = text[:40]
    lines = (AttendanceLine(name, name, name, name, name),)
    paper = replace(SHORT, chair=name, subject=name, place=name, attendance=lines, actions=(Action("x", name, name),))
    assert everything(minutes_pdf(paper)).count(run_together(name)) == 11


def test_a_word_of_3000_letters_flows_over_lines() -> None:
    word = "".join(chr(ord("a") + number % 26) for number in range(3000))
    assert f"before{word}after" in body(minutes_pdf(saying(f"before {word} after")))


def test_a_long_word_stays_inside_its_column() -> None:
    words = AttendanceLine("W" * 400, "W" * 400, "W" * 400, "W" * 400)
    document = pypdfium2.PdfDocument(minutes_pdf(replace(SHORT, attendance=(words,))))
    bounds = [shape.get_bounds() for shape in document[0].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])]
    document.close()
    starts = Counter(round(left) for left, *_ in bounds)
    columns = sorted(start for start, lines in starts.items() if lines > 20)
    assert len(columns) == 4
    for column, following in pairwise([*columns, 595 - columns[0]]):
        ends = [right for left, bottom, right, _ in bounds if round(left) == column and 90 < bottom < 490]
        assert len(ends) > 20
        assert max(ends) < following


def test_line_breaks_are_kept_whatever_program_made_them() -> None:
    page = pages(minutes_pdf(saying("one\ntwo\r\nthree\vfour\u2028five\x85six\rseven")))[0]
    assert "one \r\ntwo \r\nthree \r\nfour \r\nfive \r\nsix \r\nseven" in page


def test_what_cannot_be_seen_or_printed_is_shown_by_number() -> None:
    said = everything(minutes_pdf(saying("nul\0bell\a turned\u202eround half\ud800pair राम 👍")))
    for shown in (
        "nul[U+0000]bell[U+0007]",
        "turned[U+202E]round",
        "half[U+D800]pair",
        "[U+0930U+093EU+092E]",
        "[U+1F44D]",
    ):
        assert shown in said
    assert run_together("Characters that this paper's fonts do not have are shown by number:") in said


def test_who_asks_is_told_which_characters_will_be_shown_by_number() -> None:
    assert shown_by_number(saying("Thanks 👍 from राम 👍")) == ("U+092E", "U+0930", "U+093E", "U+1F44D")
    assert shown_by_number(saying("Łukasz, דוד, محمد, [U+1F44D]")) == ()


def test_marks_stay_with_their_letters() -> None:
    assert "caf\u00e9 Nguy\u1ec5n" in pages(minutes_pdf(saying("cafe\u0301 Nguye\u0302\u0303n")))[0]


@pytest.mark.parametrize(
    ("line", "on_paper"),
    [
        ("Met דוד כהן (HR) twice", "Met ןהכ דוד (HR) twice"),
        ("דוד (כהן)", "(ןהכ) דוד"),
        ("דוד 26/031", "26/031 דוד"),
    ],
)
def test_right_to_left_names_stand_from_right_to_left(line: str, on_paper: str) -> None:
    assert visual(line, leftwards=not any(letter.isascii() and letter.isalpha() for letter in line)) == on_paper


def test_arabic_letters_are_joined() -> None:
    assert settable("محمد علی ہے") == "ﻣﺤﻤﺪ ﻋﻠﯽ ﮨﮯ"
    assert settable("لا") == "ﻻ"


@pytest.mark.parametrize(
    "name", ["דוד בן־דוד", "שָׁלוֹם עֲלֵיכֶם", "محمد بن عبد الله (الأب)", "مُحَمَّد", "علی ہاشمی ٹیچر", "می\u200cشود"]
)
def test_right_to_left_names_keep_every_letter(name: str) -> None:
    read = normalize("NFKC", everything(minutes_pdf(saying(name))))
    for word in name.replace("\u200c", "").replace("(", " ").replace(")", " ").split():
        assert sorted(set(normalize("NFKC", word))) == sorted(set(normalize("NFKC", word)) & set(read))


def test_text_that_looks_the_same_is_not_changed_without_need() -> None:
    assert typed("soft\u00adhyphen zero\u200bwidth\ufeff") == "softhyphen zerowidth"
    assert typed("plain text") == "plain text"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_any_text_at_all_passes_its_own_reading_back(texts: list[str]) -> None:
    paper: MinutesPaper = saying(*texts, place=texts[0], actions=tuple(Action(text, text) for text in texts))
    assert minutes_pdf(paper).startswith(b"%PDF")
