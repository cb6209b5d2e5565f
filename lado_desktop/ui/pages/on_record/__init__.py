"""Everything on record about one person, or about one setting."""

from lado_desktop.ui.pages.on_record.person import PersonPage
from lado_desktop.ui.pages.on_record.setting import SettingPage

__all__ = ["PersonPage", "SettingPage"]
