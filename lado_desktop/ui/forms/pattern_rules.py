"""The form of the thresholds from which patterns are seen."""

from __future__ import annotations

from lado_desktop.services.pattern_rules import COUNTED, RuleDraft, RulesDraft
from lado_desktop.ui.office import Office
from lado_desktop.ui.pattern_words import OFFERED
from lado_desktop.ui.widgets.fields_choice import Choice, CodeField
from lado_desktop.ui.widgets.fields_drafts import DraftsField
from lado_desktop.ui.widgets.fields_radio import TickField
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered

SUBJECTS = (Choice("person", "One person"), Choice("setting", "One setting"))


class PatternRulesForm(RecordForm):
    """Every threshold in a line of its own: so many contacts about one person or setting in so many months."""

    def __init__(self, office: Office, draft: RulesDraft) -> None:
        self._office = office
        rows = [Row("rules", "", width=3, make=self._rules)]
        super().__init__(rows, draft, office.desk.patterns.save_rules)

    def _rules(self) -> DraftsField:
        return DraftsField("", self._rule_rows, RuleDraft(), noun="threshold", add="Add a threshold", most=6)

    def _rule_rows(self) -> list[Row]:
        kinds = [Choice(code, OFFERED[code]) for code in COUNTED]
        categories = [
            Choice(one.code, f"Category: {one.label}") for one in offered(self._office.desk.lists, "category")
        ]
        return [
            Row("subject", "About", make=lambda: CodeField("About", SUBJECTS, blank=None)),
            Row("counts", "Counted", width=2, make=lambda: CodeField("Counted", [*kinds, *categories], blank=None)),
            Row("at_least", "At least", "number", hint="Contacts"),
            Row("months", "Within", "number", hint="Months"),
            Row("is_on", "Used", make=lambda: TickField("Used", "In use")),
        ]
