"""Every test of the window starts in the light theme at 100 % text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from lado_desktop.ui import theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    if not qapp.styleSheet() or (theme.current().scheme, theme.current().scale) != ("light", 1.0):
        theme.install(qapp, theme.Theme("light"))
