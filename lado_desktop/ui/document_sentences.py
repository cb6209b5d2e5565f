"""What can go wrong with documents, and with what is exported or answered, in sentences."""

from __future__ import annotations

from typing import Final

DOCUMENTS: Final[dict[str, str]] = {
    "document_empty": "That file is empty, so there is nothing to attach.",
    "document_too_large": "That file is larger than {most} MiB, the most that is taken. Attach the part that matters.",
    "document_type": (
        "Files of that kind are not taken, because they could do something when they are opened, or nobody here can "
        "read them. Attach a PDF, a picture, a text, an email or an office document."
    ),
    "document_differs": (
        "What is in that file is not what the ending of its name says, so it was not attached. "
        "Ask whoever sent it for another copy."
    ),
    "document_macros": "That document has macros in it, which are programs. Save it without them, then attach it.",
    "document_unreadable": "That file cannot be read. Is it still there, and open to you? Nothing was attached.",
    "document_damaged": (
        "The document is not as it was when it was attached, so it is not shown. Look for it in a backup, and check "
        "this tracker on its page."
    ),
    "export_everything_unknown": "Everything is exported as .json or .xlsx. Choose a name that ends in one of these.",
    "export_reason_needed": (
        "{count} records are restricted, and go out only when you say why. Give the reason, then export again."
    ),
    "export_too_long": (
        "A text in row {row}, column {column} is longer than a cell of a workbook can be. Export as JSON instead."
    ),
    "not_replied": "That record check has no reply yet. Write one on the contact, then print it.",
}
