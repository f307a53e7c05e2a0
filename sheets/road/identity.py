"""Keeps the file's identity: which file it is, and that one journal alone works on it.

A new journal on a used Sheet signs `_mitra!E1` and waits: a Mitra that is at work there sees the foreign name at its
next look and answers with a batch of its own. Whoever finds a number in A1 that it did not leave there stops.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from commands.replies.sheet import RoadState
from sheets.cells import write_text
from sheets.client import SheetsClient
from sheets.identity import MARKER_CELLS, Known, Marker, Standing, judge
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.outcomes import BAD_REQUEST, Json, Refused, UnreadableSheetError
from sheets.rebuild.pages import StoppedError
from sheets.road.certainty import marker_for_certain
from sheets.road.errors import HeldError
from sheets.tabs import MARKER
from sheets.workbook import Workbook

HELD = {
    Standing.COPY: RoadState.COPY,
    Standing.FOREIGN: RoadState.COPY,
    Standing.OLD_VERSION: RoadState.OLD_VERSION,
    Standing.OTHER_WRITER: RoadState.OTHER_WRITER,
    Standing.OLD_JOURNAL: RoadState.OLD_JOURNAL,
}


class NotOursError(HeldError):
    """This is another file than the journal's, or not as the journal left it."""

    def __init__(self, standing: Standing) -> None:
        super().__init__(HELD[standing], standing.value)
        self.standing = standing


class Identity:
    """Awaited by one task. `lag`: how far a read may be behind a write; `answer`: how long a claim waits. Seconds."""

    def __init__(
        self,
        client: SheetsClient,
        journal: Journal,
        instance: str,
        in_thread: InThread,
        lag: float,
        answer: float,
        stopping: asyncio.Event,
    ) -> None:
        self._client = client
        self._journal = journal
        self._instance = instance
        self._in_thread = in_thread
        self._lag = timedelta(seconds=lag)
        self._answer = answer
        self._stopping = stopping
        self._claim: tuple[Marker, float] | None = None
        """What `_mitra` held when we signed it, and until when an answer is waited for."""
        self._signature: list[Json] = []
        self._is_doubted = False
        """It was surely not ours at the last meeting: until it surely is, no read that may lag is believed."""

    async def check(self, marker: Marker) -> bool:
        """False: this read is older than our last batch. Raises NotOursError if the file is not as we left it."""
        return self._is_current(marker, await self._known(), is_certain=False)

    async def signature(self, marker: Marker) -> list[Json]:
        """What a batch must write so that others see who works here; empty: they can see it."""
        is_signed = marker.writer == self._instance and (await self._known()).has_signed
        return [] if is_signed else self._signature

    async def meet(self, found: Workbook, marker: Marker, *, is_certain: bool) -> None:
        """Check the file before anything is read from it; a journal that is new to a used one signs it.

        `is_certain`: what a plain read shows is not enough. Raises NotOursError and UnreadableSheetError.
        """
        is_certain = is_certain or self._is_doubted
        if is_certain:
            marker = await self._marker(found)
        known = await self._known()
        self._is_doubted = is_certain
        self._is_current(marker, known, is_certain=is_certain)
        self._is_doubted = False
        self._signature = [*_widening(found), _signing(found, self._instance)]
        if known.left is None and self._claim is None:
            await self._sign(found, marker)
        elif known.left is not None and not known.network_id:
            await self._in_thread(self._journal.identity.keep_network, marker.network_id)

    async def confirm(self, found: Workbook) -> None:
        """Wait for an answer to our signature, before anything is recorded; then the file is ours.

        Raises NotOursError if another Mitra answered, UnreadableSheetError, and StoppedError if the process ends.
        """
        if self._claim is None:
            return
        claimed, until = self._claim
        if claimed.writer == self._instance:
            await self._wait(until - time.monotonic())
            now = await self._marker(found)
            if (now.batch, now.writer) != (claimed.batch, self._instance):
                self._claim = None
                raise NotOursError(Standing.OTHER_WRITER)
        spreadsheet_id = self._client.spreadsheet_id
        accept = self._journal.identity.accept
        await self._in_thread(accept, spreadsheet_id, claimed.batch, claimed.network_id)
        self._claim = None

    async def _sign(self, found: Workbook, marker: Marker) -> None:
        """On a Sheet that nobody worked on yet there is nobody to answer: the first batch signs it."""
        if marker.batch == 0 and marker.writer in ("", self._instance):
            self._claim = replace(marker, writer=""), time.monotonic()
            return
        signed = await self._marker(found, self._signature)
        self._signature = [_signing(found, self._instance)]
        self._claim = signed, time.monotonic() + self._answer

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), max(0.0, seconds))
        if self._stopping.is_set():
            raise StoppedError

    async def _known(self) -> Known:
        return await self._in_thread(self._journal.identity.known, self._client.spreadsheet_id, self._lag)

    async def _marker(self, found: Workbook, requests: Sequence[Json] = ()) -> Marker:
        marker_sheet = found.tabs[MARKER].sheet_id
        marker = await self._in_thread(marker_for_certain, self._client, marker_sheet, requests)
        if isinstance(marker, Refused) and marker.status == BAD_REQUEST:
            # She protected the bot's own tab, or took a cell away.
            raise HeldError(RoadState.STRUCTURE, MARKER)
        if not isinstance(marker, Marker):
            raise UnreadableSheetError(marker)
        return marker

    @staticmethod
    def _is_current(marker: Marker, known: Known, *, is_certain: bool) -> bool:
        standing = judge(marker, known, is_certain=is_certain)
        if standing in HELD:
            raise NotOursError(standing)
        return standing is Standing.OURS


def _widening(found: Workbook) -> list[Json]:
    """Workbooks that were set up before have no room for a name in `_mitra` yet."""
    tab = found.tabs[MARKER]
    missing = MARKER_CELLS - tab.column_count
    widen = {"appendDimension": {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "length": missing}}
    return [widen] if missing > 0 else []


def _signing(found: Workbook, instance: str) -> Json:
    """Write the journal's name into `_mitra!E1`."""
    start = {"sheetId": found.tabs[MARKER].sheet_id, "rowIndex": 0, "columnIndex": MARKER_CELLS - 1}
    cells = [{"values": [{"userEnteredValue": write_text(instance)}]}]
    return {"updateCells": {"start": start, "rows": cells, "fields": "userEnteredValue"}}
