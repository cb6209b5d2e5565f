"""Which rows a table prints: the profile's own or those of its value list, then all else that was found."""

from __future__ import annotations

from collections.abc import Iterable

from lado_desktop.services.counts import words
from lado_desktop.services.counts.profile import Profile, RowPlan
from lado_desktop.services.counts.table import NOT_RECORDED, Codes
from lado_desktop.vocab import Vocabulary


class RowOf(dict[str, str]):
    """The row each canonical code is printed in; a code no row names is a row of its own, or goes to the rest."""

    def __init__(self, plans: Iterable[RowPlan]) -> None:
        plans = tuple(plans)
        super().__init__({code: plan.code for plan in plans for code in plan.of})
        self._rest = next((plan.code for plan in plans if plan.takes_the_rest), None)

    def __missing__(self, code: str) -> str:
        row = self[code] = code if self._rest is None or words.row(code) else self._rest
        return row


class Lines:
    """The rows of one table: which code goes where, what each is called and in what order they stand."""

    def __init__(self, profile: Profile, table_id: str, terms: str, more: Codes, own_words: Vocabulary) -> None:
        self._profile, self._table_id, self._terms, self._own_words = profile, table_id, terms, own_words
        self._plans = profile.plan(table_id).rows
        listed = [term.code for term in profile.vocabulary.lists.get(terms, ())]
        shown = [plan.code for plan in self._plans] or listed
        self.row_of = RowOf((*self._plans, *(RowPlan(code, of=(code,)) for code in more)))
        self._shown = tuple(dict.fromkeys((*shown, *(self.row_of[code] for code in more))))

    def in_order(self, found: Iterable[str]) -> dict[str, str]:
        """Labels by row code: the declared rows, found or not; then what was found beyond them; the blank ones last."""
        beyond = sorted({code for code in found if code not in self._shown and code != NOT_RECORDED})
        blank = [NOT_RECORDED] if NOT_RECORDED in found and NOT_RECORDED not in self._shown else []
        return {code: self._label(code) for code in (*self._shown, *beyond, *blank)}

    def _label(self, code: str) -> str:
        planned = next((plan.label for plan in self._plans if plan.code == code and plan.label), None)
        if said := planned or self._profile.label(self._table_id, code):
            return said
        listed = (words_of.label(self._terms, code) for words_of in (self._profile.vocabulary, self._own_words))
        return next((label for label in listed if label != code), None) or words.row(code) or code
