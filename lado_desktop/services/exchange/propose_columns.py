"""Which field a column most likely is: by its heading, checked against what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lado_desktop.services.exchange import words
from lado_desktop.services.exchange.codes import CodeBook
from lado_desktop.services.exchange.fields import FIELDS, IGNORE, KEEP, Field, find, headings
from lado_desktop.services.exchange.headings import likeness
from lado_desktop.services.exchange.mapping import WorkbookMapping
from lado_desktop.services.exchange.profile import Profile
from lado_desktop.services.exchange.words import fold

ENOUGH = 0.55
_TICKED = ("category", "outcome", "limb", "contact_type", "employer_outcome", "police_outcome")
_YOUNG = 14
_NO_LIST = 80
_LOOKED_AT = 300
_STRATEGY = {"strategy meeting", "date of strategy meeting", "strategy meeting date", "strategy meetings"}
_CONTENT_ALONE = (
    "category",
    "outcome",
    "limb",
    "contact_type",
    "adult_sex",
    "referrer_agency",
    "employer_outcome",
    "meeting_type",
)
_OF_CONTACTS = {"referrer_name", "referrer_agency", "summary", "advice", "contact_type", "category", "threshold"}
_ANYBODYS = {"agency", "agency type", "type of agency"}
_CALLER = ("referrer_name", "referrer_job")
_LONG_TEXTS = ("summary", "advice", "notes", "threshold_rationale")


@dataclass(frozen=True)
class Guess:
    """A column's fields and how sure that is, 0 to 1."""

    profile: Profile
    fields: tuple[str, ...]
    confidence: float


class ColumnProposer:
    """Knows how offices head their columns and, through `lists`, what their cells say."""

    def __init__(self, lists: words.Lists) -> None:
        self._lists = lists
        self._books: dict[str, CodeBook] = {}
        self._known: dict[str, Mapping[str, str]] = {}

    def guesses(self, columns: list[Profile]) -> list[Guess]:
        """One guess a column, in order; what fits nothing is kept as a note."""
        year = _year_received(columns)
        ranked = sorted(self._candidates(columns, year), key=lambda found: (-found[0], found[1].at))
        taken: dict[int, Guess] = {}
        fields: set[str] = set()
        for score, profile, what in ranked:
            is_free = what.key not in fields or (what.may_repeat and what.key not in ("initial_meeting", "child"))
            if profile.at not in taken and is_free:
                taken[profile.at] = Guess(profile, (what.key,), round(min(score, 1.0), 2))
                fields.add(what.key)
        self._ticks(columns, taken)
        if "initial_meeting" not in fields:
            _only_meeting(taken)
        if "received" not in fields:
            self._by_dates_alone(columns, taken, year)
        if "referrer_agency" not in fields:
            _agency_of_caller(taken)
        if "meeting_type" in fields:
            _meeting_rows(taken, is_log=bool(fields & _OF_CONTACTS))
        return [
            taken.get(one.at, Guess(one, (KEEP if one.filled else IGNORE,), 1.0 if not one.filled else 0.5))
            for one in columns
        ]

    def book(self, what: Field) -> CodeBook:
        """The texts we know for the codes of `what`."""
        if what.key not in self._books:
            self._books[what.key] = CodeBook(
                what, WorkbookMapping("", values={what.key: self.known(what)}), self._lists
            )
        return self._books[what.key]

    def known(self, what: Field) -> Mapping[str, str]:
        """{folded text: code} for the field's list."""
        if what.list_name not in self._known:
            self._known[what.list_name] = words.texts(what.list_name, self._lists.get(what.list_name, {}))
        return self._known[what.list_name]

    def known_share(self, what: Field, profile: Profile) -> float:
        """Share of the filled cells whose every part is a text we know."""
        if profile.length > _NO_LIST:
            return 0.0
        book = self.book(what)
        looked_at = profile.texts.most_common(_LOOKED_AT)
        known = sum(times for text, times in looked_at if not book.read(text).unknown)
        return known / max(1, sum(times for _, times in looked_at))

    def _candidates(self, columns: list[Profile], year: int) -> list[tuple[float, Profile, Field]]:
        found: list[tuple[float, Profile, Field]] = []
        for profile in columns:
            for key in headings():
                what = find(key)
                if what is None:
                    continue
                said = likeness(profile.heading, what)
                fits = self._fits(what, profile, year) if said or key in _CONTENT_ALONE else 0.0
                score = 0.75 * said + 0.25 * fits if fits > 0 else 0.0
                if said < 0.6 and key in _CONTENT_ALONE and fits >= 0.9 and len(profile.texts) > 1:
                    score = max(score, ENOUGH + 0.1 * said)
                if score >= ENOUGH:
                    found.append((score, profile, what))
        return found

    def _fits(self, what: Field, profile: Profile, year: int) -> float:
        """How well the cells suit the field, 0 for not at all; an empty column contradicts nothing."""
        if not profile.filled:
            return 0.4
        if what.kind in ("code", "codes") and what.list_name in self._lists:
            share = self.known_share(what, profile)
            return share if share >= 0.3 or profile.filled < 4 else (0.2 if share > 0 and profile.length < 40 else 0)
        if what.kind == "date":
            share = profile.dates + profile.serials
            return share * _age_fits(what.key, profile, year) if share >= 0.5 else 0
        if what.kind == "meetings":
            counts = profile.small_numbers if what.key != "initial_meeting" else 0
            return max(profile.dates + profile.serials, counts, 0.8 * profile.yes_no)
        if what.kind == "yes_no":
            return max(profile.yes_no, profile.dates if ":" in what.key else 0)
        is_list = what.key == "summary" and self._holds_only_categories(profile)
        return 0.0 if is_list else _text_fits(what, profile)

    def _holds_only_categories(self, profile: Profile) -> bool:
        return len(profile.texts) > 1 and self.known_share(FIELDS["category"], profile) >= 0.9

    def _ticks(self, columns: list[Profile], taken: dict[int, Guess]) -> None:
        """Columns side by side that are only ticked, each headed by one of a list's words: Physical, Emotional ..."""
        for key in _TICKED:
            what = FIELDS[key]
            found = {
                one.at: code for one in columns if one.yes_no >= 0.9 and (code := self._headed(what, one, columns))
            }
            if len(set(found.values())) < 2:
                continue
            for one in columns:
                if one.at in found and (one.at not in taken or taken[one.at].confidence < 0.8):
                    taken[one.at] = Guess(one, (f"{key}:{found[one.at]}",), 0.8)

    def _headed(self, what: Field, profile: Profile, columns: list[Profile]) -> str:
        """The code a heading names, without the words another heading begins with too (a heading above both)."""
        own = fold(profile.heading).split()
        shared = max((_same_start(own, fold(one.heading).split()) for one in columns if one is not profile), default=0)
        return self.known(what).get(" ".join(own[shared:]), "") or self.known(what).get(" ".join(own), "")

    def _by_dates_alone(self, columns: list[Profile], taken: dict[int, Guess], year: int) -> None:
        """No heading says so, but a column with a date in nearly every record can only be the day it came in."""
        for profile in columns:
            is_free = profile.at not in taken or taken[profile.at].confidence < 0.7
            if (
                is_free
                and profile.dates >= 0.8
                and profile.filled >= 0.8 * profile.records
                and profile.middle_year >= year - 1
            ):
                taken[profile.at] = Guess(profile, ("received",), 0.5)
                return


