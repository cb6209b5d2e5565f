"""What is typed into the one field of a record check, understood: a name, a date of birth, a setting.

"Jon Smith 12/3/1980 at Oak Lane", "Smith, Jon, 12 March 1980, Oak Lane" and "Jon Smith" are all understood; the field
shows back what was, so that nothing is guessed unseen.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from lado_desktop.services.check_drafts import CheckQuestion
from lado_desktop.services.typed_dates import read_date

_DAY: Final = (
    r"\d{1,4} ?[./-] ?\d{1,2} ?[./-] ?\d{1,4}"
    r"|\d{1,2} \d{1,2} \d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -][a-z]{3,9}\.?,?[ -]\d{2,4}"
    r"|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_BORN: Final = re.compile(
    rf"(?:^|[ ,;(]+)(?:(?:born|b\.|dob|d\.o\.b\.?):? ?)?(?P<day>{_DAY})(?=$|[ ,;)])", re.IGNORECASE
)
_AT: Final = re.compile(r"(?:^|[ ,;]+)(?:at|@) ?(?P<setting>(?<=[ @])\S.*)$", re.IGNORECASE)


def understood(typed: str, today: date) -> CheckQuestion:
    """The question `typed` asks. What follows a date of birth, or "at", is the setting; the rest is the name."""
    said, born, rest = _born(" ".join(typed.split()), today)
    setting = ""
    if found := _AT.search(said):
        said, setting = said[: found.start()], found["setting"]
    if found := _AT.match(rest):
        rest = found["setting"]
    return CheckQuestion(name=_tidy(said), date_of_birth=born, setting=_tidy(setting or rest))


def _born(said: str, today: date) -> tuple[str, date | None, str]:
    """What stands before a date of birth, the date, and what stands after it."""
    for place in _BORN.finditer(said):
        day = read_date(place["day"], is_birth=True)
        if day is not None and day <= today:
            return said[: place.start()], day, said[place.end() :]
    return said, None, ""


def _tidy(part: str) -> str:
    return part.strip(" ,;()")
