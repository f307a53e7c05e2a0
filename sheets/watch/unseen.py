"""What a look does not show is asked of the journal: how orders ended, and which rows have not arrived yet."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from commands.entries.orders import OrderAmended, OrderPlaced
from commands.entries.people import MemberSet
from commands.entries.sheet import JournalRebuilt
from commands.entries.stock import StockMoved
from commands.lost import line_key
from commands.rules.orders import Order, OrderStatus
from sheets.cells import shown
from sheets.decided import movement_key, placed_key
from sheets.decisions import SheetDecisions
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.tabs import MUTASI_STOK, PESANAN
from sheets.watch.look import Look
from sheets.watch.nameless import order_number
from sheets.watch.open_orders import BRING_ROWS, OpenOrders
from sheets.watch.readings import Readings
from sheets.watch.unseen_money import Money, UnseenMoney

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
    _money: UnseenMoney = field(init=False)

    def __post_init__(self) -> None:
        self._money = UnseenMoney(self.journal)

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

    async def placed(self, readings: Readings, known: Collection[str]) -> Mapping[str, Order]:
        """As they were placed, open orders whose rows stand here and are not among the `known` ones (plain keys)."""
        reading = readings.tabs.get(PESANAN)
        rows = reading.rows if reading is not None else ()
        new = [
            row.value.no
            for row in rows
            if row.key not in known and row.value.no in self.decisions.book.orders
        ]
        return await self.in_thread(self._placed, new) if new else {}

    def _placed(self, numbers: Sequence[str]) -> dict[str, Order]:
        found: dict[str, Order] = {}
        for first in range(0, len(numbers), AT_ONCE):
            for one in self.journal.road.named([placed_key(no) for no in numbers[first : first + AT_ONCE]]):
                if isinstance(one.entry, OrderPlaced):
                    found[one.entry.order.no] = one.entry.order
        return found

    async def money(self, readings: Readings) -> Money:
        """What rows of `Pembayaran` and `Saldo` that stand here tell."""
        found: Money = await self.in_thread(self._money.find, readings, list(self.decisions.book.payments))
        return found

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
        orders, lost, waiting = dict(book.orders), dict(book.lost), dict(book.payments)
        on_their_way = await self.in_thread(
            self.journal.road.undelivered_keys, self.spreadsheet_id, BRING_ROWS
        )
        amended = await self.in_thread(
            self.journal.road.undelivered_of, self.spreadsheet_id, [OrderAmended.type]
        )
        new_lines = frozenset(
            key for one in amended if isinstance(one.entry, OrderAmended) for key in _new_lines(one.entry)
        )
        return OpenOrders(orders, lost, on_their_way, new_lines, waiting)

    async def awaited_members(self) -> frozenset[str]:
        """People of the team whose rows have not arrived: nobody deleted them."""
        awaited = await self.in_thread(
            self.journal.road.undelivered_of, self.spreadsheet_id, [MemberSet.type]
        )
        return frozenset(one.entry.member.key for one in awaited if isinstance(one.entry, MemberSet))


def _new_lines(amended: OrderAmended) -> Iterator[str]:
    """The keys of the rows that it brings."""
    count = len(amended.order.lines)
    yield from (line_key(amended.order.no, place) for place in range(count - amended.added + 1, count + 1))
