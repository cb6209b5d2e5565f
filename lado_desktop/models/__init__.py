"""The tables, and the encrypted file they live in. Light to import: the tables are in `tables`, the keys in `keys`."""