def _same_start(ours: list[str], theirs: list[str]) -> int:
    same = 0
    while same < min(len(ours), len(theirs)) and ours[same] == theirs[same]:
        same += 1
    return same


def _meeting_rows(taken: dict[int, Guess], *, is_log: bool) -> None:
    """In a sheet with a row for every meeting, the row says of which type the meeting of its date was."""
    dated = [at for at, guess in taken.items() if guess.fields[0] in ("initial_meeting", "meeting", "review_meeting")]
    if not dated and not is_log:
        dated = [at for at, guess in taken.items() if guess.fields[0] == "received"]
    for at in dated:
        taken[at] = replace(taken[at], fields=("meeting",))


def _agency_of_caller(taken: dict[int, Guess]) -> None:
    """An agency right after the name or job of whoever called is theirs, not the adult's."""
    for at, guess in taken.items():
        before = taken.get(at - 1)
        if (
            guess.fields == ("sector",)
            and fold(guess.profile.heading) in _ANYBODYS
            and before
            and before.fields[0] in _CALLER
        ):
            taken[at] = replace(guess, fields=("referrer_agency",), confidence=0.7)
            return


def _only_meeting(taken: dict[int, Guess]) -> None:
    """Where an office names no other meeting, its strategy meeting is the first meeting of the case."""
    for at, guess in taken.items():
        if guess.fields[0] == "meeting:s47_strategy" and fold(guess.profile.heading) in _STRATEGY:
            taken[at] = Guess(guess.profile, ("initial_meeting",), 0.7)
            return


def _year_received(columns: list[Profile]) -> int:
    """The year most of the sheet's dates lie in or after; births lie long before."""
    years = [one.middle_year for one in columns if one.dates >= 0.6]
    return max(years, default=0)


def _age_fits(key: str, profile: Profile, year: int) -> float:
    is_birth = profile.middle_year <= year - _YOUNG
    if key == "adult_date_of_birth":
        return 1.0 if is_birth or not year else 0.0
    return 0.0 if is_birth and key != "incident" else 1.0


def _text_fits(what: Field, profile: Profile) -> float:
    if profile.dates > 0.5 or (what.kind == "name" and profile.numbers > 0.3):
        return 0.0
    if what.kind == "name":
        least = 0.8 if what.key in ("adult_first_name", "adult_last_name") else 0.3
        return max(least, profile.names) if profile.length < 60 else 0.0
    if what.kind == "reference":
        return profile.distinct if profile.length < 25 else 0.0
    if what.key in _LONG_TEXTS:
        return 0.0 if profile.yes_no > 0.8 else min(1.0, 0.4 + profile.length / 60)
    if what.kind == "time":
        return 1.0 if profile.length < 12 else 0.0
    return 0.8 if profile.yes_no < 0.8 and profile.length < 120 else 0.1
