"""The recovery code as people type it back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lado_desktop.errors import WrongKey
from lado_desktop.models.keys_code import ALPHABET, recovery_code, root_from_code

ROOT = bytes(range(20))
CODE = recovery_code(ROOT)
OTHER = recovery_code(bytes(range(200, 220)))


@given(st.binary(min_size=20, max_size=20))
def test_every_root_comes_back_from_its_code(root: bytes) -> None:
    assert root_from_code(recovery_code(root)) == root


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", "   "),
        f"  {CODE}\r\n",
        CODE.replace("-", "\n"),
        CODE.replace("-", " – "),
        CODE.replace("0", "O").replace("1", "I"),
        CODE.replace("0", "o").replace("1", "l"),
        CODE.replace("-", "\u00a0"),
        "".join(chr(ord(character) + 0xFEE0) if character != "-" else "－" for character in CODE),
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert root_from_code(typed) == ROOT


@pytest.mark.parametrize("code", [CODE, OTHER])
def test_every_slip_of_one_character_is_caught_and_its_group_named(code: str) -> None:
    named = 0
    for at, right in enumerate(code):
        for wrong in ALPHABET if right != "-" else "":
            if wrong == right:
                continue
            with pytest.raises(WrongKey) as found:
                root_from_code(code[:at] + wrong + code[at + 1 :])
            assert found.value.code in {"code_slip_in", "code_slip"}
            named += found.value.facts.get("group") == at // 5 + 1
    assert named >= 1116 * 0.95


@pytest.mark.parametrize("code", [CODE, OTHER])
def test_every_swap_of_two_neighbours_is_caught(code: str) -> None:
    bare = code.replace("-", "")
    swaps = [bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :] for at in range(35) if bare[at] != bare[at + 1]]
    for swapped in swaps:
        with pytest.raises(WrongKey, match="code_slip"):
            root_from_code(swapped)


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("", "code_length", {"typed": 0, "wanted": 36}),
        (CODE[:-5], "code_length", {"typed": 32, "wanted": 36}),
        (CODE + "-0000", "code_length", {"typed": 40, "wanted": 36}),
        (CODE.replace("8186", "818"), "code_group", {"group": 3, "typed": 3}),
        (CODE.replace("8186", "81866"), "code_group", {"group": 3, "typed": 5}),
        (CODE.replace("J2GB", "J2UB"), "code_character", {"group": 5}),
        (CODE.replace("J2GB", "J2U").replace("-", ""), "code_character", {"group": 5}),
        (CODE.replace("J2GB", "J2😀B"), "code_character", {"group": 5}),
    ],
)
def test_what_is_wrong_with_a_code_is_told(typed: str, code: str, facts: dict[str, int]) -> None:
    with pytest.raises(WrongKey) as found:
        root_from_code(typed)
    assert (found.value.code, found.value.facts) == (code, facts)


@given(st.text(max_size=60) | st.text(alphabet=ALPHABET + "-", min_size=30, max_size=50))
def test_no_text_does_anything_but_open_or_say_what_is_wrong(typed: str) -> None:
    try:
        said = f"code of {len(root_from_code(typed))} bytes"
    except WrongKey as found:
        said = found.code
    assert said == "code of 20 bytes" or said.startswith("code_")


def test_the_wrong_code_is_never_in_the_exception() -> None:
    with pytest.raises(WrongKey) as found:
        root_from_code(CODE.replace("6470", "6471"))
    assert "0001" not in f"{found.value} {found.value.facts}"
