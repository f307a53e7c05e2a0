"""A person at the browser: types into cells, sorts, inserts and deletes, through the public API.

What is typed is read by the file's locale, as the browser does it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast
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
        with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - same
            return json.load(answer)

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

    def _span(self, tab: str, dimension: str, first: int, last: int) -> dict[str, Any]:
        sheet_id = self.sheet(tab)["sheetId"]
        return {"sheetId": sheet_id, "dimension": dimension, "startIndex": first, "endIndex": last}

    def rename_tab(self, tab: str, title: str) -> None:
        """Rename a tab."""
        properties = {"sheetId": self.sheet(tab)["sheetId"], "title": title}
        self.batch([{"updateSheetProperties": {"properties": properties, "fields": "title"}}])

    def delete_tab(self, tab: str) -> None:
        """Delete a tab."""
        self.batch([{"deleteSheet": {"sheetId": self.sheet(tab)["sheetId"]}}])

    def duplicate_tab(self, tab: str, title: str = "") -> None:
        """Duplicate a tab; Google puts "Copy of ..." before all others."""
        body: dict[str, Any] = {"sourceSheetId": self.sheet(tab)["sheetId"]}
        if title:
            body["newSheetName"] = title
        self.batch([{"duplicateSheet": body}])
