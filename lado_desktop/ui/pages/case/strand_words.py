"""A strand in words: its state, who deals with it, what is due next, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lado_desktop.services.lists import Lists
from lado_desktop.services.strand_drafts import OUTCOME_LISTS, StrandDraft
from lado_desktop.ui.dates import long_date, short_date
from lado_desktop.ui.due import due
from lado_desktop.ui.widgets.chips import ChipLook

Line = tuple[str, str, str]
"""Name, value, tone of the value."""
OVER = frozenset({"ended", "no_role"})
LOOKS = {
    "contacted": ("neutral", "circle"),
    "under_way": ("accent", "circle-dot"),
    "on_hold": ("neutral", "circle-pause"),
    "ended": ("neutral", "circle-check"),
}
PERSON = {"police": "Officer", "social_care": "Social worker", "employer": "HR contact", "regulator": "Contact"}


class StrandWords:
    """Words about strands, as on `today`."""

    def __init__(self, lists: Lists, today: date) -> None:
        self._lists, self._today = lists, today

    def chip(self, strand: StrandDraft | None) -> ChipLook:
        """The state; where an update is late, how late stands in its place."""
        if strand is None:
            return ChipLook("Nothing recorded")
        late = due(waits_until(strand), self._today)
        if late.tone == "bad":
            return ChipLook(f"Update {late.words}", "bad")
        return ChipLook(self.state(strand), *LOOKS.get(strand.status or "", ("neutral", "")))

    def state(self, strand: StrandDraft) -> str:
        """The state as the list calls it, or whether they are involved at all."""
        known = {True: "Involved", False: "Not involved", None: "State not recorded"}
        return self._lists.label("strand_status", strand.status) or known[strand.is_involved]

    def lines(self, strand: StrandDraft | None) -> list[Line]:
        """At most three: the result or the next update first, then who and what."""
        return list(self._lines(strand))[:3] if strand else []

    def _lines(self, strand: StrandDraft) -> Iterator[Line]:
        if result := self.result(strand):
            yield "Result", result, ""
        if day := waits_until(strand):
            late = due(day, self._today)
            yield "Next update", f"{short_date(day)}, {late.words}", "" if late.tone == "muted" else late.tone
            if late.tone == "bad":
                yield "State", self.state(strand), ""
        if strand.contact_name:
            yield PERSON[strand.kind], strand.contact_name, ""
        yield from ((name, value, "") for name, value in self._steps(strand) if value)
        if strand.unit:
            yield "Where", strand.unit, ""
        if strand.contacted_on:
            yield "Contacted", long_date(strand.contacted_on), ""

    def result(self, strand: StrandDraft) -> str:
        """The results in the words of the list, or what is told of them, with the day where it is known."""
        vocabulary = OUTCOME_LISTS.get(strand.kind, "")
        coded = ", ".join(self._lists.label(vocabulary, code) for code in strand.outcomes)
        told = coded or (" ".join(strand.note.split()) if strand.outcome_known_on else "")
        return ", ".join(part for part in (told, short_date(strand.outcome_known_on)) if part)

    def _steps(self, strand: StrandDraft) -> Iterator[tuple[str, str]]:
        """The step that counts most, of those that this kind of strand has."""
        yield "Trial", long_date(strand.trial_on)
        yield "Charged", long_date(strand.charged_on)
        bail = self._lists.label("bail", strand.bail) if strand.bail not in (None, "none") else ""
        yield "Bail", " until ".join(part for part in (bail, short_date(strand.bail_until)) if part)
        yield "Step", self._lists.label("assessment", strand.assessment)
        yield "Strategy", long_date(strand.strategy_on)
        yield "Report", f"Received {short_date(strand.report_received_on)}" if strand.report_received_on else ""
        yield "Hearing", long_date(strand.hearing_on)
        yield "Suspended", long_date(strand.suspended_on)


def waits_until(strand: StrandDraft) -> date | None:
    """The day an update is due, while the strand goes on."""
    return None if strand.status in OVER or strand.is_involved is False else strand.next_update_on
