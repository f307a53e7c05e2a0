"""Stock out of `Produk` and `Mutasi Stok`, so that nothing counts twice. Pure.

The sum of a product's movements is `Stok` - `Dipesan`. The movements are facts and travel with their
order in one batch; the two cells follow within seconds, and the owner may have typed over one since.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import accumulate

from commands.amending import AMENDS
from commands.edits.stock import added_cell, shelf_cell
from commands.entries.sheet import BY_SHEET
from commands.entries.stock import StockKind, StockMoved
from commands.rules.orders import RESERVING, Order, OrderStatus
from sheets.rebuild.rows import Movement

_SENT = frozenset({OrderStatus.SHIPPED, OrderStatus.DONE})


@dataclass(frozen=True, slots=True)
class Cells:
    """A product's three cells; None: empty."""

    sku: str
    shelf: int | None
    added: int | None
    reserved: int | None


@dataclass(frozen=True, slots=True)
class StockRead:
    """The movements with which the journal begins, and what the shared cells showed last."""

    moved: tuple[StockMoved, ...]
    shown: tuple[tuple[str, str], ...]


def with_reserves(orders: Iterable[Order], movements: Iterable[Movement]) -> Iterator[Order]:
    """Each order with what it took from the shelf.

    One that says `Batal` while its goods were never freed was edited while no bot was there. It is still
    Baru, and the next look carries the edit out as it carries out any other.
    """
    taken: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    amended = set[str]()
    net: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for m in movements:
        if m.kind is StockKind.ORDERED:
            taken[m.ref].append((m.sku, -m.quantity))
        if AMENDS in m.id:
            amended.add(m.ref)
        if m.kind in (StockKind.ORDERED, StockKind.CANCELLED):
            net[m.ref][m.sku] += m.quantity
    for order in orders:
        waits = order.status is OrderStatus.CANCELLED and any(net[order.no].values())
        status = OrderStatus.NEW if waits else order.status
        # An amended order frees a part of what it took, and may take more: it holds the rest.
        held = tuple((sku, -pieces) for sku, pieces in net[order.no].items() if pieces)
        is_amended = order.no in amended
        yield replace(order, status=status, reserves=held if is_amended else tuple(taken[order.no]))


def read_stock(
    cells: Iterable[Cells], movements: Sequence[Movement], orders: Mapping[str, Order], now: datetime
) -> StockRead:
    """What open orders reserve, and what is on the shelf: the sum of all movements, and what is reserved."""
    moved = list(_reserved(movements, orders, now))
    reserved = Counter[str]()
    for one in moved:
        reserved[one.sku] -= one.quantity
    told = _told_of_each(movements, orders)
    shown: list[tuple[str, str]] = []
    for cell in cells:
        if cell.shelf is None:
            continue
        of_sku = told[cell.sku]
        pieces = of_sku.total + reserved[cell.sku]
        moved.append(StockMoved(f"awal/{cell.sku}", cell.sku, pieces, StockKind.RECOUNTED, "", now, BY_SHEET))
        shown.extend(_shown(cell, pieces, of_sku))
    return StockRead(tuple(moved), tuple(shown))


@dataclass(slots=True)
class _Told:
    """What the rows say of one product: the sum of its movements, and pieces one by one."""

    total: int = 0
    received: list[int] = field(default_factory=list)
    """What was made, the newest last."""
    sent: list[int] = field(default_factory=list)
    """What each order took along that left."""


def _told_of_each(movements: Iterable[Movement], orders: Mapping[str, Order]) -> Mapping[str, _Told]:
    told = defaultdict[str, _Told](_Told)
    for movement in movements:
        told[movement.sku].total += movement.quantity
        if movement.kind is StockKind.RECEIVED:
            told[movement.sku].received.append(movement.quantity)
    for order in orders.values():
        if order.status in _SENT:
            taken = Counter[str]()
            for sku, pieces in order.reserves:
                taken[sku] += pieces
            for sku, pieces in taken.items():
                told[sku].sent.append(pieces)
    return told


def _reserved(
    movements: Iterable[Movement], orders: Mapping[str, Order], now: datetime
) -> Iterator[StockMoved]:
    """The movements of orders whose goods are still at home."""
    for m in movements:
        order = orders.get(m.ref)
        if order is None or order.status not in RESERVING:
            continue
        if m.kind is StockKind.ORDERED:
            yield StockMoved(m.id, m.sku, m.quantity, m.kind, m.ref, order.placed_at, order.by)
        elif m.kind is StockKind.CANCELLED:
            yield StockMoved(m.id, m.sku, m.quantity, m.kind, m.ref, now, BY_SHEET)


def _shown(cell: Cells, pieces: int, told: _Told) -> Iterator[tuple[str, str]]:
    """What the bot had shown in the cells. If they show something else now, she typed it: the next look counts it.

    `Stok` showed what belongs to the `Dipesan` beside it; or, if only `Dipesan` had not followed yet, what is right.
    """
    shelf, added = cell.shelf or 0, cell.added or 0
    right = (pieces, told.total + (cell.reserved or 0))
    if shelf in right:
        yield shelf_cell(cell.sku), str(shelf)
    elif added and shelf + added in right and added in accumulate(reversed(told.received)):
        yield added_cell(cell.sku), str(added)  # counted already, and not emptied yet
        yield shelf_cell(cell.sku), str(shelf)
    else:
        yield shelf_cell(cell.sku), str(_before_her_count(cell, pieces, told))


def _before_her_count(cell: Cells, pieces: int, told: _Told) -> int:
    """What `Stok` showed when she typed over it: her number is a difference to that.

    `Dipesan` tells it, since nobody types there: what it holds beyond what is reserved now was sent meanwhile,
    and must be whole orders. If it is not, nobody knows what she saw: her number is what stands there now.
    """
    sent_since = told.total + (cell.reserved or 0) - pieces
    return pieces + sent_since if _adds_up(sent_since, told.sent) else pieces


def _adds_up(pieces: int, parts: Iterable[int]) -> bool:
    """Whether some of the parts are so many pieces together."""
    if pieces < 0:
        return False
    sums = 1  # bit n: some of the parts are n
    for part in parts:
        if 0 < part <= pieces:
            sums |= (sums << part) & ((2 << pieces) - 1)
    return bool(sums >> pieces & 1)
