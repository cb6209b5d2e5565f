"""What a verb of the command line is: its words, its explanation, and what it does."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass

from lado_desktop.clock import Clock
from lado_desktop.services.access import Access


@dataclass(frozen=True)
class Tools:
    """What a verb is given to work with."""

    access: Access
    clock: Clock


@dataclass(frozen=True)
class Verb:
    """One verb. `summary` is its line in the overview, `story` what `--help` explains, `example` lines to copy.

    `run` answers nothing: it raises `Trouble` when the job cannot be done and `WrongWords` when it was asked wrongly.
    """

    name: str
    summary: str
    story: str
    example: str
    declare: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Tools], None]


class WrongWords(Exception):
    """The words of the command line do not go together; the text says why, and never repeats a secret."""
