"""The documents of one record."""

from lado_desktop.ui.pages.documents.page import DocumentsPage

__all__ = ["DocumentsPage"]
