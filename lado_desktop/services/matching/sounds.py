"""How a word sounds, roughly, to an English ear: Stephen and Steven, Cathryn and Katherine, Leigh and Lee are one."""

from __future__ import annotations

import re
from functools import lru_cache

_SPELT = {
    r"^(?:mac|mc)(?=.{2})": "mk",
    r"^[kgp]n": "n",
    r"^wr": "r",
    r"^(?:hu|hw|wh|w|v)(?=[aeiou])": "w",
    r"^ps|^x": "s",
    r"^ch(?=[lr])": "k",
    r"^(?:dj|dzh|j|g(?=[eiy]))": "J",
    r"tzsch|tsch|tch|sch|cz|ch|sh|sz|ti(?=on|a)|ci(?=a)": "S",
    r"dge|dg(?=[eiy])|j": "J",
    r"ph|v|ff": "f",
    r"(?<=[aeiou])gh|gh(?=t|$|[^aeiou])": "",
    r"gh|kh|ck|cq|qu|q|c(?![eiy])": "k",
    r"c|z|ts|ss": "s",
    r"[td]h": "t",
    r"bh": "b",
    r"mb$": "m",
    r"ks": "x",
    r"ng": "n",
    r"(?<=.)[hwy](?=[^aeiou]|$)|(?<=[aeiou])[hwy](?=[aeiou])": "",
}
"""How letters sound, the first that fits; capitals are sounds no single letter has."""

_RULES = re.compile("|".join(f"({spelt})" for spelt in _SPELT))
_SOUNDS = tuple(_SPELT.values())
_TWICE = re.compile(r"([^aeiou])\1+")
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
    said = _TWICE.sub(r"\1", _RULES.sub(lambda found: _SOUNDS[(found.lastindex or 1) - 1], word))
    first = "a" if said[:1] in tuple("aeiouy") else ""
    key = first + _VOWELS.sub("", said)
    return f"{key}.{_colour(said)}" if len(key) < 3 else key


def _colour(said: str) -> str:
    vowel = _VOWELS.search(said)
    if vowel is None:
        return ""
    return next((colour for pattern, colour in _COLOURS if pattern.match(vowel[0])), "a")
