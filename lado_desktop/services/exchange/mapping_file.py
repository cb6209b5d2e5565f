"""Mappings as TOML pages: written for a person to read and correct, read back with the place of every mistake."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from lado_desktop.errors import Refused
from lado_desktop.services.exchange import fields
from lado_desktop.services.exchange.mapping import JOINED, ROLES, Column, Rule, SheetMapping, WorkbookMapping
from lado_desktop.services.typed_dates import DAY_FIRST, MONTH_FIRST

FORMAT = 1

_T = TypeVar("_T")

_WANTED: Mapping[type, str] = {str: "text", int: "a whole number", bool: "true or false"}
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TOP = {"format", "title", "vocabulary", "date_order", "yes", "no", "separators", "sheet", "values", "rule"}
_SHEET = {"name", "role", "key", "joins", "to", "heading_row", "columns", "constants"}


def dump(mapping: WorkbookMapping) -> str:
    """The page of `mapping`; `load(dump(mapping)) == mapping`."""
    return "\n".join(_lines(mapping)) + "\n"


def load(text: str) -> WorkbookMapping:
    """Read a page. `Refused`: mapping_unreadable (line, column), mapping_newer, mapping_wrong (place, wanted)."""
    try:
        page = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line, column = _position(str(error), text)
        raise Refused("mapping_unreadable", line=line, column=column) from error
    if page.get("format", FORMAT) != FORMAT:
        raise Refused("mapping_newer")
    _only(page, _TOP, "top")
    order = page.get("date_order", DAY_FIRST)
    _expect(order in (DAY_FIRST, MONTH_FIRST), "date_order", "day_first or month_first")
    plain = WorkbookMapping("")
    return WorkbookMapping(
        title=_typed(page, "title", str, "", "top"),
        vocabulary=_typed(page, "vocabulary", str, "england", "top"),
        sheets=tuple(_sheet(item, number) for number, item in enumerate(_items(page, "sheet"), start=1)),
        values=_values(page.get("values", {})),
        rules=tuple(_rule(item, f"rule {number}") for number, item in enumerate(_items(page, "rule"), start=1)),
        date_order=order,
        yes=_texts(page, "yes", plain.yes),
        no=_texts(page, "no", plain.no),
        separators=_texts(page, "separators", plain.separators),
    )


def _sheet(item: object, number: int) -> SheetMapping:
    place = f"sheet {number}"
    page = _table(item, place)
    _only(page, _SHEET, place)
    role = _typed(page, "role", str, "contacts", place)
    _expect(role in ROLES, f"{place}, role", "contacts, joined or ignore")
    columns = _table(page.get("columns", {}), f"{place}, columns")
    found = SheetMapping(
        name=_typed(page, "name", str, "*", place),
        role=role,
        columns=tuple(_column(h, f, f"{place}, column {at}") for at, (h, f) in enumerate(columns.items(), start=1)),
        key=_typed(page, "key", str, "", place),
        joins=_typed(page, "joins", str, "", place),
        to=_typed(page, "to", str, "", place),
        heading_row=_typed(page, "heading_row", int, 0, place),
        constants=_fields(page.get("constants", {}), f"{place}, constants"),
    )
    _expect(role != JOINED or bool(found.key and found.joins), place, "key and joins, as it is a joined sheet")
    return found


def _column(heading: str, said: object, place: str) -> Column:
    names = [said] if isinstance(said, str) else said
    if not isinstance(names, list) or not names:
        raise _wrong(place, "a field or a list of fields")
    for name in names:
        _expect(isinstance(name, str) and fields.find(name) is not None, place, "a field the program knows")
    return Column(heading, tuple(names))


def _rule(item: object, place: str) -> Rule:
    page = _table(item, place)
    _only(page, {"when", "then", "replaces"}, place)
    when, then = (_fields(page.get(part, {}), f"{place}, {part}") for part in ("when", "then"))
    _expect(bool(when and then), place, "both when and then")
    return Rule(when, then, _typed(page, "replaces", bool, False, place))


def _fields(item: object, place: str) -> dict[str, str]:
    page = _table(item, place)
    for at, (name, value) in enumerate(page.items(), start=1):
        _expect(fields.find(name) is not None, f"{place}, line {at}", "a field the program knows")
        _expect(isinstance(value, str), f"{place}, line {at}", "text in quotation marks")
    return dict(page)


def _values(item: object) -> dict[str, dict[str, str]]:
    lists = {field.list_name for field in fields.FIELDS.values() if field.list_name}
    found: dict[str, dict[str, str]] = {}
    for at, (name, texts) in enumerate(_table(item, "values").items(), start=1):
        _expect(name in lists or fields.find(name) is not None, f"values {at}", "a field or a value list")
        page = _table(texts, f"values {at}")
        for line, code in enumerate(page.values(), start=1):
            _expect(isinstance(code, str), f"values {at}, line {line}", "text in quotation marks")
        found[name] = dict(page)
    return found


def _items(page: Mapping[str, Any], name: str) -> list[Any]:
    found = page.get(name, [])
    _expect(isinstance(found, list), name, f"[[{name}]]")
    return list(found)


def _table(item: object, place: str) -> dict[str, Any]:
    if not isinstance(item, dict):
        raise _wrong(place, "a table")
    return item


def _texts(page: Mapping[str, Any], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    found = page.get(name, list(default))
    _expect(isinstance(found, list) and all(isinstance(text, str) and text for text in found), name, "a list of texts")
    return tuple(found)


def _typed(page: Mapping[str, Any], name: str, kind: type[_T], default: _T, place: str) -> _T:
    found: _T = page.get(name, default)
    _expect(type(found) is kind, f"{place}, {name}", _WANTED[kind])
    return found


def _only(page: Mapping[str, Any], known: set[str], place: str) -> None:
    for at, name in enumerate(page, start=1):
        _expect(name in known, f"{place}, entry {at}", f"one of {', '.join(sorted(known))}")


def _expect(is_right: bool, place: str, wanted: str) -> None:
    if not is_right:
        raise _wrong(place, wanted)


def _wrong(place: str, wanted: str) -> Refused:
    return Refused("mapping_wrong", place=place, wanted=wanted)


def _position(message: str, text: str) -> tuple[int, int]:
    found = re.search(r"line (\d+), column (\d+)", message)
    return (int(found[1]), int(found[2])) if found else (text.count("\n") + 1, 1)


def _lines(mapping: WorkbookMapping) -> Iterator[str]:
    yield f"format = {FORMAT}"
    yield from _pairs({"title": mapping.title, "vocabulary": mapping.vocabulary, "date_order": mapping.date_order})
    for name in ("yes", "no", "separators"):
        yield f"{name} = {_list(getattr(mapping, name))}"
    for sheet in mapping.sheets:
        yield from ("", "[[sheet]]")
        yield from _pairs({"name": sheet.name, "role": sheet.role})
        yield from _pairs({name: text for name in ("key", "joins", "to") if (text := getattr(sheet, name))})
        if sheet.heading_row:
            yield f"heading_row = {sheet.heading_row}"
        yield from _section("sheet.constants", sheet.constants)
        if sheet.columns:
            yield "[sheet.columns]"
        for column in sheet.columns:
            names = _quoted(column.fields[0]) if len(column.fields) == 1 else _list(column.fields)
            yield f"{_key(column.heading)} = {names}"
    for rule in mapping.rules:
        yield from ("", "[[rule]]")
        if rule.replaces:
            yield "replaces = true"
        yield from (f"when = {_inline(rule.when)}", f"then = {_inline(rule.then)}")
    for name, texts in mapping.values.items():
        yield ""
        yield from _section(f"values.{_key(name)}", texts) if texts else (f"[values.{_key(name)}]",)


def _section(name: str, pairs: Mapping[str, str]) -> Iterator[str]:
    if pairs:
        yield f"[{name}]"
        yield from _pairs(pairs)


def _pairs(pairs: Mapping[str, str]) -> Iterator[str]:
    return (f"{_key(name)} = {_quoted(value)}" for name, value in pairs.items())


def _inline(pairs: Mapping[str, str]) -> str:
    return "{ " + ", ".join(_pairs(pairs)) + " }"


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(map(_quoted, texts)) + "]"


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """JSON's strings are TOML's, but for DEL and lone surrogates."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(clean, ensure_ascii=False).replace("\x7f", "\\u007F")
