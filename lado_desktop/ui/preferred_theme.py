"""The theme a person asked for, or else the system's: preferences "theme" (a scheme) and "text_size" (percent)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QGuiApplication
from PySide6.QtWidgets import QApplication

from lado_desktop.prefs import Prefs
from lado_desktop.ui import theme
from lado_desktop.ui.theme import Theme
from lado_desktop.ui.tokens import SCHEMES

SMALLEST, LARGEST = 100, 200
DESIGNED_PIXELS = 40 / 3  # the pictures were drawn with 10 points at 96 dots to the inch


class PreferredTheme(QObject):
    """Keeps the application dressed: when it starts, when a preference changes, when the system changes."""

    def __init__(self, app: QApplication, prefs: Prefs, family: str | None = None) -> None:
        super().__init__(app)
        self._app, self._prefs, self._family = app, prefs, family
        self._hints = app.styleHints()
        self._needs = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.apply)
        self._needs.contrastPreferenceChanged.connect(self.apply)

    def apply(self) -> None:
        """Read the preferences again and dress the open windows accordingly."""
        theme.install(self._app, Theme(self._scheme(), self._text_scale(), self._family))

    def _scheme(self) -> str:
        chosen = self._prefs.text("theme", "system")
        if chosen in SCHEMES:
            return chosen
        if self._needs.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return theme.SYSTEM
        return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _text_scale(self) -> float:
        percent = min(max(self._prefs.number("text_size", SMALLEST), SMALLEST), LARGEST)
        return percent / 100 * system_scale()


def system_scale() -> float:
    """How much larger the system's own text is than the text of the design; never smaller, it would be hard to read."""
    if not QGuiApplication.instance():
        return 1.0
    pixels = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    return max(1.0, round(pixels / DESIGNED_PIXELS, 2)) if pixels > DESIGNED_PIXELS + 1 else 1.0


def follow_system(app: QApplication, prefs: Prefs, family: str | None = None) -> PreferredTheme:
    """Dress `app` now and from now on; call `apply()` on the result after changing a preference."""
    found = PreferredTheme(app, prefs, family)
    found.apply()
    return found
