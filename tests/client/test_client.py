"""The program as a process of its own, seen and driven only over the accessibility bus, as a screen reader does it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xa11y

from lado_desktop.clock import SystemClock
from lado_desktop.services.access import Access

ROOT = Path(__file__).parents[2]
PASSPHRASE = "gravel unhook pelican drowsy amber"
PATIENCE = 60.0


def eventually(is_so: Callable[[], bool], seconds: float = PATIENCE) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if is_so():
                return True
        except xa11y.XA11yError:
            pass  # what is asked for is not on the screen yet
        time.sleep(0.1)
    return False


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    desk, _ = Access(SystemClock()).create(tmp_path / "northmere.lado", PASSPHRASE)
    desk.close()
    return desk.tracker.path


@pytest.fixture
def window(tracker: Path, tmp_path: Path) -> Iterator[xa11y.App]:
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LADO_HOME": str(tmp_path / "home"),
    }
    program = subprocess.Popen([sys.executable, str(ROOT / "main.py"), str(tracker)], env=surroundings, cwd=ROOT)
    found: list[xa11y.App] = []

    def is_on_the_bus() -> bool:
        found.append(xa11y.App.by_name("LADO Desktop"))
        return found[-1].locator("button[name='Unlock']").exists()

    try:
        assert eventually(is_on_the_bus), "the window did not appear on the accessibility bus"
        yield found[-1]
    finally:
        program.terminate()
        program.wait(20)


def named(window: xa11y.App, what: str, name: str) -> xa11y.Locator:
    return window.locator(f'{what}[name="{name}"]')


def test_a_contact_is_recorded_and_read_back_from_the_list(window: xa11y.App) -> None:
    named(window, "text_field", "Passphrase").set_value(PASSPHRASE)
    named(window, "button", "Unlock").press()
    assert eventually(lambda: named(window, "button", "New contact").exists()), window.dump()

    named(window, "button", "New contact").press()
    assert eventually(lambda: named(window, "text_field", "Name of the adult").exists()), window.dump()
    named(window, "text_field", "Name of the adult").set_value("Maeve Hollorand")
    named(window, "text_field", "Setting or employer").set_value("Brook House children's home")
    chosen(window, "Type", "Advice")
    named(window, "button", "Save").press()
    assert eventually(lambda: bool(saved(window))), spoken(window)
    reference = saved(window)[0]

    named(window, "button", "Contacts").press()
    assert eventually(lambda: "Maeve Hollorand" in row(window, reference)), window.dump()
    assert "Brook House children's home" in row(window, reference)
    assert "Advice" in row(window, reference)


def chosen(window: xa11y.App, label: str, choice: str) -> None:
    """Choose in a combo box: open it, type how the entry begins, Return."""
    named(window, "combo_box", label).press()
    keyboard = xa11y.input_sim()
    keyboard.type_text(choice)
    keyboard.press("Enter")


def spoken(window: xa11y.App) -> list[str]:
    """What the status line and the toast say."""
    return [one.name for one in window.locator("static_text").elements() if one.name]


def saved(window: xa11y.App) -> list[str]:
    """The references of contacts that were said to be saved."""
    said = (re.fullmatch(r"Contact (C\d\d/\d{4}) saved", words) for words in spoken(window))
    return [found[1] for found in said if found]


def row(window: xa11y.App, reference: str) -> list[str]:
    """The cells of the row that begins with a reference."""
    cells = [cell.name or "" for cell in window.locator("table_cell").elements()]
    return next((cells[at : at + 8] for at, cell in enumerate(cells) if reference in cell), [])
