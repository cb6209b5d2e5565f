"""Counting: numbers first, paper later; this room counts and cannot lay out."""
