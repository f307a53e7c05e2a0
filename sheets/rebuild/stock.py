"""Stock out of `Produk` and `Mutasi Stok`, so that nothing counts twice. Pure.

The sum of a product's movements is `Stok` - `Dipesan`. The movements are facts and travel with their
order in one batch; the two cells follow within seconds, and the owner may have typed over one since.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from commands.edits.stock import added_cell, shelf_cell
from commands.entries import BY_SHEET, StockKind, StockMoved
from commands.rules.orders import RESERVING, Order, OrderStatus
from sheets.rebuild.rows import Movement


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
    net: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for m in movements:
        if m.kind is StockKind.ORDERED:
            taken[m.ref].append((m.sku, -m.quantity))
        if m.kind in (StockKind.ORDERED, StockKind.CANCELLED):
            net[m.ref][m.sku] += m.quantity
    for order in orders:
        waits = order.status is OrderStatus.CANCELLED and any(net[order.no].values())
        status = OrderStatus.NEW if waits else order.status
        yield replace(order, status=status, reserves=tuple(taken[order.no]))


def read_stock(
    cells: Iterable[Cells], movements: Sequence[Movement], orders: Mapping[str, Order], now: datetime
) -> StockRead:
    """What open orders reserve, and what is on the shelf: the sum of all movements, and what is reserved."""
    moved = list(_reserved(movements, orders, now))
    reserved, total = Counter[str](), Counter[str]()
    for one in moved:
        reserved[one.sku] -= one.quantity
    for movement in movements:
        total[movement.sku] += movement.quantity
    shown: list[tuple[str, str]] = []
    for cell in cells:
        if cell.shelf is None:
            continue
        pieces = total[cell.sku] + reserved[cell.sku]
        moved.append(StockMoved(f"awal/{cell.sku}", cell.sku, pieces, StockKind.RECOUNTED, "", now, BY_SHEET))
        shown.extend(_shown(cell, pieces, total[cell.sku]))
    return StockRead(tuple(moved), tuple(shown))


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


def _shown(cell: Cells, pieces: int, total: int) -> Iterator[tuple[str, str]]:
    """What the bot had shown in the cell. If it shows something else now, she typed it: the next look counts it."""
    shelf = cell.shelf or 0
    if cell.added and pieces - shelf == cell.added:
        yield added_cell(cell.sku), str(cell.added)  # counted already, and not emptied yet
    elif pieces != shelf and shelf - (cell.reserved or 0) != total:
        yield shelf_cell(cell.sku), str(pieces)
        return
    yield shelf_cell(cell.sku), str(shelf)
