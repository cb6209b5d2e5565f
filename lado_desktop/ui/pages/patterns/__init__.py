"""Patterns: what the contacts of some months add up to, and the thresholds from which that is told."""

from lado_desktop.ui.pages.patterns.page import PatternsPage
from lado_desktop.ui.pages.patterns.rules import RulesPage

__all__ = ["PatternsPage", "RulesPage"]
