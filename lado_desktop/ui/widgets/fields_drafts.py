"""A field that holds several drafts: one small form below the other, added and removed by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from lado_desktop.ui.widgets.buttons import link
from lado_desktop.ui.widgets.draft_line import DraftLine
from lado_desktop.ui.widgets.drafting import values_of
from lado_desktop.ui.widgets.fields import Field
from lado_desktop.ui.widgets.form import WITHIN, Form, Row
from lado_desktop.ui.widgets.form_parts import order_after, stops_in
from lado_desktop.ui.widgets.layout import at_left, boxed, hbox, vbox


class DraftsField(Field):
    """The value is a tuple of drafts like `blank`; blocks that nothing was entered in are left out.

    `rows` makes the rows of one block, `settle` is told its form when it is shown and after each change. Where it
    `keeps_one`, a block is always there, without a heading while it is alone. Ctrl+Enter adds one below, Ctrl+Shift+Del
    removes the one that has the keyboard, which can be put back; Ctrl+Shift+Up and Down move it.
    """

    def __init__(
        self,
        label: str,
        rows: Callable[[], Sequence[Row]],
        blank: Any,
        *,
        noun: str,
        add: str,
        most: int = 3,
        headed: bool = False,
        keeps_one: bool = False,
        settle: Callable[[Form], None] | None = None,
    ) -> None:
        self._rows, self._blank, self._noun, self._most = rows, blank, noun, most
        self._is_headed, self._keeps_one, self._settle = headed, keeps_one, settle or _leave
        self.blocks: list[DraftLine] = []
        self._placed: list[DraftLine] = []
        self._removed: tuple[int, Any] | None = None
        self.add_button = link(add, "plus", tip="Ctrl+Enter")
        self.put_back = link("", "history")
        self._column = vbox(gap=0)
        tools = boxed(hbox(self.add_button, self.put_back, None, gap=16))
        super().__init__(label, boxed(vbox(self._column, at_left(tools), gap=4)))
        self.label.setVisible(bool(label))
        self.add_button.clicked.connect(self._add_last)
        self.put_back.clicked.connect(self._put_back)
        self._offer_back(None)
        self._key("Ctrl+Return", lambda blocks: blocks.add(below=blocks.current()))
        self._key("Ctrl+Enter", lambda blocks: blocks.add(below=blocks.current()))
        self._key("Ctrl+Shift+Del", lambda blocks: blocks.remove(blocks.current()))
        self._key("Ctrl+Shift+Up", lambda blocks: blocks.shift(blocks.current(), -1))
        self._key("Ctrl+Shift+Down", lambda blocks: blocks.shift(blocks.current(), 1))

    def _key(self, keys: str, do: Callable[[DraftsField], object]) -> None:
        """Of blocks inside blocks, the inner ones have the key."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: do(self._innermost()))
        shortcut.activatedAmbiguously.connect(lambda: do(self._innermost()))

    def _innermost(self) -> DraftsField:
        focus = QApplication.focusWidget()
        inside = [blocks for blocks in self.findChildren(DraftsField) if focus and blocks.isAncestorOf(focus)]
        return inside[-1] if inside else self

    # ---- the value ----

    def value(self) -> tuple[Any, ...]:
        return tuple(block.draft for block in self._filled())

    def set_value(self, value: Sequence[Any] | None) -> None:
        """Show these drafts. Lines that show the same already stay, and so does the keyboard in them."""
        wanted = tuple(value or ())
        shown = list(self._filled())
        if len(shown) == len(wanted):
            self._placed = shown
            for block, draft in zip(shown, _as_shown(shown, wanted), strict=True):
                block.form.update_values(values_of(draft))
                block.base = draft
                self._settle(block.form)
        else:
            self._show_all(wanted)
            self._placed = list(self.blocks)
        self._offer_back(None)
        self.show_problem("")

    def unread(self) -> dict[str, str]:
        return {
            f"{number}{WITHIN}{key}": text
            for number, block in enumerate(self._filled())
            for key, text in block.form.unread().items()
        }

    def show_unread(self, texts: Mapping[str, str]) -> None:
        """In the blocks that the last value was shown in."""
        for number, block in enumerate(self._placed):
            start = f"{number}{WITHIN}"
            block.form.show_unread({k.removeprefix(start): text for k, text in texts.items() if k.startswith(start)})

    def take_unseen(self, stored: Sequence[Any]) -> None:
        """What the lines do not show, such as the day an action was done, is as in `stored`; what is typed stays."""
        by_id = {draft.id: draft for draft in stored}
        for block in self.blocks:
            if block.base != self._blank and block.base.id in by_id:
                seen = {key: value for key, value in values_of(block.base).items() if key in block.form.fields}
                block.base = replace(by_id[block.base.id], **seen)

    def _filled(self) -> Iterator[DraftLine]:
        """Lines that say something, or that were stored once: those are only taken away on purpose."""
        return (
            block
            for block in self.blocks
            if block.base != self._blank or block.draft != self._blank or block.form.unread()
        )

    def _show_all(self, wanted: Sequence[Any]) -> None:
        while self.blocks:
            self._take(self.blocks[0])
        for draft in wanted or ([self._blank] if self._keeps_one else []):
            self._insert(len(self.blocks), draft)
        self._number()

    # ---- adding and removing ----

    def current(self) -> DraftLine | None:
        """The block that has the keyboard."""
        focus = QApplication.focusWidget()
        return next((block for block in self.blocks if focus and block.isAncestorOf(focus)), None)

    def _add_last(self) -> None:
        self.add()

    def add(self, *, below: DraftLine | None = None, draft: Any = None) -> DraftLine:
        """A new block below `below`, or the last; it gets the keyboard."""
        place = self.blocks.index(below) + 1 if below else len(self.blocks)
        block = self._insert(place, draft or self._blank)
        self._number()
        block.form.focus_first()
        return block

    def remove(self, block: DraftLine | None) -> None:
        """Take `block` away; the keyboard goes to its neighbour. What was in it can be put back until the next time."""
        if block is None or self._is_alone:
            return
        place, draft = self.blocks.index(block), block.draft
        was_filled = block.base != self._blank or draft != self._blank
        following = self.blocks[place + 1 :] + self.blocks[:place][::-1]
        (following[0].form.focus_first if following else self.add_button.setFocus)()
        self._take(block)
        self._number()
        self._offer_back((place, draft) if was_filled else None)
        if was_filled:
            self._changed_by_hand()

    def shift(self, block: DraftLine | None, step: int) -> None:
        if block is None or not 0 <= self.blocks.index(block) + step < len(self.blocks):
            return
        place = self.blocks.index(block)
        focus = QApplication.focusWidget()
        self.blocks.insert(place + step, self.blocks.pop(place))
        self._column.removeWidget(block)
        self._column.insertWidget(place + step, block)
        self._number()
        if focus:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed_by_hand()

    def focus(self) -> None:
        (self.blocks[0].form.focus_first if self.blocks else self.add_button.setFocus)()

    # ---- problems ----

    def line_problems(self) -> dict[str, str]:
        """What fields of blocks cannot read: codes by "number.key", numbers as in the value."""
        found: dict[str, str] = {}
        for number, block in enumerate(self._filled(), 1):
            own = block.form.problems()
            for key, inner in _blocks_in(block.form).items():
                own |= {f"{key}.{line}": code for line, code in inner.line_problems().items()}
            found |= {f"{number}.{key}": code for key, code in own.items()}
        return found

    def show_line_problems(self, problems: Mapping[str, str]) -> QWidget | None:
        """Put words beside the fields of blocks, by "number.key"; the result is the first control that is wrong."""
        first: QWidget | None = None
        for number, block in enumerate(self._filled(), 1):
            own = _below(problems, f"{number}.")
            wrong = block.form.mark_problems(own)
            first = first or (block.form.fields[wrong[0]].control if wrong else None)
            for key, inner in _blocks_in(block.form).items():
                shown = inner.show_line_problems(_below(own, f"{key}."))
                first = first or shown
        return first

    # ---- inside ----

    def _insert(self, place: int, draft: Any) -> DraftLine:
        block = DraftLine(self._rows(), draft, self._noun, self._most, headed=self._is_headed)
        block.form.changed.connect(lambda: self._settle(block.form))
        self._settle(block.form)
        block.form.changed.connect(self._changed_by_hand)
        block.remove.clicked.connect(lambda: self.remove(block))
        self.blocks.insert(place, block)
        self._column.insertWidget(place, block)
        block.show()
        return block

    def _take(self, block: DraftLine) -> None:
        self.blocks.remove(block)
        self._column.removeWidget(block)
        block.hide()
        block.deleteLater()

    def _number(self) -> None:
        for number, block in enumerate(self.blocks, 1):
            block.place(number, is_alone=self._is_alone)
        order_after(_stop_before(self), self.tab_stops())

    def tab_stops(self) -> list[QWidget]:
        """Where the Tab key stops, block by block as they stand now."""
        return [*(stop for block in self.blocks for stop in stops_in(block)), self.add_button, self.put_back]

    @property
    def _is_alone(self) -> bool:
        return self._keeps_one and len(self.blocks) == 1

    def _put_back(self) -> None:
        if self._removed:
            place, draft = self._removed
            block = self._insert(place, draft)
            self._number()
            block.form.focus_first()
            self._offer_back(None)
            self._changed_by_hand()

    def _offer_back(self, removed: tuple[int, Any] | None) -> None:
        self._removed = removed
        self.put_back.setVisible(removed is not None)
        self.put_back.setText(f"Put back {self._noun} {removed[0] + 1}" if removed else "")


