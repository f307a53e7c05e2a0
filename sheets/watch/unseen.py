"""What a look does not show is asked of the journal: how orders ended, and which rows have not arrived yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from commands.entries import MemberSet
from commands.rules.orders import OrderStatus
from sheets.decisions import SheetDecisions
from sheets.in_thread import InThread
from sheets.journal import Journal
from sheets.tabs import PESANAN
from sheets.watch.nameless import order_number
from sheets.watch.open_orders import BRING_ROWS, OpenOrders
from sheets.watch.readings import Readings


@dataclass(slots=True)
class Unseen:
    """The journal of one spreadsheet."""

    journal: Journal
    decisions: SheetDecisions
    spreadsheet_id: str
    in_thread: InThread
    _ended: dict[str, OrderStatus] = field(default_factory=dict)

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
