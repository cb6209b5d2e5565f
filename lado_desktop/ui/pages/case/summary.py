"""The head of a case page in words: state, threshold, key facts, what is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lado_desktop.services.case_drafts import CaseDraft, CasePage
from lado_desktop.services.form_dates import working_days_between
from lado_desktop.services.lists import Lists
from lado_desktop.ui.dates import long_date, short_date
from lado_desktop.ui.due import due
from lado_desktop.ui.pages.case.strand_words import waits_until
from lado_desktop.ui.widgets.chips import ChipLook
from lado_desktop.ui.widgets.text import Status

Fact = tuple[str, str | Status, str]


class Summary:
    """Words about one case, as on `today`."""

    def __init__(self, lists: Lists, today: date) -> None:
        self._lists, self._today = lists, today

    def title(self, page: CasePage) -> str:
        return f"{page.case.reference} {page.about or 'Adult not known'}"

    def line(self, case: CaseDraft) -> str:
        """Job, setting and whether they are at work."""
        role = ", ".join(part for part in (case.job_title, case.setting_name) if part)
        status = self._lists.label("employment_status", case.employment_status)
        return ". ".join(part for part in (role, status) if part)

    def chips(self, page: CasePage) -> Iterator[ChipLook]:
        """The state of the case, and the threshold decision as it stands."""
        if page.case.closed_on:
            yield ChipLook(f"Closed {short_date(page.case.closed_on)}", "neutral", "circle-check")
        elif page.case.concluded_on:
            yield ChipLook(f"Concluded {short_date(page.case.concluded_on)}", "neutral", "gavel")
        else:
            yield ChipLook("Open", "accent", "circle-dot")
        if page.threshold and page.threshold.startswith("met"):
            limbs = ", ".join(limb.upper() for limb in page.limbs)
            yield ChipLook(f"Threshold met: {limbs}" if limbs else "Threshold met", "good")
        elif page.threshold:
            yield ChipLook(f"Threshold: {self._lists.label('threshold', page.threshold)}", "neutral", "scale")

    def facts(self, page: CasePage) -> list[Fact]:
        """The key facts: opened, reported, whose it is, and how it ended or what is next."""
        officer = ("Officer", page.case.officer or "Not recorded", "")
        return [self._opened(page.case), *self._reported(page), officer, self._next(page)]

    def _opened(self, case: CaseDraft) -> Fact:
        if case.opened_on is None:
            return ("Opened", "Not recorded", "")
        end = case.closed_on or self._today
        days = working_days_between(case.opened_on, end)
        under = f"{days:,} working days to the end" if case.closed_on else f"Working day {days + 1:,}"
        return ("Opened", long_date(case.opened_on), under)

    @staticmethod
    def _reported(page: CasePage) -> Iterator[Fact]:
        if page.contacts:
            first = page.contacts[0]
            yield ("Reported", long_date(first.received_on), f"Contact {first.reference}")

    def _next(self, page: CasePage) -> Fact:
        if page.case.closed_on:
            reason = self._lists.label("closure_reason", page.case.closure_reason)
            return ("Closed", long_date(page.case.closed_on), reason)
        coming = sorted(self._coming(page))
        if not coming:
            return ("Next", "Nothing is planned", "")
        day, what = coming[0]
        late = due(day, self._today)
        words = f"{what}, {short_date(day)}"
        shown: str | Status = words if late.tone == "muted" else Status(words, late.tone, role="strong", wrap=True)
        return ("Next", shown, late.words)

    def _coming(self, page: CasePage) -> Iterator[tuple[date, str]]:
        for action in page.actions:
            if action.due_on and not action.done_on:
                yield action.due_on, "Action"
        for review in page.reviews:
            if review.due_on and not review.done_on:
                yield review.due_on, self._lists.label("review_kind", review.kind) or "Review"
        for meeting in page.meetings:
            if meeting.planned_on and meeting.status == "planned":
                yield meeting.planned_on, self._lists.label("meeting_type", meeting.meeting_type)
        for strand in page.strands:
            if day := waits_until(strand):
                yield day, f"{self._lists.label('strand', strand.kind)} update"
        for referral in page.referrals:
            if referral.due_on and referral.is_awaited:
                yield referral.due_on, f"Referral to {self._lists.label('body', referral.body)}"
