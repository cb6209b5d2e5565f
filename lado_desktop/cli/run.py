"""One job at the command line: understand the words, do it, and answer with an exit code.

0 done; 1 trouble, told in a sentence on standard error; 2 words that were not understood.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from textwrap import fill
from typing import Final

from lado_desktop import log
from lado_desktop.cli import output, passphrase
from lado_desktop.cli.verb import Tools, Verb, WrongWords
from lado_desktop.cli.verbs import VERBS
from lado_desktop.errors import Invalid, Trouble
from lado_desktop.ui import labels

DONE: Final = 0
TROUBLE: Final = 1
WRONG: Final = 2
PROGRAM: Final = "lado-desktop"
NO_SECRETS: Final = (
    "A passphrase or recovery code is never taken from the words of the command line, where everybody who uses this "
    f"computer can read it. Use --passphrase-file FILE, or {passphrase.VARIABLE}, or wait to be asked."
)


def run(words: Sequence[str], tools: Tools) -> int:
    """Do what `words` say; the answer is the exit code."""
    if passphrase.is_among(words):
        output.note(NO_SECRETS)
        return WRONG
    parser = _parser()
    try:
        asked = parser.parse_args(words)
    except SystemExit as left:  # argparse has said what was wrong, or has shown the help
        output.settle()
        return int(left.code or DONE)
    return _done(asked, tools, parser)


def _done(asked: Namespace, tools: Tools, parser: ArgumentParser) -> int:
    verb: Verb = asked.verb
    try:
        verb.run(asked, tools)
    except WrongWords as wrong:
        output.note(f"{parser.prog} {verb.name}: {wrong}")
        return WRONG
    except Trouble as found:
        log.trouble(found)
        output.note(_sentence(found))
        return TROUBLE
    except KeyboardInterrupt:
        output.note(labels.sentence(Trouble("cancelled")))
        return TROUBLE
    except BrokenPipeError:
        output.hush()
        return TROUBLE
    except Exception as error:  # whatever is left is a fault of ours, and nobody is shown a traceback
        if os.environ.get("LADO_DEBUG"):
            raise
        log.bug(error)
        output.note(labels.BUG)
        return TROUBLE
    return DONE


def _sentence(found: Trouble) -> str:
    if isinstance(found, Invalid):
        return "\n".join(labels.problem(code) for code in found.problems.values())
    return labels.sentence(found)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        PROGRAM,
        description="LADO Desktop at the command line. Without words it opens its window; with a tracker's name alone, "
        "the window on that tracker.",
        epilog=f"{PROGRAM} VERB --help explains each verb. Exit code: 0 done, 1 trouble, 2 wrong words.",
        allow_abbrev=False,
    )
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for verb in VERBS:
        one = verbs.add_parser(
            verb.name,
            help=verb.summary,
            description=f"{fill(verb.story, 100)}\n\nFor example:\n  {verb.example.replace(chr(10), chr(10) + '  ')}",
            formatter_class=RawDescriptionHelpFormatter,
            allow_abbrev=False,  # "--passphrase WORDS" must not pass for "--passphrase-file"
        )
        verb.declare(one)
        one.set_defaults(verb=verb)
    return parser
