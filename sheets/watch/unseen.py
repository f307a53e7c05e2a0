"""What a look does not show is asked of the journal: how orders ended, and which rows have not arrived yet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from commands.entries.people import MemberSet
from commands.entries.sheet import JournalRebuilt
from commands.entries.stock import StockMoved
from commands.rules.orders import OrderStatus
from sheets.cells import shown
from sheets.decided import movement_key
from sheets.decisions import SheetDecisions
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.tabs import MUTASI_STOK, PESANAN
from sheets.watch.look import Look
from sheets.watch.nameless import order_number
from sheets.watch.open_orders import BRING_ROWS, OpenOrders
from sheets.watch.readings import Readings

AT_ONCE = 500
"""Facts asked for in one statement."""


@dataclass(slots=True)
class Unseen:
    """The journal of one spreadsheet."""

    journal: Journal
    decisions: SheetDecisions
    spreadsheet_id: str
    in_thread: InThread
    _ended: dict[str, OrderStatus] = field(default_factory=dict)
    _movements: dict[str, StockMoved | None] = field(default_factory=dict)

    async def ended(self, readings: Readings) -> Mapping[str, OrderStatus]:
        """How the orders ended that stand here and are open no longer: asked of history, each while it is seen."""
        reading = readings.tabs.get(PESANAN)
        numbers = {order_number(row) for row in reading.every} if reading is not None else set()
        numbers -= {"", *self.decisions.book.orders}
        new = numbers - self._ended.keys()
        found = await self.in_thread(self.journal.history.ended, new) if new else {}
        kept = {no: status for no, status in self._ended.items() if no in numbers}
        self._ended = kept | found
        return self._ended

    async def movements(self, look: Look) -> Mapping[int, StockMoved]:
        """What the rows of `Mutasi Stok` that stand here tell, by row: as far as this journal wrote them."""
        tab = look.tabs.get(MUTASI_STOK)
        shows = {} if tab is None else {row: shown(tab.cell(row, "ID")) for row in tab.rows}
        times = Counter(shows.values())
        rows = {row: number for row, number in shows.items() if number and times[number] == 1}
        new = [number for number in rows.values() if number not in self._movements]
        found = await self.in_thread(self._told_by, new) if new else {}
        self._movements = {number: found.get(number, self._movements.get(number)) for number in rows.values()}
        return {row: moved for row, number in rows.items() if (moved := self._movements[number]) is not None}

    def _told_by(self, numbers: Sequence[str]) -> dict[str, StockMoved]:
        """What a rebuild read there may say less than the row."""
        rebuilt = self.journal.newest(JournalRebuilt.type)
        found: dict[str, StockMoved] = {}
        for first in range(0, len(numbers), AT_ONCE):
            keys = [movement_key(number) for number in numbers[first : first + AT_ONCE]]
            for one in self.journal.road.named(keys):
                if isinstance(one.entry, StockMoved) and (rebuilt is None or one.at > rebuilt.at):
                    found[one.entry.id] = one.entry
        return found

    async def open_orders(self) -> OpenOrders:
        """The open orders of now, and which of their rows have arrived."""
        book = self.decisions.book
        orders, lost = dict(book.orders), dict(book.lost)
        on_their_way = await self.in_thread(
            self.journal.road.undelivered_keys, self.spreadsheet_id, BRING_ROWS
        )
        return OpenOrders(orders, lost, on_their_way)

    async def awaited_members(self) -> frozenset[str]:
        """People of the team whose rows have not arrived: nobody deleted them."""
        awaited = await self.in_thread(
            self.journal.road.undelivered_of, self.spreadsheet_id, [MemberSet.type]
        )
        return frozenset(one.entry.member.key for one in awaited if isinstance(one.entry, MemberSet))
