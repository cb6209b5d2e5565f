"""Paper: this room lays out and cannot count."""
