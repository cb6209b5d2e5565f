"""Why somebody came up in a record check: short words for the codes of services/matching."""

from __future__ import annotations

WHY: dict[str, str] = {
    "same_name": "the same name",
    "former_name": "had this name before",
    "known_as": "also known by this name",
    "spelling": "another spelling of the name",
    "nickname": "a short form of the name",
    "one_letter": "one letter apart",
    "two_letters": "two letters apart",
    "sounds_alike": "sounds alike",
    "begins_so": "begins so",
    "initial": "the same initial",
    "part_of_name": "part of the name",
    "swapped_names": "first and family name swapped",
    "middle_name": "a middle name as first name",
    "half_of_double_name": "half of a double name",
    "other_first_name": "another first name",
    "other_family_name": "another family name",
    "same_birthday": "the same date of birth",
    "birthday_swapped": "day and month of birth swapped",
    "birthday_digit": "a digit of the date of birth apart",
    "birthday_year": "the same birthday in another year",
    "other_birthday": "another date of birth",
    "same_setting": "the same setting",
    "only_checked": "only record checks on record",
    "linked": "the person this contact is about",
}
