"""A mapping proposed for a workbook nobody has described: sheets, columns, cell texts. A person corrects it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lado_desktop.services.exchange import fields, words
from lado_desktop.services.exchange.companions import Companion, companions, is_of_another_list
from lado_desktop.services.exchange.fields import IGNORE
from lado_desktop.services.exchange.joins import Join, find_join
from lado_desktop.services.exchange.mapping import CONTACTS, JOINED, Column, SheetMapping, WorkbookMapping
from lado_desktop.services.exchange.profile import profiles
from lado_desktop.services.exchange.proposal import ColumnGuess, Proposal, SheetGuess, ValueGuess
from lado_desktop.services.exchange.propose_columns import ColumnProposer, Guess
from lado_desktop.services.exchange.propose_rules import proposed_rules
from lado_desktop.services.exchange.propose_values import nearest, value_guesses
from lado_desktop.services.exchange.sheets import Sheet, Workbook
from lado_desktop.services.exchange.tables import Table, find_table
from lado_desktop.services.exchange.words import fold
from lado_desktop.services.typed_dates import DAY_FIRST, MONTH_FIRST

_SEVERAL = re.compile(r"[&+,]| and ")
_CASE_FIELDS = {
    "outcome",
    "initial_meeting",
    "review_meeting",
    "meeting",
    "closed",
    "concluded",
    "employer_outcome",
    "limb",
}
_LEAST_COLUMNS = 3
_SAMPLES = 4


@dataclass(frozen=True)
class Seen:
    """One sheet as it is understood so far."""

    sheet: Sheet
    table: Table | None
    guesses: tuple[Guess, ...] = ()
    role: str = IGNORE
    join: Join | None = None
    twins: tuple[Companion, ...] = ()

    def has(self, key: str) -> bool:
        """Some column fills the field."""
        return any(key in guess.fields for guess in self.guesses)


def propose(workbook: Workbook, lists: words.Lists, vocabulary: str = "england", title: str = "") -> Proposal:
    """A proposal for `workbook`; `lists` are the vocabulary's lists as {list: {code: label}}.

    A workbook without any sheet of contacts gives a mapping whose sheets are all left out.
    """
    proposer = ColumnProposer(lists)
    seen = _roles(_alike([_looked_at(sheet, proposer) for sheet in workbook.sheets], proposer))
    seen = [replace(one, twins=companions(one.guesses, proposer)) if one.role == CONTACTS else one for one in seen]
    values = list(_values(seen, proposer, lists))
    mapping = WorkbookMapping(
        title=title or "Proposed mapping",
        vocabulary=vocabulary,
        sheets=_sheet_mappings(seen, workbook, proposer),
        values=_texts(values),
        date_order=_date_order(seen),
    )
    return Proposal(
        replace(mapping, rules=proposed_rules(mapping)), _sheet_guesses(seen), _column_guesses(seen), tuple(values)
    )


def _looked_at(sheet: Sheet, proposer: ColumnProposer) -> Seen:
    known = {text for texts in fields.headings().values() for text in texts}
    table = find_table(sheet, known)
    if table is None or not table.records:
        return Seen(sheet, None)
    columns = profiles(table)
    if sum(1 for column in columns if column.filled) < _LEAST_COLUMNS:
        return Seen(sheet, None)
    return Seen(sheet, table, tuple(proposer.guesses(columns)))


def _alike(seen: list[Seen], proposer: ColumnProposer) -> list[Seen]:
    """Sheets with the same headings (one a month) are understood by all their rows together, all in the same way."""
    groups: dict[tuple[str, ...], list[Table]] = {}
    for one in seen:
        if one.table:
            groups.setdefault(tuple(map(fold, one.table.headings)), []).append(one.table)
    guesses: dict[tuple[str, ...], tuple[Guess, ...]] = {}
    for headings, tables in groups.items():
        if len(tables) > 1:
            together = replace(tables[0], records=tuple(record for table in tables for record in table.records))
            guesses[headings] = tuple(proposer.guesses(profiles(together)))
    return [
        replace(one, guesses=guesses.get(tuple(map(fold, one.table.headings)), one.guesses)) if one.table else one
        for one in seen
    ]


def _roles(seen: list[Seen]) -> list[Seen]:
    """The sheet with most records that say when they came in holds the contacts; others join it or stand beside it."""
    dated = [one for one in seen if one.table and one.has("received")]
    main = max(dated, key=_weight, default=None)
    rows = [row for one in dated if main and one.guesses == main.guesses for row in _rows(one)]
    return [_with_role(one, main, rows) for one in seen]


def _weight(one: Seen) -> int:
    """Records of the sheet, or of all sheets like it."""
    return max((guess.profile.records for guess in one.guesses), default=0)


def _with_role(one: Seen, main: Seen | None, rows: list[tuple[object, ...]]) -> Seen:
    if one.table is None or main is None:
        return one
    if one.guesses == main.guesses:
        return replace(one, role=CONTACTS)
    if join := find_join(main.guesses, one.guesses, rows, _rows(one)):
        return replace(one, role=JOINED, join=join, guesses=tuple(map(_joined_guess, one.guesses)))
    is_list = (
        one.has("received") and len([g for g in one.guesses if g.fields[0] not in (fields.KEEP, fields.IGNORE)]) >= 3
    )
    return replace(one, role=CONTACTS) if is_list else one


def _joined_guess(guess: Guess) -> Guess:
    """The day in a joined sheet is of something else than the contact's coming in."""
    return replace(guess, fields=(fields.KEEP,), confidence=0.5) if guess.fields == ("received",) else guess


