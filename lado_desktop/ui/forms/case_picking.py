"""The field in which one picks a case by its reference, its adult or its setting."""

from __future__ import annotations

from collections.abc import Sequence

from lado_desktop.services.case_drafts import CaseRow
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.fields_pick import PickField

MOST = 8


def case_field(label: str, office: Office) -> PickField:
    """A field for one case of the tracker."""
    cases = office.desk.cases

    def find(words: str) -> Sequence[tuple[int, str]]:
        return [(row.id, called(row)) for row in cases.rows(cases.ids(filters={"": words})[:MOST])]

    def named(case_id: int) -> str:
        return next((called(row) for row in cases.rows([case_id])), "")

    return PickField(label, find, named, hint="Type a reference, a name or a setting, then choose")


def called(row: CaseRow) -> str:
    """ "26/014 Elin Vanderlocke, Thornmere High School"; a restricted case by its reference alone."""
    about = ", ".join(part for part in (row.about, row.setting) if part)
    return f"{row.reference} {about}".strip()
