"""Stories of the sample with their gaps filled: who, where, how old."""

from __future__ import annotations

from random import Random

from lado_desktop.services.contact_drafts import AdultDraft, ChildDraft
from lado_desktop.services.sample import pages
from lado_desktop.services.sample.pages import Page, drawn

SAMPLE_AGE = (9, 16)


class Stories:
    """What may be said of somebody."""

    def __init__(self, chance: Random) -> None:
        page = pages.read("stories")
        self._chance = chance
        self._places: list[str] = page["places"]
        self._stories: list[Page] = page["story"]
        self.non_recent: Page = page["non_recent"]
        self.words: Page = page["words"]
        self.outcomes: list[Page] = page["outcome"]
        self.closing: Page = page["closing"]

    def story(self, sector: str, *, is_grave: bool) -> Page:
        """A story that can happen in that sector."""
        fitting = [one for one in self._stories if one["grave"] == is_grave and sector in (one["sectors"] or [sector])]
        return drawn(self._chance, fitting)

    def one_of(self, name: str) -> str:
        """One of the texts called `name`."""
        return str(self._chance.choice(self.words[name]))

    def told(self, text: str, adult: AdultDraft, child: ChildDraft) -> str:
        """The text about this adult and this child, beginning with a capital letter."""
        said = text.format(
            job=adult.job_title.lower() or "adult",
            child=f"{child.name} ({child.age_note})",
            setting=adult.setting_name,
            place=self._chance.choice(self._places),
            age=self._chance.randint(*SAMPLE_AGE),
        )
        return said[0].upper() + said[1:]
