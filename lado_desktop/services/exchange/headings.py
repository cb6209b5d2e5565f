"""How alike a heading is to the ones offices use for a field: spelling, word order and whose it is all count."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from lado_desktop.services.exchange import fields
from lado_desktop.services.exchange.words import fold

_NEAR = 0.84
_SAME = {
    "referrer": ("caller", "referrers", "notifier", "notifiers", "reporter", "informant", "enquirer", "callers"),
    "adult": (
        "pipot",
        "pot",
        "subject",
        "subjects",
        "professional",
        "professionals",
        "employee",
        "perpetrator",
        "adults",
    ),
    "child": ("childs", "victim", "victims", "yp", "pupil", "children"),
    "organisation": ("org", "organization", "organisations"),
    "number": ("no", "num", "nr"),
    "received": ("recd", "recieved", "rcvd"),
    "reference": ("ref",),
}
_PLAIN = {word: plain for plain, others in _SAME.items() for word in others}
_SIDES = {"referrer": "referrer_", "child": "child", "adult": "adult_"}
# fmt: off
_VAGUE = frozenset((
    "action", "contact", "date", "decision", "duty", "from", "id", "initials", "issue", "item", "lado", "level",
    "method", "name", "number", "position", "post", "reference", "response", "result", "review", "source",
    "status", "time", "type", "via", "worker",
))
# fmt: on
"""Words that make a heading alone, but say nothing among others."""
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_DATE = re.compile(r"^(?:the )?dates? (?:of |the )*| dates?$| held$")


def likeness(heading: str, field: fields.Field) -> float:
    """1 for a heading we know, less for one spelt a little differently or with more words around it, 0 for another."""
    exact, plain = _known(field.key)
    folded, bare = fold(heading), fold(_BRACKETS.sub(" ", heading))
    if folded in exact:
        return 1.0
    if bare in exact or _plain(folded) in plain or _plain(bare) in plain:
        return 0.97
    if field.kind in ("date", "meetings") and _DATE.sub("", bare).strip() in exact:
        return 0.97
    return _around(_plain(bare), plain) if _is_of_side(_plain(folded), field.key) else 0.0


def _around(heading: str, texts: frozenset[str]) -> float:
    tokens = set(heading.split())
    best = 0.0
    for text in texts:
        parts = set(text.split())
        if parts <= tokens and not (len(parts) == 1 and text in _VAGUE):
            best = max(best, 0.82 if len(parts) > 1 else 0.62)
        elif len(heading) > 3 and (ratio := fuzz.token_sort_ratio(heading, text) / 100) >= _NEAR:
            best = max(best, 0.95 * ratio)
    return best


def _is_of_side(plain: str, key: str) -> bool:
    """A heading that names the caller says nothing of the adult or the child, and the other way round."""
    sides = {prefix for word, prefix in _SIDES.items() if word in plain.split()}
    is_personal = key.startswith(tuple(_SIDES.values()))
    return not sides or not is_personal or any(key.startswith(prefix) for prefix in sides)


@cache
def _known(key: str) -> tuple[frozenset[str], frozenset[str]]:
    texts = fields.headings().get(key, ())
    return frozenset(texts), frozenset(map(_plain, texts))


@lru_cache(maxsize=8_192)
def _plain(folded: str) -> str:
    return " ".join(_PLAIN.get(word, word) for word in folded.split())
