"""Minutes as the product makes them against the same words through plain Platypus."""

from __future__ import annotations

from collections.abc import Iterator

import paper_bench
from benches.figure import Figure, compare, working


def figures(rounds: int) -> Iterator[Figure]:
    """One: minutes of four pages, tagged and read back."""
    from lado_desktop.services.paper.minutes import minutes_pdf

    paper = paper_bench.four_pages()
    yield compare(
        "minutes, tagged and read back / plain Platypus",
        paper_bench.BAR,
        working(lambda: paper_bench.plain(paper)),
        working(lambda: minutes_pdf(paper)),
        rounds=rounds,
    )
