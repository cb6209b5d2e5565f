"""Before a paper is offered it is read back, as its reader's program would, and compared with what was typed."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import groupby
from typing import Any
from unicodedata import category, normalize

from lado_desktop.errors import Trouble
from lado_desktop.services.paper.tagging import Element, Mark
from lado_desktop.services.paper.text import NON_JOINER, is_right_to_left, typed, unprintable

# Turned round in right-to-left text, so that they open where the reader begins.
MIRRORED = str.maketrans(")]}>»›”’", "([{<«‹“‘")
# What the reader makes of a hyphen at the end of a line.
HYPHENS = dict.fromkeys(map(ord, "\x02\ufffe"), "-")


def assure(pdf: bytes, root: Element, paper: object) -> None:
    """Every passage of `root` says on paper what it was given, and every text of `paper` is in one.

    `Trouble("paper_differs")` with the number of passages that are `wrong` and of texts `left_out`.
    """
    read = read_back(pdf)
    passages = [
        (element, "".join(read.get(mark, "") for mark in element.marks)) for element in root.walk() if element.said
    ]
    wrong = sum(1 for element, found in passages if _folded(found) != _folded(typed(element.said)))
    printed = "\n".join(_unspaced(element.said) for element, _ in passages)
    left_out = sum(1 for text in texts(paper) if _unspaced(text) not in printed)
    if wrong or left_out:
        raise Trouble("paper_differs", wrong=wrong, left_out=left_out)


def shown_by_number(paper: object) -> tuple[str, ...]:
    """The characters of `paper` that no font has and that are therefore printed as `[U+1F44D]`: sorted, each once."""
    return tuple(sorted({number for text in texts(paper) for number in unprintable(text)}))


def texts(part: object) -> Iterator[str]:
    """Every text in a record of records."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif is_dataclass(part) and not isinstance(part, type):
        for known in fields(part):
            yield from texts(getattr(part, known.name))


def read_back(pdf: bytes) -> dict[Mark, str]:
    """The text of every marked stretch, read by PDFium, which many people's browsers read PDF with."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        found: dict[Mark, str] = defaultdict(str)
        for number in range(len(document)):
            for mark, text in _read_page(document[number], number):
                found[mark] += text
        return dict(found)
    finally:
        document.close()


def _read_page(page: Any, number: int) -> Iterator[tuple[Mark, str]]:
    from pypdfium2 import raw

    text_page = page.get_textpage()
    for piece in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        mark = raw.FPDFPageObj_GetMarkedContentID(piece.raw)
        if mark >= 0:
            length = raw.FPDFTextObj_GetText(piece.raw, text_page.raw, None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFTextObj_GetText(
                piece.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length
            )
            yield Mark(number, mark), buffer.raw.decode("utf-16-le").rstrip("\0")


def _unspaced(text: str) -> str:
    return "".join(normalize("NFKD", text).split())


def _folded(text: str) -> str:
    """For comparing: no spaces, letters without their joined shapes, right-to-left text without its order.

    The reader takes two marks in one place for a slip and gives back one.
    """
    plain = _unspaced(text.translate(HYPHENS).replace(NON_JOINER, ""))
    if not is_right_to_left(plain):
        return "".join("".join(sorted(set(run)) if marks else run) for marks, run in groupby(plain, _is_mark))
    letters = sorted(letter for letter in plain.translate(MIRRORED) if not _is_mark(letter))
    return "".join([*letters, *sorted(set(filter(_is_mark, plain)))])


def _is_mark(letter: str) -> bool:
    return category(letter) in ("Mn", "Me")
