"""The jobs of `make bench`, by what they measure; each is held against a floor measured in the same run."""
