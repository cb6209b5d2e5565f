"""LADO Desktop: an encrypted, offline tracker for Local Authority Designated Officers."""

__version__ = "0.1.0"
