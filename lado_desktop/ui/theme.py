"""The theme: tokens made into colours, fonts, lengths, tinted icons, a palette and a style sheet."""

from __future__ import annotations

import re
from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from lado_desktop import paths
from lado_desktop.ui import icons
from lado_desktop.ui.tokens import tokens

SYSTEM = "system"  # the system is in high contrast: its palette, and none of our colours
LOOK = "look"

Role = QPalette.ColorRole
ROLES = {
    Role.Window: "window",
    Role.WindowText: "text",
    Role.Base: "surface",
    Role.AlternateBase: "panel",
    Role.Text: "text",
    Role.Button: "surface",
    Role.ButtonText: "text",
    Role.BrightText: "bad",
    Role.Highlight: "accent",
    Role.HighlightedText: "on_accent",
    Role.Link: "accent_text",
    Role.LinkVisited: "accent_text",
    Role.ToolTipBase: "surface",
    Role.ToolTipText: "text",
    Role.PlaceholderText: "placeholder",
    Role.Accent: "accent",
    Role.Mid: "border",
    Role.Midlight: "hairline",
    Role.Dark: "control",
    Role.Light: "surface",
    Role.Shadow: "border",
}
# A system in high contrast knows only grounds, words and what is chosen.
SYSTEM_ROLES = {
    "accent": Role.Highlight,
    "accent_hover": Role.Highlight,
    "focus": Role.Highlight,
    "series_1": Role.Highlight,
    "on_accent": Role.HighlightedText,
    **dict.fromkeys(("window", "rail", "panel"), Role.Window),
    **dict.fromkeys(("surface", "field", "hover", "selected"), Role.Base),
    **dict.fromkeys((f"{tone}_soft" for tone in ("bad", "warn", "good", "accent", "neutral")), Role.Base),
}


class Theme:
    """One scheme at one text size. Roles, steps and icon names that do not exist raise KeyError or OSError."""

    def __init__(self, scheme: str, text_scale: float = 1.0, family: str | None = None) -> None:
        self.scheme = scheme
        self.scale = text_scale
        self._family = family
        self._colors = {role: QColor(value) for role, value in tokens().scheme.get(scheme, {}).items()}
        self._pixmaps: dict[tuple[object, ...], QPixmap] = {}

    @property
    def is_outlined(self) -> bool:
        """True where grounds do not tell parts from each other, so that chips and wells need an edge."""
        return self.scheme in {"contrast", SYSTEM}

    def color(self, role: str) -> QColor:
        if self.scheme == SYSTEM:
            return QApplication.palette().color(SYSTEM_ROLES.get(role, Role.WindowText))
        return self._colors[role]

    def points(self, step: str) -> float:
        """The size of `step` on this screen: tokens count 96 dots to the inch, macOS counts 72."""
        screen = QGuiApplication.primaryScreen()
        dots = screen.logicalDotsPerInchY() if screen else 96.0
        return round(tokens().type[step] * self.scale * 96 / dots, 2)

    def font(self, step: str = "body", weight: int = 400) -> QFont:
        font = QFont(self._family) if self._family else QFont()
        font.setPointSizeF(self.points(step))
        font.setWeight(QFont.Weight(weight))
        return font

    def px(self, length: float) -> int:
        """A length that grows with the text: row heights, chips, bars, columns of labels."""
        return round(length * self.scale)

    def size(self, name: str) -> int:
        """A height or width of tokens.toml, grown with the text."""
        return self.px(tokens().size[name])

    def pixmap(self, name: str, role: str = "muted", size: int = 16, dpr: float = 0, gap: int = 0) -> QPixmap:
        """The icon `name` in the colour `role`; `size` and `gap` are logical pixels, already grown with the text."""
        dpr = dpr or max(1.0, _ratio())
        key = (name, role, size, dpr, gap)
        if key not in self._pixmaps:
            self._pixmaps[key] = icons.draw(name, self.color(role), size, dpr, gap)
        return self._pixmaps[key]

    def icon(self, name: str, role: str = "muted", size: int = 16, gap: int = 0) -> QIcon:
        """`gap` is clear space at the right, which a style sheet cannot give a button."""
        return icons.icon(*(self.pixmap(name, role, size, dpr, gap) for dpr in sorted({1.0, 2.0, _ratio()})))

    def palette(self) -> QPalette:
        palette = QPalette()
        if self.scheme == SYSTEM:
            return palette
        for role, token in ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (Role.WindowText, Role.Text, Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("placeholder"))
        return palette

    def style_sheet(self) -> str:
        """In the system's own high contrast only sizes and weights of type are ours."""
        names = {step: f"{self.points(step)}pt" for step in tokens().type}
        if self.scheme == SYSTEM:
            return Template(_sheet("type.qss")).substitute(names)
        names |= {f"r_{name}": f"{pixels}px" for name, pixels in tokens().radius.items()}
        names |= {role: color.name() for role, color in self._colors.items()}
        text = Template(_sheet("type.qss") + _sheet("app.qss")).substitute(names)
        return re.sub(r"@(\d+)(?:([+-])(\d+))?", self._length, text)

    def _length(self, found: re.Match[str]) -> str:
        """`@32` is 32 pixels grown with the text; `@32-4` takes the four pixels of the edges off afterwards."""
        fixed = int(found[3] or 0) * (-1 if found[2] == "-" else 1)
        return f"{self.px(int(found[1])) + fixed}px"


@cache
def _sheet(name: str) -> str:
    return (paths.resources() / "themes" / name).read_text("utf-8")


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


class Look(QObject):
    """What the running application wears, as it wears a palette: one theme, changed while windows stay open."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(LOOK)
        self._app = app
        self.theme = Theme("light")

    def wear(self, theme: Theme) -> None:
        """Sizes come after colours: widgets measure themselves again when the sheet changes."""
        self.theme = theme
        self._app.setPalette(theme.palette())
        self._app.setFont(theme.font())
        self._app.setStyleSheet(theme.style_sheet())
        self.changed.emit()


def look() -> Look:
    """The running application's look; a light one at 100 % until another is installed."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - Qt itself ends the program when a widget comes before it
    found = app.findChild(Look, LOOK, Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Look) else Look(app)


def current() -> Theme:
    return look().theme


def px(length: float) -> int:
    return current().px(length)


def install(app: QApplication, theme: Theme) -> None:
    """Wear `theme` from now on; open windows restyle themselves."""
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    look().wear(theme)
