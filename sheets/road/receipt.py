"""The receipt of a display batch: before it sets cells, it copies into `_mitra` what stands there. Pure.

The copies are made by the same request that sets the cells, so they are what was overwritten, whatever the owner did
in between; and they stay there, so that they can be read after an answer was lost.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#copypasterequest
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sheets.cells import Cell
from sheets.client import shown_after
from sheets.outcomes import Json
from sheets.road.batch import Ground
from sheets.road.refusals import Blame, blame
from sheets.tabs import MARKER
from sheets.workbook import quoted

logger = logging.getLogger(__name__)

FIRST_ROW = 3
"""Of `_mitra`, counted from 1: it holds the batch's number, and the copies stand below it, all in column A."""
ROOM = 100
"""So many rows at a time are added to `_mitra` when there are too few."""

COPY = "copyPaste"
"""The request that copies."""
STRIKES = 3
"""Refusals in a row that look as if something had merely moved."""

Where = tuple[str, int, str]
"""A cell: its tab, its row counted from 1, its header."""


@dataclass(slots=True)
class Receipt:
    """Which cells a batch copies. Neighbours in a column are one request."""

    number: int = 0
    """The batch's; 0 before it is on its way."""
    copies: int = 0
    """How many requests its copies are."""
    _rows: dict[tuple[str, str], set[int]] = field(default_factory=dict)

    def take(self, tab: str, row: int, headers: Iterable[str]) -> None:
        """Copy these cells of a row as well."""
        for header in headers:
            rows = self._rows.setdefault((tab, header), set())
            if row not in rows:
                rows.add(row)
                self.copies += 1 - (row - 1 in rows) - (row + 1 in rows)

    @property
    def columns(self) -> Mapping[str, list[str]]:
        """The headers of what is copied, by tab: like those that are written, they must stand where they stood."""
        found: dict[str, list[str]] = {}
        for tab, header in self._rows:
            found.setdefault(tab, []).append(header)
        return found

    @property
    def last_row(self) -> int:
        """The last row of `_mitra` that it takes."""
        return FIRST_ROW + sum(map(len, self._rows.values()))

    def requests(self, ground: Ground) -> list[Json]:
        """To be carried out before any of the cells is set."""
        sheet_id = ground.sheet_ids[MARKER]
        made: list[Json] = []
        if (missing := self.last_row - ground.marker_rows) > 0:
            room = {"sheetId": sheet_id, "dimension": "ROWS", "length": -(-missing // ROOM) * ROOM}
            made.append({"appendDimension": room})
        number = {"userEnteredValue": {"numberValue": self.number}}
        below = {"sheetId": sheet_id, "startRowIndex": FIRST_ROW - 1}
        below |= {"startColumnIndex": 0, "endColumnIndex": 1}
        fresh = {"range": below, "rows": [{"values": [number]}], "fields": "userEnteredValue"}
        made.append({"updateCells": fresh})  # and nothing below: what is not copied shows nothing
        at = FIRST_ROW + 1
        for tab, header, first, last in self._stretches():
            made.append(_copy(ground, tab, header, (first, last), at))
            at += last - first + 1
        return made

    def shows(self, ground: Ground) -> str:
        """The A1 range that it takes."""
        return f"{quoted(ground.titles.get(MARKER, MARKER))}!A{FIRST_ROW}:A{self.last_row}"

    def read(self, response: Json, ground: Ground) -> Mapping[Where, Cell]:
        """What stood in the cells when the batch was applied; empty if the answer does not hold this receipt."""
        block = next(
            (
                block.rows
                for block in shown_after(response)
                if block.sheet_id == ground.sheet_ids.get(MARKER) and block.first_row == FIRST_ROW
            ),
            [],
        )
        column = [row[0] if row else None for row in block]
        if not column or column[0] != self.number:
            return {}
        cells = [*column[1:], *[None] * (self.last_row - FIRST_ROW + 1 - len(column))]
        places = (
            (tab, row, header)
            for tab, header, first, last in self._stretches()
            for row in range(first, last + 1)
        )
        return dict(zip(places, cells, strict=True))

    def _stretches(self) -> Iterator[tuple[str, str, int, int]]:
        """Tab, header, first and last row, in the order in which they stand below each other."""
        for (tab, header), rows in self._rows.items():
            first = last = 0
            for row in sorted(rows):
                if first and row == last + 1:
                    last = row
                    continue
                if first:
                    yield tab, header, first, last
                first = last = row
            yield tab, header, first, last


@dataclass(slots=True)
class Receipts:
    """Whether Google takes receipts now. Where it refuses them, batches go without, at least until the next start."""

    is_on: bool = True
    _strikes: int = 0

    def refused(self, why: str) -> None:
        """Google refused a batch for its receipt: rows or a tab may have gone, or it will not have receipts at all."""
        self._strikes += 1
        if blame(why) is not Blame.GROUND or self._strikes >= STRIKES:
            logger.warning("batches go without receipts: %s", why)
            self.is_on = False

    def made(self) -> None:
        """A batch with its receipt was applied."""
        self._strikes = 0


def _copy(ground: Ground, tab: str, header: str, rows: tuple[int, int], at: int) -> Json:
    index = ground.layouts[tab].positions[header]
    first, last = rows
    source = {"startRowIndex": first - 1, "endRowIndex": last}
    source |= {"startColumnIndex": index, "endColumnIndex": index + 1}
    # One cell, from which all of it goes downwards: should Google leave out rows that a filter hides, nothing repeats.
    destination = {"startRowIndex": at - 1, "endRowIndex": at, "startColumnIndex": 0, "endColumnIndex": 1}
    return {
        COPY: {
            "source": {"sheetId": ground.sheet_ids[tab]} | source,
            "destination": {"sheetId": ground.sheet_ids[MARKER]} | destination,
            "pasteType": "PASTE_VALUES",
        }
    }
