"""A picture of every page: `make pictures` draws them all into pictures/ and checks each while it is on the screen.

    --out FOLDER      where to (pictures/ unless given)
    --only WORDS      pages whose names hold one of these words
    --schemes NAMES   light,dark,contrast unless given
    --sizes SIZES     1440x900,1280x720 unless given
    --text PERCENT    the size of the text (100)
    --font FAMILY     a font family in place of the system's

Checked on each: every control the keyboard reaches has a name, no words are clipped, none are markup. The contrast of
all colours is checked once a scheme. The exit code is 1 when anything was found.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from lado_desktop.clock import FixedClock
from lado_desktop.models import keys
from lado_desktop.prefs import Prefs
from lado_desktop.services import sample
from lado_desktop.services.access import Access
from lado_desktop.ui import contrast
from lado_desktop.ui.main_window import MainWindow
from lado_desktop.ui.preferred_theme import follow_system
from lado_desktop.ui.tasks import Tasks
from lado_desktop.ui.tokens import SCHEMES, tokens
from lado_desktop.ui.way_in import WayIn
from lado_desktop.ui.widgets.asker import WindowAsker
from scenes import SCENES, Stage, settle
from tests.ui.audit import faults

POPUP = Qt.WindowType.Popup
MOMENT = datetime(2026, 5, 18, 11, 31, tzinfo=UTC)


def asked() -> argparse.Namespace:
    """The words of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("pictures"))
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--schemes", default=",".join(SCHEMES))
    parser.add_argument("--sizes", default="1440x900,1280x720")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--font", default=None)
    return parser.parse_args()


def main() -> int:
    words = asked()
    app = QApplication(sys.argv[:1])
    words.out.mkdir(parents=True, exist_ok=True)
    found = [f"{scheme}: {fault}" for scheme in SCHEMES for fault in contrast.faults(tokens().scheme[scheme])]
    with tempfile.TemporaryDirectory(prefix="lado-pictures-") as folder:
        clock = FixedClock(MOMENT)
        access = Access(clock, keys.CHEAP, keys.CHEAP_FLOOR)
        desk, _ = access.create(Path(folder) / "northmere.lado", access.offered_passphrase(), authority="Northmere")
        sample.fill(desk)
        tasks = Tasks(app)
        prefs = Prefs(Path(folder) / "preferences.json")
        prefs.put("text_size", words.text)
        theme = follow_system(app, prefs, words.font)

        def window() -> MainWindow:
            way_in = WayIn(clock, tasks, access)
            return MainWindow(way_in, tasks, WindowAsker(), prefs, theme, restart=lambda _path: None)

        stage = Stage(window(), window(), desk)
        stage.office.enter(desk)
        for scheme in words.schemes.split(","):
            prefs.put("theme", scheme)
            theme.apply()
            for size in words.sizes.split(","):
                found += [f"{scheme} {size} {fault}" for fault in drawn(stage, words, size, f"{scheme}-{size}")]
        stage.gate.close()
        stage.office.close()
    print("\n".join(found) or "every control is named, no words are clipped, every colour has its contrast")
    return 1 if found else 0


def drawn(stage: Stage, words: argparse.Namespace, size: str, suffix: str) -> Iterator[str]:
    """Draw every scene; yields what is wrong with one."""
    for name, scene in SCENES.items():
        if words.only and not any(part in name for part in words.only):
            continue
        for window in (stage.gate, stage.office):
            window.resize(*map(int, size.split("x")))
        window = scene(stage)
        window.show()
        settle()
        picture(window).save(str(words.out / f"{name}-{suffix}.png"))
        print(f"{name}-{suffix}.png", file=sys.stderr)
        yield from (f"{name}: {fault}" for fault in faults(window))
        for popup in popups():
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        window.hide()


def popups() -> list[QWidget]:
    """Menus and lists that stand open over the window."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.windowType() == POPUP]


def picture(window: QWidget) -> QPixmap:
    """The window, with what stands open over it."""
    drawn = window.grab()
    painter = QPainter(drawn)
    for popup in popups():
        painter.drawPixmap(window.mapFromGlobal(popup.pos()), popup.grab())
    painter.end()
    return drawn


if __name__ == "__main__":
    sys.exit(main())
