"""The sample tracker: fictional people over two years, made through the same services that officers use."""

from lado_desktop.services.sample.fill import AUTHORITY, CONTACTS, fill
from lado_desktop.services.sample.remove import remove

__all__ = ["AUTHORITY", "CONTACTS", "fill", "remove"]
