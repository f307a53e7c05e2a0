"""What was set aside as the journal keeps it, and when it is tried again."""

from collections.abc import Sequence

from commands.book import Book
from sheets.in_thread import InThread
from sheets.journal_road import JournalRoad, Stored
from sheets.road.aside import Aside
from sheets.road.fact_rows import NewRow, rows_of


class KeptAside:
    """Entries that the Sheet refused, of one spreadsheet."""

    def __init__(self, journal: JournalRoad, spreadsheet_id: str, in_thread: InThread) -> None:
        self._journal = journal
        self._spreadsheet_id = spreadsheet_id
        self._in_thread = in_thread
        self._tried: dict[int, list[NewRow]] = {}
        """What was refused, by entry: different rows of it are worth another try."""

    async def newest(self, book: Book) -> Aside:
        """What was set aside. Where its rows would be different now, it is tried again at once."""
        aside = await self._read()
        mended = [
            one.seq
            for one in aside.refused
            if one.seq not in aside.returning
            and one.seq in self._tried
            and self._tried[one.seq] != list(rows_of(one, book))
        ]
        if not mended:
            return aside
        await self._take_back(mended)
        return await self._read()

    async def try_again(self) -> None:
        """Whatever was refused is tried once more, each group in a batch of its own: it may have been mended."""
        refused = [one.seq for one in (await self._read()).refused]
        if refused:
            await self._take_back(refused)

    def refused(self, entries: Sequence[Stored], book: Book) -> None:
        """Keep in mind with which rows these were set aside."""
        self._tried |= {one.seq: list(rows_of(one, book)) for one in entries}

    def arrived(self, seqs: Sequence[int]) -> None:
        """These stand in the Sheet now."""
        for seq in seqs:
            self._tried.pop(seq, None)

    async def _take_back(self, seqs: Sequence[int]) -> None:
        await self._in_thread(self._journal.take_back, self._spreadsheet_id, seqs)

    async def _read(self) -> Aside:
        rows = await self._in_thread(self._journal.aside, self._spreadsheet_id)
        stored = await self._in_thread(self._journal.entries, [row.seq for row in rows]) if rows else []
        return Aside.of(rows, stored)
