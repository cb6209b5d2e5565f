"""Walks go through the real window, as tests of the window do."""

from __future__ import annotations

from tests.ui.conftest import asker, light, program

__all__ = ["asker", "light", "program"]
