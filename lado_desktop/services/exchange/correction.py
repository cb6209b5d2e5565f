"""A mapping while a person corrects it: what it says of this workbook, and one method for each thing one may change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lado_desktop.services.exchange import fields, words
from lado_desktop.services.exchange.codes import CodeBook
from lado_desktop.services.exchange.fields import IGNORE, KEEP
from lado_desktop.services.exchange.joins import Join, find_join
from lado_desktop.services.exchange.mapping import CONTACTS, JOINED, Column, Rule, SheetMapping, WorkbookMapping
from lado_desktop.services.exchange.matching import fitted
from lado_desktop.services.exchange.overview import ColumnSeen, SheetSeen, TextSeen, sureness
from lado_desktop.services.exchange.parts import Part, looked_at, seen
from lado_desktop.services.exchange.proposal import Proposal, ValueGuess
from lado_desktop.services.exchange.propose_columns import ColumnProposer, Guess
from lado_desktop.services.exchange.propose_rules import proposed_rules
from lado_desktop.services.exchange.propose_values import value_guesses
from lado_desktop.services.exchange.sheets import Workbook
from lado_desktop.services.exchange.words import fold

SAMPLES = 5


class Correction:
    """`mapping` is as it stands now. Without a `saved` one it begins as proposed. Looking and changing are quick."""

    def __init__(
        self, workbook: Workbook, proposal: Proposal, lists: words.Lists, saved: WorkbookMapping | None = None
    ) -> None:
        self._lists, self._is_saved = lists, saved is not None
        self._proposer = ColumnProposer(lists)
        self._begun = self.mapping = saved or proposal.mapping
        self._sure_columns = {(one.sheet, fold(one.heading)): one.confidence for one in proposal.columns}
        self._sure_texts = {(one.field, fold(one.text)): (one.code, one.confidence) for one in proposal.values}
        self._corrected_columns: set[tuple[str, str]] = set()
        self._corrected_texts: set[tuple[str, str]] = set()
        self._rules = [(rule, True) for rule in self.mapping.rules]
        self._has_own_rules = self._is_saved
        self._parts = [looked_at(one.sheet, one.mapping, one.table) for one in fitted(workbook, self.mapping)]

    @property
    def is_changed(self) -> bool:
        """Something was corrected since the beginning."""
        return self.mapping != self._begun

    # ---- what it says ----

    def sheets(self) -> tuple[SheetSeen, ...]:
        """Every sheet of the workbook, in its order."""
        return tuple(map(seen, self._parts))

    def columns(self) -> tuple[ColumnSeen, ...]:
        """Every column that holds something, of the sheets that are used; sheets of the same headings as one."""
        return tuple(
            self._column(alike, at)
            for alike in self._groups()
            for at, column in enumerate(alike[0].columns)
            if any(part.columns[at].filled for part in alike) or alike[0].fields_of(column.heading)
        )

    def texts(self) -> tuple[TextSeen, ...]:
        """Every different text in columns of codes, the commonest of a field first."""
        return tuple(text for key, counted in self._counted().items() for text in self._texts_of(key, counted))

    def rules(self) -> tuple[tuple[Rule, bool], ...]:
        """What follows from what a row says, each with whether it is used."""
        return tuple(self._rules)

    # ---- what one may change ----

    def set_role(self, sheet: str, role: str) -> None:
        """Contacts, joined to contacts, or left out; columns are proposed for a sheet that had none."""
        part = self._part(sheet)
        columns = part.mapping.columns or tuple(
            Column(guess.profile.heading, guess.fields) for guess in self._guesses(part) if guess.profile.filled
        )
        if role == JOINED and not part.mapping.key:
            join = self._join(part)
            part = replace(part, mapping=replace(part.mapping, key=join.key, joins=join.joins))
        self._put(self._part(sheet), replace(part.mapping, role=role, columns=columns))
        self._guess_texts()

    def set_join(self, sheet: str, key: str, joins: str) -> None:
        """A row belongs to the contact whose `joins` column says the same as its `key` column; both are headings."""
        part = self._part(sheet)
        self._put(part, replace(part.mapping, key=key, joins=joins))

    def set_heading_row(self, sheet: str, row: int) -> None:
        """The headings stand in `row`, counted from 1; 0 finds them again."""
        part = self._part(sheet)
        self._put(part, replace(part.mapping, heading_row=row))

    def set_fields(self, sheet: str, heading: str, keys: tuple[str, ...]) -> None:
        """The column becomes these fields, in every sheet of the same headings."""
        wanted = fold(heading)
        self._corrected_columns.add((sheet, wanted))
        for name in [part.sheet.name for part in self._alike(self._part(sheet))]:
            part = self._part(name)
            columns = list(part.mapping.columns)
            at = next((at for at, one in enumerate(columns) if fold(one.heading) == wanted), len(columns))
            columns[at : at + 1] = [Column(heading, keys)]
            self._put(part, replace(part.mapping, columns=tuple(columns)))
        self._guess_texts()

    def set_meaning(self, key: str, text: str, code: str | None) -> None:
        """The text means `code` in this field; "" means nothing is recorded, None leaves it to the office's labels."""
        kept = {said: meant for said, meant in self.mapping.values.get(key, {}).items() if fold(said) != fold(text)}
        self._corrected_texts.add((key, fold(text)))
        self._put_values(key, kept if code is None else kept | {text: code})

    def set_rule(self, number: int, *, is_used: bool) -> None:
        """Use a rule of `rules()`, or leave it out."""
        self._rules[number] = (self._rules[number][0], is_used)
        self._has_own_rules = True
        self.mapping = replace(self.mapping, rules=tuple(rule for rule, used in self._rules if used))

    # ---- inside ----

    def _used(self) -> list[Part]:
        return [part for part in self._parts if part.role != IGNORE]

    def _alike(self, part: Part) -> list[Part]:
        """The used sheets of the same headings: one a month, say."""
        return [one for one in self._used() if one.headings == part.headings and one.role == part.role] or [part]

    def _groups(self) -> Iterator[list[Part]]:
        for part in self._used():
            alike = self._alike(part)
            if alike[0] is part:
                yield alike

    def _column(self, alike: list[Part], at: int) -> ColumnSeen:
        part, column = alike[0], alike[0].columns[at]
        texts = dict.fromkeys(text for one in alike for text in islice(one.columns[at].texts, SAMPLES))
        return ColumnSeen(
            sheet=part.sheet.name,
            sheets=len(alike),
            heading=column.heading,
            fields=part.fields_of(column.heading) or (KEEP,),
            filled=sum(one.columns[at].filled for one in alike),
            records=sum(one.columns[at].records for one in alike),
            samples=tuple(texts)[:SAMPLES],
            sureness=self._sureness_of_column(part, column.heading),
        )

    def _part(self, sheet: str) -> Part:
        return next(part for part in self._parts if part.sheet.name == sheet)

    def _put(self, part: Part, changed: SheetMapping) -> None:
        """Another mapping for the sheet of `part` and whatever shares it; one that is in none yet comes first."""
        shared = [one for one in self._parts if one.mapping is part.mapping]
        sheets = self.mapping.sheets
        if any(one is part.mapping for one in sheets):
            sheets = tuple(changed if one is part.mapping else one for one in sheets)
        else:
            sheets = (changed, *sheets)
        is_moved = changed.heading_row != part.mapping.heading_row
        for one in shared:
            looked = looked_at(one.sheet, changed, None if is_moved else one.table)
            self._parts[self._parts.index(one)] = looked
        self.mapping = replace(self.mapping, sheets=sheets)
        if not self._has_own_rules:
            self.mapping = replace(self.mapping, rules=proposed_rules(self.mapping))
            self._rules = [(rule, True) for rule in self.mapping.rules]

    def _put_values(self, key: str, texts: dict[str, str]) -> None:
        self.mapping = replace(self.mapping, values={**self.mapping.values, key: texts})

    def _guesses(self, part: Part) -> list[Guess]:
        return self._proposer.guesses(list(part.columns))

    def _join(self, part: Part) -> Join:
        """The likeliest pair of columns, or the first of each, for the person to put right."""
        main = next((one for one in self._parts if one.role == CONTACTS and one is not part), None)
        if main is None or main.table is None or part.table is None:
            heading = part.columns[0].heading if part.columns else ""
            return Join(heading, heading, 0.0)
        rows = [[row for _, row in one.records] for one in (main.table, part.table)]
        found = find_join(self._guesses(main), self._guesses(part), rows[0], rows[1])
        return found or Join(part.columns[0].heading, main.columns[0].heading, 0.0)

    def _counted(self) -> dict[str, Counter[str]]:
        """The texts of every field of codes, by its key."""
        found: dict[str, Counter[str]] = {}
        for part in self._used():
            for column in part.columns:
                for key in part.fields_of(column.heading) or ():
                    what = fields.find(key)
                    if what and what.kind in ("code", "codes") and what.list_name in self._lists:
                        found.setdefault(key, Counter()).update(column.texts)
        return found

    def _texts_of(self, key: str, counted: Counter[str]) -> Iterator[TextSeen]:
        what = fields.FIELDS[key]
        book = CodeBook(what, self.mapping, self._lists)
        times: Counter[str] = Counter()
        found: dict[str, tuple[str, str | None]] = {}
        for text, often in counted.items():
            for part, code in book.leaves(text):
                if part:
                    times[fold(part)] += often
                    found.setdefault(fold(part), (part, code))
        for folded, often in times.most_common():
            text, code = found[folded]
            yield TextSeen(key, text, code, often, self._sureness_of_text(key, folded, code))

    def _value_guesses(self, key: str, counted: Counter[str]) -> list[ValueGuess]:
        what, proposer = fields.FIELDS[key], self._proposer
        labels = [fold(label) for label in self._lists.get(what.list_name, {}).values()]
        return value_guesses(what, counted, proposer.book(what), proposer.known(what), labels)

    def _guess_texts(self) -> None:
        """Propose codes for texts of fields that no column filled before."""
        for key, counted in self._counted().items():
            told = {fold(text) for text in self.mapping.values.get(key, {})}
            guesses = [
                guess
                for guess in self._value_guesses(key, counted)
                if guess.code is not None and fold(guess.text) not in told
            ]
            for guess in guesses:
                self._sure_texts.setdefault((key, fold(guess.text)), (guess.code, guess.confidence))
            added = {
                guess.text: guess.code or ""
                for guess in guesses
                if (key, fold(guess.text)) not in self._corrected_texts
            }
            if added and not self._is_saved:
                self._put_values(key, {**self.mapping.values.get(key, {}), **added})

    def _sureness_of_column(self, part: Part, heading: str) -> str:
        place = (part.sheet.name, fold(heading))
        if place in self._corrected_columns:
            return "corrected"
        if self._is_saved:
            return "mapped" if part.fields_of(heading) else "check"
        return sureness(self._sure_columns.get(place, 0.5))

    def _sureness_of_text(self, key: str, folded: str, code: str | None) -> str:
        if code is None:
            return "check"
        if (key, folded) in self._corrected_texts:
            return "corrected"
        if self._is_saved:
            return "mapped"
        guessed, confidence = self._sure_texts.get((key, folded), (code, 1.0))
        return sureness(confidence if guessed == code else 1.0)
