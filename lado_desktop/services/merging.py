"""Merging: two people, or two settings, that turn out to be one; and parting them again, exactly, however much later.

The one that goes stays on record, empty-handed, and leads to the one that is kept.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Column, Table, UniqueConstraint, func, select
from sqlalchemy.orm import Session

from lado_desktop.clock import Clock
from lado_desktop.errors import NotFound, Trouble
from lado_desktop.models.audit import kinds
from lado_desktop.models.tables import (
    Base,
    Change,
    DistinctPeople,
    Person,
    PersonMerge,
    PersonName,
    Setting,
    SettingMerge,
    SettingName,
)
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.folding import fold, person_key
from lado_desktop.services.merge_drafts import FieldPair, MergeDraft, MergeLine, MergePreview, Parted, Side
from lado_desktop.services.restrictions import Restrictions
from lado_desktop.services.row_steps import TABLES, Stepping, take_back
from lado_desktop.services.transfer import as_draft

RECORDS: Final[Mapping[str, Any]] = {"person": Person, "setting": Setting}
MERGES: Final[Mapping[str, Any]] = {"person": PersonMerge, "setting": SettingMerge}
OWN: Final = frozenset({"id", "reference", "sort_key", "merged_into_id"})
LONG: Final = frozenset(
    {"characteristics", "other_work", "previous_concerns", "low_level_concerns", "notes", "age_note"}
    | {"placing_authorities", "contact_details", "registration", "disability"}
)
"""Texts of which both may be kept, one below the other."""


class Merging:
    """Makes one of two, and two of one."""

    def __init__(self, tracker: Tracker, clock: Clock, restrictions: Restrictions) -> None:
        self._tracker, self._clock, self._restrictions = tracker, clock, restrictions

    def preview(self, kind: str, kept_id: int, gone_id: int) -> MergePreview:
        """Two records side by side, with what would move.

        Raises `NotFound`, `Trouble`: "merge_self", "merge_again", and "reason_needed" where one of them is restricted.
        """
        with self._tracker.reading() as session:
            kept, gone = self._both(session, kind, kept_id, gone_id)
            return MergePreview(
                kind=kind,
                kept=_side(kept),
                gone=_side(gone),
                fields=tuple(_pairs(kept, gone)),
                moves=Counter(column.table.name for column, _ in _linked(session, kind, gone_id)),
            )

    def merge(self, draft: MergeDraft) -> int:
        """Make one of two; returns the number of the merge. Raises as `preview` does."""
        with self._tracker.writing(f"merge_{_many(draft.kind)}") as session:
            kept, gone = self._both(session, draft.kind, draft.kept_id, draft.gone_id)
            stepping = Stepping(session)
            highest = _highest(session, draft.kind)
            values = _chosen(kept, gone, draft.choices)
            _move(session, stepping, draft.kind, kept.id, gone.id)
            _remember_name(session, stepping, draft.kind, kept, gone, values.get("name", kept.name))
            stepping.change(kept.__table__, kept.id, values)
            stepping.change(gone.__table__, gone.id, {"merged_into_id": kept.id})
            merge = MERGES[draft.kind](
                kept_id=kept.id,
                gone_id=gone.id,
                merged_on=self._clock.today(),
                merged_by=self._tracker.actor,
                reason=draft.reason.strip(),
                before=json.dumps({"steps": stepping.as_plain(), "highest": highest}, ensure_ascii=False),
            )
            session.add(merge)
            session.flush()
            return int(merge.id)

    def merges(self, kind: str, kept_id: int) -> tuple[MergeLine, ...]:
        """What was merged into a record and not parted again, the latest first."""
        with self._tracker.reading() as session:
            self._restrictions.must_be_open(session, kind, kept_id)
            return standing_merges(session, kind, kept_id)

    def part(self, kind: str, merge_id: int) -> Parted:
        """Make two of one again. Raises `NotFound`, and `Trouble("part_later")` where the kept one was merged since."""
        with self._tracker.writing(f"part_{_many(kind)}") as session:
            merge = session.get(MERGES[kind], merge_id)
            if merge is None or merge.unmerged_on is not None:
                raise NotFound("merge")
            kept = session.get(RECORDS[kind], merge.kept_id)
            if kept is None or kept.merged_into_id is not None:
                raise Trouble("part_later")
            self._restrictions.must_be_open(session, kind, kept.id)
            before = json.loads(merge.before)
            edited = _edited_since(session, merge, before["steps"])
            since = _recorded_since(session, kind, merge.kept_id, before["highest"])
            left = take_back(session, before["steps"])
            merge.unmerged_on, merge.unmerged_by = self._clock.today(), self._tracker.actor
            session.flush()
            changed = {(table, column) for table, _, column in left} | {(table, "") for table in edited}
            return Parted(changed=tuple(sorted(changed)), since=since)

    def _both(self, session: Session, kind: str, kept_id: int, gone_id: int) -> tuple[Any, Any]:
        if kept_id == gone_id:
            raise Trouble("merge_self")
        found = [session.get(RECORDS[kind], one) for one in (kept_id, gone_id)]
        if None in found:
            raise NotFound(kind)
        if any(one is not None and one.merged_into_id for one in found):
            raise Trouble("merge_again")
        for one in (kept_id, gone_id):
            self._restrictions.must_be_open(session, kind, one)
        return found[0], found[1]


def standing_merges(session: Session, kind: str, kept_id: int) -> tuple[MergeLine, ...]:
    """What was merged into a record and not parted again, the latest first."""
    table, record = MERGES[kind], RECORDS[kind]
    rows = session.execute(
        select(table, record)
        .join(record, record.id == table.gone_id)
        .where(table.kept_id == kept_id, table.unmerged_on.is_(None))
        .order_by(table.id.desc())
    )
    return tuple(as_draft(MergeLine, merge, gone=_side(gone)) for merge, gone in rows)


def _many(kind: str) -> str:
    return "people" if kind == "person" else "settings"


def _side(record: Any) -> Side:
    return Side(id=record.id, reference=getattr(record, "reference", ""), name=record.name)


# ---- the fields ----


def _pairs(kept: Any, gone: Any) -> Iterator[FieldPair]:
    """The fields in which they differ: what only one of them has is proposed, otherwise what the kept one has."""
    for column in kept.__table__.columns:
        mine, theirs = getattr(kept, column.name), getattr(gone, column.name)
        if column.name not in OWN and mine != theirs:
            is_blank = mine in (None, "")
            yield FieldPair(
                field=column.name,
                kept=mine,
                gone=theirs,
                proposed="gone" if is_blank else "kept",
                may_be_both=column.name in LONG and not is_blank and theirs not in (None, ""),
            )


def _chosen(kept: Any, gone: Any, choices: Mapping[str, str]) -> dict[str, Any]:
    """What stands in the kept record afterwards, as far as it is chosen or proposed."""
    values: dict[str, Any] = {}
    for pair in _pairs(kept, gone):
        choice = choices.get(pair.field, pair.proposed)
        if choice == "both" and pair.may_be_both:
            values[pair.field] = f"{pair.kept}\n\n{pair.gone}"
        elif choice == "gone":
            values[pair.field] = pair.gone
    if "name" in values:
        values["sort_key"] = gone.sort_key
    return values


def _remember_name(session: Session, stepping: Stepping, kind: str, kept: Any, gone: Any, stands: str) -> None:
    """The name that does not stand any more is still one they had, and is found."""
    other = gone.name if stands == kept.name else kept.name
    names: Any = PersonName if kind == "person" else SettingName
    owner = names.__table__.c[f"{kind}_id"]
    known = select(names.name).where(owner == kept.id)
    if other == stands or other in session.execute(known).scalars():
        return
    key = person_key(other) if kind == "person" else fold(other)
    sort = {"kind": "spelling"} if kind == "person" else {}
    stepping.add(names.__table__, {owner.name: kept.id, "name": other, "sort_key": key, **sort})


# ---- what hangs on a record ----


def _links(kind: str) -> Iterator[Column[Any]]:
    """Every column that leads to a record of this kind, but for the merges themselves."""
    history = {str(merge.__tablename__) for merge in MERGES.values()}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name == kind and table.name not in history:
                yield key.parent


def _linked(session: Session, kind: str, record_id: int) -> Iterator[tuple[Column[Any], int]]:
    for column in _links(kind):
        for row_id in session.execute(select(column.table.c.id).where(column == record_id)).scalars():
            yield column, row_id


def _move(session: Session, stepping: Stepping, kind: str, kept_id: int, gone_id: int) -> None:
    for column, row_id in list(_linked(session, kind, gone_id)):
        table: Any = column.table
        if table.name == DistinctPeople.__tablename__:
            _move_distinct(session, stepping, row_id, kept_id, gone_id)
        elif _is_there_already(session, table, column, row_id, kept_id):
            stepping.remove(table, row_id)
        else:
            stepping.change(table, row_id, {column.name: kept_id})


def _is_there_already(session: Session, table: Table, column: Column[Any], row_id: int, kept_id: int) -> bool:
    """Whether the kept record has the same already, of which there can be only one."""
    row = session.execute(select(table).where(table.c.id == row_id)).mappings().one()
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint) and column.name in rule.columns:
            same = [one == (kept_id if one.name == column.name else row[one.name]) for one in rule.columns]
            if session.execute(select(table.c.id).where(*same)).first():
                return True
    return False


def _move_distinct(session: Session, stepping: Stepping, row_id: int, kept_id: int, gone_id: int) -> None:
    """That two are not the same is told of the kept one then; of the two that are one now it is not true any more."""
    table = TABLES[DistinctPeople.__tablename__]
    row = dict(session.execute(select(table).where(table.c.id == row_id)).mappings().one())
    other = row["other_id"] if row["person_id"] == gone_id else row["person_id"]
    pair = {"person_id": min(kept_id, other), "other_id": max(kept_id, other)}
    known = select(table.c.id).where(*(table.c[name] == value for name, value in pair.items()))
    is_known = other == kept_id or session.execute(known).first() is not None
    stepping.remove(table, row_id)
    if not is_known:
        stepping.add(table, {**{name: row[name] for name in ("noted_on", "noted_by")}, **pair})


# ---- what happened since ----


def _highest(session: Session, kind: str) -> dict[str, int]:
    tables = {column.table.name for column in _links(kind)}
    highest = {name: session.execute(select(func.max(TABLES[name].c.id))).scalar_one() for name in tables}
    return {name: number or 0 for name, number in highest.items()}


def _recorded_since(session: Session, kind: str, kept_id: int, highest: Mapping[str, int]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for column in _links(kind):
        table: Any = column.table
        newer = select(func.count()).where(column == kept_id, table.c.id > highest.get(table.name, 0))
        found[table.name] += session.execute(newer).scalar_one()
    own = {str(names.__tablename__) for names in (PersonName, SettingName)}  # the merge itself added one
    return {name: count for name, count in found.items() if count and name not in own}


def _edited_since(session: Session, merge: PersonMerge | SettingMerge, steps: list[dict[str, Any]]) -> set[str]:
    """The tables of which a row that had moved was edited afterwards, apart from where it leads to."""
    nouns = kinds()
    moved = {(nouns[step["table"]], step["id"]): step for step in steps if step["before"] and step["after"]}
    own = select(Change.work_id).where(
        Change.kind == type(merge).__name__, Change.record == merge.id, Change.action == "insert"
    )
    later = select(Change.kind, Change.record, Change.after).where(
        Change.work_id > own.scalar_subquery(), Change.action == "update", Change.kind.in_({kind for kind, _ in moved})
    )
    edited = {
        moved[kind, record]["table"]
        for kind, record, after in session.execute(later)
        if (kind, record) in moved and json.loads(after or "{}").keys() - moved[kind, record]["after"].keys()
    }
    return edited - set(RECORDS)  # of their own fields the steps tell
