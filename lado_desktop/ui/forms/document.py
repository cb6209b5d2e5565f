"""The form of a document: what it is called, what it is, and a note. Its ending is its own and stays."""

from __future__ import annotations

from lado_desktop.services.documents import DocumentDraft
from lado_desktop.ui.office import Office
from lado_desktop.ui.widgets.form import Row
from lado_desktop.ui.widgets.record_form import RecordForm, offered


class DocumentForm(RecordForm):
    """One document of a record."""

    def __init__(self, office: Office, draft: DocumentDraft) -> None:
        rows = [
            Row("name", "Name", width=3),
            Row("kind", "What it is", "code", choices=offered(office.desk.lists, "document_kind", draft.kind)),
            Row("note", "Note", "long", width=3),
        ]
        super().__init__(rows, draft, office.desk.documents.save)
