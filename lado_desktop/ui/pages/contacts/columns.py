"""The columns of the list of contacts: what each says, and what can be chosen under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lado_desktop.services.contact_drafts import ContactRow
from lado_desktop.services.lists import Lists
from lado_desktop.services.quoted import BLANK
from lado_desktop.services.targets import Targets, response
from lado_desktop.ui.dates import Today, day_and_time, in_list
from lado_desktop.ui.response import MARKS, response_cell, response_words
from lado_desktop.ui.widgets.restricted import RESTRICTED
from lado_desktop.ui.widgets.table_columns import Cell, Chip, Column

USUAL = Targets()
ACCENTED = frozenset({"referral", "non_recent"})


def contact_columns(lists: Lists, today: Today, targets: Targets = USUAL) -> list[Column[ContactRow]]:
    """In the order they stand at first; the keys are those of the service."""
    cells = Cells(lists, today, targets)

    def choice(key: str, title: str, width: int, show: Callable[[ContactRow], Cell], name: str) -> Column[ContactRow]:
        hidden = key in ("categories", "disposal", "recency")
        return Column(
            key, title, width, show, "chips", hidden=hidden, filter="choice", choices=lambda: labels_of(lists, name)
        )

    return [
        Column("reference", "Reference", 104, lambda row: Cell(row.reference, "ref"), "reference"),
        Column("received_on", "Received", 110, cells.received, "date"),
        Column("about", "About", 130, cells.about),
        Column("setting", "Setting", 142, lambda row: Cell(row.setting)),
        choice("contact_type", "Type", 136, cells.kind, "contact_type"),
        Column("case_reference", "Case", 116, cells.case, "chips"),
        choice("threshold", "Threshold", 130, cells.threshold, "threshold"),
        choice("categories", "Categories", 160, cells.categories, "category"),
        choice("disposal", "What became of it", 176, cells.disposal, "disposal"),
        choice("recency", "Recent or not", 144, cells.recency, "recency"),
        Column("response", "Response", 152, cells.response, "chips", hidden=True, filter="none", sortable=False),
        Column("job_title", "Role", 152, lambda row: Cell(row.job_title), hidden=True),
        Column("sector", "Sector", 152, lambda row: Cell(lists.label("sector", row.sector)), hidden=True),
        Column("agency", "Agency", 152, lambda row: Cell(lists.label("agency", row.agency)), hidden=True),
        Column("referrer", "Referrer", 152, lambda row: Cell(row.referrer), hidden=True),
        Column("handled_by", "Handled by", 128, lambda row: Cell(row.handled_by), hidden=True),
        Column(
            "own_reference",
            "Own reference",
            120,
            lambda row: Cell(row.own_reference, "muted"),
            "reference",
            hidden=True,
        ),
    ]


def labels_of(lists: Lists, name: str) -> Sequence[str]:
    """What a choice filter offers: the labels of a list, and the cells without one."""
    return [*(choice.label for choice in lists.choices(name)), BLANK]


class Cells:
    """What each cell says."""

    def __init__(self, lists: Lists, today: Today, targets: Targets = USUAL) -> None:
        self._lists, self._today, self._targets = lists, today, targets

    def received(self, row: ContactRow) -> Cell:
        shown = in_list(row.received_on, row.received_at, self._today().year)
        return Cell(shown, "muted", spoken=day_and_time(row.received_on, row.received_at))

    def about(self, row: ContactRow) -> Cell:
        if row.is_restricted:
            return RESTRICTED
        if row.adult_count > 1:
            return Cell(f"{row.adult_count} adults", tip=row.about)
        if row.known == "named":
            return Cell(row.about)
        return Cell(row.about or self._lists.label("adult_known", row.known), "muted")

    def response(self, row: ContactRow) -> Cell:
        answer = response(
            received_on=row.received_on,
            received_at=row.received_at,
            contact_type=row.contact_type,
            decision=row.threshold,
            answered_on=row.first_response_on,
            today=self._today(),
            targets=self._targets,
        )
        tone, icon = MARKS[answer.state]
        return Cell(chips=((response_cell(answer), tone or "neutral", icon),), spoken=response_words(answer))

    def kind(self, row: ContactRow) -> Cell:
        tone = "accent" if row.contact_type in ACCENTED else "neutral"
        return self._chip("contact_type", row.contact_type, tone)

    def threshold(self, row: ContactRow) -> Cell:
        """Met and not met differ in their mark as well as in their words; only what is still open is warm."""
        if row.threshold == "more_information":
            return self._chip("threshold", row.threshold, "warn", "clock")
        is_met = (row.threshold or "").startswith("met_")
        return self._chip("threshold", row.threshold, "neutral", "scale" if is_met else "circle")

    def case(self, row: ContactRow) -> Cell:
        return Cell(chips=((f"Case {row.case_reference}", "accent", "link"),)) if row.case_id else Cell()

    def categories(self, row: ContactRow) -> Cell:
        return Cell(chips=tuple((self._lists.label("category", code), "neutral", "") for code in row.categories))

    def disposal(self, row: ContactRow) -> Cell:
        return self._chip("disposal", row.disposal, "neutral")

    def recency(self, row: ContactRow) -> Cell:
        return self._chip("recency", row.recency, "neutral")

    def _chip(self, name: str, code: str | None, tone: str, icon: str = "") -> Cell:
        chips: tuple[Chip, ...] = ((self._lists.label(name, code), tone, icon),) if code else ()
        return Cell(chips=chips)
