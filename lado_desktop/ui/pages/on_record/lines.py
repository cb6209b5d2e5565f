"""What the rows of a person's or a setting's page say, as two lines."""

from __future__ import annotations

from datetime import date

from lado_desktop.services.appearances import Appearance
from lado_desktop.services.lists import Lists
from lado_desktop.services.merge_drafts import MergeLine
from lado_desktop.services.patterns import Pattern
from lado_desktop.services.person_drafts import RoleDraft
from lado_desktop.services.setting_drafts import Worker
from lado_desktop.ui.dates import in_list, short_date
from lado_desktop.ui.pattern_words import pattern_brief, pattern_line
from lado_desktop.ui.widgets.table_columns import Chip
from lado_desktop.ui.widgets.two_line import ListItem

ICONS = {"contact": "phone-incoming", "case": "folder", "meeting": "users-round"}
TYPES = {"contact": "contact_type", "meeting": "meeting_type"}
PARTS = {
    "own_child": "A child of theirs",
    "referrer": "As referrer, by name",
    "attendee": "As attendee, by name",
    "child": "As child, by name",
}


class Lines:
    """Rows in the words of the office, as on `today`. Their ids are places in the sequence they stand in."""

    def __init__(self, lists: Lists, today: date) -> None:
        self._lists, self._today = lists, today

    def appearance(self, place: int, one: Appearance) -> ListItem:
        return ListItem(
            place,
            one.reference,
            "Restricted: it opens after a reason is given" if one.is_restricted else one.words,
            in_list(one.day, None, self._today.year),
            icon="lock" if one.is_restricted else ICONS[one.kind],
            chips=tuple(self._chips(one)),
        )

    def _chips(self, one: Appearance) -> list[Chip]:
        chips: list[Chip] = []
        if one.kind == "case" and not one.is_restricted:
            chips.append(("Open case", "accent", "circle-dot") if one.is_open else ("Closed case", "neutral", ""))
        elif one.code:
            chips.append((self._lists.label(TYPES[one.kind], one.code), "neutral", ""))
        if words := PARTS.get(one.part):
            chips.append((words, "surface", ""))
        return chips

    def pattern(self, place: int, pattern: Pattern) -> ListItem:
        is_aside = pattern.put_aside is not None
        return ListItem(
            place,
            pattern_brief(pattern, self._lists),
            pattern_line(pattern),
            icon="circle-pause" if is_aside else "layers",
            tone="muted" if is_aside else "warn",
            spoken="Put aside" if is_aside else "",
        )

    def role(self, role: RoleDraft) -> ListItem:
        basis = self._lists.label("basis", role.basis)
        by = f"by {role.employing_agency}" if role.employing_agency else ""
        service = f"{role.length_of_service} of service" if role.length_of_service else ""
        return ListItem(
            role.id or 0,
            ", ".join(part for part in (role.job_title, role.setting_name) if part) or "Role",
            " · ".join(part for part in (basis, by, self._lists.label("sector", role.sector), service) if part),
            span(role.started, role.ended),
            icon="briefcase-business",
        )

    def worker(self, place: int, worker: Worker) -> ListItem:
        line = " · ".join(part for part in (worker.job_title, self._lists.label("basis", worker.basis)) if part)
        return ListItem(place, worker.name, line, span(worker.started, worker.ended), icon="user-round")

    @staticmethod
    def merge(merge: MergeLine) -> ListItem:
        name = " ".join(part for part in (merge.gone.reference, merge.gone.name) if part)
        return ListItem(merge.id, name, merge.reason, short_date(merge.merged_on), icon="link-2")


def span(started: date | None, ended: date | None) -> str:
    """ "since 8 Jan 2024", "1 Sep 2020 to 31 Jul 2023", "until 31 Jul 2023", or nothing."""
    if started and ended:
        return f"{short_date(started)} to {short_date(ended)}"
    return f"since {short_date(started)}" if started else f"until {short_date(ended)}" if ended else ""
