"""Which headings minutes are offered, and that what was written keeps its place."""

from __future__ import annotations

from lado_desktop.services.agenda import FULL, OF_REVIEWS, WITH_EMPLOYER, agenda


def test_a_review_begins_with_the_actions_of_the_last_meeting_and_no_other_meeting_does() -> None:
    assert agenda("review") == list(FULL)
    assert agenda("initial") == [heading for heading in FULL if heading != OF_REVIEWS]


def test_a_discussion_with_the_employer_has_the_short_form() -> None:
    assert agenda("lado_discussion") == list(WITH_EMPLOYER)


def test_headings_that_were_written_keep_their_order_and_the_rest_stands_where_it_belongs() -> None:
    written = ["Chronology", "Tea", "Threshold"]
    found = agenda("lado_discussion", written)
    assert [heading for heading in found if heading in written] == written
    assert found[found.index("Threshold") + 1] == "Information from the employer"


def test_every_heading_is_offered_once() -> None:
    found = agenda("review", ["Learning", "Purpose of the meeting"])
    assert sorted(found) == sorted(FULL)
