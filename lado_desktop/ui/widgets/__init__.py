"""Widgets that know Qt and our theme, nothing of cases."""
