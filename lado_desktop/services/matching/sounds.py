"""How a word sounds, roughly, to an English ear: Stephen and Steven, Cathryn and Katherine, Leigh and Lee are one."""

from __future__ import annotations

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:mac|mc)(?=.{2})", "mk"),
        (r"^(?:kn|gn|pn)", "n"),
        (r"^wr", "r"),
        (r"^wh", "w"),
        (r"^ps", "s"),
        (r"^x", "s"),
        (r"^ch(?=[lr])", "k"),
        (r"^(?:dj|dzh|j|g(?=[eiy]))", "J"),
        (r"^(?:hu|hw|w|v)(?=[aeiou])", "w"),
        (r"tsch|tch|tzsch|cz|ch|sch|sh|sz|ti(?=on|a)|ci(?=a)", "S"),
        (r"dge|dg|j", "J"),
        (r"ph|v|ff", "f"),
        (r"gh(?=t|$|[^aeiou])", ""),
        (r"gh|kh|ck|cq|qu|q|c(?![eiyh])", "k"),
        (r"c(?=[eiy])|z|ts|ss", "s"),
        (r"th|dh", "t"),
        (r"bh", "b"),
        (r"ks", "x"),
        (r"mb$", "m"),
        (r"ng", "n"),
        (r"(?<=.)[hwy](?=[^aeiou]|$)", ""),
        (r"(?<=[aeiou])[hwy](?=[aeiou])", ""),
    )
)
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouy]+")
_COLOURS = (
    (re.compile(r"^(?:ee|ei|ie|ea|i|y|eigh|ey)"), "i"),
    (re.compile(r"^(?:oo|u|ou|eu)"), "u"),
    (re.compile(r"^o"), "o"),
    (re.compile(r"^e"), "e"),
)


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The consonants of a word in their order; of short words the first vowel too, or Lee and Lou would be one."""
    said = word
    for pattern, sounds in _RULES:
        said = pattern.sub(sounds, said)
    said = _TWICE.sub(r"\1", said)
    first = "a" if said[:1] in tuple("aeiouy") else ""
    key = first + _VOWELS.sub("", said)
    return f"{key}.{_colour(said)}" if len(key) < 3 else key


def _colour(said: str) -> str:
    vowel = _VOWELS.search(said)
    if vowel is None:
        return ""
    return next((colour for pattern, colour in _COLOURS if pattern.match(vowel[0])), "a")
