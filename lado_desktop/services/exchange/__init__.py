"""Spreadsheets in (read, map, check, bring in) and out."""
