"""The list of settings and employers: sorted and filtered in the database, read a window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, String, cast, func, select

from lado_desktop.clock import Clock
from lado_desktop.models.expressions import day_text
from lado_desktop.models.plain_rows import plain_rows
from lado_desktop.models.tables import Case, Contact, ContactAdult, Setting, SettingName
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.listed_values import Shown
from lado_desktop.services.listing import Filters, ListColumn, Order, Sought, in_order, values_in_order
from lado_desktop.services.pattern_rules import first_day
from lado_desktop.services.patterns import pattern_counts
from lado_desktop.services.quoted import ValueCount
from lado_desktop.services.setting_drafts import SettingRow

MONTHS: Final = 12

_OPEN: Final = (
    select(func.count(Case.id))
    .where(Case.setting_id == Setting.id, Case.closed_on.is_(None))
    .correlate(Setting)
    .scalar_subquery()
)
_LAST: Final = (
    select(func.max(Contact.received_on))
    .join(ContactAdult, ContactAdult.contact_id == Contact.id)
    .where(ContactAdult.setting_id == Setting.id)
    .correlate(Setting)
    .scalar_subquery()
)
_STANDING: Final = Setting.merged_into_id.is_(None)


def _called(sought: Sought) -> ColumnElement[bool]:
    return Setting.id.in_(select(SettingName.setting_id).where(sought.in_text(SettingName.sort_key)))


def _contacts(since: date) -> Any:
    """How many contacts there were about adults of a setting since a day."""
    return (
        select(func.count(ContactAdult.contact_id.distinct()))
        .join(Contact, Contact.id == ContactAdult.contact_id)
        .where(ContactAdult.setting_id == Setting.id, Contact.received_on >= since)
        .correlate(Setting)
        .scalar_subquery()
    )


def _own(column: Any, *, is_day: bool = False) -> Shown:
    return Shown(Setting.id, select(Setting.id, column), is_day)


def _coded(column: Any, vocabulary: str) -> ListColumn:
    return ListColumn(coded=column, vocabulary=vocabulary, by_words=True, shown=_own(column))


def setting_columns(since: date) -> dict[str, ListColumn]:
    """The columns; contacts are counted since a day."""
    contacts = _contacts(since)
    return {
        "name": ListColumn(Setting.sort_key, is_folded=True, shown=_own(Setting.name)),
        "other_names": ListColumn(
            select(func.min(SettingName.sort_key))
            .where(SettingName.setting_id == Setting.id)
            .correlate(Setting)
            .scalar_subquery(),
            is_folded=True,
            finds=_called,
            shown=Shown(Setting.id, select(SettingName.setting_id, SettingName.name)),
        ),
        "sector": _coded(Setting.sector, "sector"),
        "phase": _coded(Setting.phase, "phase"),
        "ownership": _coded(Setting.ownership, "ownership"),
        "local_authority": ListColumn(Setting.local_authority, shown=_own(Setting.local_authority)),
        "contacts": ListColumn(contacts, shown=_own(cast(contacts, String))),
        "open_cases": ListColumn(_OPEN, shown=_own(cast(_OPEN, String))),
        "last_contact_on": ListColumn(_LAST, day_text(_LAST), is_day=True, shown=_own(_LAST, is_day=True)),
    }


class SettingList:
    """What a table of settings asks for."""

    def __init__(self, tracker: Tracker, clock: Clock) -> None:
        self._tracker = tracker
        self._clock = clock

    @property
    def _since(self) -> date:
        return first_day(self._clock.today(), MONTHS)

    def ids(self, order: Order = (("name", False),), filters: Filters | None = None) -> Sequence[int]:
        """The ids of all settings that match, in order; by name where the order leaves it open."""
        with self._tracker.reading() as session:
            listed, columns = select(Setting.id).where(_STANDING), setting_columns(self._since)
            found = in_order(session, listed, columns, order, filters or {}, (Setting.sort_key, Setting.id))
            return [row[0] for row in plain_rows(session, found)]

    def values(self, key: str, filters: Filters | None = None) -> tuple[ValueCount, ...]:
        """What stands in a column of the settings that pass every other filter, and how often."""
        columns = setting_columns(self._since)
        with self._tracker.reading() as session:
            listed = select(Setting.id).where(_STANDING)
            return values_in_order(session, listed, columns, key, filters or {}) if key in columns else ()

    def rows(self, ids: Sequence[int]) -> Sequence[SettingRow]:
        """The rows of these settings, in the order of `ids`; one that is gone meanwhile is left out."""
        with self._tracker.reading() as session:
            names: dict[int, tuple[str, ...]] = {}
            other = select(SettingName.setting_id, SettingName.name).where(SettingName.setting_id.in_(ids))
            for number, name in session.execute(other.order_by(SettingName.id)):
                names[number] = (*names.get(number, ()), name)
            live = pattern_counts(session, self._clock.today(), "setting", ids)
            asked = _ROW.add_columns(_contacts(self._since).label("contacts")).where(Setting.id.in_(ids))
            found = {row.id: row._asdict() for row in session.execute(asked)}
        return [
            SettingRow(**found[one], other_names=names.get(one, ()), patterns=live.get(one, 0))
            for one in ids
            if one in found
        ]


_ROW: Final = select(
    Setting.id,
    Setting.name,
    Setting.sector,
    Setting.phase,
    Setting.ownership,
    Setting.local_authority,
    _OPEN.label("open_cases"),
    _LAST.label("last_contact_on"),
).where(_STANDING)
