"""What a child process does when something happens to it: real services, each step told once it is done.

A line is told by one write to a file: it is there even when the process is killed straight after.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from faulting import injector, office
from lado_desktop import paths
from lado_desktop.errors import Trouble
from lado_desktop.services import importing
from lado_desktop.services.desk import Desk
from lado_desktop.services.exchange.interpret import interpret
from lado_desktop.services.exchange.mapping import WorkbookMapping
from lado_desktop.services.exchange.reading import Reading
from lado_desktop.services.exchange.sheets import read_workbook
from lado_desktop.vocab import load

Tell = Callable[[str], None]
SHEET = Path(__file__).parents[2] / "tests" / "data" / "solihull_2021_22.xlsx"
MAPPING = "solihull_2021_22.toml"


def teller(path: Path) -> Tell:
    """Tells lines into the file at `path`."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    return lambda line: (os.write(handle, f"{line}\n".encode()), None)[1]


def save(path: Path, tell: Tell, _code: str) -> None:
    """Unlock, save one contact, close."""
    desk = office.access().unlock(path, office.PASSPHRASE)
    _save_one(desk, tell, 1000)
    desk.close()


def save_on_and_on(path: Path, tell: Tell, _code: str) -> None:
    """Save contact after contact until somebody ends the process."""
    desk = office.access().unlock(path, office.PASSPHRASE)
    tell("ready")
    number = 1000
    while True:
        _save_one(desk, tell, number)
        number += 1


def create(path: Path, tell: Tell, _code: str) -> None:
    """Make a new tracker."""
    desk, _ = office.access().create(path, office.PASSPHRASE)
    tell("created")
    desk.close()


def recover(path: Path, tell: Tell, code: str) -> None:
    """Open with the recovery code and set another passphrase."""
    desk = office.access().recover(path, code, office.NEW_PASSPHRASE)
    tell("recovered")
    desk.close()


def bring_in(path: Path, tell: Tell, _code: str) -> None:
    """Bring in a whole spreadsheet."""
    desk = office.access().unlock(path, office.PASSPHRASE)
    reading, mapping = sheet()
    tell("ready")
    done = desk.imports.bring_in(SHEET, reading, mapping, is_dry_run=False)
    tell(f"brought in {done.contacts}")
    desk.close()


def migrate(path: Path, tell: Tell, _code: str) -> None:
    """Open with a program that is one version newer."""
    desk = office.open_newer(path, office.newer_program(path.parent.parent))
    tell("migrated")
    desk.close()


@cache
def sheet() -> tuple[Reading, WorkbookMapping]:
    """The spreadsheet, read once before any process is forked."""
    mapping = importing.load_mapping(paths.resources() / "mappings" / MAPPING)
    words = importing.label_lists(load("england"))
    return interpret(read_workbook(SHEET), mapping, words), mapping


def type_contacts(path: Path, tell: Tell, code: str) -> None:
    """Type contacts into the real window until somebody ends the process."""
    from faulting import typist

    typist.type_contacts(path, tell, code)


def window() -> None:
    """Import the window before any process is forked; none is made."""
    import lado_desktop.ui.main_frame
    from faulting import typist

    _ = typist, lado_desktop.ui.main_frame


def warm_up() -> None:
    """Import whatever is imported on the way, once for all children."""
    with tempfile.TemporaryDirectory(prefix="lado-faults-") as folder:
        office.template(Path(folder) / "warm", contacts=1)
        path = Path(folder) / "warm" / office.NAME
        for work in (save, migrate):
            work(path, lambda _line: None, "")


def _save_one(desk: Desk, tell: Tell, number: int) -> None:
    saved = desk.contacts.save(office.contact(number))
    tell(f"saved {saved}")


WORKS: dict[str, Callable[[Path, Tell, str], None]] = {
    work.__name__: work for work in (save, save_on_and_on, create, recover, migrate, bring_in, type_contacts)
}


def carry_out(order: dict[str, object]) -> None:
    """Do the work of an order with its fault, and tell how it ended: trouble by its code, anything else as a bug."""
    path, tell = Path(str(order["path"])), teller(Path(str(order["told"])))
    fault = injector.Fault(int(str(order["fault"])))
    injector.arm(path.parent, fault, int(str(order["at"])), for_good=bool(order["for_good"]))
    try:
        WORKS[str(order["work"])](path, tell, str(order["code"]))
    except Trouble as found:
        tell(f"trouble {found.code}")
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent is to hear of it
        tell(f"bug {type(error).__name__}")
    tell(f"calls {injector.calls()}")
