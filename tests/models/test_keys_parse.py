"""Forged key files: refused, or no use to the forger; never anything else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lado_desktop.errors import Damaged, Refused, WrongKey
from lado_desktop.models import keys
from lado_desktop.models.keys_format import canonical, serialise
from lado_desktop.models.keys_parse import parse

VAULT = "ab" * 16
ROOT = bytes(range(20))
EPOCH = bytes(range(16))
OWNER = keys.make_slot(VAULT, "owner's own words", ROOT, "owner", "owner", kdf=keys.CHEAP)
COVER = keys.make_slot(
    VAULT,
    "cover's own words",
    keys.data_key(ROOT, EPOCH),
    "cover",
    "Cover 1",
    epoch=EPOCH.hex(),
    valid_from="2026-08-01",
    valid_until="2026-08-14",
    kdf=keys.CHEAP,
)
WHOLE = serialise(keys.new_key_file(VAULT, ROOT, (OWNER, COVER)))


def fields() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(WHOLE.split(b"\n", 1)[1])
    return found


def signed_off(body: bytes, version: bytes = b"1") -> bytes:
    """`body` with a header whose checksum is right, as any forger can make it."""
    return b"LADOKEYS " + version + b" " + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inside:
        yield from places(item, (*path, key))


def put(path: tuple[Any, ...], value: Any) -> Any:
    forged = fields()
    if not path:
        return value
    at: Any = forged
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return forged


PLACES = list(places(fields()))
NUMBERS = st.sampled_from([-1, 0, 1, 2, 4, 5, 10, 11, 8191, 8192, 16384, 2**20 + 1, 2**40, 2**53, 2**53 + 1, 10**400])
SMALL = NUMBERS | st.none() | st.booleans() | st.floats() | st.text(max_size=40)
DAYS = st.sampled_from(["", "2026-08-02", "2026-02-30", "20260801", "2026-W31-6", "9999-12-31"])
ROLES = st.sampled_from(["owner", "manager", "officer", "cover", "reader"])
VALUES = st.recursive(
    SMALL | DAYS | ROLES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
)


def outcome(raw: bytes) -> str:
    """What becomes of a key file and the two people whose passphrases should open it."""
    try:
        found = parse(raw, floor=keys.CHEAP_FLOOR)
    except (Damaged, Refused) as trouble:
        return trouble.code
    try:
        keys.unlock_slots(found, "cover's own words")
        root = keys.unlock_slots(found, "owner's own words")[1]
    except WrongKey as trouble:
        return trouble.code
    return "whole" if keys.mac_is_good(found, root) else "altered"


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), VALUES)
def test_any_value_anywhere_is_refused_useless_or_noticed(path: tuple[Any, ...], value: Any) -> None:
    forged = canonical(put(path, value))
    allowed = {"keys_damaged", "wrong_passphrase", "altered"} | ({"whole"} if signed_off(forged) == WHOLE else set())
    assert outcome(signed_off(forged)) in allowed


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_byte_of_the_body_changed_and_the_checksum_put_right_is_noticed(data: st.DataObject) -> None:
    body = WHOLE.split(b"\n", 1)[1]
    at = data.draw(st.integers(0, len(body) - 1))
    wrong = data.draw(st.integers(0, 255).filter(lambda byte: byte != body[at]))
    assert outcome(signed_off(body[:at] + bytes([wrong]) + body[at + 1 :])) in {
        "keys_damaged",
        "wrong_passphrase",
        "altered",
    }


@given(st.binary(max_size=200), st.sampled_from([b"1", b"2", b"0", b"01", b"-1", b"", b"99999"]))
def test_any_bytes_under_a_good_checksum_are_refused(body: bytes, version: bytes) -> None:
    assert outcome(signed_off(body, version)) in {"keys_damaged", "keys_newer"}


@given(st.binary(max_size=300))
def test_any_bytes_at_all_are_refused(raw: bytes) -> None:
    assert outcome(raw) == "keys_damaged"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("m", 1 << 30),  # 1 TiB: refused before a byte of it is asked for
        ("m", 65_535),
        ("m", 8),
        ("m", True),
        ("m", 262_144.0),
        ("t", 0),
        ("t", 11),
        ("p", 0),
        ("p", 5),
        ("v", 16),
        ("name", "argon2i"),
        ("name", "pbkdf2"),
        ("salt", "AAAA"),
        ("salt", "AAECAwQFBgcICQoLDA0OD0=="),
    ],
)
def test_a_derivation_that_is_too_cheap_or_too_dear_is_refused_unseen(name: str, value: object) -> None:
    forged = fields()
    for slot in forged["slots"]:
        slot["kdf"] |= {"m": 262_144, name: value}
    with pytest.raises(Damaged, match="keys_damaged"):
        parse(signed_off(canonical(forged)))


def test_a_derivation_at_the_floor_is_taken() -> None:
    forged = fields()
    for slot in forged["slots"]:
        slot["kdf"]["m"] = keys.FLOOR
    assert parse(signed_off(canonical(forged))).slots[0].kdf.memory_kib == 65_536


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 30_000,
        b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
        b"[" + b"9" * 60_000 + b"]",
        b"NaN",
        b"null",
        b'{"slots":[]}',
        b"\xff\xfe{}",
    ],
)
def test_json_made_to_break_a_reader_is_refused(body: bytes) -> None:
    with pytest.raises(Damaged, match="keys_damaged"):
        parse(signed_off(body))


def test_a_field_given_twice_is_refused() -> None:
    body = WHOLE.split(b"\n", 1)[1].replace(b'"generation":1', b'"generation":1,"generation":1')
    with pytest.raises(Damaged, match="keys_damaged"):
        parse(signed_off(body), floor=keys.CHEAP_FLOOR)


def test_two_slots_of_one_name_and_a_file_without_an_owner_are_refused() -> None:
    twice, ownerless = fields(), fields()
    twice["slots"][1]["id"] = twice["slots"][0]["id"]
    del ownerless["slots"][0]
    for forged in (twice, ownerless):
        with pytest.raises(Damaged, match="keys_damaged"):
            parse(signed_off(canonical(forged)), floor=keys.CHEAP_FLOOR)
