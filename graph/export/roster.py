"""The roster of all stays as a workbook: Chinese headings, filters, a first row and a first column that stay in view."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import xlsxwriter

from graph.export.rdf import NOT_XML
from graph.export.tables import TABLES, table_rows
from graph.store import Store

__all__ = ["HEADINGS", "roster"]

#: The columns of the table of placements that a roster has, with their headings and widths.
HEADINGS = {
    "cadre": ("姓名", 10), "home_area": ("派出地区", 24), "home_unit": ("派出单位", 28), "home_title": ("原任职务", 16),
    "host_area": ("接收地区", 24), "host_unit": ("接收单位", 28), "host_title": ("挂任职务", 16), "mode": ("方式", 12),
    "start": ("开始", 12), "end": ("结束", 12), "duration": ("时长", 8), "batch": ("批次", 30), "status": ("状态", 8),
    "document": ("文献", 24), "quote": ("原文", 60),
}  # fmt: skip
#: A workbook bears a date of its making; this one says nothing.
_EPOCH = datetime(2000, 1, 1)
#: So many characters a cell can hold.
_LONGEST = 32_000


def roster(store: Store) -> bytes:
    """Return the workbook, sorted by home area, unit and name; the same graph gives the same bytes."""
    table = next(one for one in TABLES if one.name == "placements")
    at = [table.columns.index(name) for name in HEADINGS]
    rows = [tuple(row[place] for place in at) for row in table_rows(store, table)]
    order = [list(HEADINGS).index(name) for name in ("home_area", "home_unit", "cadre", "start")]
    rows.sort(key=lambda row: (*(row[place] for place in order), row))
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": "派出干部名册", "created": _EPOCH})
        sheet = book.add_worksheet("名册")
        head = book.add_format({"bold": True, "bg_color": "#DDE6F0", "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for column, (heading, width) in enumerate(HEADINGS.values()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, head)
        for line, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if cell:
                    sheet.write_string(line, column, NOT_XML.sub("", cell)[:_LONGEST], body)
        sheet.autofilter(0, 0, max(1, len(rows)), len(HEADINGS) - 1)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
    return file.getvalue()
