"""The one field of a record check: a name, a date of birth and a setting are found in what is typed."""

from __future__ import annotations

from datetime import date

import pytest

from lado_desktop.services.check_drafts import CheckQuestion
from lado_desktop.services.check_typed import understood

TODAY = date(2026, 5, 18)
BORN = date(1980, 3, 12)


@pytest.mark.parametrize(
    ("typed", "name", "born", "setting"),
    [
        ("Jon Smith", "Jon Smith", None, ""),
        ("Jon Smith 12/3/1980", "Jon Smith", BORN, ""),
        ("Jon Smith, born 12.3.80", "Jon Smith", BORN, ""),
        ("Jon Smith (DOB: 12 March 1980)", "Jon Smith", BORN, ""),
        ("Jon Smith 1980-03-12 at Oak Lane Primary", "Jon Smith", BORN, "Oak Lane Primary"),
        ("Smith, Jon, 12th of March 1980, Oak Lane", "Smith, Jon", BORN, "Oak Lane"),
        ("Smith, Jon", "Smith, Jon", None, ""),
        ("Jon Smith @ Oak Lane", "Jon Smith", None, "Oak Lane"),
        ("Jon Smith at Oak Lane 12/3/1980", "Jon Smith", BORN, "Oak Lane"),
        ("Atif Attah", "Atif Attah", None, ""),
        ("Jon Smith 31/2/1980", "Jon Smith 31/2/1980", None, ""),
        ("Jon Smith 12/3/2080", "Jon Smith 12/3/2080", None, ""),
        ("  Zoë  O'Brien-Łukasz ", "Zoë O'Brien-Łukasz", None, ""),
        ("", "", None, ""),
    ],
)
def test_what_is_typed_is_understood(typed: str, name: str, born: date | None, setting: str) -> None:
    assert understood(typed, TODAY) == CheckQuestion(name=name, date_of_birth=born, setting=setting)
