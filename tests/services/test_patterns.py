"""Patterns: exactly the flags the thresholds ask for, with the records behind them; put aside, and awake again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from lado_desktop.clock import FixedClock
from lado_desktop.errors import Invalid, NotFound
from lado_desktop.models import migrate
from lado_desktop.services.contact_drafts import AdultDraft, ThresholdDraft
from lado_desktop.services.desk import Desk
from lado_desktop.services.pattern_rules import DEFAULTS, RuleDraft, RulesDraft, first_day
from lado_desktop.services.patterns import Pattern

from .drafts import contact

BORN = date(1988, 2, 29)
OAK = AdultDraft(name="Alex Example", date_of_birth=BORN, setting_name="Oak Lane")
LOW = ThresholdDraft(decision="not_met_low_level", rationale="Kept by the school.")
MET = ThresholdDraft(decision="met_oversight", limbs=("a",), rationale="A mark was seen.")


def record(desk: Desk, day: date, *adults: AdultDraft, **more: object) -> int:
    decided = replace(more.pop("threshold", ThresholdDraft()), decided_on=None)  # type: ignore[type-var]
    return desk.contacts.save(contact(received_on=day, adults=adults or (OAK,), **{"threshold": decided, **more}))


def only(desk: Desk, *rules: RuleDraft) -> None:
    desk.patterns.save_rules(RulesDraft(rules=rules))


def said(found: tuple[Pattern, ...]) -> set[tuple[str, str, str, int]]:
    return {(one.rule.subject, one.rule.counts, one.name, len(one.contacts)) for one in found}


@pytest.mark.parametrize(
    ("today", "months", "first"),
    [
        (date(2026, 5, 18), 12, date(2025, 5, 19)),
        (date(2026, 5, 31), 3, date(2026, 3, 1)),
        (date(2026, 2, 28), 12, date(2025, 3, 1)),
        (date(2024, 2, 29), 12, date(2023, 3, 1)),
        (date(2024, 2, 28), 12, date(2023, 2, 28)),
        (date(2026, 3, 30), 1, date(2026, 2, 28)),
        (date(2026, 9, 30), 1, date(2026, 9, 1)),
        (date(2026, 12, 31), 24, date(2025, 1, 1)),
    ],
)
def test_months_end_with_today_and_begin_with_whole_months_at_month_ends(today: date, months: int, first: date) -> None:
    assert first_day(today, months) == first


@pytest.mark.parametrize(("day", "is_flagged"), [(date(2025, 5, 18), False), (date(2025, 5, 19), True)])
def test_the_third_contact_in_twelve_months_is_a_pattern_and_one_a_day_too_early_is_not(
    desk: Desk, day: date, is_flagged: bool
) -> None:
    only(desk, RuleDraft(subject="setting", at_least=3, months=12))
    for received in (day, date(2025, 11, 3), date(2026, 5, 18)):
        record(desk, received, replace(OAK, name=f"Somebody {received}", date_of_birth=None))
    assert said(desk.patterns.live()) == ({("setting", "any", "Oak Lane", 3)} if is_flagged else set())


def test_a_pattern_shows_the_records_behind_it_the_latest_first(desk: Desk) -> None:
    only(desk, RuleDraft(subject="person", at_least=2, months=6))
    first, second = record(desk, date(2026, 1, 10), threshold=LOW), record(desk, date(2026, 5, 1))
    [found] = desk.patterns.live()
    assert [one.id for one in found.contacts] == [second, first]
    assert found.contacts[1].threshold == "not_met_low_level"
    assert found.contacts[0].reference == desk.contacts.rows([second])[0].reference


def test_a_history_raises_exactly_the_flags_that_are_expected(desk: Desk) -> None:
    only(
        desk,
        RuleDraft(subject="person", counts="low_level", at_least=2, months=24),
        RuleDraft(subject="setting", counts="any", at_least=4, months=12),
        RuleDraft(subject="setting", counts="met", at_least=2, months=12),
        RuleDraft(subject="setting", counts="sexual", at_least=2, months=6),
        RuleDraft(subject="setting", counts="any", at_least=2, months=99, is_on=False),
    )
    elm = AdultDraft(name="Chris Sample", date_of_birth=date(1970, 1, 1), setting_name="Elm House")
    record(desk, date(2024, 6, 3), threshold=LOW)  # the person's first, within 24 months
    record(desk, date(2025, 7, 1), threshold=LOW, categories=("physical",))
    record(desk, date(2025, 9, 1), threshold=MET, categories=("sexual", "physical"))
    record(desk, date(2026, 3, 1), threshold=MET)
    record(desk, date(2026, 4, 1), contact_type="record_check")  # asks about somebody, says nothing of them
    record(desk, date(2025, 12, 1), elm, threshold=MET, categories=("physical", "sexual"))
    record(desk, date(2026, 2, 1), elm, categories=("sexual",))
    record(desk, date(2025, 5, 18), elm, threshold=MET)  # a day too early
    assert said(desk.patterns.live()) == {
        ("person", "low_level", "Alex Example", 2),
        ("setting", "met", "Oak Lane", 2),
        ("setting", "sexual", "Elm House", 2),
    }


def test_the_decision_that_stands_is_the_one_that_counts(desk: Desk) -> None:
    only(desk, RuleDraft(subject="person", counts="met", at_least=2, months=12))
    first, _ = record(desk, date(2026, 4, 1), threshold=MET), record(desk, date(2026, 5, 1), threshold=MET)
    assert len(desk.patterns.live()) == 1
    opened = desk.contacts.open(first)
    desk.contacts.save(replace(opened, threshold=LOW))
    assert desk.patterns.live() == ()


def test_a_contact_about_two_adults_of_one_setting_is_one_contact_about_it(desk: Desk) -> None:
    only(desk, RuleDraft(subject="setting", at_least=2, months=12))
    other = AdultDraft(name="Chris Sample", setting_name="Oak Lane")
    record(desk, date(2026, 5, 1), OAK, other)
    assert desk.patterns.live() == ()
    record(desk, date(2026, 5, 2), OAK, other)
    assert said(desk.patterns.live()) == {("setting", "any", "Oak Lane", 2)}


def test_put_aside_with_a_reason_it_sleeps_until_the_next_contact(desk: Desk) -> None:
    only(desk, RuleDraft(subject="person", at_least=2, months=12))
    for day in (1, 2):
        record(desk, date(2026, 5, day))
    [pattern] = desk.patterns.live()
    with pytest.raises(Invalid) as refused:
        desk.patterns.put_aside(*pattern.key, "  ")
    assert refused.value.problems == {"reason": "reason_needed"}
    desk.patterns.put_aside(*pattern.key, "Both are about one afternoon.")
    assert desk.patterns.live() == ()
    [asleep] = desk.patterns.all()
    assert asleep.put_aside
    assert (asleep.put_aside.reason, asleep.put_aside.on) == ("Both are about one afternoon.", date(2026, 5, 18))
    record(desk, date(2026, 4, 20))  # received before, heard of only now
    [awake] = desk.patterns.live()
    assert len(awake.contacts) == 3


def test_an_old_contact_that_turns_out_to_belong_to_it_wakes_a_pattern_too(desk: Desk) -> None:
    only(desk, RuleDraft(subject="setting", counts="sexual", at_least=2, months=12))
    plain = record(desk, date(2026, 4, 1))
    for day in (1, 2):
        record(desk, date(2026, 5, day), categories=("sexual",))
    desk.patterns.put_aside(*desk.patterns.live()[0].key, "One afternoon.")
    desk.contacts.save(replace(desk.contacts.open(plain), categories=("sexual",)))
    assert len(desk.patterns.live()) == 1


def test_a_pattern_that_is_none_cannot_be_put_aside(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.patterns.put_aside(1, 1, "x")


def test_what_is_asked_about_people_and_settings_is_about_them_alone(desk: Desk) -> None:
    only(desk, RuleDraft(subject="person", at_least=2, months=12), RuleDraft(subject="setting", at_least=2, months=12))
    elm = AdultDraft(name="Chris Sample", date_of_birth=date(1970, 1, 1), setting_name="Elm House")
    for day in (1, 2):
        record(desk, date(2026, 5, day))
        record(desk, date(2026, 5, day), elm)
    person = desk.contacts.open(1).adults[0].person_id
    assert person is not None
    assert said(desk.patterns.about([person], [])) == {("person", "any", "Alex Example", 2)}
    assert said(desk.patterns.about([], [2])) == {("setting", "any", "Elm House", 2)}
    assert desk.patterns.about([], []) == ()


def test_thresholds_that_make_no_sense_are_refused(desk: Desk) -> None:
    with pytest.raises(Invalid) as refused:
        only(
            desk,
            RuleDraft(subject="person", at_least=1, months=12),
            RuleDraft(subject="setting", at_least=3, months=0, counts="nonsense"),
        )
    assert refused.value.problems == {
        "rules.1.at_least": "at_least_two",
        "rules.2.months": "at_least_one",
        "rules.2.counts": "unknown_choice",
    }


def test_a_new_tracker_has_thresholds_which_can_be_changed_and_taken_away(desk: Desk) -> None:
    rules = desk.patterns.rules().rules
    assert [replace(rule, id=None) for rule in rules] == list(DEFAULTS)
    only(desk, replace(rules[0], months=6))
    assert desk.patterns.rules().rules == (replace(rules[0], months=6),)


def test_an_older_tracker_is_given_the_same_thresholds() -> None:
    migration = (migrate.SCRIPTS / "versions" / "0002_recording.py").read_text("utf-8")
    for rule in DEFAULTS:
        assert f"('{rule.subject}', '{rule.counts}', {rule.at_least}, {rule.months}, 1)" in migration


def test_a_pattern_passes_as_time_does(desk: Desk, clock: FixedClock) -> None:
    only(desk, RuleDraft(subject="person", at_least=2, months=1))
    for day in (1, 18):
        record(desk, date(2026, 5, day))
    assert len(desk.patterns.live()) == 1
    clock.moment = clock.moment.replace(month=6)
    assert desk.patterns.live() == ()
    assert isinstance(clock.moment, datetime)
