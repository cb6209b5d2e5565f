"""One contact: taken while the caller talks, looked at again, corrected."""

from lado_desktop.ui.pages.contact.page import ContactPage

__all__ = ["ContactPage"]
