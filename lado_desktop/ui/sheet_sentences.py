"""The part of the sentences that speaks of spreadsheets and their mappings; `labels.py` is where they are looked up."""

from __future__ import annotations

SHEETS: dict[str, str] = {
    "sheet_missing": "There is no file of that name, or it cannot be opened. Check the name and the folder.",
    "sheet_empty_file": "That file is empty. Choose the spreadsheet again.",
    "sheet_too_large": "That file is larger than {megabytes} MB. Save the sheet that is needed as a file of its own.",
    "sheet_foreign": "That file is not a spreadsheet. Choose an xlsx, xlsm, xls, ods or csv file.",
    "sheet_web_page": (
        "That file is a web page with a spreadsheet's ending. Open it in a spreadsheet program and save it as xlsx."
    ),
    "sheet_xlsb": "Binary workbooks (xlsb) are not read. Save it as xlsx, then choose that.",
    "sheet_utf16": "That workbook is written in letters that are not read. Save it as xlsx, then choose that.",
    "sheet_password": "That workbook needs a password. Save it without one in a safe place, then choose that.",
    "sheet_grid": (
        "Sheet {sheet} reaches to row {rows:,} and column {columns:,}, too far for a tracker; often one stray cell "
        "is enough. Delete the empty rows and columns around the table, save, and try again."
    ),
    "sheet_off_grid": "That workbook names cells that no sheet can have. Save it again as xlsx, then try that.",
    "sheet_cell_long": "A cell in row {row} of sheet {sheet} is longer than a text can be. Shorten it, then try again.",
    "sheet_many_parts": "That workbook has more parts than any real one. Save it again as xlsx, then try that.",
    "sheet_twin_parts": "That workbook holds a part twice, so it has two readings. Save it again, then try that.",
    "sheet_unpacks_large": "That workbook unpacks to more than can be read. Save only the sheet that is needed.",
    "sheet_dtd": "That workbook declares entities, which no spreadsheet program does. It was not read.",
    "sheet_damaged": "That workbook is damaged: a part of it cannot be read. Save it again, or find another copy.",
    "sheet_unreadable": "That spreadsheet could not be read to its end. Save it again as xlsx, then try that.",
    "sheet_memory": "That spreadsheet takes more memory than may be used. Save only the sheet that is needed.",
    "sheet_slow": "Reading that spreadsheet took too long and was stopped. Save only the sheet that is needed.",
    "sheet_uncalculated": (
        "That workbook holds formulas whose values were never saved: {count:,}. They read as empty, so nothing can be "
        "brought in. Open it in a spreadsheet program, save it there, then try again."
    ),
    "sheet_none": "That workbook has no sheet with cells. Choose another file.",
    "sheet_cancelled": "Stopped, as you asked. Nothing was brought in.",
    "csv_nul": "That text file holds bytes that no text has. Save it again as csv, then try that.",
    "csv_encoding": "The letters of that text file cannot be told. Save it again as csv in UTF-8, then try that.",
    "csv_quote": "A quotation mark opened in row {row} is never closed. Put it right, then try again.",
    "mapping_missing": "The mapping cannot be read. Check its name, and that it is the text file that was proposed.",
    "mapping_unreadable": "The mapping is not right in line {line}, column {column}. Compare it with its neighbours.",
    "mapping_newer": "The mapping was written by a newer version of the program. Use that, or propose a new one.",
    "mapping_wrong": "The mapping is not right at {place}: it should be {wanted}.",
    "check_list_no_names": (
        "No column of names was found. Give the columns headings, such as Name, Date of birth and Setting, "
        "then try again."
    ),
    "mapping_no_sheet": (
        "No sheet of contacts was found: none has a column of days received that can be read, or none has the name in "
        "the mapping. Look at the dates and at the names of the sheets."
    ),
    "mapping_no_received": "Sheet {sheet} has no column for the day received. Say in the mapping which one it is.",
    "mapping_no_key": "Sheet {sheet} is joined by a column that is not there. Say in the mapping which one it is.",
    "nothing_to_bring_in": "No row could be brought in, and {count} lines were set aside. Look at the mapping.",
    "already_brought_in": "That file was brought in on {on:%d %b %Y} already, so nothing was brought in a second time.",
}

# Why a line of a spreadsheet is no record, a record was not brought in, or a cell was kept as a note.
REASONS: dict[str, str] = {
    "title": "title above the table",
    "heading": "heading",
    "repeated_heading": "headings repeated",
    "blank": "blank row",
    "separator": "separator, such as a month",
    "total": "total",
    "note": "remark across the row",
    "number_only": "number without a record",
    "no_received": "the day received is missing or cannot be read",
    "no_key": "the column that joins it is empty",
    "no_partner": "no contact has the same key",
    "partner_set_aside": "the contact it belongs to was not brought in",
    "sheet_ignored": "the mapping leaves this sheet out",
    "date_unread": "not read as a date",
    "unknown_value": "no code for this text",
    "several_values": "several values where one can stand",
    "unknown_yes_no": "neither yes nor no",
    "time_unread": "not read as a time",
    "differs": "says something else than the sheet it is joined to",
    "says_no_case": "speaks of a case although the row says there is none",
    "same_key": "several contacts have this key",
    "before_received": "before the day received",
}

# How sure a proposal is, and what was decided about it.
SURENESS: dict[str, str] = {
    "sure": "Sure",
    "likely": "Likely",
    "check": "Please check",
    "corrected": "Corrected",
    "mapped": "As saved",
}

# What a sheet is taken as.
ROLES: dict[str, str] = {
    "contacts": "Contacts",
    "joined": "More about the contacts",
    "ignore": "Left out",
}

# What is being done while a spreadsheet comes in.
WORK: dict[str, str] = {
    "reading_sheet": "Reading the spreadsheet",
    "proposing": "Working out which column is which",
    "interpreting": "Reading the rows under the mapping",
    "trying": "Trying it, without storing anything",
    "bringing_in": "Bringing the rows in",
}
