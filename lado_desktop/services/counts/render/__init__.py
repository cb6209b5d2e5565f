"""Renderings of one result: JSON, text, CSV and a workbook. None of them counts anything."""

from lado_desktop.services.counts.render.as_csv import as_csv
from lado_desktop.services.counts.render.as_json import as_json
from lado_desktop.services.counts.render.as_text import as_text
from lado_desktop.services.counts.render.as_xlsx import as_xlsx

__all__ = ["as_csv", "as_json", "as_text", "as_xlsx"]
