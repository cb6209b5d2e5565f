"""The contact form itself: one draft in and out, fields that show only where they can matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from lado_desktop.services.contact_drafts import AdultDraft, ContactDraft, ReferrerDraft, ThresholdDraft
from lado_desktop.services.lists import Lists
from lado_desktop.services.targets import Targets, response
from lado_desktop.services.transfers import TransferDraft
from lado_desktop.ui.dates import Today, long_date
from lado_desktop.ui.forms.contact_form.kept import plain, plain_values, show_plain
from lado_desktop.ui.forms.contact_form.lateness import days_taken, is_late, late_words
from lado_desktop.ui.forms.contact_form.people_rows import OF_THE_NAMED
from lado_desktop.ui.forms.contact_form.rows import contact_rows
from lado_desktop.ui.forms.contact_form.sections import (
    ASKED_OF_A_REFERRAL,
    FIRST,
    folds_of_adults,
    is_referral,
    sections_for,
)
from lado_desktop.ui.forms.contact_form.words import Words
from lado_desktop.ui.response import MARKS, response_words
from lado_desktop.ui.widgets.drafting import BEFORE, UNREAD, values_of
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_said import SaidField
from lado_desktop.ui.widgets.record_form import RecordForm

Store = Callable[[ContactDraft], int]
USUAL = Targets()
PARTS = ("referrer", "threshold", "transfer")
LATE = ("late_reason", "late_note", "late_challenged")


class ContactForm(RecordForm):
    """`settings` are names to offer while one is typed. What is not touched is stored exactly as it was."""

    def __init__(
        self,
        lists: Lists,
        today: Today,
        store: Store,
        settings: Sequence[str] = (),
        targets: Targets = USUAL,
    ) -> None:
        self._lists, self._today, self._targets = lists, today, targets
        self._at_first: dict[str, Any] = {}
        rows = contact_rows(Words(lists, today, settings))
        late = {row.section for row in rows} - set(FIRST)
        super().__init__(rows, ContactDraft(), store, late=late)
        self._remember()
        self.changed.connect(self._settle)

    # ---- what is made when ----

    def make_next(self) -> bool:
        """As every form's, also in its blocks; then what a referral form asks besides."""
        blocks = [block.form for _, field in self._blocks() for block in field.blocks]
        if super().make_next() or any(form.make_next() for form in blocks):
            return True
        kind = self.values()["contact_type"]
        if is_referral(kind) and any(self.open_fold(fold) for fold in ASKED_OF_A_REFERRAL):
            return True
        named = [block.form for block in self._adults.blocks if block.draft.known == "named"]
        return any(form.open_fold(fold) for form in named for fold in folds_of_adults(kind))

    def _was_made(self, key: str, value: Any) -> None:
        super()._was_made(key, value)
        if self._at_first.get(key) == value:
            self._at_first[key] = self.fields[key].value()

    # ---- the draft ----

    def shown(self, draft: ContactDraft) -> dict[str, Any]:
        """A part of the draft goes under its name and a dot: "referrer.name"."""
        values = values_of(draft)
        for name in PARTS:
            values |= {f"{name}.{key}": value for key, value in values_of(values.pop(name)).items()}
        return values

    def draft(self) -> ContactDraft:
        """The stored record with what was changed by hand since it was shown, and nothing else."""
        values = self.values()
        changed = {key: value for key, value in values.items() if value != self._at_first[key]}
        kept: ContactDraft = self._draft
        for name in PARTS:
            part = {
                key.removeprefix(f"{name}."): changed.pop(key) for key in list(changed) if key.startswith(f"{name}.")
            }
            kept = replace(kept, **{name: _with(getattr(kept, name), part)})
        kept = _with(kept, changed)
        return replace(kept, adults=tuple(adult for adult in kept.adults if adult != AdultDraft()))

    def show_draft(self, draft: ContactDraft) -> None:
        """Show the stored record afresh."""
        super().show_draft(draft)
        self._remember()

    def give_reference(self, reference: str) -> None:
        """The reference a new contact will have."""
        self._draft = replace(self._draft, reference=reference)

    def rebase(self, draft: ContactDraft) -> None:
        """The record was changed elsewhere: what was typed here stays, everything else follows the record."""
        before, first = self.values(), self._at_first
        touched = {key for key in before if before[key] != first[key]}
        self._draft = draft
        self.update_values({key: value for key, value in self.shown(draft).items() if key not in touched})
        self._at_first = {key: first[key] if key in touched else value for key, value in self.values().items()}
        self._settle()

    @property
    def is_changed(self) -> bool:
        return self.values() != self._at_first or bool(self.problems())

    def kept_values(self) -> dict[str, Any]:
        """What is being typed, in plain types, and what stood there where something was changed."""
        kept, first = plain_values(self), {key: plain(key, value) for key, value in self._at_first.items()}
        return kept | {BEFORE: {key: was for key, was in first.items() if kept[key] != was}}

    def take_up(self, values: Mapping[str, Any]) -> None:
        """Show what was being typed; it counts as changed against the record shown before.

        What was not touched stays as the record has it, and what was changed in both says so.
        """
        before = values.get(BEFORE)
        touched = values.keys() if before is None else {*before, UNREAD}
        show_plain(self, {key: value for key, value in values.items() if key in touched})
        self._settle()
        self.changed.emit()
        stored = {key: plain(key, value) for key, value in self._at_first.items()}
        self.mark_overtaken({key: stored[key] for key, was in (before or {}).items() if stored.get(key, was) != was})

    def mark_saved(self) -> None:
        """What was stored is shown again by `show_draft`; until then the form goes on from what it had."""
        self.show_problems({})

    def _remember(self) -> None:
        self._at_first = self.values()
        self._settle()

    # ---- the adults, for whoever looks them up ----

    def adults_typed(self) -> list[tuple[int, AdultDraft]]:
        """Every adult who is named, with the number of their block."""
        drafts = ((number, block.draft) for number, block in enumerate(self._adults.blocks))
        return [(number, draft) for number, draft in drafts if draft.known == "named" and draft.name]

    def settings_typed(self) -> list[str]:
        """The settings of the adults, each once."""
        names = (block.draft.setting_name.strip() for block in self._adults.blocks)
        return list(dict.fromkeys(name for name in names if name))

    def link_adult(self, number: int, known: AdultDraft) -> None:
        """The adult of this number is a known person: what is on record of them stands in the form now."""
        form = self._adults.blocks[number].form
        said = {key: getattr(known, key) for key in OF_THE_NAMED if hasattr(known, key)}
        form.set_values({key: value for key, value in said.items() if value not in ("", None, ())})
        form.fields["person_id"].set_value(known.person_id)
        form.fields["name"].focus()
        form.changed.emit()

    @property
    def _adults(self) -> DraftsField:
        field = self.fields["adults"]
        assert isinstance(field, DraftsField)  # noqa: S101 - the rows say so
        return field

    # ---- problems ----

    def show_problems(self, problems: Mapping[str, str]) -> list[str]:
        """As every form's; an adult without a name may also be one who is not named."""
        own = {
            key: "adult_unnamed" if key.startswith("adults.") and code == "name_missing" else code
            for key, code in problems.items()
        }
        return super().show_problems(own)

    # ---- what follows from what ----

    def show_decisions(self, decisions: Sequence[ThresholdDraft]) -> None:
        """The decisions on record, the one that stands first: when it was taken, and what was decided before."""
        stands, earlier = decisions[:1], decisions[1:]
        self._say("earlier", "\n".join(self._decision_words(one) for one in earlier), icon="history")
        self._say("decided", "".join(long_date(one.decided_on) for one in stands))
        self.show_rows({"threshold.decided_on": not stands})

    def _decision_words(self, decision: ThresholdDraft) -> str:
        label = self._lists.label("threshold", decision.decision)
        return f"{long_date(decision.decided_on)}: {label}. {decision.rationale}"

    def _settle(self) -> None:
        values = self.values()
        days = days_taken(values["employer_aware_on"], values["received_on"])
        mark = ("warn", "clock") if is_late(days) else ("", "circle-check")
        self._say("lateness", late_words(days), *mark)
        self._say_response(values)
        self.show_rows(dict.fromkeys(LATE, is_late(days) or _says(values, LATE)))
        for title, is_needed in sections_for(values).items():
            keys = [row.key for row in self._sections[title].rows]
            self.show_section(title, is_needed or _says(values, keys))
        self._rest.start()

    def _say_response(self, values: Mapping[str, Any]) -> None:
        """When the answer is due, once one can say how soon that is."""
        if values["received_on"] is None or not values["contact_type"]:
            self._say("response", "")
            return
        answer = response(
            received_on=values["received_on"],
            received_at=values["received_at"],
            contact_type=values["contact_type"],
            decision=values["threshold.decision"],
            answered_on=values["first_response_on"] or values["check_replied_on"],
            today=self._today(),
            targets=self._targets,
        )
        self._say("response", response_words(answer), *MARKS[answer.state])

    def go_to(self, key: str) -> None:
        """To a field by the name it has in problems: "summary", "adults.2.name"."""
        if key in self.fields:
            self.go_to_problem(key)
            return
        name, number, inner = key.split(".", 2)
        field = self.fields[name]
        if isinstance(field, DraftsField) and len(field.blocks) >= int(number):
            form = field.blocks[int(number) - 1].form
            form.fields[inner].focus()
            self.reveal_widget(form.fields[inner])

    def _say(self, key: str, words: str, tone: str = "", icon: str = "circle-check") -> None:
        if not words and not self.fields.is_made(key):
            return
        field = self.fields[key]
        if isinstance(field, SaidField):
            field.say(words, tone, icon)


D = TypeVar("D", ContactDraft, ReferrerDraft, ThresholdDraft, TransferDraft)


def _with(draft: D, changed: Mapping[str, Any]) -> D:
    """`draft` with what was changed; a code that was blanked is not recorded."""
    blank = type(draft)()
    known = {key: value for key, value in changed.items() if hasattr(blank, key)}
    return replace(draft, **{key: value if value != "" else getattr(blank, key) for key, value in known.items()})


def _says(values: Mapping[str, Any], keys: Sequence[str]) -> bool:
    return any(values[key] not in ("", None, ()) for key in keys)
