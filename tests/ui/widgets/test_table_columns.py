"""Short tables sort and filter by what they show."""

from __future__ import annotations

from lado_desktop.ui.widgets.table_columns import ANYWHERE, Cell, fold, sort_key
from tests.ui.widgets.people import fixed


def test_numbers_sort_as_numbers_and_not_as_words() -> None:
    assert fixed().ids([("age", False)], {}) == [12, 15, 14, 11, 13]


def test_references_count_their_numbers() -> None:
    assert sort_key(Cell("26/9")) < sort_key(Cell("26/10")) < sort_key(Cell("27/1"))


def test_blanks_come_last_whichever_way_it_is_sorted() -> None:
    assert fixed().ids([("town", False)], {})[-1] == 15
    assert fixed().ids([("town", True)], {})[-1] == 15


def test_a_second_key_decides_where_the_first_is_equal() -> None:
    assert fixed().ids([("age", False), ("name", True)], {})[:2] == [15, 12]


def test_a_filter_finds_words_without_their_accents_in_any_order() -> None:
    assert fixed().ids([], {"name": "pell siobhan"}) == [15]


def test_choices_are_alternatives() -> None:
    assert fixed().ids([], {"kinds": "Transferred, Record check"}) == [12]
    assert fixed().ids([], {"kinds": "Advice, Referral"}) == [11, 12, 13]


def test_filters_of_several_columns_all_apply() -> None:
    assert fixed().ids([], {"town": "brook", "kinds": "Advice"}) == [13]


def test_anywhere_looks_in_every_column() -> None:
    assert fixed().ids([], {ANYWHERE: "brook 100"}) == [13]


def test_a_cell_is_one_line_however_it_was_typed() -> None:
    assert Cell("two\nlines\tand a tab").shown == "two lines and a tab"


def test_folding_keeps_other_scripts() -> None:
    assert fold("ŁÓDŹ Ñandú") == "łodz nandu"
