"""Pages: what the rail shows; pages do not know each other."""