def _leave(_form: Form) -> None:
    """Nothing follows from anything."""


def _as_shown(shown: Sequence[DraftLine], wanted: Sequence[Any]) -> Sequence[Any]:
    """`wanted` in the order of the lines that show it already, so that saving moves nothing under the cursor."""
    left, found = list(wanted), []
    for block in shown:
        said = {key: value for key, value in values_of(block.draft).items() if key in block.form.fields}
        same = next((draft for draft in left if said.items() <= values_of(draft).items()), None)
        if same is None:
            return wanted
        left.remove(same)
        found.append(same)
    return found


def _stop_before(blocks: DraftsField) -> QWidget | None:
    """The stop before the blocks, so that new ones come after it and not at the end of the window."""
    found = blocks.add_button.previousInFocusChain()
    while found and found is not blocks.add_button:
        if not blocks.isAncestorOf(found) and found.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return found if found.window() is blocks.window() else None
        found = found.previousInFocusChain()
    return None


def _blocks_in(form: Form) -> dict[str, DraftsField]:
    return {key: field for key, field in form.fields.items() if isinstance(field, DraftsField)}


def _below(problems: Mapping[str, str], start: str) -> dict[str, str]:
    return {key.removeprefix(start): code for key, code in problems.items() if key.startswith(start)}
