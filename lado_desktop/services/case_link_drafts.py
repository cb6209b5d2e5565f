"""Two cases that belong together, as seen from one of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class CaseLinkDraft:
    """The link of a case to another; how they belong together is said once for both."""

    id: int | None = None
    case_id: int
    other_id: int | None = None
    kind: str | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseLinkRow:
    """A link as the page of one of its cases shows it; a restricted case is shown by its reference alone."""

    draft: CaseLinkDraft
    reference: str
    about: str
    is_closed: bool
    is_restricted: bool

    @property
    def id(self) -> int:
        """The id of the link."""
        return self.draft.id or 0
