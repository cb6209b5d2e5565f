"""A list in a file: every cell a text, whole or not at all, recorded before it leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from lado_desktop.errors import Refused, Trouble
from lado_desktop.services.desk import Desk
from lado_desktop.services.exchange.sheets import read_workbook

CELLS = ("=1+1", "@SUM(A1)", "<b>x</b>", "07", "https://example.org", "Émile ☃", "", "2\nlines")


def noted(desk: Desk) -> int:
    with desk.tracker.inspecting() as connection:
        return int(connection.execute("SELECT count(*) FROM change WHERE action = 'export'").fetchone()[0])


def test_a_workbook_holds_texts_and_no_formula(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    assert desk.exports.write(path, "Contact", [1], ["T"] * len(CELLS), lambda _ids: [CELLS]) == 1
    assert read_workbook(path).sheets[0].rows[1] == tuple(cell or None for cell in CELLS)
    assert b"<f>" not in path.read_bytes()


def test_a_csv_has_an_apostrophe_before_what_would_be_a_formula(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    desk.exports.write(path, "Contact", [1], ["=T"], lambda _ids: [("=1+1",), ("x",)])
    assert path.read_bytes() == b"\xef\xbb\xbf'=T\r\n'=1+1\r\nx\r\n"


def test_rows_are_asked_for_in_windows_in_their_order(desk: Desk, tmp_path: Path) -> None:
    asked: list[int] = []

    def lines(ids: list[int]) -> list[tuple[str]]:
        asked.append(len(ids))
        return [(str(one),) for one in ids]

    done = desk.exports.write(tmp_path / "list.csv", "Contact", list(range(1200)), ["N"], lines)  # type: ignore[arg-type]
    assert (done, asked, noted(desk)) == (1200, [500, 500, 200], 1200)
    assert (tmp_path / "list.csv").read_text("utf-8-sig").split() == ["N", *map(str, range(1200))]


def test_nothing_is_recorded_of_what_was_stopped_or_has_no_such_ending(desk: Desk, tmp_path: Path) -> None:
    def stop(_done: int, _of: int) -> None:
        raise Trouble("cancelled")

    with pytest.raises(Trouble):
        desk.exports.write(tmp_path / "list.csv", "Contact", [1], ["N"], lambda _ids: [("x",)], stop)
    with pytest.raises(Trouble):
        desk.exports.write(tmp_path / "list.doc", "Contact", [1], ["N"], lambda _ids: [("x",)])
    assert (noted(desk), list(tmp_path.glob("list.*"))) == (0, [])


def test_a_cell_no_workbook_takes_is_refused_and_not_cut(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        desk.exports.write(tmp_path / "list.xlsx", "Contact", [1], ["N"], lambda _ids: [("x" * 40_000,)])
    assert not (tmp_path / "list.xlsx").exists()