def _rows(one: Seen) -> list[tuple[object, ...]]:
    return [row for _, row in one.table.records] if one.table else []


def _columns(one: Seen) -> tuple[Column, ...]:
    twins: dict[int, list[str]] = {}
    for twin in one.twins:
        twins.setdefault(twin.at, []).append(twin.field)
    return tuple(
        Column(guess.profile.heading, (*guess.fields, *twins.get(guess.profile.at, ())))
        for guess in one.guesses
        if guess.profile.filled or guess.fields[0] not in (fields.KEEP, fields.IGNORE)
    )


def _sheet_mappings(seen: list[Seen], workbook: Workbook, proposer: ColumnProposer) -> tuple[SheetMapping, ...]:
    names = [sheet.name for sheet in workbook.sheets]
    found = [
        SheetMapping(
            name="*" if workbook.kind == "csv" else _pattern(one.sheet.name, names),
            role=one.role,
            columns=_columns(one) if one.role != IGNORE else (),
            key=one.join.key if one.join else "",
            joins=one.join.joins if one.join else "",
            constants=_constants(one, proposer),
        )
        for one in seen
    ]
    return tuple(found)


def _pattern(name: str, names: list[str]) -> str:
    """Years and numbers become `*`, so that next year's workbook fits too, unless another sheet would fit as well."""
    plain = re.sub(r"[\[\]*?]", "?", name)
    pattern = re.sub(r"\d[\d\s/-]*\d|\d", "*", plain)
    twins = [other for other in names if other != name and re.sub(r"\d[\d\s/-]*\d|\d", "*", other) == pattern]
    return plain if twins or not re.search(r"[A-Za-z]{3}", pattern) else pattern


def _constants(one: Seen, proposer: ColumnProposer) -> dict[str, str]:
    """A joined sheet of meetings and outcomes makes cases; a sheet called Advice holds advice."""
    if one.role == JOINED and not one.has("becomes_case") and any(map(one.has, _CASE_FIELDS)):
        return {"becomes_case": "yes"}
    if one.role == CONTACTS and not any(map(one.has, ("contact_type", "threshold", "becomes_case"))):
        what = fields.FIELDS["contact_type"]
        name = " ".join(re.sub(r"[\d/-]+", " ", one.sheet.name).split())
        code, sure = nearest(name, proposer.known(what))
        is_one_kind = sure == 1 or not _SEVERAL.search(name)
        return {"contact_type": code} if code and is_one_kind else {}
    return {}


def _values(seen: list[Seen], proposer: ColumnProposer, lists: words.Lists) -> Iterator[ValueGuess]:
    texts: dict[str, Counter[str]] = {}
    blanked: dict[str, dict[str, str]] = {}
    for one in seen:
        for guess in one.guesses if one.role != IGNORE else ():
            for key in guess.fields:
                texts.setdefault(key, Counter()).update(guess.profile.texts)
        for twin in one.twins:
            texts.setdefault(twin.field, Counter()).update(twin.texts)
            blanked.setdefault(twin.field, {}).update(dict.fromkeys(map(fold, twin.not_here), ""))
            blanked.setdefault(twin.beside, {}).update(dict.fromkeys(map(fold, twin.only_here), ""))
    for key, counted in texts.items():
        what = fields.find(key)
        if what is None or what.kind not in ("code", "codes") or what.list_name not in lists:
            continue
        for guess_of in value_guesses(what, counted, proposer.book(what), proposer.known(what), _labels(what, lists)):
            is_elsewhere = fold(guess_of.text) in blanked.get(key, {}) and (
                guess_of.code is None or guess_of.confidence < 1
            )
            is_elsewhere = is_elsewhere or (guess_of.code is None and is_of_another_list(key, guess_of.text, proposer))
            yield replace(guess_of, code="", confidence=0.8) if is_elsewhere else guess_of


def _labels(what: fields.Field, lists: words.Lists) -> frozenset[str]:
    return frozenset(map(fold, lists.get(what.list_name, {}).values()))


def _texts(values: list[ValueGuess]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for guess in values:
        if guess.code is not None:
            found.setdefault(guess.field, {})[guess.text] = guess.code
    return found


def _date_order(seen: list[Seen]) -> str:
    votes = sum(
        g.profile.month_first for one in seen for g in one.guesses if one.role != IGNORE and g.profile.dates > 0.3
    )
    return MONTH_FIRST if votes > 0 else DAY_FIRST


def _sheet_guesses(seen: list[Seen]) -> tuple[SheetGuess, ...]:
    return tuple(
        SheetGuess(
            one.sheet.name,
            one.role,
            one.table.heading_row if one.table else 0,
            len(one.table.records) if one.table else 0,
            round(one.join.confidence if one.join else 0.95 if one.has("received") or one.table is None else 0.6, 2),
        )
        for one in seen
    )


def _column_guesses(seen: list[Seen]) -> tuple[ColumnGuess, ...]:
    return tuple(
        ColumnGuess(
            one.sheet.name,
            guess.profile.heading,
            column.fields,
            guess.confidence,
            guess.profile.filled,
            tuple(list(guess.profile.texts)[:_SAMPLES]),
        )
        for one in seen
        if one.role != IGNORE
        for guess, column in zip(
            (g for g in one.guesses if g.profile.filled or g.fields[0] not in (fields.KEEP, fields.IGNORE)),
            _columns(one),
            strict=True,
        )
    )
