"""Cell texts compared as meant, without case, punctuation and stray spaces; what offices write for a code."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from lado_desktop import paths

YES = ("y", "yes", "true", "t", "1", "x", "✓", "✔", "☑", "made", "completed", "done", "held")
NO = ("n", "no", "false", "f", "0", "☐", "✗", "✘", "not made", "no referral", "not required", "none", "not held")

Lists = Mapping[str, Mapping[str, str]]
"""Value lists as {list: {code: label}}."""

_OTHER = re.compile(r"[^\w]+|_")
_APOSTROPHES = re.compile(r"['’‘`´]")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`Senior School / College ` and `senior school/college` are one; a text of signs only stays what it is."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ").replace("+", " and ")
    return _OTHER.sub(" ", _APOSTROPHES.sub("", plain)).strip() or text.strip()


@cache
def _page() -> Mapping[str, Mapping[str, list[str]]]:
    with (paths.resources() / "exchange" / "values.toml").open("rb") as page:
        return tomllib.load(page)


@cache
def unsure(list_name: str) -> frozenset[str]:
    """Folded texts that may well mean another code than the one they are known for; a person should look at them."""
    said = _page().get(list_name, {}).values()
    return frozenset(fold(text) for texts in said for text in texts if len(text) > 1 and text.endswith("?"))


@cache
def blanks(list_name: str) -> frozenset[str]:
    """Folded texts that say nothing is recorded: everywhere, and in cells of this list or field."""
    said = _page()["blank"]
    return frozenset(map(fold, (*said["all"], *said.get(list_name, ()))))


def texts(list_name: str, labels: Mapping[str, str]) -> dict[str, str]:
    """Folded text -> code, for the codes of `labels` only: the office's own labels win over the words we know."""
    known = _page().get(list_name, {})
    found = {fold(text): code for code in labels for text in known.get(code, ())}
    found |= {fold(code): code for code in labels}
    return found | {fold(label): code for code, label in labels.items()}
