"""Is this person known? People kept in memory by every name they had, found again however a caller spells them."""
