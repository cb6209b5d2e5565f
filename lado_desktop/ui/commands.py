"""What the menus offer: every command of the window, each with its key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from lado_desktop.ui import labels, plain, search_sentences
from lado_desktop.ui.menus import Command

if TYPE_CHECKING:
    from lado_desktop.ui.main_frame import MainFrame

OnPage = Callable[[str], Callable[[], None]]


def commands(frame: MainFrame, on_page: OnPage) -> list[Command]:
    """In the order of the menus; `on_page` makes what the page one sees does by itself."""
    return [*_file(frame, on_page), *_edit(frame, on_page), *_view(frame, on_page), *_go(frame), *_help(frame)]


def _file(frame: MainFrame, on_page: OnPage) -> list[Command]:
    def asked(words: str, needs: str, key: str = "") -> Command:
        return Command("&File", words, on_page(needs), key, needs=needs)

    return [
        Command("&File", "&New contact", frame.open_contact, "Ctrl+N"),
        Command("&File", "&Record check", frame.checks.open, "Ctrl+R"),
        asked("&Save", "save_page", "Ctrl+S"),
        asked("&Print…", "print_page", "Ctrl+P"),
        asked("&Export…", "export_page", "Ctrl+E"),
        asked("&Documents of this record", "show_documents", "Ctrl+D"),
        asked("&History of this record", "show_history", "Ctrl+H"),
        Command("&File", "&Bring in a spreadsheet…", lambda: frame.frame_go("import"), is_first=True),
        Command("&File", "&Lock now", frame.lock_wanted.emit, "Ctrl+L", is_first=True),
        Command("&File", "E&xit", frame.leave_wanted.emit, "Ctrl+Q"),
    ]


def _edit(frame: MainFrame, on_page: OnPage) -> list[Command]:
    undo = frame.undo
    filtering = Command("&Edit", "Filter this &list", on_page("focus_filter"), "Ctrl+F", needs="focus_filter")
    return [
        Command("&Edit", "&Undo", undo.undo, "Ctrl+Z", says=undo.undo_words),
        Command("&Edit", "&Redo", undo.redo, "Ctrl+Y", "Ctrl+Shift+Z", says=undo.redo_words),
        Command("&Edit", "&Paste rows", on_page("paste_rows"), shown="Ctrl+V", needs="paste_rows", is_first=True),
        Command("&Edit", "&Change one field of many…", on_page("change_many"), needs="change_many"),
        Command("&Edit", "&Find", frame.frame.focus_search, shown="Ctrl+K", is_first=True),
        filtering,
    ]


def _view(frame: MainFrame, on_page: OnPage) -> list[Command]:
    return [
        Command("&View", "&Read again", on_page("refresh"), "F5", needs="refresh"),
        _look(frame, "&Light", "light", is_first=True),
        _look(frame, "&Dark", "dark"),
        _look(frame, "High &contrast", "contrast"),
        _look(frame, "As the &system", "system"),
        Command("&View", "Lar&ger text", lambda: frame.grow(10), "Ctrl++", "Ctrl+=", is_first=True),
        Command("&View", "S&maller text", lambda: frame.grow(-10), "Ctrl+-"),
        Command("&View", "&Normal text", lambda: frame.grow(0), "Ctrl+0"),
    ]


def _look(frame: MainFrame, words: str, scheme: str, *, is_first: bool = False) -> Command:
    wear = partial(frame.wear, scheme)
    return Command("&View", words, wear, is_on=lambda: frame.worn == scheme, is_first=is_first)


def _go(frame: MainFrame) -> list[Command]:
    """The places of the rail, by their numbers, which are their mnemonics too."""
    places = enumerate(frame.places.items(), 1)
    return [
        Command("&Go", f"&{number} {plain.face(words)}", lambda key=key: frame.frame.choose(key), shown=f"Alt+{number}")  # type: ignore[misc]  # bound now
        for number, (key, words) in places
    ]


def _help(frame: MainFrame) -> list[Command]:
    return [
        Command("&Help", "&Keys", lambda: frame.tell("Keys", labels.KEYS), "F1"),
        Command("&Help", "&Search", lambda: frame.tell("Search", search_sentences.HELP)),
        Command("&Help", "&About LADO Desktop", lambda: frame.tell("About LADO Desktop", labels.ABOUT)),
    ]
