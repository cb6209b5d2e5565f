"""What is typed into the search field is taken apart as people mean it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lado_desktop.services.references import read_reference
from lado_desktop.services.search.asked import Asked, FieldWord, Word, read
from lado_desktop.services.search.spans import digits, span

TODAY = date(2026, 5, 18)
FIELDS = frozenset({"status", "setting", "consentseen", "received"})


def asked(typed: str, *, is_typing: bool = False) -> Asked:
    return read(typed, FIELDS, TODAY, is_typing=is_typing)


def test_words_are_folded_and_words_in_quotation_marks_stand_in_a_row() -> None:
    assert asked("O’Neill “held by the arm”").words == (
        Word(("oneill",), "O’Neill"),
        Word(("held", "by", "the", "arm"), "held by the arm", is_exact=True),
    )


def test_a_field_word_holds_one_value_several_or_a_quoted_one() -> None:
    assert asked('status:open setting:"Oak Lane" Consent-seen:yes,no').fields == (
        FieldWord("status", ("open",), "status:open"),
        FieldWord("setting", ("Oak Lane",), 'setting:"Oak Lane"'),
        FieldWord("consentseen", ("yes", "no"), "Consent-seen:yes,no"),
    )


def test_a_field_word_nobody_knows_is_looked_for_as_words() -> None:
    found = asked("mood:sour")
    assert [word.as_typed for word in found.words] == ["mood", "sour"]
    assert found.unknown == ("mood",)


@pytest.mark.parametrize("typed", ["12/5/2026", "2026-05-12", "12 May 2026", "Tue 12th May 2026", "12.05.26"])
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    found = asked(f"before {typed} after")
    assert found.days == (date(2026, 5, 12),)
    assert [word.as_typed for word in found.words] == ["before", "after"]


def test_a_bare_number_is_no_day() -> None:
    assert asked("12052026").days == ()


def test_a_single_letter_is_a_word_of_its_own_and_not_looked_for_while_a_word_begins() -> None:
    assert asked("smith j").words[1] == Word(("j",), "j", is_exact=True)
    assert [word.as_typed for word in asked("smith j", is_typing=True).words] == ["smith"]
    assert [word.as_typed for word in asked("smith j ", is_typing=True).words] == ["smith", "j"]


@pytest.mark.parametrize("typed", ["", "  ", "***", '"', '""', "() - :"])
def test_marks_alone_ask_for_nothing(typed: str) -> None:
    assert asked(typed).is_empty


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_whatever_is_typed_can_be_read(typed: str) -> None:
    for word in asked(typed).words:
        assert word.words
        assert all(part.isalnum() for part in word.words)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("12/2025", date(2025, 12, 1), date(2025, 12, 31)),
        ("1/4/2026", date(2026, 4, 1), date(2026, 4, 1)),
        ("1/4/2026..30/6/2026", date(2026, 4, 1), date(2026, 6, 30)),
        ("2025..2026-03", date(2025, 1, 1), date(2026, 3, 31)),
        ("today", TODAY, TODAY),
        (">=2026-04-01", date(2026, 4, 1), date(2100, 12, 31)),
        (">2025", date(2026, 1, 1), date(2100, 12, 31)),
        ("<2026-04", date(1900, 1, 1), date(2026, 3, 31)),
        ("<=2026-04", date(1900, 1, 1), date(2026, 4, 30)),
        ("..2025", date(1900, 1, 1), date(2025, 12, 31)),
    ],
)
def test_days_from_and_to_are_read(typed: str, first: date, last: date) -> None:
    assert span(typed, TODAY) == (first, last)


@pytest.mark.parametrize("typed", ["", "soon", "2026-13", "31/31/2026", "2026..soon", ">", "1850"])
def test_what_names_no_days_is_none(typed: str) -> None:
    assert span(typed, TODAY) is None


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1999, 1, 1), date(2031, 1, 1)), st.integers(0, 900))
def test_beginnings_cover_the_days_of_a_span_and_no_others(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    beginnings = tuple(digits(first, last))
    for offset in (-400, -31, -1, 0, 1, length - 1, length, length + 1, length + 31):
        day = first + timedelta(days=offset)
        assert f"{day:%Y%m%d}".startswith(beginnings) == (first <= day <= last)


def test_a_whole_year_is_one_beginning() -> None:
    assert digits(date(2026, 1, 1), date(2026, 12, 31)) == ["2026"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("C26/0413", ("contact", "C26/0413")),
        ("c26-413", ("contact", "C26/0413")),
        ("c260413", ("contact", "C26/0413")),
        ("26/31", ("case", "26/031")),
        ("26031", ("case", "26/031")),
        ("m26 12", ("meeting", "M26/012")),
        ("P87", ("person", "P00087")),
        ("p00087", ("person", "P00087")),
        ("smith", None),
        ("p26/3", None),
        ("2026", None),
    ],
)
def test_a_reference_is_understood_with_or_without_its_marks(typed: str, meant: tuple[str, str] | None) -> None:
    assert read_reference(typed) == meant
