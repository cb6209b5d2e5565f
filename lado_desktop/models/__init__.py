"""The tables, and the encrypted file they live in."""
