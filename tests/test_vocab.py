"""The value lists: every canonical code is there, every authority has words for it, and a broken page says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from lado_desktop import paths, vocab
from lado_desktop.errors import Refused

COUNTED = {
    "contact_type": "record_check advice consultation referral non_recent transfer_in transfer_out statutory_notice",
    "limb": "a b c d",
    "category": "physical sexual emotional neglect conduct other",
    "outcome": "substantiated unsubstantiated unfounded false malicious no_abuse no_outcome",
    "threshold": "met_oversight met_consultation not_met_advice not_met_low_level more_information not_this_authority",
    "meeting_type": "s47_strategy lado_strategy initial review lado_discussion",
    "attendance": "present apologies absent sent_report part",
    "recency": "contemporaneous non_recent",
}


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of vocabularies in place of the shipped one."""
    folder = tmp_path / "vocabularies"
    folder.mkdir()
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    return folder


def codes(vocabulary: vocab.Vocabulary, name: str) -> list[str]:
    return [term.code for term in vocabulary.lists[name]]


def test_the_neutral_vocabulary_comes_first_and_five_ship() -> None:
    assert vocab.names() == ("england", "milton_keynes", "nottinghamshire", "solihull", "somerset")


@pytest.mark.parametrize("name", COUNTED)
def test_the_neutral_vocabulary_has_the_canonical_codes_in_order(name: str) -> None:
    assert codes(vocab.load("england"), name) == COUNTED[name].split()


@pytest.mark.parametrize("name", vocab.names())
def test_no_authority_loses_a_code_or_leaves_one_without_words(name: str) -> None:
    england, own = vocab.load("england"), vocab.load(name)
    for list_name, terms in england.lists.items():
        for term in terms:
            assert own.label(list_name, term.code).strip()
            assert own.term(list_name, term.code).definition == term.definition
        labels = [term.label for term in own.lists[list_name]]
        assert len(labels) == len(set(labels)), list_name


def test_every_outcome_and_every_limb_has_a_definition() -> None:
    england = vocab.load("england")
    assert all(term.definition for name in ("outcome", "limb") for term in england.lists[name])


def test_an_authority_keeps_its_own_words_and_order() -> None:
    solihull = vocab.load("solihull")
    assert solihull.label("agency", "own_council") == "Solihull MBC"
    assert codes(solihull, "category") == ["physical", "emotional", "neglect", "sexual", "conduct", "other"]


def test_a_hidden_term_is_not_offered_but_still_read() -> None:
    milton_keynes = vocab.load("milton_keynes")
    assert "probation" not in codes(milton_keynes, "sector")
    assert milton_keynes.label("sector", "probation") == "Probation"


def test_a_code_nobody_knows_is_shown_as_it_is() -> None:
    assert vocab.load("england").label("sector", "lighthouse") == "lighthouse"


def test_an_added_term_follows_the_inherited_ones(pages: Path) -> None:
    (pages / "base.toml").write_text('[lists.body.labels]\ndbs = "DBS"\ntra = "TRA"\n', "utf-8")
    (pages / "own.toml").write_text('extends = "base"\n[lists.body.labels]\nport = "Port authority"\n', "utf-8")
    assert codes(vocab.load("own"), "body") == ["dbs", "tra", "port"]


@pytest.mark.parametrize(
    ("page", "position"),
    [
        ("[lists", "end of document"),
        ("lists = 3", "lists"),
        ("[lists]\nbody = 3", "body"),
        ("[lists.body]\nlabels = 3", "body.labels"),
        ("[lists.body.labels]\ndbs = 3", "body.labels"),
        ("[lists.body.labels]\ndbs = ''", "body.labels"),
        ("[lists.body]\norder = 'dbs'", "body.order"),
        ("[lists.body]\nhide = [3]", "body.hide"),
        ("extends = 'odd'", "extends"),
        ("extends = 3", "extends"),
        ("title = 'a'\n= 3", "line 2"),
    ],
)
def test_a_malformed_page_is_refused_and_says_where(pages: Path, page: str, position: str) -> None:
    (pages / "odd.toml").write_text(page, "utf-8")
    with pytest.raises(Refused) as refused:
        vocab.load("odd")
    assert refused.value.code == "vocabulary_unreadable"
    assert position in str(refused.value.facts["position"])


def test_pages_that_extend_each_other_are_refused(pages: Path) -> None:
    (pages / "one.toml").write_text('extends = "two"', "utf-8")
    (pages / "two.toml").write_text('extends = "one"', "utf-8")
    with pytest.raises(Refused, match="vocabulary_unreadable"):
        vocab.load("one")


def test_a_page_in_another_encoding_is_refused(pages: Path) -> None:
    (pages / "odd.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(Refused, match="vocabulary_unreadable"):
        vocab.load("odd")


@pytest.mark.parametrize("name", ["atlantis", "../profiles/england", ""])
def test_a_name_that_does_not_ship_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="vocabulary_unknown"):
        vocab.load(name)
