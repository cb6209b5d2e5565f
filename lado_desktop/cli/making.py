"""Making a tracker, as `new` and `sample` do: ask for a passphrase, make it, show the recovery code once."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lado_desktop.cli import output, passphrase
from lado_desktop.cli.verb import Tools
from lado_desktop.errors import Refused, Trouble
from lado_desktop.services.access import with_suffix
from lado_desktop.services.desk import Desk

ADVICE = (
    "This is the recovery code of {name}. It opens the tracker when the passphrase is lost, and it is shown only now: "
    "write it on paper, keep the paper in a safe, and clear this screen."
)


@contextmanager
def made(asked: Namespace, tools: Tools, make: Callable[[Path, str], tuple[Desk, str]]) -> Iterator[Desk]:
    """The new tracker at `asked.file`, open; its code is shown last, when all that was to be done with it went well."""
    path = with_suffix(asked.file)
    if path.exists():
        raise Refused("tracker_exists")
    tools.access.prove()
    desk, code = make(path, passphrase.for_new_tracker(asked, tools.access))
    try:
        yield desk
    finally:
        desk.close()
    output.note(ADVICE.format(name=path.name))
    try:
        output.text(f"{code}\n")
    except (OSError, Trouble):
        raise Trouble("code_not_shown") from None
