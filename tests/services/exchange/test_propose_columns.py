"""What a column is taken for by its neighbours and its cells, where its heading alone would mislead."""

from __future__ import annotations

from lado_desktop import vocab
from lado_desktop.services.exchange.interpret import interpret
from lado_desktop.services.exchange.propose import propose
from lado_desktop.services.exchange.reading import Reading
from lado_desktop.services.exchange.sheets import Sheet, Workbook
from tests.services.exchange.books import rows

LISTS = {key: {term.code: term.label for term in terms} for key, terms in vocab.load("england").lists.items()}


def columns(text: str) -> dict[str, str]:
    found = propose(_book(text), LISTS)
    return {guess.heading: "+".join(guess.fields) for guess in found.columns}


def read(text: str, name: str = "Log") -> Reading:
    book = _book(text, name)
    return interpret(book, propose(book, LISTS).mapping, LISTS)


def _book(text: str, name: str = "Log") -> Workbook:
    return Workbook((Sheet(name, False, tuple(map(tuple, rows(text)))),))


def test_a_column_of_nothing_but_categories_is_the_category_whatever_it_is_headed() -> None:
    found = columns(
        "Ref|Date received|Adult|Nature of allegation\nA1|@2024-01-05|Una Brook|Physical\n"
        "A2|@2024-01-06|Cai Ford|Sexual and Emotional\nA3|@2024-01-07|Ivy Dell|Neglect\nA4|@2024-01-08|Jo Vale|Sexual"
    )
    assert found["Nature of allegation"] == "category"


def test_a_nature_told_in_sentences_stays_the_summary() -> None:
    found = columns(
        "Ref|Date received|Adult|Nature of allegation\nA1|@2024-01-05|Una Brook|Shouted at a pupil in the corridor\n"
        "A2|@2024-01-06|Cai Ford|Physical\nA3|@2024-01-07|Ivy Dell|Sent messages late at night"
    )
    assert found["Nature of allegation"] == "summary"


def test_the_agency_beside_who_called_is_the_callers() -> None:
    text = (
        "Ref|Date received|Who contacted us|Agency|Adult\nA1|@2024-01-05|Ada Penn|Police|Una Brook\n"
        "A2|@2024-01-06|Bo Rill|Health|Cai Ford"
    )
    assert columns(text)["Agency"] == "referrer_agency"
    assert [row.values["referrer_agency"] for row in read(text).rows] == ["police", "health"]


def test_an_agency_elsewhere_is_where_the_adult_works() -> None:
    found = columns(
        "Ref|Date received|Adult|Agency\nA1|@2024-01-05|Una Brook|Police\nA2|@2024-01-06|Cai Ford|Health service"
    )
    assert found["Agency"] == "sector"


def test_who_was_checked_and_for_whom_are_the_adult_and_the_caller() -> None:
    found = columns(
        "Date|Check type|Requested by|Person checked\n@2024-01-05|Fostering|Ada Penn|Una Brook\n"
        "@2024-01-06|Ofsted|Bo Rill|Cai Ford"
    )
    assert (found["Requested by"], found["Person checked"]) == ("referrer_name", "adult_name")


def test_a_sheet_named_for_two_kinds_says_neither_of_its_rows() -> None:
    text = "Ref|Date received|Adult\nA1|@2024-01-05|Una Brook\nA2|@2024-01-06|Cai Ford"
    assert [row.values.get("contact_type") for row in read(text, "Referrals & contacts").rows] == [None, None]
    assert [row.values.get("contact_type") for row in read(text, "Referrals").rows] == ["referral", "referral"]


def test_progressed_or_not_says_the_kind_of_contact_where_the_result_tells_no_threshold() -> None:
    text = (
        "No|Date received|Adult|Y/N progressed|POT date|Result\n1|@2024-01-05|Una Brook|Y|@2024-01-09|Substantiated\n"
        "2|@2024-01-06|Cai Ford|N||\n3|@2024-01-07|Ivy Dell|Y|@2024-01-11|NFA\n4|@2024-01-08|Jo Vale|N||NFA"
    )
    found = [row.values for row in read(text).rows]
    assert [one["contact_type"] for one in found] == ["referral", "advice", "referral", "advice"]
    assert [one["threshold"] for one in found] == ["met_oversight", "not_met_advice", "met_oversight", "not_met_advice"]
