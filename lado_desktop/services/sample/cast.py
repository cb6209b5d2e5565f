"""The people of the sample: drawn from lists of invented names, the same ones turning up again as they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft, ReferrerDraft
from lado_desktop.services.sample import pages
from lado_desktop.services.sample.pages import Page, drawn, likely

ETHNICITIES = {
    None: 20,
    "white_british": 62,
    "white_other": 6,
    "white_irish": 1,
    "asian_pakistani": 3,
    "asian_indian": 3,
    "black_african": 3,
    "black_caribbean": 2,
    "mixed_white_black_caribbean": 2,
    "mixed_white_asian": 1,
    "not_stated": 3,
}
UNNAMED = (("not_named", "Unnamed {job}"), ("not_identified", "{job}, not identified yet"))
INITIALS = "ABCDEFGHJKLMNPRSTWYZ"


class Cast:
    """Everybody who may turn up; `today` is the day ages are reckoned from."""

    def __init__(self, chance: Random, today: date) -> None:
        page = pages.read("cast")
        self._chance, self._today = chance, today
        self._names: Page = page["names"]
        self.settings: Sequence[Page] = page["setting"]
        self.outsiders: Sequence[Page] = page["outsider"]
        self.checks: Sequence[Page] = page["check"]
        self.officers: Sequence[str] = page["office"]["officers"]
        self.minute_takers: Sequence[str] = page["office"]["minute_takers"]
        self.places: Sequence[str] = page["office"]["places"]
        self._known: dict[str, list[AdultDraft]] = defaultdict(list)

    def setting(self, sectors: Collection[str] = ()) -> Page:
        """A setting of one of `sectors`, or any."""
        return drawn(self._chance, [one for one in self.settings if not sectors or one["sector"] in sectors])

    def worker(self, setting: Page) -> AdultDraft:
        """An adult who works there: now and then one who was spoken of before."""
        known = self._known[setting["name"]]
        if known and likely(self._chance, 0.22):
            return self._chance.choice(known)
        adult = self.person(
            setting_name=setting["name"], job_title=self._chance.choice(setting["jobs"]), sector=setting["sector"]
        )
        known.append(adult)
        return adult

    def unnamed(self, setting: Page) -> AdultDraft:
        """An adult the caller could or would not name."""
        known, words = self._chance.choice(UNNAMED)
        job = self._chance.choice(setting["jobs"])
        said = words.format(job=job.lower() if known == "not_named" else job)
        return AdultDraft(
            known=known, description=said, setting_name=setting["name"], job_title=job, sector=setting["sector"]
        )

    def person(self, *, setting_name: str = "", job_title: str = "", sector: str | None = None) -> AdultDraft:
        """A named adult of working age; some had another name once."""
        chance = self._chance
        sex = chance.choice(("female", "female", "male"))
        given, family = chance.choice(self._names[sex]), chance.choice(self._names["family"])
        former = f"{given} {chance.choice(self._names['family'])}" if sex == "female" and likely(chance, 0.14) else ""
        return AdultDraft(
            name=f"{given} {family}",
            former_names=former,
            date_of_birth=self._today - timedelta(days=chance.randrange(20 * 365, 64 * 365)),
            sex=sex,
            ethnicity=chance.choices(list(ETHNICITIES), list(ETHNICITIES.values()))[0],
            setting_name=setting_name,
            job_title=job_title,
            sector=sector,
        )

    def partner(self, one: AdultDraft) -> AdultDraft:
        """Somebody of the same household, who applies together with them."""
        other = self.person(sector=one.sector)
        return other if likely(self._chance, 0.3) else _renamed(other, one.name.split()[-1])

    def child(self, setting: Page) -> ChildDraft:
        """A child by initials and age, as offices receive them."""
        initials = "".join(self._chance.choice(INITIALS) for _ in range(2))
        ages = range(1, 5) if setting["sector"] in ("early_years", "childminder") else range(6, 17)
        return ChildDraft(
            name=f"{initials[0]}.{initials[1]}.",
            age_note=f"aged {self._chance.choice(ages)}",
            relationship_to_adult=setting["child"],
        )

    def referrer(self, source: Page, manager: Sequence[str] = ()) -> ReferrerDraft:
        """The manager of a setting, or somebody of another agency; every address is one nobody can have."""
        name, job = manager or (self._chance.choice(source["names"]), source["job"])
        return ReferrerDraft(
            name=name,
            job_title=job,
            agency=source["agency"],
            phone=f"01632 960{self._chance.randrange(1000):03}" if job else "",
            email=f"{_address(name)}@northmere.example" if job else "",
        )


def _renamed(person: AdultDraft, family: str) -> AdultDraft:
    return replace(person, name=f"{person.name.split()[0]} {family}")


def _address(name: str) -> str:
    plain = "".join(letter if letter.isalpha() and letter.isascii() else " " for letter in name.lower())
    return ".".join(plain.split()[-2:])
