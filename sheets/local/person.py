"""A person at the browser: types into cells, sorts, inserts and deletes, through the public API.

What is typed is read by the file's locale, as the browser does it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from sheets.local import a1

_TIMEOUT = 30


@dataclass(frozen=True, slots=True)
class SheetsPerson:
    """One person and one file."""

    url: str
    spreadsheet_id: str
    token: str

    def _send(self, verb: str, path: str, body: Any = None, **query: str) -> Any:
        text = f"{self.url}/v4/spreadsheets/{self.spreadsheet_id}{path}?{urlencode(query)}"
        request = Request(  # noqa: S310 - the URL is the loopback server's own
            text,
            data=None if body is None else json.dumps(body).encode(),
            method=verb,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - same
                return json.load(answer)
        except HTTPError as refused:
            refused.add_note(refused.read().decode())
            raise

    def batch(self, requests: list[dict[str, Any]]) -> dict[str, Any]:
        """Send one spreadsheets.batchUpdate."""
        return cast("dict[str, Any]", self._send("POST", ":batchUpdate", {"requests": requests}))

    def sheet(self, tab: str) -> dict[str, Any]:
        """Return a tab's properties."""
        sheets = self._send("GET", "", fields="sheets.properties")["sheets"]
        for one in sheets:
            if one["properties"]["title"] == tab:
                return cast("dict[str, Any]", one["properties"])
        raise KeyError(tab)

    def tabs(self) -> list[str]:
        """Return the titles in their order."""
        sheets = self._send("GET", "", fields="sheets.properties.title")["sheets"]
        return [one["properties"]["title"] for one in sheets]

    # -- cells --------------------------------------------------------------------------------------------------

    def type(self, tab: str, cell: str, value: Any) -> None:
        """Type into a cell, or a list of rows from a cell on; "" empties it."""
        rows = value if isinstance(value, list) else [[value]]
        where = f"{a1.quoted(tab)}!{cell}"
        self._send(
            "PUT", f"/values/{quote(where, safe='')}", {"values": rows}, valueInputOption="USER_ENTERED"
        )

    def read(self, tab: str, cells: str = "") -> list[list[str]]:
        """Return what a tab shows, or a range of it."""
        return cast("list[list[str]]", self._values(tab, cells, "FORMATTED_VALUE"))

    def values(self, tab: str, cells: str = "") -> list[list[Any]]:
        """Return a tab's values unformatted, or those of a range of it."""
        return self._values(tab, cells, "UNFORMATTED_VALUE")

    def _values(self, tab: str, cells: str, option: str) -> list[list[Any]]:
        quoted = "'" + tab.replace("'", "''") + "'"
        where = quote(f"{quoted}!{cells}" if cells else quoted, safe="")
        answer = self._send("GET", f"/values/{where}", valueRenderOption=option, prettyPrint="false")
        return cast("list[list[Any]]", answer.get("values", []))

    # -- rows, columns, tabs ------------------------------------------------------------------------------------

    def sort(self, tab: str, column: str | int, *, descending: bool = False) -> None:
        """Sort everything below row 1 by a column (letters or index from 0)."""
        index = a1.column_index(column) if isinstance(column, str) else column
        order = "DESCENDING" if descending else "ASCENDING"
        area = {"sheetId": self.sheet(tab)["sheetId"], "startRowIndex": 1}
        spec = {"dimensionIndex": index, "sortOrder": order}
        self.batch([{"sortRange": {"range": area, "sortSpecs": [spec]}}])

    def insert_rows(self, tab: str, at: int, count: int = 1) -> None:
        """Insert blank rows before row `at` (as the grid numbers them, from 1)."""
        span = self._span(tab, "ROWS", at - 1, at - 1 + count)
        self.batch([{"insertDimension": {"range": span, "inheritFromBefore": at > 1}}])

    def delete_rows(self, tab: str, at: int, count: int = 1) -> None:
        """Delete rows from row `at` on (from 1)."""
        self.batch([{"deleteDimension": {"range": self._span(tab, "ROWS", at - 1, at - 1 + count)}}])

    def move_column(self, tab: str, source: str | int, to: str | int) -> None:
        """Move a column so that it stands before what is now column `to`."""
        first = a1.column_index(source) if isinstance(source, str) else source
        target = a1.column_index(to) if isinstance(to, str) else to
        span = self._span(tab, "COLUMNS", first, first + 1)
        self.batch([{"moveDimension": {"source": span, "destinationIndex": target}}])

    def insert_columns(self, tab: str, at: str | int, count: int = 1) -> None:
        """Insert blank columns before a column."""
        first = a1.column_index(at) if isinstance(at, str) else at
        span = self._span(tab, "COLUMNS", first, first + count)
        self.batch([{"insertDimension": {"range": span, "inheritFromBefore": first > 0}}])

    def delete_columns(self, tab: str, at: str | int, count: int = 1) -> None:
        """Delete columns from a column on."""
        first = a1.column_index(at) if isinstance(at, str) else at
        self.batch([{"deleteDimension": {"range": self._span(tab, "COLUMNS", first, first + count)}}])

    def move_rows(self, tab: str, at: int, to: int, count: int = 1) -> None:
        """Drag rows so that they stand before what is now row `to` (from 1)."""
        span = self._span(tab, "ROWS", at - 1, at - 1 + count)
        self.batch([{"moveDimension": {"source": span, "destinationIndex": to - 1}}])

    def copy_row(self, tab: str, at: int, to: int, *, makes_room: bool = False) -> None:
        """Copy a row and paste it over another one (from 1), or into a blank one that is inserted for it."""
        self._paste("copyPaste", tab, at, to, makes_room=makes_room)

    def cut_row(self, tab: str, at: int, to: int, *, makes_room: bool = False) -> None:
        """Cut a row out and paste it likewise: where it stood a blank row stays."""
        self._paste("cutPaste", tab, at, to, makes_room=makes_room)

    def _paste(self, kind: str, tab: str, at: int, to: int, *, makes_room: bool) -> None:
        span = self._span(tab, "ROWS", to - 1, to)
        room = [{"insertDimension": {"range": span, "inheritFromBefore": False}}] if makes_room else []
        source = self._rows(tab, at + 1 if makes_room and at >= to else at)
        corner = {"sheetId": span["sheetId"], "rowIndex": to - 1, "columnIndex": 0}
        where = self._rows(tab, to) if kind == "copyPaste" else corner
        self.batch([*room, {kind: {"source": source, "destination": where, "pasteType": "PASTE_NORMAL"}}])

    def _rows(self, tab: str, first: int, count: int = 1) -> dict[str, Any]:
        sheet_id = self.sheet(tab)["sheetId"]
        return {"sheetId": sheet_id, "startRowIndex": first - 1, "endRowIndex": first - 1 + count}

    def filter(self, tab: str, column: str | int, *hidden: str) -> None:
        """Switch the tab's filter on, hiding these values of a column."""
        index = a1.column_index(column) if isinstance(column, str) else column
        area = {"sheetId": self.sheet(tab)["sheetId"]}
        spec = {"columnIndex": index, "filterCriteria": {"hiddenValues": list(hidden)}}
        self.batch([{"setBasicFilter": {"filter": {"range": area, "filterSpecs": [spec]}}}])

    def unfilter(self, tab: str) -> None:
        """Switch the tab's filter off."""
        self.batch([{"clearBasicFilter": {"sheetId": self.sheet(tab)["sheetId"]}}])

    def merge(self, tab: str, cells: str) -> None:
        """Merge cells, `A2:A3`: all but the first are emptied."""
        self.batch([{"mergeCells": {"range": self._area(tab, cells), "mergeType": "MERGE_ALL"}}])

    def unmerge(self, tab: str, cells: str) -> None:
        """Take merged cells apart; what they held stays in the first."""
        self.batch([{"unmergeCells": {"range": self._area(tab, cells)}}])

    def note(self, tab: str, cell: str, words: str) -> None:
        """Attach a note (Insert > Note) to a cell."""
        rows = [{"values": [{"note": words}]}]
        self.batch([{"updateCells": {"range": self._area(tab, cell), "rows": rows, "fields": "note"}}])

    def _area(self, tab: str, cells: str) -> dict[str, Any]:
        found = a1.parse(f"{a1.quoted(tab)}!{cells}")
        if found is None:
            raise ValueError(cells)
        return {
            "sheetId": self.sheet(tab)["sheetId"],
            "startRowIndex": found.top,
            "endRowIndex": found.bottom,
            "startColumnIndex": found.left,
            "endColumnIndex": found.right,
        }

    def _span(self, tab: str, dimension: str, first: int, last: int) -> dict[str, Any]:
        sheet_id = self.sheet(tab)["sheetId"]
        return {"sheetId": sheet_id, "dimension": dimension, "startIndex": first, "endIndex": last}

    def rename_tab(self, tab: str, title: str) -> None:
        """Rename a tab."""
        properties = {"sheetId": self.sheet(tab)["sheetId"], "title": title}
        self.batch([{"updateSheetProperties": {"properties": properties, "fields": "title"}}])

    def move_tab(self, tab: str, index: int) -> None:
        """Drag a tab to a place among the others (from 0)."""
        properties = {"sheetId": self.sheet(tab)["sheetId"], "index": index}
        self.batch([{"updateSheetProperties": {"properties": properties, "fields": "index"}}])

    def set_locale(self, locale: str) -> None:
        """Choose the file's locale (File > Settings): it decides how numbers are typed and shown."""
        properties = {"locale": locale}
        self.batch([{"updateSpreadsheetProperties": {"properties": properties, "fields": "locale"}}])

    def delete_tab(self, tab: str) -> None:
        """Delete a tab."""
        self.batch([{"deleteSheet": {"sheetId": self.sheet(tab)["sheetId"]}}])

    def duplicate_tab(self, tab: str, title: str = "") -> None:
        """Duplicate a tab; Google puts "Copy of ..." before all others."""
        body: dict[str, Any] = {"sourceSheetId": self.sheet(tab)["sheetId"]}
        if title:
            body["newSheetName"] = title
        self.batch([{"duplicateSheet": body}])
