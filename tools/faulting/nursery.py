"""A process with everything imported, which forks a child for each order it reads; the child does the work or dies.

Started by `children.Nursery`. One order a line on stdin; answers on stdout: the child's number, then how it ended.
"""

from __future__ import annotations

import json
import os
import sys

from faulting import works


def main() -> int:
    """Serve until stdin ends."""
    if "--sheet" in sys.argv:
        works.sheet()
    if "--window" in sys.argv:
        works.window()
    works.warm_up()
    _say("awake", 0)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            works.carry_out(json.loads(line))
            os._exit(0)
        _say("born", child)
        _, status = os.waitpid(child, 0)
        _say("ended", os.waitstatus_to_exitcode(status))
    return 0


def _say(what: str, number: int) -> None:
    sys.stdout.write(f"{what} {number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
