"""Trying a passphrase before tables and services are loaded; importing this loads none of them."""

from lado_desktop.models.keys_ahead import KeysAhead

__all__ = ["KeysAhead"]
