"""One field of one record or of many, changed without opening them: looked at first, stored as one work.

What keeps a record from being changed is what would keep its form from being saved, and did not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models.tables import Base, ContactAdult
from lado_desktop.models.tracker import Tracker
from lado_desktop.services.adults import the_role
from lado_desktop.services.lists import Lists
from lado_desktop.services.restricted import restricted_ids
from lado_desktop.services.transfer import plain_columns

Value = str | date | None
WINDOW: Final = 400


@dataclass(frozen=True)
class ChangedField:
    """A field as a list shows it: text, a day, or a code of the list `vocabulary`.

    `of_adult`: it is the first adult's. What differs from record to record is not `for_many`.
    """

    kind: Literal["text", "day", "code"]
    vocabulary: str = ""
    for_many: bool = True
    of_adult: bool = False


@dataclass(frozen=True)
class Kind:
    """A kind of record: its table, the draft whose rules it follows, its fields by key, its name in works."""

    table: Any
    draft: Any
    fields: Mapping[str, ChangedField]
    noun: str


@dataclass(frozen=True)
class Change:
    """What becomes of one record; `problem` is the code of why nothing does."""

    id: int
    reference: str
    before: Value
    problem: str = ""


@dataclass(frozen=True)
class Preview:
    """What would be changed to `value`, what is refused, and how many records say it already."""

    key: str
    value: Value
    changes: tuple[Change, ...]
    refused: tuple[Change, ...]
    same: int


class FieldChanges:
    """Changes to one kind of record. `problems` are those of its form."""

    def __init__(
        self, tracker: Tracker, lists: Lists, kind: Kind, problems: Callable[[Any], Mapping[str, str]]
    ) -> None:
        self._tracker, self._lists, self._kind, self._problems = tracker, lists, kind, problems

    @property
    def fields(self) -> Mapping[str, ChangedField]:
        """What can be changed, by the key of its column."""
        return self._kind.fields

    def change(self, record: int, key: str, value: Value) -> None:
        """One record, at once. Raises `Invalid` with what is wrong under `key`, `NotFound`."""
        found = self.preview([record], key, value)
        if found.refused:
            raise Invalid({key: found.refused[0].problem})
        if not (found.changes or found.same):
            raise NotFound(self._kind.noun)
        self.store(found)

    def preview(
        self, records: Sequence[int], key: str, value: Value, watch: Callable[[int, int], None] = lambda _at, _of: None
    ) -> Preview:
        """What would become of these records; nothing is stored. `watch` may raise to stop."""
        value = value.strip() if isinstance(value, str) else value
        changes: list[Change] = []
        refused: list[Change] = []
        same = 0
        for start in range(0, len(records), WINDOW):
            watch(start, len(records))
            for seen in self._seen(records[start : start + WINDOW], key, value):
                if seen.problem:
                    refused.append(seen)
                elif seen.before == value:
                    same += 1
                else:
                    changes.append(seen)
        return Preview(key, value, tuple(changes), tuple(refused), same)

    def store(self, preview: Preview) -> int:
        """Change what the preview says, as one work, and how many that were: none that was changed meanwhile."""
        if not preview.changes:
            return 0
        several = "s" if len(preview.changes) > 1 else ""
        with self._tracker.writing(f"change_{self._kind.noun}{several}") as session:
            done = 0
            for before in dict.fromkeys(change.before for change in preview.changes):
                ids = [change.id for change in preview.changes if change.before == before]
                for start in range(0, len(ids), WINDOW):
                    done += self._put(session, ids[start : start + WINDOW], preview, before)
            return done

    # ---- inside ----

    def _seen(self, ids: Sequence[int], key: str, value: Value) -> Iterator[Change]:
        """Each record as it would fare. The rules are asked when nothing is being read any more: they may read too."""
        field = self._kind.fields[key]
        with self._tracker.reading() as session:
            restricted = restricted_ids(session, self._kind.noun)
            rows = self._adults(session, ids, key) if field.of_adult else self._rows(session, ids)
        wrong = self._wrong(field, value)
        for one in (one for one in ids if one in rows):
            row = rows[one]
            if one in restricted:
                yield Change(one, row["reference"], None, "restricted")
            else:
                problem = wrong or self._new_problem(field, row, key, value)
                yield Change(one, row["reference"], row[key], problem)

    def _rows(self, session: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
        table = self._kind.table
        found = session.execute(select(*plain_columns(self._kind.draft, table)).where(table.id.in_(ids))).mappings()
        return {row["id"]: dict(row) for row in found}

    def _adults(self, session: Session, ids: Sequence[int], key: str) -> dict[int, dict[str, Any]]:
        table = self._kind.table
        first = (ContactAdult.contact_id == table.id) & (ContactAdult.position == 1)
        asked = select(table.id, table.reference, ContactAdult.id.label("adult"), getattr(ContactAdult, key))
        found = session.execute(asked.outerjoin(ContactAdult, first).where(table.id.in_(ids))).mappings()
        return {row["id"]: dict(row) for row in found}

    def _wrong(self, field: ChangedField, value: Value) -> str:
        is_known = field.kind != "code" or (value != "" and self._lists.knows(field.vocabulary, _code(value)))
        return "" if is_known else "unknown_choice"

    def _new_problem(self, field: ChangedField, row: Mapping[str, Any], key: str, value: Value) -> str:
        """What the change would add to what is wrong with the record: its own field first."""
        if field.of_adult:
            return "" if row["adult"] else "no_adult"
        after = self._problems(self._kind.draft(**{**row, "id": None, key: value}))
        if not after:
            return ""
        before = self._problems(self._kind.draft(**{**row, "id": None}))
        added = {name: code for name, code in after.items() if before.get(name) != code}
        return added.get(key) or next(iter(added.values()), "")

    def _put(self, session: Session, ids: Sequence[int], preview: Preview, before: Value) -> int:
        is_adult = self._kind.fields[preview.key].of_adult
        table: type[Base] = ContactAdult if is_adult else self._kind.table
        column = getattr(table, preview.key)
        here = ContactAdult.contact_id.in_(ids) if is_adult else self._kind.table.id.in_(ids)
        first = ContactAdult.position == 1 if is_adult else here
        result: Any = session.execute(
            update(table)
            .where(here, first, column.is_not_distinct_from(before))
            .values({column: preview.value})
            .execution_options(synchronize_session=False)
        )
        if is_adult:
            _remember_roles(session, ids)
        return int(result.rowcount)


def _code(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _remember_roles(session: Session, contacts: Sequence[int]) -> None:
    """As the form does: that this person has this job at this setting."""
    for person, setting, job, sector in session.execute(
        select(ContactAdult.person_id, ContactAdult.setting_id, ContactAdult.job_title, ContactAdult.sector).where(
            ContactAdult.contact_id.in_(contacts), ContactAdult.position == 1, ContactAdult.person_id.is_not(None)
        )
    ).all():
        if person:
            the_role(session, person, setting, job, sector)
    session.flush()
